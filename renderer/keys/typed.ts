/** What stood in a text field when it was entered: as long as it differs, Ctrl Z belongs to the field. */
const atEntry = new WeakMap<Element, string>();

/** Tells that a text field was entered. */
export function entered(field: HTMLInputElement | HTMLTextAreaElement): void {
  atEntry.set(field, field.value);
}

/** True while the browser's own undo has typing to take back in this field. Fields that save nothing keep it to themselves. */
export function hasOwnUndo(target: Element | null): boolean {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return false;
  if (['checkbox', 'radio'].includes(target.type)) return false;
  const value = atEntry.get(target);
  return value === undefined || value !== target.value;
}
