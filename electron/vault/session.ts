import type { AnchorKeeper } from './anchor';
import type { Disk } from './disk';
import { VaultError } from './errors';
import { HeaderKeyring } from './keyring';
import type { Lock } from './lock';
import { binned, binnedRecord, keptElsewhere, purged, putBack } from './store/bin';
import { type Draft, documentAt } from './store/documents';
import type { Header } from './store/header';
import { historyOf, versionOf } from './store/history';
import { Queue } from './store/pool';
import { readRange, readWhole } from './store/reading';
import { writeContent } from './store/sealing';
import { stageChange, stageVersion } from './store/staging';
import { checkPlace, treeAt } from './store/state';
import type { Store } from './store/store';
import { eraseOlder, sweep } from './store/sweep';
import { cardsOf } from './store/walk';
import type {
  Binned,
  Change,
  ClockDoubt,
  Committed,
  ContentOptions,
  ContentRef,
  History,
  JsonObject,
  KeptElsewhere,
  Keyring,
  ListEntry,
  Notice,
  Path,
  Purged,
  Swept,
  Vault,
} from './types';

const isMissing = (error: unknown) => error instanceof VaultError && error.code === 'record.missing';

/** A vault that is open: one at a time changes and commits, any number at a time reads. */
export class Session implements Vault {
  private readonly queue = new Queue();
  private readonly pending = new Set<string>();
  private next: Promise<Committed> | null = null;
  private closed = false;
  readonly keyring: Keyring;

  constructor(
    private readonly disk: Disk,
    private readonly store: Store,
    private readonly lock: Lock | null,
    readonly notices: readonly Notice[],
    private readonly anchor: AnchorKeeper | null,
    header: Header,
  ) {
    this.keyring = new HeaderKeyring(disk, store, header, {
      checkWritable: () => this.checkWritable(),
      inTurn: (work) => this.queue.run(work),
      replaced: (bytes, epoch) => this.headerReplaced(bytes, epoch),
    });
  }

  get id(): string {
    return this.store.keys.vaultId.toString('hex');
  }

  get name(): string {
    return this.store.newest.root.name;
  }

  get directory(): string {
    return this.store.directory;
  }

  get generation(): number {
    return this.store.newest.root.generation;
  }

  get savedAt(): string {
    return this.store.newest.root.savedAt;
  }

  get readOnly(): boolean {
    return this.lock === null;
  }

  get dirty(): boolean {
    return this.store.staged !== this.store.committed;
  }

