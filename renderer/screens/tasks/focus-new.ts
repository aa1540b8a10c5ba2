/** Puts the keyboard into the first text of a row that was just made. */
export function focusNew(id: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-new="${id}"] :is(textarea, select)`)?.focus());
}
