import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import type { SaveState, VaultListing, VaultNotice } from '../api/contract';
import type { AllEngineCalls, Emit, EngineChannel } from '../api/engine';
import { ApiError, type ErrorShape, toErrorShape } from '../api/errors';
import { EngineProcess } from './engine-process';
import { listing, type PreferenceStore } from './preferences';
import { safeName } from './safe-name';

/** Milliseconds that closing may take before the engine is ended all the same. */
const closingPatience = 20_000;

/** Where this computer remembers, outside of the vaults, what it saw of them last. */
const stateDir = (): string => join(app.getPath('userData'), 'anchors');

/** The open vault, if any, and the engine process that holds it. */
export class VaultKeeper {
  private engine: EngineProcess | null = null;
  private current: VaultListing | null = null;
  /** Folders that the user chose in this run, by place. */
  private readonly chosen = new Map<string, string>();

  constructor(
    private readonly preferences: PreferenceStore,
    private readonly emit: Emit,
    /** Called when the engine ended without being asked to. */
    private readonly onLost: () => void,
  ) {}

  get isOpen(): boolean {
    return this.engine !== null;
  }

  /** The open vault, or the last one used. */
  get listing(): VaultListing | null {
    return this.current ?? this.preferences.vaults[0] ?? null;
  }

  get enginePid(): number | undefined {
    return this.engine?.pid;
  }

  /** Lets a folder that the user chose in a dialog be named by the renderer. */
  choose(folder: string): VaultListing {
    const chosen = listing(folder);
    this.chosen.set(chosen.place, folder);
    return chosen;
  }

  /** Makes a vault in a new folder inside the chosen one and opens it. */
  async create(parent: string, name: string, passphrase: string): Promise<SaveState> {
    // On a new machine the folder for documents may not be there yet. A failure is the vault's to tell.
    await mkdir(parent, { recursive: true }).catch(() => undefined);
    const folder = await freeFolder(parent, name);
    return this.start(folder, name, (engine) =>
      engine.call('engine.create', { folder, name, passphrase, stateDir: stateDir(), by: this.by }),
    );
  }

  /** Opens the vault at a place that was chosen or used before. */
  async open(place: string, passphrase: string): Promise<{ save: SaveState; notices: VaultNotice[] }> {
    const folder = this.folderOf(place);
    const known = this.preferences.vaults.find((vault) => vault.place === place);
    return this.start(folder, known?.name ?? listing(folder).name, (engine) =>
      engine.call('engine.open', { folder, passphrase, stateDir: stateDir(), by: this.by }),
    );
  }

  /** Folder behind a place. Throws `token.unknown`. */
  folderOf(place: string): string {
    const folder = this.chosen.get(place) ?? this.preferences.folderOf(place);
    if (folder === null) throw new ApiError('token.unknown');
    return folder;
  }

  call<C extends EngineChannel>(
    channel: C,
    request: AllEngineCalls[C]['request'],
  ): Promise<AllEngineCalls[C]['response']> {
    return this.engine === null ? Promise.reject(new ApiError('vault.closed')) : this.engine.call(channel, request);
  }

  /**
   * Saves what is staged, closes the vault and ends the engine process.
   * @returns what could not be saved, or null.
   */
  async close(): Promise<ErrorShape | null> {
    const engine = this.engine;
    if (engine === null) return null;
    this.engine = null;
    const late = new Promise<ErrorShape>((resolve) => {
      setTimeout(() => resolve({ code: 'engine.ended', data: { reason: 'slow' } }), closingPatience).unref();
    });
    const closed = engine.call('engine.close', undefined).then(() => null, toErrorShape);
    const failure = await Promise.race([closed, late]);
    await engine.end();
    return failure;
  }

  /** Tells the open vault who saves from now on. */
  async identify(): Promise<void> {
    await this.engine?.call('engine.identify', { by: this.by });
  }

  private get by(): string {
    return this.preferences.settings.userName.trim();
  }

  private async start<T>(folder: string, name: string, begin: (engine: EngineProcess) => Promise<T>): Promise<T> {
    if (this.engine !== null) throw new ApiError('ipc.refused', { reason: 'a vault is open' });
    const engine = new EngineProcess(this.emit);
    this.engine = engine;
    try {
      const result = await begin(engine);
      this.current = listing(folder, name);
      await this.preferences.remember(folder, name);
      engine.gone.then(() => this.lost(engine));
      return result;
    } catch (error) {
      this.engine = null;
      await engine.end();
      throw error;
    }
  }

  private lost(engine: EngineProcess): void {
    if (this.engine !== engine) return;
    this.engine = null;
    this.onLost();
  }
}

/** A folder name that is not taken yet: `Name.qorgan`, `Name 2.qorgan`, ... */
async function freeFolder(parent: string, name: string): Promise<string> {
  const safe = safeName(name);
  for (let n = 1; ; n++) {
    const folder = join(parent, `${safe}${n === 1 ? '' : ` ${n}`}.qorgan`);
    const taken = await stat(folder).then(
      () => true,
      () => false,
    );
    if (!taken) return folder;
  }
}
