import type { KeyBinding } from './hotkeys';

interface List {
  ids: readonly string[];
  chosen: string | null;
  choose(id: string): void;
  /** Where editing begins; the first field of the details unless told otherwise. */
  edit?(): void;
}

/** The keys of a list with the details of the chosen line beside it. */
export function listBindings({ ids, chosen, choose, edit = focusDetails }: List): KeyBinding[] {
  const at = chosen === null ? -1 : ids.indexOf(chosen);
  const step = (by: number) => () => {
    const next = ids[Math.max(0, Math.min(ids.length - 1, at + by))];
    if (next === undefined) return false;
    choose(next);
    return true;
  };
  return [
    { code: 'ArrowDown', run: step(1) },
    { code: 'ArrowUp', run: step(-1) },
    { code: 'PageDown', run: step(10) },
    { code: 'PageUp', run: step(-10) },
    { code: 'Enter', run: ({ target }) => (onList(target) ? edit() : false) },
    { code: 'KeyE', run: () => edit() },
    { code: 'F6', everywhere: true, run: ({ target }) => (target?.closest('.insp') ? focusList() : focusDetails()) },
    { code: 'Escape', everywhere: true, run: ({ target }) => (target?.closest('.insp') ? focusList() : false) },
  ];
}

const onList = (target: Element | null): boolean => target === document.body || (target?.matches('.pick') ?? false);

/** Puts the keyboard on the chosen line. */
export const focusList = (): void => document.querySelector<HTMLElement>('.pick[tabindex="0"]')?.focus();

/** Puts the keyboard on a field of the details, the first one unless another is named by a selector. */
export function focusDetails(field = 'input, select, textarea'): void {
  const found = document.querySelector<HTMLElement>(`.insp :is(${field})`);
  found?.focus();
  if (found instanceof HTMLInputElement) found.select();
}
