import type { SaveState } from '../api/contract';
import type { Emit } from '../api/engine';
import { toErrorShape } from '../api/errors';
import type { RecordOf, RecordType } from '../domain/records';
import type { ContentRef, Vault } from '../vault';
import { refreshCaseCards } from './case-cards';
import { type Address, pathOf, type Repository, type StagedRecord } from './repository';

type AnyRecord = RecordOf[RecordType];
/** One record before and after; null where it does not exist. */
export interface Change {
  address: Address;
  before: AnyRecord | null;
  after: AnyRecord | null;
  /** Sealed bytes of a document that comes or goes, so that it can come back. */
  contents?: readonly ContentRef[];
  /** Number of the earlier version that `after` is. */
  restores?: number;
  /** Entry of the bin that `after` comes back from. */
  binId?: string;
}
interface Step {
  /** Edits with the same key, close in time, are undone together. */
  key: string;
  changes: Change[];
  touchedAt: number;
}

/** Milliseconds of quiet after which typed text is made durable, and the longest it may wait. */
const quiet = 400;
const longestWait = 1_500;
/** Milliseconds within which typing in one field counts as one step of undo. */
const sameStep = 4_000;
const keptSteps = 500;

/**
 * All edits of one sitting: stages them, makes edits close together durable in one commit, and can take them back.
 * Undo lives as long as the vault is open.
 */
export class Edits {
  private readonly undoSteps: Step[] = [];
  private readonly redoSteps: Step[] = [];
  private timer: NodeJS.Timeout | null = null;
  private firstStagedAt: number | null = null;
  private due: Due | null = null;
  /** Staged, and not known to be published. */
  private pending: Change[] = [];
  /** Edits are applied one after another, so that each sees what the one before staged. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly vault: Vault,
    private readonly repository: Repository,
    private readonly emit: Emit,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Runs `make`, stages the changes it returns and resolves when they are durable.
   * @param key joins edits into one step of undo.
   * @param settled false while somebody is still typing: then the commit waits for a short quiet.
   */
  async apply(key: string, settled: boolean, make: () => Promise<Change[]>): Promise<SaveState> {
    let durable: Promise<void> = Promise.resolve();
    await this.inTurn(async () => {
      const changes = await make();
      if (changes.length === 0) return;
      await this.stage(changes);
      this.remember(key, changes);
      durable = this.schedule(settled);
    });
    await durable;
    return this.state();
  }

  /** Takes back the last step and makes that durable. Null when there is none. */
  undo(): Promise<{ caseId: string | null; save: SaveState } | null> {
    return this.move(this.undoSteps, this.redoSteps, ({ restores: _, binId: __, ...change }) => ({
      ...change,
      before: change.after,
      after: change.before,
    }));
  }

  /** Does again what was last taken back. Null when there is nothing. */
  redo(): Promise<{ caseId: string | null; save: SaveState } | null> {
    return this.move(this.redoSteps, this.undoSteps, ({ binId: _, ...change }) => change);
  }

  /** Runs work after which nothing that was there before may come back: it commits itself, and undo ends with it. */
  async final(work: () => Promise<void>): Promise<void> {
    await this.flush();
    await this.inTurn(async () => {
      this.undoSteps.length = 0;
      this.redoSteps.length = 0;
      await work();
    });
    this.emit('edit.saved', this.state());
  }

  /** Makes everything staged durable now. Rejects with the vault's error; what was staged stays staged. */
  async flush(): Promise<SaveState> {
    await this.inTurn(async () => undefined);
    await this.commit();
    return this.state();
  }

  /** Changes that no commit is known to have published, oldest first. */
  unsaved(): readonly Change[] {
    return this.pending;
  }

  state(): SaveState {
    return {
      generation: this.vault.generation,
      savedAt: this.vault.savedAt,
      readOnly: this.vault.readOnly,
      canUndo: this.undoSteps.length > 0,
      canRedo: this.redoSteps.length > 0,
    };
  }

  private async move(from: Step[], to: Step[], turned: (change: Change) => Change) {
    let step: Step | undefined;
    await this.inTurn(async () => {
      step = from.pop();
      if (step === undefined) return;
      to.push(step);
      const changes = step.changes.map(turned);
      await this.stage(await this.fromBin(from === this.undoSteps ? changes.toReversed() : changes));
    });
    if (step === undefined) return null;
    await this.commit();
    return { caseId: step.changes[0]?.address.caseId ?? null, save: this.state() };
  }

