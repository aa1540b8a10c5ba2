import { useEffect, useRef } from 'react';

/** A key press, from this page or passed on by the document viewer. Matched by place on the keyboard, in any layout. */
export interface KeyPress {
  code: string;
  /** Ctrl, or Cmd on macOS. */
  mod: boolean;
  shift: boolean;
  alt: boolean;
  target: Element | null;
  preventDefault(): void;
}

export interface KeyBinding {
  /** `event.code`, as in `KeyN`. */
  code: string;
  mod?: boolean;
  shift?: boolean;
  alt?: boolean;
  /** Also while somebody types in a field or a dialog is open. */
  everywhere?: boolean;
  /** It changes records: does nothing in a vault that is open for looking only. */
  writes?: boolean;
  /** Answers false to leave the key to the next binding and to the browser. */
  run(press: KeyPress): unknown;
}

/** Which bindings are in force at all. */
let policy = { letters: true, writes: true };

/**
 * @param changes.letters false switches single characters off, as somebody who dictates or whose hand trembles needs
 * (WCAG 2.1.4); chords and keys without a character stay.
 * @param changes.writes false for a vault that is open for looking only.
 */
export function setKeyPolicy(changes: Partial<typeof policy>): void {
  policy = { ...policy, ...changes };
}

type Bindings = { current: readonly KeyBinding[] };
const layers: Bindings[] = [];

export const isMac = (): boolean => navigator.platform.startsWith('Mac');

/** Binds keys while the component is on the page. Later components come first. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const layer = useRef(bindings);
  layer.current = bindings;
  useEffect(() => {
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
    };
  }, []);
}

/** Runs the binding of a key press. False when there is none. */
export function pressKey(press: KeyPress): boolean {
  const busy = isTyping(press.target) || document.querySelector('[aria-modal="true"]') !== null;
  for (const layer of layers.toReversed()) {
    for (const binding of layer.current) {
      if (!matches(binding, press) || (busy && !binding.everywhere) || !inForce(binding)) continue;
      if (binding.run(press) === false) continue;
      press.preventDefault();
      return true;
    }
  }
  return false;
}

/** Listens to the keys of this page. Returns a function that stops. */
export function listenToKeys(): () => void {
  const listener = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    pressKey({
      code: event.code,
      mod: isMac() ? event.metaKey : event.ctrlKey,
      shift: event.shiftKey,
      alt: event.altKey,
      target: event.target instanceof Element ? event.target : null,
      preventDefault: () => event.preventDefault(),
    });
  };
  window.addEventListener('keydown', listener);
  return () => window.removeEventListener('keydown', listener);
}

/** True for an element that takes typed text. */
export function isTyping(target: Element | null): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Codes of keys that write a character (UI Events KeyboardEvent code Values, 3.1.1). */
const character =
  /^(Key[A-Z]|Digit\d|Slash|Comma|Period|Semicolon|Quote|Bracket(Left|Right)|Backslash|Backquote|Minus|Equal|Intl\w+)$/;

function inForce({ code, mod, alt, writes }: KeyBinding): boolean {
  const single = mod !== true && alt !== true && character.test(code);
  return (policy.letters || !single) && (policy.writes || writes !== true);
}

function matches(binding: KeyBinding, press: KeyPress): boolean {
  return (
    binding.code === press.code &&
    (binding.mod ?? false) === press.mod &&
    (binding.shift ?? false) === press.shift &&
    (binding.alt ?? false) === press.alt
  );
}
