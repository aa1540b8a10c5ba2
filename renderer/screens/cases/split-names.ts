/** Names from a text that separates them by commas, semicolons or lines. */
export function splitNames(text: string): string[] {
  const names = text.split(/[,;\n]/).map((name) => name.trim().replace(/\s+/g, ' '));
  return [...new Set(names.filter((name) => name !== ''))];
}