  /** The same changes, where records that come again come from the bin: with their history, and out of the bin. */
  private async fromBin(changes: Change[]): Promise<Change[]> {
    if (!changes.some(comesBack)) return changes;
    const binIds = new Map((await this.vault.bin()).map(({ path, id, binId }) => [placeKey(path, id), binId]));
    return changes.map((change) => {
      const binId = comesBack(change) ? binIds.get(placeOf(change)) : undefined;
      return binId === undefined ? change : { ...change, binId };
    });
  }

  private async stage(changes: Change[]): Promise<void> {
    // What was removed with the record above it comes back with that, and is no entry of the bin any more.
    for (const { address, binId } of changes) {
      if (binId === undefined) continue;
      if ((await this.repository.get(address.type, address.caseId, address.id)) === null) {
        await this.vault.restoreBinned(binId);
      }
    }
    const others = changes.filter(({ binId }) => binId === undefined);
    await this.repository.stage(others.filter(({ restores }) => restores === undefined).map(staged));
    for (const { address, restores } of others) {
      if (restores !== undefined) await this.repository.restore(address, restores);
    }
    this.pending.push(...changes);
    const cards = await refreshCaseCards(this.repository, changes);
    const told = changes.map(({ address, after }) => ({ address, record: after }));
    const more = changes.some(({ binId }) => binId !== undefined);
    this.emit('records.changed', { changes: told, cards, more });
  }

  private remember(key: string, changes: Change[]): void {
    this.redoSteps.length = 0;
    const last = this.undoSteps.at(-1);
    if (last !== undefined && last.key === key && this.now() - last.touchedAt < sameStep) {
      last.changes = merged(last.changes, changes);
      last.touchedAt = this.now();
      return;
    }
    this.undoSteps.push({ key, changes, touchedAt: this.now() });
    if (this.undoSteps.length > keptSteps) this.undoSteps.shift();
  }

  private schedule(settled: boolean): Promise<void> {
    if (this.due === null) this.due = newDue();
    const { promise } = this.due;
    this.firstStagedAt ??= this.now();
    if (this.timer !== null) clearTimeout(this.timer);
    const left = this.firstStagedAt + longestWait - this.now();
    this.timer = setTimeout(
      () => void this.commit().catch(() => undefined),
      settled ? 0 : Math.min(quiet, Math.max(0, left)),
    );
    return promise;
  }

  private async commit(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.firstStagedAt = null;
    const due = this.due;
    this.due = null;
    const sent = this.pending;
    this.pending = [];
    try {
      await this.vault.commit();
      due?.resolve();
      this.emit('edit.saved', this.state());
    } catch (error) {
      this.pending = [...sent, ...this.pending];
      due?.reject(error);
      this.emit('edit.failed', toErrorShape(error));
      throw error;
    }
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }
}

/** A promise that the next commit settles. */
interface Due {
  promise: Promise<void>;
  resolve(): void;
  reject(error: unknown): void;
}

function newDue(): Due {
  let settle: Pick<Due, 'resolve' | 'reject'> | undefined;
  const promise = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // A failed save is told by `edit.failed` too: nobody need be waiting here.
  promise.catch(() => undefined);
  return { promise, resolve: () => settle?.resolve(), reject: (error) => settle?.reject(error) };
}

const staged = ({ address, after, contents }: Change): StagedRecord =>
  contents === undefined ? { address, record: after } : { address, record: after, contents };

const comesBack = ({ before, after, binId }: Change): boolean =>
  before === null && after !== null && binId === undefined;

const placeKey = (path: readonly string[], id: string): string => JSON.stringify([...path, id]);
const placeOf = ({ address: { type, caseId, id } }: Change): string => placeKey(pathOf(type, caseId), id);

const keyOf = ({ type, caseId, id }: Address): string => JSON.stringify([type, caseId, id]);

/** One list of changes with a single entry for each record: the first state before, the last state after. */
function merged(earlier: Change[], later: Change[]): Change[] {
  const byRecord = new Map(earlier.map((change) => [keyOf(change.address), change]));
  for (const change of later) {
    const before = byRecord.get(keyOf(change.address));
    byRecord.set(keyOf(change.address), before === undefined ? change : { ...change, before: before.before });
  }
  return [...byRecord.values()];
}
