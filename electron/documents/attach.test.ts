import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DocumentRecord } from '../domain/records';
import { createVault, type Vault } from '../vault';
import { attachFile } from './attach';
import { PastedFile } from './pasted';
import { readRange } from './view';

const MiB = 1024 * 1024;
let folder: string;
let vault: Vault;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-attach-'));
  vault = await createVault(join(folder, 'v.qorgan'), { passphrase: 'p', name: 'v', kdf: { mib: 64, passes: 3 } });
});
afterAll(async () => {
  await vault.close();
  await rm(folder, { recursive: true });
});

async function fileOf(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}
const attach = (path: string, more: { onProgress?: (bytes: number) => void; signal?: AbortSignal } = {}) =>
  attachFile(vault, { path }, { caseId: 'c', ...more });

async function readBack(content: Parameters<Vault['readContent']>[0]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of vault.readContent(content)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('attachFile', () => {
  it('seals a file of many pieces and gives back exactly its bytes, with its hash', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(3 * MiB + 17)]);
    const progress: number[] = [];
    const { document, content, notice } = await attach(await fileOf('Том_3.pdf', bytes), {
      onProgress: (sealed) => progress.push(sealed),
    });
    expect(DocumentRecord.parse(document)).toEqual(document);
    expect(document).toMatchObject({
      title: 'Том 3',
      fileName: 'Том_3.pdf',
      mediaType: 'application/pdf',
      typeMismatch: false,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(notice).toBe('');
    expect(progress.at(-1)).toBe(bytes.length);
    expect((await readBack(content)).equals(bytes)).toBe(true);
    const part: Uint8Array[] = [];
    for await (const piece of readRange(vault, content, MiB - 3, MiB + 5)) part.push(piece);
    expect(Buffer.concat(part).equals(bytes.subarray(MiB - 3, MiB + 5))).toBe(true);
  });

  it('takes an empty file and says so', async () => {
    const { document, notice } = await attach(await fileOf('пусто.pdf', ''));
    expect(document).toMatchObject({ size: 0, typeMismatch: false, mediaType: 'application/octet-stream' });
    expect(notice).toBe('empty');
  });

  it('tells a name that promises another type', async () => {
    const { document, notice } = await attach(await fileOf('не.pdf', 'это не PDF'));
    expect(document).toMatchObject({ mediaType: 'text/plain; charset=utf-8', typeMismatch: true });
    expect(notice).toBe('type-mismatch');
  });

  it('tells a content that is already known', async () => {
    const path = await fileOf('a.txt', 'одно и то же');
    const { document } = await attach(path);
    const isKnown = (sha256: string) => sha256 === document.sha256;
    expect((await attachFile(vault, { path }, { caseId: 'c', isKnown })).notice).toBe('known-content');
  });

  it('follows a link to the file that it names', async () => {
    const path = await fileOf('b.txt', 'текст');
    await symlink(path, join(folder, 'ссылка.txt'));
    expect((await attach(join(folder, 'ссылка.txt'))).document).toMatchObject({ fileName: 'ссылка.txt', size: 10 });
  });

  it('refuses a file that has vanished, a folder, and what is no file', async () => {
    await expect(attach(join(folder, 'нет.pdf'))).rejects.toMatchObject({ code: 'file.vanished' });
    await mkdir(join(folder, 'папка'));
    await expect(attach(join(folder, 'папка'))).rejects.toMatchObject({ code: 'file.folder' });
    const server = createServer().listen(join(folder, 's.sock'));
    await new Promise((resolve) => server.once('listening', resolve));
    await expect(attach(join(folder, 's.sock'))).rejects.toMatchObject({ code: 'file.unreadable' });
    server.close();
  });

  it('refuses a file that grew, shrank or was written to while it was read', async () => {
    const onFirst = (change: () => Promise<unknown>) => {
      let changing: Promise<unknown> | null = null;
      return {
        stream: (bytes: number) => {
          if (bytes > 0) changing ??= change();
        },
        done: () => changing,
      };
    };
    const big = randomBytes(6 * MiB);
    for (const [name, change] of [
      ['растёт', (path: string) => appendFile(path, 'x')],
      ['касание', (path: string) => utimes(path, new Date(), new Date(1_000_000))],
    ] as const) {
      const path = await fileOf(name, big);
      const watch = onFirst(() => change(path));
      await expect(attach(path, { onProgress: watch.stream })).rejects.toMatchObject({ code: 'file.changed' });
      await watch.done();
    }
  });

  it('reads the opened file to its end when another takes its name', async () => {
    const bytes = randomBytes(6 * MiB);
    const path = await fileOf('было.bin', bytes);
    let moved: Promise<void> | null = null;
    const onProgress = () => {
      moved ??= rename(path, `${path}.old`).then(() => writeFile(path, 'другое'));
    };
    const { content } = await attach(path, { onProgress });
    await moved;
    expect((await readBack(content)).equals(bytes)).toBe(true);
  });

  it('stops midway when cancelled, and the vault goes on', async () => {
    const stop = new AbortController();
    const path = await fileOf('долго.bin', randomBytes(8 * MiB));
    const attaching = attach(path, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(attaching).rejects.toMatchObject({ code: 'attach.cancelled' });
    expect((await attach(await fileOf('c.txt', 'ещё'))).document.size).toBe(6);
  });

  it('takes pasted bytes, and gives their failure on as it is', async () => {
    const pasted = new PastedFile('снимок.png');
    const source = { name: pasted.name, stream: pasted };
    const attaching = attachFile(vault, source, { caseId: 'c' });
    await pasted.push(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    await pasted.push(Buffer.from('000000010000000108060000001f15c489', 'hex'));
    pasted.end();
    expect((await attaching).document).toMatchObject({ mediaType: 'image/png', title: 'снимок', size: 33 });

    const broken = new PastedFile('b');
    const failing = attachFile(vault, { name: 'b', stream: broken }, { caseId: 'c' });
    await broken.push(Buffer.from('abc'));
    broken.abort();
    await expect(failing).rejects.toMatchObject({ code: 'attach.cancelled' });
  });
});
