import { createHash } from 'node:crypto';
import { clipboard } from 'electron';

/** Systems differ in how a line ends. */
const markOf = (text: string): string => createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');

/** Text that the app put on the clipboard, so that it can be taken off again. Only a hash of it is kept. */
export class OwnClipboard {
  private ours: string | null = null;

  async put(text: string): Promise<void> {
    this.ours = markOf(text);
    await clipboard.writeText(text);
  }

  /** Empties the clipboard when what we put there last is still on it; what somebody copied elsewhere stays. */
  async clear(): Promise<void> {
    const { ours } = this;
    this.ours = null;
    if (ours !== null && markOf(await clipboard.readText()) === ours) clipboard.clear();
  }
}