  async get(path: Path, id: string): Promise<JsonObject | null> {
    this.checkOpen();
    checkPlace(path, id);
    const document = documentAt(this.store.draft(), path, id);
    try {
      await document.read();
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
    return document.data.record;
  }

  async contents(path: Path, id: string): Promise<ContentRef[]> {
    this.checkOpen();
    checkPlace(path, id);
    const document = documentAt(this.store.draft(), path, id);
    await document.read();
    return document.data.contents;
  }

  async list(path: Path): Promise<ListEntry[]> {
    this.checkOpen();
    checkPlace(path);
    const draft = this.store.draft();
    return cardsOf(draft, await treeAt(draft, draft.state, path));
  }

  async count(path: Path): Promise<number> {
    this.checkOpen();
    checkPlace(path);
    const draft = this.store.draft();
    return (await treeAt(draft, draft.state, path))?.count ?? 0;
  }

  stage(change: Change | readonly Change[]): Promise<void> {
    return this.change(async (draft) => {
      for (const one of Array.isArray(change) ? change : [change]) await stageChange(draft, one);
    });
  }

  /** Changes the staged state in its turn, all or nothing. */
  private change(work: (draft: Draft) => Promise<void>): Promise<void> {
    this.next = null;
    return this.queue.run(async () => {
      this.checkWritable();
      const draft = this.store.draft();
      await work(draft);
      this.store.adopt(draft);
    });
  }

  commit(): Promise<Committed> {
    this.next ??= this.queue.run(async () => {
      this.next = null;
      this.checkOpen();
      if (!this.dirty) return this.store.commit();
      this.checkWritable();
      return this.publish();
    });
    return this.next;
  }

  /** A commit in its turn, unless another has taken the lock. */
  private async publish(always = false): Promise<Committed> {
    await this.lock?.expectOwn();
    const done = await this.store.commit(always);
    this.afterCommit();
    return done;
  }

  private async headerReplaced(bytes: Buffer, epoch: number): Promise<void> {
    this.next = null;
    this.store.epoch = epoch;
    this.anchor?.noteHeader({ bytes, epoch }, this.store.newest);
    await this.publish(true);
  }

  /** Housekeeping that nobody waits for; what it leaves undone, a later commit or a sweep does. */
  private afterCommit(): void {
    this.anchor?.note(this.store.newest);
    this.queue.run(() => this.prune()).catch(() => undefined);
  }

  /** Before older states are retired the anchor must have followed: they are the proof of what it names. */
  private async prune(): Promise<void> {
    const { generation, floor } = this.store.newest.root;
    if (floor === generation) await this.anchor?.settle();
    await this.store.prune();
  }

  async writeContent(source: AsyncIterable<Uint8Array>, options: ContentOptions): Promise<ContentRef> {
    this.checkWritable();
    checkPlace(options.owner.path, options.owner.id);
    const place = { disk: this.disk, directory: this.directory, keys: this.store.keys };
    return writeContent(place, this.pending, source, options);
  }

  async *readContent(ref: ContentRef, range?: { start: number; end: number }): AsyncGenerator<Uint8Array> {
    this.checkOpen();
    const place = { directory: this.directory, keys: this.store.keys };
    const pieces = range === undefined ? readWhole(place, ref) : readRange(place, ref, range.start, range.end);
    for await (const piece of pieces) {
      this.checkOpen();
      yield piece;
    }
  }

  async history(path: Path, id: string): Promise<History> {
    this.checkOpen();
    checkPlace(path, id);
    return historyOf(this.store.draft(), this.horizon, path, id);
  }

  async version(path: Path, id: string, number: number): Promise<{ record: JsonObject; contents: ContentRef[] }> {
    this.checkOpen();
    checkPlace(path, id);
    const { record, contents } = await versionOf(this.store.draft(), this.horizon, path, id, number);
    return { record, contents };
  }

  restoreVersion(path: Path, id: string, number: number, by?: string): Promise<void> {
    return this.change(async (draft) => {
      checkPlace(path, id);
      await stageVersion(draft, this.horizon, path, id, number, by ?? null);
    });
  }

  async bin(): Promise<Binned[]> {
    this.checkOpen();
    return binned(this.store.draft());
  }

  async binned(binId: string): Promise<{ record: JsonObject; contents: ContentRef[] }> {
    this.checkOpen();
    const { record, contents } = await binnedRecord(this.store.draft(), binId);
    return { record, contents };
  }

  restoreBinned(binId: string): Promise<void> {
    return this.change(async (draft) => {
      draft.state = await putBack(draft, binId);
    });
  }

  async keptElsewhere(binId: string): Promise<KeptElsewhere[]> {
    this.checkOpen();
    return keptElsewhere(this.store.draft(), this.horizon, binId);
  }

  async purge(binId: string): Promise<Purged> {
    const kept = await this.keptElsewhere(binId);
    await this.change(async (draft) => {
      draft.state = await purged(draft, binId);
      this.store.retireOlder();
    });
    const committed = await this.commit();
    return {
      ...committed,
      ...(await eraseOlder(this.store, this.disk, this.queue, this.pending)),
      keptElsewhere: kept,
    };
  }

  get clockDoubt(): ClockDoubt | null {
    return this.store.clockDoubt;
  }

  confirmClock(): Promise<Committed> {
    this.next = null;
    return this.queue.run(async () => {
      this.checkWritable();
      if (this.store.clockDoubt === null) return this.store.commit();
      this.store.confirmClock();
      return this.publish(true);
    });
  }

  async sweep(): Promise<Swept> {
    this.checkWritable();
    await this.queue.run(async () => {
      this.checkOpen();
      if (this.store.expiryDue) await this.publish(true);
    });
    return sweep(this.store, this.disk, this.queue, this.pending, () => this.closed);
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.queue.run(async () => {
      await this.anchor?.settle();
      this.store.forget();
      await this.lock?.release();
    });
  }

  private get horizon(): number {
    return this.store.newest.root.horizon;
  }

  private checkOpen(): void {
    if (this.closed) throw new VaultError('vault.closed');
  }

  private checkWritable(): void {
    this.checkOpen();
    if (this.readOnly) throw new VaultError('vault.read-only');
  }
}
