import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyVault } from '../care/verify';
import { phraseOf } from '../crypto/phrase';
import { pack, unpack } from '../testing/packed';
import { collect } from '../testing/scratch';
import { openVault } from '../vault';
import { V1Vault } from './v1-reader/reader';

const samples = join(import.meta.dirname, 'samples');
const passphrase = 'Қорған: бес сөз';
const keyFileSum = createHash('sha256').update('ключ').digest();
const document = Buffer.alloc(65_600, 'протокол ');
let folder: string;
let vault: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-versions-'));
  vault = join(folder, 'v1');
  await unpack(JSON.parse(await readFile(join(samples, 'v1.json'), 'utf8')), vault);
  await writeFile(join(folder, 'key'), 'ключ');
});
afterAll(() => rm(folder, { recursive: true }));

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

describe('the sample vault of version 1', () => {
  it('opens with the program as it is now, sound, and is not changed by reading', async () => {
    const before = await pack(vault);
    const opened = await openVault(vault, { passphrase, keyFile: join(folder, 'key'), readOnly: true });
    try {
      expect(opened.name).toBe('Үлгі');
      expect(await opened.get(['cases'], 'c1')).toEqual({ id: 'c1', title: 'Іс № 1, түзетілген' });
      expect((await opened.history(['cases'], 'c1')).versions).toHaveLength(2);
      expect(await verifyVault(opened, { deep: true })).toMatchObject({ sound: true });
    } finally {
      await opened.close();
    }
    expect(await pack(vault)).toEqual(before);
  });

  it('opens with the frozen reader by each of its secrets, which reads all of it', async () => {
    const before = await pack(vault);
    for (const secret of [{ passphrase: passphrase.normalize('NFD'), keyFileSum }, { entropy: Buffer.alloc(32, 7) }]) {
      const opened = await V1Vault.open(vault, secret);
      expect([opened.name, opened.generation, opened.horizon]).toEqual(['Үлгі', 4, 0]);
      const records = await all(opened.records());
      expect(records).toHaveLength(1 + 40 + 2 + 1);
      expect(records[0]?.versions.map(({ record }) => record.title)).toEqual(['Іс № 1, түзетілген', 'Іс № 1']);
      expect(records.filter(({ binned }) => binned !== null).map(({ binned }) => binned?.id)).toEqual(['p1']);
      const contents = records.flatMap(({ versions }) => versions[0]?.contents ?? []);
      const bytes = await Promise.all(contents.map((content) => collect(opened.read(content))));
      expect(bytes).toEqual([document, Buffer.alloc(0)]);
    }
    expect(await pack(vault)).toEqual(before);
  });

  it('is refused by the frozen reader with a wrong secret, damaged, or of another version', async () => {
    const secret = { entropy: Buffer.alloc(32, 7) };
    await expect(V1Vault.open(vault, { passphrase: 'x', keyFileSum })).rejects.toMatchObject({ code: 'wrong-secret' });
    await expect(V1Vault.open(vault, { passphrase })).rejects.toMatchObject({ code: 'wrong-secret' });
    await expect(V1Vault.open(vault, { entropy: Buffer.alloc(32) })).rejects.toMatchObject({ code: 'wrong-secret' });
    const packed = await pack(vault);
    for (const [name, text] of Object.entries(packed).filter(([path]) => path.startsWith('objects/'))) {
      const bytes = Buffer.from(text, 'base64');
      bytes.writeUInt8(bytes.readUInt8(700) ^ 1, 700);
      await writeFile(join(vault, name), bytes);
      const read = async () => {
        const opened = await V1Vault.open(vault, secret);
        for await (const { versions } of opened.records()) {
          for (const { contents } of versions) for (const content of contents) await collect(opened.read(content));
        }
      };
      const reached = await read().then(
        () => false,
        (error: unknown) => error,
      );
      if (reached !== false) expect(reached).toMatchObject({ code: 'damaged' });
      else
        expect(
          (await verifyVaultOf()).damage.every(({ where, what }) => where === 'former' || what === 'openings'),
        ).toBe(true);
      await writeFile(join(vault, name), Buffer.from(text, 'base64'));
    }
  });

  const verifyVaultOf = () =>
    verifyVault({ directory: vault, secret: { phrase: phraseOf(Buffer.alloc(32, 7)) } }, { deep: true });
});

describe('the frozen reader', () => {
  it('imports nothing of the program as it is now', async () => {
    for (const file of ['format.ts', 'reader.ts']) {
      const text = await readFile(join(import.meta.dirname, 'v1-reader', file), 'utf8');
      const from = [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1]);
      expect(from.length).toBeGreaterThan(0);
      expect(
        from.filter((name) => !/^(node:(crypto|fs\/promises|path)|hash-wasm|\.\/format)$/.test(name ?? '')),
      ).toEqual([]);
    }
  });
});

describe('a vault of a later version', () => {
  it('is refused by everything, and no byte of it changes', async () => {
    const later = join(folder, 'later');
    const packed = await pack(vault);
    await unpack(packed, later);
    for (const name of ['header.json', 'header.bak.json']) {
      const body = (await readFile(join(later, name), 'utf8'))
        .slice('{"header":'.length, -152)
        .replace('"formatVersion":1', '"formatVersion":2,"new":{"field":true}');
      const sum = createHash('sha256').update(body).digest('hex');
      await writeFile(join(later, name), `{"header":${body},"sha256":"${sum}","hmac":"${'0'.repeat(64)}"}\n`);
    }
    const before = await pack(later);
    const refused = { code: 'vault.newer-format', data: { formatVersion: 2, known: 1 } };
    await expect(openVault(later, { passphrase })).rejects.toMatchObject(refused);
    await expect(openVault(later, { passphrase, takeLock: true })).rejects.toMatchObject(refused);
    await expect(verifyVault({ directory: later, secret: { passphrase } })).rejects.toMatchObject(refused);
    await expect(V1Vault.open(later, { passphrase })).rejects.toMatchObject({ code: 'not-version-1' });
    expect(await pack(later)).toEqual(before);
  });
});
