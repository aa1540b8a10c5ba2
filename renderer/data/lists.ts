/** The list with one entry changed. */
export function withEntry<T>(list: readonly T[], index: number, changes: Partial<T>): T[] {
  return list.map((entry, at) => (at === index ? { ...entry, ...changes } : entry));
}

/** The list without one entry. */
export function withoutEntry<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index);
}

/** Entries that have no identity but their place, with that place as their key. */
export function placed<T>(list: readonly T[]): { entry: T; index: number; key: string }[] {
  return list.map((entry, index) => ({ entry, index, key: `place-${index}` }));
}
