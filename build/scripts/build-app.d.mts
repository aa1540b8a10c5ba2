export function buildApp(): boolean;
