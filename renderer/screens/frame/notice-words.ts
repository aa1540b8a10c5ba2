import type { PlainKey } from '../../../electron/i18n';

/** Words for what opening a vault found out, by the vault's own codes. */
const words: Readonly<Record<string, PlainKey>> = {
  'header.damaged': 'notices.header.damaged',
  'header.copy-damaged': 'notices.header.copy-damaged',
  'root.damaged': 'notices.root.damaged',
  'lock.stale': 'notices.lock.stale',
  'medium.read-only': 'notices.medium.read-only',
  'clock.suspicious': 'notices.clock.suspicious',
  leftovers: 'notices.leftovers',
  'anchor.missing': 'notices.anchor.missing',
  'anchor.damaged': 'notices.anchor.damaged',
  'anchor.failed': 'notices.anchor.failed',
  'vault.rolled-back': 'notices.rolledBack',
};

/** The text of a notice; one that this version has no words for is told by its code. */
export function noticeKey(code: string): PlainKey {
  return words[code] ?? 'notices.other';
}
