import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Keys } from '../crypto/keys';
import { objectTypes, openObject, openObjectHeader, type Ref } from '../crypto/object';
import { diskError, errnoOf } from '../disk';
import { VaultError } from '../errors';
import { placeOf } from '../keyring';
import { expectUnlocked } from '../lock';
import { unlock } from '../opening';
import { decodeEnvelope, decodeFolder, decodeShelf, type Envelope } from '../store/codec';
import { damagedObject, expectRef, objectPath } from '../store/objects';
import { generations, type RootSurvey, surveyRoots } from '../store/roots';
import type { Folder, Shelf } from '../store/shelf';
import type { Notice } from '../types';
import { findAnyHeaders, firstThatOpens } from '../vault';
import type { From } from './types';

const LARGEST = 64 * 1024 * 1024;

/** A vault that is only read, object by object. */
export class Source {
  /** Ids of objects that were read and are right but for their envelope, which only salvage needs. */
  readonly hurtEnvelopes = new Set<string>();
  onRead: (bytes: number) => void = () => undefined;

  constructor(
    readonly directory: string,
    readonly keys: Keys,
    readonly survey: RootSurvey,
    /** What is wrong with its headers. */
    readonly notices: readonly Notice[],
    private readonly owned: boolean,
  ) {}

  private async read(ref: Ref): Promise<Buffer> {
    if (ref.size > LARGEST) throw damagedObject(ref, 'shape');
    let file: Buffer;
    try {
      file = await readFile(objectPath(this.directory, ref.id));
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') throw damagedObject(ref, 'missing', error);
      if (errnoOf(error) === 'EIO') throw damagedObject(ref, 'unreadable', error);
      throw diskError(error, 'read');
    }
    this.onRead(file.length);
    const plain = openObject(this.keys.vaultId, ref, file);
    if (plain === null) throw damagedObject(ref, 'bytes');
    if (!envelopeFits(this.keys, file, ref)) this.hurtEnvelopes.add(ref.id.toString('hex'));
    return plain;
  }

  async shelf(ref: Ref): Promise<Shelf> {
    return decodeShelf(await this.read(ref));
  }

  async folder(ref: Ref, owner: readonly string[]): Promise<Folder> {
    return decodeFolder(await this.read(ref), owner);
  }

  async record(ref: Ref): Promise<Envelope> {
    return decodeEnvelope(await this.read(ref));
  }

  async openings(text: string): Promise<void> {
    await this.read(expectRef(text, objectTypes.openings));
  }

  /** Throws `vault.changed-outside` when somebody has written to the vault since it was opened here. */
  async expectUnchanged(): Promise<void> {
    const found = (await generations(this.directory)).at(-1) ?? 0;
    if (found !== this.survey.highest) {
      throw new VaultError('vault.changed-outside', { expected: this.survey.highest, found });
    }
  }

  close(): void {
    if (this.owned) this.keys.forget();
  }
}

/** Whether an object's envelope opens with the vault's keys and says what the ref says. */
export function envelopeFits(keys: Keys, file: Uint8Array, ref: Ref): boolean {
  const found = openObjectHeader(keys, file)?.ref;
  return (
    found !== undefined &&
    found.type === ref.type &&
    found.size === ref.size &&
    found.id.equals(ref.id) &&
    found.key.equals(ref.key) &&
    found.sha256.equals(ref.sha256)
  );
}

/**
 * Opens a vault for care, writing nothing. A closed one must not be open elsewhere (`vault.in-use`). It opens though no
 * root verifies; otherwise it throws as `openVault` does.
 */
export async function openSource(from: From): Promise<Source> {
  if ('keyring' in from) {
    const { directory, keys } = placeOf(from);
    return new Source(directory, keys, await surveyRoots(directory, keys), from.notices, false);
  }
  const directory = resolve(from.directory);
  const found = await findAnyHeaders(directory, from.stateDir);
  await expectUnlocked(directory);
  return firstThatOpens(found, async (headers) => {
    const { keys } = await unlock(headers, from.secret);
    const survey = await surveyRoots(directory, keys);
    if (survey.readable.length > 0 || found.length === 1) {
      return new Source(directory, keys, survey, found[0].notices, true);
    }
    keys.forget();
    throw new VaultError('vault.damaged', { what: 'roots', damaged: survey.damaged });
  });
}
