import { copyPlain, selectedText } from '../data/clipboard';

/** What the viewer tells the page around it; it hears nothing back. Only the app can frame this page (frame-ancestors). */
export type ViewerSays =
  | { type: 'page'; page: number; pages: number }
  | { type: 'copied'; text: string }
  | { type: 'key'; code: string; ctrl: boolean; shift: boolean; meta: boolean; alt: boolean };

/** Tells the page around the viewer. */
export function tellParent(message: ViewerSays): void {
  if (window.parent !== window) window.parent.postMessage(message, '*');
}

/** Chords that belong to the viewer or to the text in it: copy, cut, paste, select all. */
const own = new Set(['KeyC', 'KeyX', 'KeyV', 'KeyA']);

/** True for a key that the app acts on, wherever the focus is: Escape, F6 and chords with Ctrl or Cmd. Never typed text. */
export function belongsToApp(press: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey'>): boolean {
  if (press.code === 'Escape' || press.code === 'F6') return true;
  return (press.ctrlKey || press.metaKey) && !own.has(press.code) && !press.code.startsWith('Control');
}

/** Hands copied text over: whoever puts it on the clipboard takes it off again at the lock. */
export function forwardCopies(): void {
  document.addEventListener('copy', (event) => {
    const text = selectedText();
    if (text === '') return;
    copyPlain(event, text);
    tellParent({ type: 'copied', text });
  });
}

/** Passes on the keys that the viewer has not used itself. */
export function forwardKeys(): void {
  window.addEventListener('keydown', (press) => {
    if (press.defaultPrevented || press.isComposing || !belongsToApp(press)) return;
    press.preventDefault();
    const { code, ctrlKey, shiftKey, metaKey, altKey } = press;
    tellParent({ type: 'key', code, ctrl: ctrlKey, shift: shiftKey, meta: metaKey, alt: altKey });
  });
}
