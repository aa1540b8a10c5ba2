import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Bridge, Channel, Request, Response } from '../../electron/api/contract';
import { type App, launchApp, type StartOptions } from './app';

/** A lawyer's laptop for one test: a home folder, a temporary folder, the app's data, all of its own and removed after. */
export class Desk {
  private running: App | null = null;

  private constructor(readonly folder: string) {}

  static async make(): Promise<Desk> {
    const desk = new Desk(await mkdtemp(join(tmpdir(), 'qorgan-desk-')));
    await Promise.all(
      [desk.home, desk.temp, desk.userData, desk.documents].map((path) => mkdir(path, { recursive: true })),
    );
    return desk;
  }

  readonly passphrase = 'күн шыққанда тау басы қызарады';

  get home(): string {
    return join(this.folder, 'home');
  }
  get documents(): string {
    return join(this.home, 'Documents');
  }
  get temp(): string {
    return join(this.folder, 'tmp');
  }
  get userData(): string {
    return join(this.folder, 'data');
  }

  get app(): App {
    if (this.running === null) throw new Error('the app is not running');
    return this.running;
  }

  page(): Promise<Page> {
    return this.app.page();
  }

  /** Starts the app at this desk and gives its page. */
  async start(options: Partial<StartOptions> = {}): Promise<Page> {
    const env = { ...process.env, HOME: this.home, TMPDIR: this.temp, LANG: 'C.UTF-8', LC_ALL: '', ...options.env };
    this.running = await launchApp({ userData: this.userData, ...options, env });
    return this.running.page();
  }

  async stop(): Promise<void> {
    await this.running?.close();
    this.running = null;
  }

  async kill(): Promise<void> {
    await this.running?.kill();
    this.running = null;
  }

  /** Ends the app and removes everything. */
  async clear(): Promise<void> {
    await this.stop().catch(() => undefined);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** A call as the page makes it, with the answer or the error as they come. */
  async ask(channel: string, request?: unknown): Promise<{ ok?: unknown; error?: { code: string; data: unknown } }> {
    const page = await this.page();
    return page.evaluate(
      ([name, payload]) => (window as unknown as { qorgan: Bridge }).qorgan.invoke(name as Channel, payload as never),
      [channel, request] as const,
    );
  }

  /** A call that must succeed. */
  async call<C extends Channel>(channel: C, request?: Request<C>): Promise<Response<C>> {
    const answer = await this.ask(channel, request);
    if (answer.error !== undefined)
      throw new Error(`${channel}: ${answer.error.code} ${JSON.stringify(answer.error.data)}`);
    return answer.ok as Response<C>;
  }

  /** Makes a vault through the bridge, for tests that are about something else, and draws its first screen. */
  async withVault(): Promise<Page> {
    const page = await this.page();
    await this.call('vault.create', { name: 'Бюро', passphrase: this.passphrase, place: null });
    await page.reload();
    return page;
  }
}

/** Paths of the files in a folder, at any depth; what vanishes meanwhile is left out. */
async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = entries.map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
  });
  return (await Promise.all(found)).flat();
}

/** Every file under the folders whose bytes hold one of the words, as `path: word`. */
export async function filesHolding(folders: readonly string[], words: readonly (string | Buffer)[]): Promise<string[]> {
  const needles = words.map((word) => (typeof word === 'string' ? forms(word) : [word]));
  const found: string[] = [];
  for (const file of (await Promise.all(folders.map(filesUnder))).flat()) {
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    needles.forEach((all, index) => {
      if (all.some((needle) => bytes.includes(needle))) found.push(`${file}: ${String(words[index]).slice(0, 40)}`);
    });
  }
  return found;
}

/** A text as it may stand in a file: UTF-8, UTF-16 and as a JSON escape, with small and with capital digits. */
function forms(word: string): Buffer[] {
  const plain = JSON.stringify(word).slice(1, -1);
  const hex = (c: string) => c.charCodeAt(0).toString(16).padStart(4, '0');
  const escaped = [hex, (c: string) => hex(c).toUpperCase()].map((digits) =>
    plain.replace(/[^\x20-\x7e]/g, (c) => `\\u${digits(c)}`),
  );
  return [Buffer.from(word), Buffer.from(word, 'utf16le'), ...escaped.map((form) => Buffer.from(form))];
}
