import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import type { Request, Response, SaveState, VaultListing } from '../api/contract';
import type { AllEngineCalls, Emit, EngineChannel } from '../api/engine';
import { ApiError, type ErrorShape, toErrorShape } from '../api/errors';
import type { VaultFacts } from '../api/keys';
import { EngineProcess } from './engine-process';
import { freeFolder } from './new-place';
import { OneTimeTokens } from './one-time-tokens';
import { listing, type PreferenceStore } from './preferences';

/** Milliseconds that closing may take before the engine is ended all the same. */
const closingPatience = 20_000;

type Opened = Response<'vault.open'>;

/** Where this computer remembers, outside of the vaults, what it saw of them last. */
const stateDir = (): string => join(app.getPath('userData'), 'anchors');

/** The open vault, if any, and the engine process that holds it. */
export class VaultKeeper {
  private engine: EngineProcess | null = null;
  /** Reads a vault that is not open, to save what can be saved of it. */
  private salvaging: EngineProcess | null = null;
  private current: VaultListing | null = null;
  /** Folders that the user chose in this run, by place, and the names of their vaults where known. */
  private readonly chosen = new Map<string, VaultListing>();
  private readonly keyFiles = new OneTimeTokens<string>();

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
  choose(folder: string, name?: string): VaultListing {
    const chosen = listing(folder, name);
    this.chosen.set(chosen.place, chosen);
    return chosen;
  }

  /** Makes the vault at a place the one that the unlock screen shows. */
  offer(place: string): void {
    this.current = listing(this.folderOf(place), this.nameOf(place));
  }

  /** Makes a vault in a new folder inside the chosen one and opens it. */
  async create(parent: string, name: string, passphrase: string, keyFile: string | undefined): Promise<SaveState> {
    // On a new machine the folder for documents may not be there yet. A failure is the vault's to tell.
    await mkdir(parent, { recursive: true }).catch(() => undefined);
    const folder = await freeFolder(parent, name);
    return this.start(folder, name, (engine) =>
      engine.call('engine.create', { folder, name, passphrase, ...this.common(keyFile) }),
    );
  }

  /** Opens the vault at a place that was chosen or used before. */
  async open({ place, passphrase, keyFile, ...manner }: Request<'vault.open'>): Promise<Opened> {
    const folder = this.folderOf(place);
    return this.start(folder, this.nameOf(place), (engine) =>
      engine.call('engine.open', { folder, passphrase, ...manner, ...this.common(keyFile) }),
    );
  }

  /** Opens the vault by its recovery phrase and gives it a new passphrase. */
  async recover({ place, keyFile, ...secrets }: Request<'vault.recover'>): Promise<Opened> {
    const folder = this.folderOf(place);
    return this.start(folder, this.nameOf(place), (engine) =>
      engine.call('engine.recover', { folder, ...secrets, ...this.common(keyFile) }),
    );
  }

  /** What can be said of a vault that is not open. An engine of its own reads it and ends. */
  async facts(place: string): Promise<VaultFacts> {
    const engine = new EngineProcess(() => undefined);
    try {
      return await engine.call('engine.facts', { folder: this.folderOf(place), stateDir: stateDir() });
    } finally {
      await engine.end();
    }
  }

  /** Lets a key file that the user chose be named by the renderer. */
  chooseKeyFile(path: string): string {
    return this.keyFiles.give(path);
  }

  /** Path of a chosen key file. Throws `token.unknown`. */
  keyFileOf(token: string): string {
    return this.keyFiles.look(token);
  }

  /** Path of the key file of a new passphrase; null for none, undefined for the one there is. */
  newKeyFile(choice: 'same' | 'none' | string): string | null | undefined {
    return choice === 'same' ? undefined : choice === 'none' ? null : this.keyFileOf(choice);
  }

  /** Name of the vault at a place. Throws `token.unknown`. */
  nameOf(place: string): string {
    const known = this.preferences.vaults.find((vault) => vault.place === place) ?? this.chosen.get(place);
    return known?.name ?? listing(this.folderOf(place)).name;
  }

  /** Stops the long work that runs on a vault, if any. */
  async stopCare(): Promise<void> {
    await this.salvaging?.call('engine.stopSalvage', undefined);
    await this.engine?.call('care.stop', undefined);
  }

  /** Copies what can be read of a vault, open or not, to another place. Null when it was stopped. */
  async salvage({ of, place, passphrase, keyFile, phrase }: Request<'salvage.run'>) {
    const folder = this.folderOf(of);
    const target = this.folderOf(place);
    if (this.engine !== null && this.current?.path === folder) {
      return this.call('salvage.start', { target, passphrase });
    }
    if (this.salvaging !== null) throw new ApiError('care.busy');
    const engine = new EngineProcess(this.emit);
    this.salvaging = engine;
    try {
      return await engine.call('engine.salvage', { ...this.common(keyFile), folder, target, passphrase, phrase });
    } finally {
      this.salvaging = null;
      await engine.end();
    }
  }

  private common(keyFile: string | undefined) {
    const file = keyFile === undefined ? {} : { keyFile: this.keyFileOf(keyFile) };
    return { ...file, stateDir: stateDir(), by: this.by };
  }

  /** Folder behind a place. Throws `token.unknown`. */
  folderOf(place: string): string {
    const folder = this.chosen.get(place)?.path ?? this.preferences.folderOf(place);
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
