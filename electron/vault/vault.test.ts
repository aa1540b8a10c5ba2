import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createVault, openVault } from './vault';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-vault-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('keeps what was committed', async () => {
  const dir = join(folder, 'a.qorgan');
  const vault = await createVault(dir, { passphrase: 'пароль й', name: 'Дело', kdf: { mib: 64, passes: 3 } });
  await vault.stage({ put: { path: ['cases'], id: 'c1', record: { title: 'Bokaev' }, card: { title: 'B' } } });
  for (let n = 0; n < 200; n++)
    await vault.stage({ put: { path: ['cases', 'c1', 'facts'], id: `f${n}`, record: { n }, card: { n } } });
  expect(await vault.commit()).toMatchObject({ generation: 2 });
  async function* source() {
    yield Buffer.alloc(3_000_000, 7);
  }
  const ref = await vault.writeContent(source(), { owner: { path: ['cases', 'c1', 'documents'], id: 'd' }, title: 'x' });
  await vault.stage({ put: { path: ['cases', 'c1', 'documents'], id: 'd', record: {}, card: {}, contents: [ref] } });
  await vault.stage({ remove: { path: ['cases', 'c1', 'facts'], id: 'f7' } });
  await vault.commit();
  expect(await vault.sweep()).toMatchObject({ held: false, removed: 0 });
  await vault.close();
  const again = await openVault(dir, { passphrase: 'пароль й'.normalize('NFD') });
  expect(again.name).toBe('Дело');
  expect(await again.list(['cases'])).toEqual([{ id: 'c1', card: { title: 'B' } }]);
  expect(await again.count(['cases', 'c1', 'facts'])).toBe(199);
  expect(await again.get(['cases', 'c1', 'facts'], 'f7')).toBe(null);
  expect(await again.get(['cases', 'c1', 'facts'], 'f8')).toEqual({ n: 8 });
  const pieces: Uint8Array[] = [];
  for await (const piece of again.readContent(ref)) pieces.push(piece);
  expect(Buffer.concat(pieces).equals(Buffer.alloc(3_000_000, 7))).toBe(true);
  expect(again.notices).toEqual([]);
  await again.close();
  expect(await readdir(dir)).toEqual(['header.bak.json', 'header.json', 'objects', 'roots']);
});
