import type { Client } from '../../electron/api/client';
import type { SaveState } from '../../electron/api/contract';
import { type ErrorShape, toErrorShape } from '../../electron/api/errors';
import type { RecordType } from '../../electron/domain/records';

export interface RecordAddress {
  type: RecordType;
  caseId: string | null;
  id: string;
}

export interface Edit {
  address: RecordAddress;
  changes: Record<string, unknown>;
}

export interface SaveStatus {
  state: 'saved' | 'saving' | 'failed';
  /** What stands on the disk; null until it was first told. */
  save: SaveState | null;
  /** Why the last save failed; only in state `failed`. */
  error: ErrorShape | null;
  /** Counts undo and redo: fields drop their own text when it grows. */
  epoch: number;
}

/** Typing is gathered this long, in milliseconds, before it is sent to the engine. */
export const gatherFor = 120;

/**
 * Everything typed on this page on its way to the vault. An edit is held here until the engine has said that it is
 * durable, so that a screen can always be drawn from what the vault holds plus what is still on its way.
 */
export class EditQueue {
  private waiting: Edit[] = [];
  private sent: Edit[] = [];
  private failed: Edit[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly running = new Set<Promise<void>>();
  private readonly listeners = new Set<() => void>();
  private status: SaveStatus = { state: 'saved', save: null, error: null, epoch: 0 };

  constructor(private readonly client: Pick<Client, 'call'>) {}

  /** Takes an edit. `settled`: the field was left or a choice was made, so save now. */
  change(address: RecordAddress, changes: Record<string, unknown>, settled: boolean): void {
    const last = this.waiting.find((edit) => sameRecord(edit.address, address));
    if (last === undefined) this.waiting.push({ address, changes });
    else last.changes = { ...last.changes, ...changes };
    if (settled) this.send(true);
    else this.timer ??= setTimeout(() => this.send(false), gatherFor);
    this.tell({});
  }

  /** Sends everything typed so far. For moments that cannot wait for an answer: the page going away. */
  sendNow(): void {
    if (this.waiting.length > 0) this.send(true);
  }

  /** Resolves when everything typed so far has been answered, saved or refused. Never rejects. */
  async flush(): Promise<void> {
    this.sendNow();
    await Promise.all(this.running);
  }

  /** Sends again what could not be saved. */
  async retry(): Promise<void> {
    this.waiting = [...this.failed, ...this.waiting];
    this.failed = [];
    await this.flush();
  }

  /** Edits that are not known to be durable, oldest first. */
  unsaved(): readonly Edit[] {
    return [...this.failed, ...this.sent, ...this.waiting];
  }

  /** Gives up edits of a record that is being removed. */
  forget(id: string): void {
    const others = (edit: Edit) => edit.address.id !== id;
    this.waiting = this.waiting.filter(others);
    this.failed = this.failed.filter(others);
    this.tell({});
  }

  /** Learns what stands on the disk: from answers and from events. */
  saved(save: SaveState): void {
    const newest = this.status.save !== null && this.status.save.generation > save.generation ? this.status.save : save;
    this.tell({ save: newest });
  }

  /** A save that failed outside of one call. */
  saveFailed(error: ErrorShape): void {
    this.tell({ error });
  }

  /** The vault's records were changed under the fields: they show the vault's text again. */
  turned(): void {
    this.tell({ epoch: this.status.epoch + 1 });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): SaveStatus => this.status;

  private send(settled: boolean): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const edits = this.waiting;
    this.waiting = [];
    for (const edit of edits) this.dispatch(edit, settled);
  }

  private dispatch(edit: Edit, settled: boolean): void {
    this.sent.push(edit);
    const done = this.client
      .call('records.patch', { ...edit.address, changes: edit.changes, settled })
      .then(
        (save) => this.answered(edit, save),
        (error: unknown) => this.refused(edit, toErrorShape(error)),
      )
      .finally(() => this.running.delete(done));
    this.running.add(done);
  }

  private answered(edit: Edit, save: SaveState): void {
    this.sent = this.sent.filter((other) => other !== edit);
    this.saved(save);
  }

  private refused(edit: Edit, error: ErrorShape): void {
    this.sent = this.sent.filter((other) => other !== edit);
    // A refused value would be refused again; anything else may go through on the next try.
    if (error.code !== 'record.invalid' && error.code !== 'record.missing') this.failed.push(edit);
    this.tell({ error });
  }

  private tell(news: Partial<SaveStatus>): void {
    const next = { ...this.status, ...news };
    const busy = this.waiting.length + this.sent.length > 0;
    const bad = this.failed.length > 0 || (news.error !== undefined && news.error !== null);
    next.state = bad ? 'failed' : busy ? 'saving' : 'saved';
    if (!bad) next.error = null;
    this.status = next;
    for (const listener of this.listeners) listener();
  }
}

function sameRecord(a: RecordAddress, b: RecordAddress): boolean {
  return a.type === b.type && a.id === b.id && a.caseId === b.caseId;
}
