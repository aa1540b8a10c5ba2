/**
 * Tells the shell about keys. The page has each key before the shell answers, so `before-input-event` sees keys but its
 * `preventDefault` cannot take one back; a menu accelerator acts when the page itself left the key alone, and then the
 * page's default action is stopped.
 */
export function reportKeys(send: (message: object) => void, first: string[]) {
  let accelerators = new Set(first);
  let active = 0;
  const alive = () => {
    const now = Date.now();
    if (now - active < 1000) return;
    active = now;
    send({ t: 'activity' });
  };
  const report = (event: KeyboardEvent) => {
    if (!event.isTrusted) return;
    send({
      t: 'key',
      input: {
        type: event.type === 'keydown' ? 'keyDown' : 'keyUp',
        key: event.key,
        code: event.code,
        isAutoRepeat: event.repeat,
        isComposing: event.isComposing,
        shift: event.shiftKey,
        control: event.ctrlKey,
        alt: event.altKey,
        meta: event.metaKey,
        location: event.location,
        modifiers: [],
      },
    });
  };
  for (const type of ['keydown', 'keyup'] as const) window.addEventListener(type, report, true);
  for (const type of ['keydown', 'pointerdown', 'pointermove', 'wheel']) window.addEventListener(type, alive, true);
  const act = (event: KeyboardEvent) => {
    const pressed = accelerator(event);
    if (event.defaultPrevented || !accelerators.has(pressed)) return;
    event.preventDefault();
    send({ t: 'accelerator', pressed });
  };
  // Added anew for each key, so that it comes after every listener of the page.
  window.addEventListener('keydown', () => window.addEventListener('keydown', act, { once: true }), true);
  return {
    setAccelerators(list: string[]): void {
      accelerators = new Set(list);
    },
  };
}

/** A key press as `Control+Alt+Shift+Meta+Code`, in this order; letters by their place on the keyboard. */
function accelerator(event: KeyboardEvent): string {
  const parts = [
    event.ctrlKey && 'Control',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
    event.metaKey && 'Meta',
    event.code.replace(/^(Key|Digit)/, ''),
  ];
  return parts.filter(Boolean).join('+');
}
