export interface Messages {
  [key: string]: string | Messages;
}
export const pluralForms: Readonly<Record<string, readonly string[]>>;
export function leaves(messages: Messages, path?: string): [key: string, text: string][];
export function compareLanguages(languages: Readonly<Record<string, Messages>> & { readonly en: Messages }): string[];
export function compareWithCode(
  english: Messages,
  sources: readonly (readonly [file: string, code: string])[],
): string[];
export function hardCoded(file: string, code: string): string[];
