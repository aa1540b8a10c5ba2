import type { Emit, EngineCalls, EngineChannel } from '../api/engine';
import { ApiError, toErrorShape } from '../api/errors';
import type { Vault } from '../vault';
import { backupHandlers } from './backup';
import { binHandlers } from './bin';
import { CareJobs, careHandlers } from './care';
import { caseHandlers } from './cases';
import { confirmPassphrase } from './confirm';
import { documentHandlers } from './documents';
import { Edits } from './edits';
import { historyHandlers } from './history';
import { keyHandlers } from './keys';
import { collectPaper } from './papers';
import { recordHandlers } from './records';
import { Repository } from './repository';
import { UnsavedText } from './unsaved';

type Handler = (request: never) => Promise<unknown>;

/** An open vault with everything that can be asked of it. The command line and the engine process use the same. */
export class Session {
  readonly repository: Repository;
  readonly edits: Edits;
  phraseForNew: string | undefined = undefined;
  private readonly unsaved: UnsavedText;
  private readonly handlers: Partial<Record<EngineChannel, Handler>>;

  constructor(
    readonly vault: Vault,
    emit: Emit,
    /** Who saves, as named on this computer. */
    by = '',
    /** Path of the key file that goes with the passphrase, if any. */
    public keyFile: string | undefined = undefined,
    /** The app's own folder, in which text that could not be saved is kept, sealed. */
    stateDir?: string,
  ) {
    this.repository = new Repository(vault, by);
    this.edits = new Edits(vault, this.repository, emit);
    this.unsaved = new UnsavedText(vault, this.repository, this.edits, stateDir);
    this.handlers = {
      'edit.state': async () => this.edits.state(),
      'edit.undo': () => this.edits.undo(),
      'edit.redo': () => this.edits.redo(),
      'edit.save': () => this.edits.flush(),
      ...caseHandlers(this.repository),
      ...recordHandlers(this.repository, this.edits),
      ...binHandlers(vault, this.edits, (passphrase) => confirmPassphrase(vault, passphrase, this.keyFile)),
      ...keyHandlers(vault, this.edits, this),
      ...backupHandlers(vault, this.edits, emit),
      ...careHandlers(vault, this.edits, this, new CareJobs(emit)),
      ...this.unsaved.handlers(),
      ...historyHandlers(vault, this.repository, this.edits),
      ...documentHandlers(vault, this.repository, this.edits, emit),
      'papers.collect': (request: EngineCalls['papers.collect']['request']) =>
        collectPaper(this.repository, vault, request),
    };
  }

  /** Answers one call. The request has been checked against the contract before. Throws coded errors. */
  async call(channel: EngineChannel, request: unknown): Promise<unknown> {
    const handler = this.handlers[channel];
    if (handler === undefined) throw new ApiError('ipc.refused', { channel });
    return handler(request as never);
  }

  /**
   * Makes everything staged durable, then closes the vault. When the save fails the vault is closed all the same, and the
   * text is sealed for the next opening: `typing.kept`, or `typing.lost` when even that fails.
   */
  async close(): Promise<void> {
    await this.call('backup.cancel', undefined);
    await this.call('care.stop', undefined);
    const saved = this.vault.readOnly ? Promise.resolve(null) : this.edits.flush();
    const failure: unknown = await saved.then(
      () => null,
      (error: unknown) => this.unsavedError(error),
    );
    await this.vault.close().catch((error: unknown) => {
      if (failure === null) throw error;
    });
    if (failure !== null) throw failure;
  }

  private async unsavedError(error: unknown): Promise<unknown> {
    if (this.edits.unsaved().length === 0) return error;
    return new ApiError((await this.unsaved.keep()) ? 'typing.kept' : 'typing.lost', { why: toErrorShape(error).code });
  }
}
