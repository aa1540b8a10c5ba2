export function prepareRuntime(): Promise<string>;
