/**
 * What stands behind the program's name, from the first word that is no switch: a command of the command line. Null for
 * an ordinary start: the app with its windows takes switches only.
 * @param packaged outside of a package the app's own folder stands first.
 */
export function commandIn(argv: readonly string[], packaged: boolean): string[] | null {
  const words = argv.slice(packaged ? 1 : 2);
  const first = words.findIndex((word) => !word.startsWith('-'));
  return first < 0 ? null : words.slice(first);
}
