import type { WebContents } from 'electron';

/** Ctrl+L (Cmd+L on macOS) locks wherever the focus is, also inside a shown document, in every keyboard layout. */
export function lockOnKey(contents: WebContents, lock: () => void): void {
  contents.on('before-input-event', (event, input) => {
    const command = process.platform === 'darwin' ? input.meta : input.control;
    if (input.type !== 'keyDown' || !command || input.shift || input.alt || input.code !== 'KeyL') return;
    event.preventDefault();
    lock();
  });
}
