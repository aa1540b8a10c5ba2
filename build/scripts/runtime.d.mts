export const projectRoot: string;
export function electronBinary(): string | null;
export type Runtime = { kind: 'electron' | 'chromium'; program: string };
export function chooseRuntime(): Promise<Runtime | null>;
export function hasDisplay(): boolean;
export function runApp(
  runtime: Runtime,
  how?: { args?: string[]; env?: NodeJS.ProcessEnv; headless?: boolean },
): Promise<number>;
