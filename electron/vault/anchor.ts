import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fromHex } from './crypto/bytes';
import type { Keys } from './crypto/keys';
import { type Disk, diskError, errnoOf, namesIn } from './disk';
import { VaultError } from './errors';
import { decodeHeader, type ReadHeader } from './store/header';
import type { ReadRoot } from './store/root';
import type { Notice } from './types';

const SUFFIX = '.anchor.json';
const LARGEST = 256 * 1024;

const anchorSchema = z.strictObject({
  magic: z.literal('qorgan-anchor'),
  formatVersion: z.literal(1),
  vaultId: z.string().regex(/^[0-9a-f]{32}$/),
  /** The last state of the vault that this computer has seen. */
  generation: z.number().int().min(1),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  savedAt: z.iso.datetime(),
  epoch: z.number().int().min(1),
  /** Bytes of the header file, base64. */
  header: z.base64(),
});

/** What this computer remembers of a vault, outside of it. */
export type Anchor = z.infer<typeof anchorSchema>;

const HEAD = '{"anchor":';
const tail = (hmac: string) => `,"hmac":"${hmac}"}\n`;
const TAIL = tail('0'.repeat(64)).length;

function encodeAnchor(anchor: Anchor, keys: Keys): Buffer {
  const body = Buffer.from(JSON.stringify(anchor), 'utf8');
  return Buffer.concat([Buffer.from(HEAD), body, Buffer.from(tail(keys.anchorMac(body).toString('hex')))]);
}

interface ReadAnchor {
  anchor: Anchor;
  body: Buffer;
  mac: Buffer;
}

function decodeAnchor(bytes: Buffer): ReadAnchor | null {
  const body = bytes.subarray(HEAD.length, Math.max(HEAD.length, bytes.length - TAIL));
  const mac = fromHex(/^,"hmac":"([0-9a-f]{64})"\}\n$/.exec(bytes.toString('latin1').slice(-TAIL))?.[1] ?? '', 32);
  if (mac === null || bytes.length > LARGEST || bytes.toString('latin1', 0, HEAD.length) !== HEAD) return null;
  try {
    return { anchor: anchorSchema.parse(JSON.parse(body.toString('utf8'))), body, mac };
  } catch {
    return null;
  }
}

const anchorPath = (stateDir: string, vaultId: string) => join(stateDir, `${vaultId}${SUFFIX}`);

async function readAnchorFile(path: string): Promise<ReadAnchor | 'damaged' | 'missing'> {
  try {
    return decodeAnchor(await readFile(path)) ?? 'damaged';
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error))) return 'missing';
    if (errnoOf(error) === 'EIO') return 'damaged';
    throw diskError(error, 'read-anchor');
  }
}

/** The vault's anchor; `'damaged'` also when it was not made with the vault's keys. */
export async function readAnchor(stateDir: string, keys: Keys): Promise<Anchor | 'damaged' | 'missing'> {
  const found = await readAnchorFile(anchorPath(stateDir, keys.vaultId.toString('hex')));
  if (typeof found === 'string') return found;
  const own = found.anchor.vaultId === keys.vaultId.toString('hex');
  return own && keys.anchorMacMatches(found.body, found.mac) ? found.anchor : 'damaged';
}

/**
 * The state of a vault that this computer saw last, as its anchor says without being verified; null when there is none
 * that can be read.
 */
export async function readSeen(
  stateDir: string,
  vaultId: string,
): Promise<{ generation: number; savedAt: string } | null> {
  const read = await readAnchorFile(anchorPath(stateDir, vaultId)).catch(() => null);
  if (read === null || typeof read === 'string') return null;
  const { generation, savedAt } = read.anchor;
  return { generation, savedAt };
}

/** The headers in all anchors of a folder, those last used first; for a vault that has lost its own. */
export async function anchoredHeaders(stateDir: string): Promise<ReadHeader[]> {
  const found: { header: ReadHeader; savedAt: string }[] = [];
  for (const name of await namesIn(stateDir).catch(() => [])) {
    if (!name.endsWith(SUFFIX)) continue;
    const read = await readAnchorFile(join(stateDir, name)).catch(() => null);
    if (read === null || typeof read === 'string') continue;
    try {
      const header = decodeHeader(Buffer.from(read.anchor.header, 'base64'));
      found.push({ header, savedAt: read.anchor.savedAt });
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
    }
  }
  return found.toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1)).map(({ header }) => header);
}

/**
 * Keeps a vault's anchor up to date. A save does not wait for it: the anchor follows in its own time, whole and durable
 * each time, the newest state winning when several are due. So after a power loss it may lag by a few commits, which are
 * still among the kept roots then; it never runs ahead of the vault. `settle` waits for it, and closing does.
 */
export class AnchorKeeper {
  private due: ReadRoot | null = null;
  private running: Promise<void> = Promise.resolve();
  private failed = false;

  constructor(
    private readonly disk: Disk,
    private readonly stateDir: string,
    private readonly keys: Keys,
    private header: { bytes: Buffer; epoch: number },
    private readonly notices: Notice[],
  ) {}

  /** To be called with each root that has been published or opened. */
  note(root: ReadRoot): void {
    if (this.due === null) this.running = this.running.then(() => this.write());
    this.due = root;
  }

  /** To be called when the vault's header has been replaced, with the root that stands. */
  noteHeader(header: { bytes: Buffer; epoch: number }, root: ReadRoot): void {
    this.header = header;
    this.note(root);
  }

  /** Resolves when the anchor is as new as what was noted, or has failed, which a notice says. */
  settle(): Promise<void> {
    return this.running;
  }

  private async write(): Promise<void> {
    const noted = this.due;
    this.due = null;
    if (noted === null) return;
    try {
      const vaultId = this.keys.vaultId.toString('hex');
      const { generation, savedAt } = noted.root;
      const anchor: Anchor = {
        magic: 'qorgan-anchor',
        formatVersion: 1,
        vaultId,
        generation,
        root: noted.hash,
        savedAt,
        epoch: this.header.epoch,
        header: this.header.bytes.toString('base64'),
      };
      await mkdir(this.stateDir, { recursive: true, mode: 0o700 });
      await this.disk.replace(anchorPath(this.stateDir, vaultId), encodeAnchor(anchor, this.keys));
    } catch (error) {
      if (!this.failed) this.notices.push({ code: 'anchor.failed', data: { ...diskError(error, 'anchor').data } });
      this.failed = true;
    }
  }
}
