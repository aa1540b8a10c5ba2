import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Keys } from './crypto/keys';
import { type Disk, diskError } from './disk';
import { VaultError } from './errors';
import { newPassphraseSlot, newPhraseSlot, openSlot, slotFacts } from './slots';
import { decodeHeader, encodeHeader, HEADER_COPY, HEADER_FILE, type Header, type Slot } from './store/header';
import type { KdfCost, Keyring, PassphraseSecret, SlotFacts, Vault } from './types';

const MOST_SLOTS = 16;

/** What of an open vault a change of slots needs. */
export interface KeyringHooks {
  /** Throws unless the vault may be changed now. */
  checkWritable(): void;
  /** Runs work in the queue of commits. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Tells that the header has been replaced, and publishes a root that repeats its epoch. */
  replaced(bytes: Buffer, epoch: number): Promise<void>;
}

/** The slots of an open vault. */
export class HeaderKeyring implements Keyring {
  constructor(
    private readonly disk: Disk,
    readonly place: { directory: string; keys: Keys },
    private header: Header,
    private readonly hooks: KeyringHooks,
  ) {}

  get slots(): SlotFacts[] {
    return this.header.slots.map(slotFacts);
  }

  async changePassphrase(current: PassphraseSecret, next: PassphraseSecret, cost?: KdfCost): Promise<void> {
    this.hooks.checkWritable();
    const opened = await this.slotOf(current);
    const slot = await newPassphraseSlot(this.place.keys, next, cost);
    await this.change((slots) => slots.map((old) => (old.id === opened.id ? slot : old)));
  }

  private async slotOf(secret: PassphraseSecret): Promise<Slot> {
    for (const slot of this.header.slots) {
      const master = await openSlot(slot, this.place.keys.vaultId, secret);
      master?.fill(0);
      if (master !== null) return slot;
    }
    throw wrongSecret(this.header.slots);
  }

  async resetPassphrase(next: PassphraseSecret, cost?: KdfCost): Promise<void> {
    this.hooks.checkWritable();
    const slot = await newPassphraseSlot(this.place.keys, next, cost);
    await this.change((slots) => [slot, ...slots.filter(({ kind }) => kind !== 'passphrase')]);
  }

  async setRecoveryPhrase(phrase: string): Promise<void> {
    this.hooks.checkWritable();
    const slot = newPhraseSlot(this.place.keys, phrase);
    await this.change((slots) => [...slots.filter(({ kind }) => kind !== 'phrase'), slot]);
  }

  async removeSlot(id: string): Promise<void> {
    await this.change((slots) => {
      const left = slots.filter((slot) => slot.id !== id);
      if (left.length === slots.length) throw new VaultError('record.missing', { what: 'slot', id });
      if (left.length === 0) throw new VaultError('record.invalid', { what: 'slot', fault: 'last', id });
      return left;
    });
  }

  private change(work: (slots: Slot[]) => Slot[]): Promise<void> {
    return this.hooks.inTurn(async () => {
      this.hooks.checkWritable();
      const slots = work(this.header.slots);
      if (slots.length > MOST_SLOTS) throw new VaultError('record.invalid', { what: 'slot', fault: 'many' });
      await this.expectUnchanged();
      const header: Header = { ...this.header, epoch: this.header.epoch + 1, slots };
      const bytes = encodeHeader(header, this.place.keys);
      await this.write(bytes);
      this.header = header;
      await this.hooks.replaced(bytes, header.epoch);
    });
  }

  /** Throws `vault.changed-outside` when the disk holds a later header than the one that was opened. */
  private async expectUnchanged(): Promise<void> {
    for (const name of [HEADER_FILE, HEADER_COPY]) {
      const found = await this.read(name);
      if (found === null) continue;
      const { epoch } = this.header;
      const later = found.header.epoch > epoch && this.place.keys.headerMacMatches(found.body, found.mac);
      if (later) throw new VaultError('vault.changed-outside', { what: 'header', found: found.header.epoch, epoch });
    }
  }

  private async read(name: string) {
    try {
      return decodeHeader(await readFile(join(this.place.directory, name)));
    } catch {
      return null;
    }
  }

  /** The header first: it counts. Says in `slots` which ones stand when it fails. */
  private async write(bytes: Buffer): Promise<void> {
    const path = join(this.place.directory, HEADER_FILE);
    try {
      await this.disk.replace(path, bytes);
      await this.disk.replace(join(this.place.directory, HEADER_COPY), bytes);
    } catch (error) {
      const stands = await readFile(path).then(
        (found) => (found.equals(bytes) ? 'new' : 'old'),
        () => 'unknown',
      );
      const cause = diskError(error, 'header');
      throw new VaultError(cause.code, { ...cause.data, slots: stands }, error);
    }
  }
}

/** Folder and keys of an open vault, for care that goes on beside it. Throws `vault.closed`. */
export function placeOf({ keyring }: Pick<Vault, 'keyring'>): { directory: string; keys: Keys } {
  if (!(keyring instanceof HeaderKeyring)) throw new VaultError('vault.closed');
  return keyring.place;
}

/** The error for a secret that opens no slot: what was asked, and whether a key file may be what is wrong. */
export function wrongSecret(slots: readonly Slot[], kind: 'passphrase' | 'phrase' = 'passphrase'): VaultError {
  const keyFile = slots.some((slot) => slot.kind === 'passphrase' && slot.keyFile);
  return new VaultError('vault.wrong-passphrase', { kind, keyFile: kind === 'passphrase' && keyFile });
}
