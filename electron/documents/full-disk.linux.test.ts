import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVault, openVault, type Vault } from '../vault';
import { attachFile } from './attach';
import { exportContent } from './export';

const MiB = 1024 * 1024;
const kdf = { mib: 64, passes: 3 };
let folder: string;
let disk: string;
let vault: Vault;

/** Mounting needs root; without it, `sudo` that asks for no password. */
function asRoot(command: string, ...args: string[]): void {
  const isRoot = process.getuid?.() === 0;
  const [program = '', ...rest] = isRoot ? [command, ...args] : ['sudo', '-n', command, ...args];
  const { status, stderr } = spawnSync(program, rest, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`this test mounts a small disk, as root or by sudo: ${stderr}`);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qorgan-full-'));
  disk = await mkdtemp(join(tmpdir(), 'qorgan-disk-'));
  asRoot('mount', '-t', 'tmpfs', '-o', 'size=6m,mode=777', 'none', disk);
  vault = await createVault(join(disk, 'v.qorgan'), { passphrase: 'p', name: 'v', kdf });
  await vault.stage({ put: { path: ['cases'], id: 'c', record: { id: 'c', title: 'дело' }, card: { id: 'c' } } });
  await vault.commit();
});
afterAll(async () => {
  await vault.close().catch(() => undefined);
  asRoot('umount', disk);
  await Promise.all([rm(folder, { recursive: true }), rm(disk, { recursive: true })]);
});

async function attach(name: string, size: number) {
  const path = join(folder, name);
  await writeFile(path, randomBytes(size));
  return attachFile(vault, { path }, { caseId: 'c' });
}

describe('a disk that fills up', () => {
  it('while attaching: the user is told, all that was saved stands, and a smaller file still goes in', async () => {
    await expect(attach('большой.bin', 12 * MiB)).rejects.toMatchObject({ code: 'disk.full' });
    expect(await vault.get(['cases'], 'c')).toMatchObject({ title: 'дело' });
    const { document, content } = await attach('малый.bin', MiB);
    const put = { path: ['cases', 'c', 'documents'], id: document.id, record: document, card: {}, contents: [content] };
    await vault.stage({ put });
    await vault.commit();
    await vault.close();
    vault = await openVault(join(disk, 'v.qorgan'), { passphrase: 'p' });
    expect(await vault.get(['cases', 'c', 'documents'], document.id)).toMatchObject({ sha256: document.sha256 });
  });

  it('while exporting: the user is told, and no half of a file is left', async () => {
    async function* endless() {
      for (;;) yield randomBytes(MiB);
    }
    await expect(exportContent(endless(), join(disk, 'out.bin'))).rejects.toMatchObject({ code: 'disk.full' });
    const { stdout } = spawnSync('ls', ['-A', disk], { encoding: 'utf8' });
    expect(stdout.trim()).toBe('v.qorgan');
  });
});
