import { randomInt } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import type { Keys } from '../crypto/keys';
import { encodeRef, objectTypes, sealObject } from '../crypto/object';
import { type Disk, namesIn } from '../disk';
import { VaultError } from '../errors';
import { findHeaders, newHeader, unlock } from '../opening';
import { newPassphraseSlot, newPhraseSlot } from '../slots';
import type { Envelope } from '../store/codec';
import { Flush } from '../store/flush';
import { encodeHeader, HEADER_COPY, HEADER_FILE, type Header } from '../store/header';
import { OBJECTS, objectFolder, objectPath } from '../store/objects';
import type { Root } from '../store/root';
import { publishRoot, ROOTS, surveyRoots } from '../store/roots';
import { writeContent } from '../store/sealing';
import type { State } from '../store/state';
import type { ContentOptions, ContentRef, KdfCost, PassphraseSecret } from '../types';
import { expectFree } from '../vault';
import { listObjects } from './objects';
import { Source } from './source';
import type { CareOptions, VerifyReport } from './types';
import { verifySource } from './verify';

const IN_FLIGHT = 16;

/** What opens a new vault. */
export interface NewSecrets extends PassphraseSecret {
  recoveryPhrase?: string;
  /** Default: calibrated to about one second on this machine. */
  kdf?: KdfCost;
}

/** A vault that is built beside its place from sealed pieces, and moved there whole once all of it has been read back. */
export class Building {
  private readonly folders = new Map<number, Promise<void>>();
  private readonly writing = new Set<Promise<void>>();
  private failure: unknown = null;

  private constructor(
    private readonly disk: Disk,
    readonly directory: string,
    readonly keys: Keys,
    private readonly target: string,
  ) {}

  /**
   * Begins, or goes on with what an interrupted attempt has left, if the secret opens that (else
   * `vault.wrong-passphrase` with `unfinished`, the name of its folder). Throws `vault.exists`.
   */
  static async begin(disk: Disk, target: string, secrets: NewSecrets): Promise<Building> {
    const place = resolve(target);
    await expectFree(place);
    const directory = join(dirname(place), `.${basename(place)}.unfinished`);
    const left = (await namesIn(directory)).includes(HEADER_FILE);
    const { keys, header } = left ? await resumed(directory, secrets) : await fresh(secrets);
    const building = new Building(disk, directory, keys, place);
    try {
      for (const folder of [directory, join(directory, OBJECTS), join(directory, ROOTS)]) await disk.makeFolder(folder);
      const bytes = encodeHeader(header, keys);
      for (const name of [HEADER_COPY, HEADER_FILE]) await disk.replace(join(directory, name), bytes);
      for (const name of await namesIn(join(directory, ROOTS))) await disk.remove(join(directory, ROOTS, name));
    } catch (error) {
      keys.forget();
      throw error;
    }
    return building;
  }

  /** Seals one version of a record; its ref. */
  async record(envelope: Envelope): Promise<string> {
    const description = { owner: [...envelope.path, envelope.id], generation: envelope.generation };
    const shard = randomInt(256);
    const text = Buffer.from(JSON.stringify(envelope), 'utf8');
    const { ref, file } = sealObject(this.keys, objectTypes.record, text, description, shard);
    await this.folder(shard);
    while (this.writing.size >= IN_FLIGHT) await Promise.race(this.writing);
    if (this.failure !== null) throw this.failure;
    const write: Promise<void> = this.disk
      .writeNew(objectPath(this.directory, ref.id), file)
      .catch((error: unknown) => {
        this.failure ??= error;
      })
      .finally(() => this.writing.delete(write));
    this.writing.add(write);
    return encodeRef(ref);
  }

  private folder(shard: number): Promise<void> {
    const made = this.folders.get(shard) ?? this.disk.makeFolder(objectFolder(this.directory, Buffer.of(shard)));
    this.folders.set(shard, made);
    return made;
  }

  content(source: AsyncIterable<Uint8Array>, options: ContentOptions): Promise<ContentRef> {
    const { disk, directory, keys } = this;
    return writeContent({ disk, directory, keys }, { add: () => undefined }, source, options);
  }

  /** Stores the shelves and publishes the root; all is durable when it resolves. */
  async publish(state: State, root: Omit<Root, 'collections' | 'bin'>): Promise<void> {
    await Promise.all(this.writing);
    if (this.failure !== null) throw this.failure;
    for (const shard of this.folders.keys()) {
      await this.disk.syncFolder(objectFolder(this.directory, Buffer.of(shard)));
    }
    const flush = new Flush(this.disk, this.directory, this.keys, root.generation, randomInt(256), () => undefined);
    const stored = await flush.store(state);
    await flush.finish();
    await publishRoot(this.disk, this.directory, this.keys, { ...root, ...stored });
  }

  /** Reads everything back, drops what is not reached, and gives the vault its name. Throws `vault.damaged`. */
  async complete(options: CareOptions): Promise<VerifyReport> {
    const survey = await surveyRoots(this.directory, this.keys);
    const source = new Source(this.directory, this.keys, survey, [], false);
    const { report, reached } = await verifySource(source, { ...options, deep: true });
    for (const id of await listObjects(this.directory)) {
      const hurt = report.damage.some(({ file }) => file.endsWith(id));
      if (hurt || !reached.has(id)) await this.disk.remove(objectPath(this.directory, Buffer.from(id, 'hex')));
    }
    if (!report.sound) throw new VaultError('vault.damaged', { what: 'copy', damage: report.damage.length });
    await this.disk.move(this.directory, this.target);
    return { ...report, spare: { objects: 0, bytes: 0 } };
  }

  async discard(): Promise<void> {
    await Promise.all(this.writing);
    await this.disk.removeFolder(this.directory);
  }

  async close(): Promise<void> {
    await Promise.all(this.writing);
    this.keys.forget();
  }
}

async function fresh(secrets: NewSecrets): Promise<{ keys: Keys; header: Header }> {
  const { keys, master, header } = await newHeader(secrets, secrets.kdf, secrets.recoveryPhrase);
  master.fill(0);
  return { keys, header };
}

/** Keys of an unfinished vault, and its header with a slot for the recovery phrase that was asked for this time. */
async function resumed(directory: string, secrets: NewSecrets): Promise<{ keys: Keys; header: Header }> {
  try {
    const { keys, header } = await unlock(await findHeaders(directory), secrets);
    const slots = [await newPassphraseSlot(keys, secrets, secrets.kdf)];
    const phrase = secrets.recoveryPhrase === undefined ? [] : [newPhraseSlot(keys, secrets.recoveryPhrase)];
    return { keys, header: { ...header, slots: [...slots, ...phrase] } };
  } catch (error) {
    if (!(error instanceof VaultError && error.code === 'vault.wrong-passphrase')) throw error;
    throw new VaultError(error.code, { ...error.data, unfinished: basename(directory) }, error);
  }
}
