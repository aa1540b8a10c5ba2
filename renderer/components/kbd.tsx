import { isMac } from '../keys/hotkeys';

const names: Record<string, string> = { Shift: '⇧', Alt: '⌥', Mod: '⌘' };

/** A key or a chord as the keyboard of this computer names it: `Mod N` is Ctrl N, ⌘ N on macOS. */
export function keyName(chord: string): string {
  const parts = chord.split(' ');
  return parts.map((part) => (isMac() ? (names[part] ?? part) : part === 'Mod' ? 'Ctrl' : part)).join(' ');
}

export function Kbd({ keys }: { keys: string }) {
  return <kbd>{keyName(keys)}</kbd>;
}
