import type { Client } from '../../electron/api/client';

/** The selected text: of a field, else of the page; '' when there is none, and never of a hidden passphrase. */
export function selectedText(): string {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    if (field.type === 'password') return '';
    return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
  }
  return getSelection()?.toString() ?? '';
}

/** Copies exactly this text, and nothing beside it: both who put it on the clipboard and who takes it off know it then. */
export function copyPlain(event: ClipboardEvent, text: string): void {
  event.clipboardData?.setData('text/plain', text);
  event.preventDefault();
}

/** Lets main put copied text on the clipboard: it takes it off again when the vault locks. */
export function copyThroughMain(client: Client): void {
  const put = (event: ClipboardEvent) => {
    const text = selectedText();
    if (text === '') return;
    // What is cut the browser has to take out of the field itself.
    if (event.type === 'copy') copyPlain(event, text);
    void client.call('clipboard.write', { text }).catch(() => undefined);
  };
  document.addEventListener('copy', put);
  document.addEventListener('cut', put);
}
