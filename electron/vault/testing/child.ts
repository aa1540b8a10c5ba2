import { randomBytes } from 'node:crypto';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { begin } from '../begin';
import { backupVault } from '../care/backup';
import { verifyVault } from '../care/verify';
import { disk } from '../disk';
import type { VaultError } from '../errors';
import type { Lock } from '../lock';
import { findHeaders, unlock } from '../opening';
import type { Vault } from '../types';
import { openVault } from '../vault';

/** What tests start as a process of its own: `child.ts MODE VAULT PASSPHRASE [...]`. It prints one JSON value a line. */
const [mode = '', directory = '', passphrase = '', ...more] = process.argv.slice(2);
const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
const shape = (error: unknown) => ({ code: (error as VaultError).code, data: (error as VaultError).data });
const put = (id: string, record: object) => ({ put: { path: ['cases'], id, record, card: { id } } });

/** Opens, tells what was noticed, tries to save one record, reads another. */
async function visit(): Promise<void> {
  const vault = await openVault(directory, { passphrase });
  const { readOnly, notices } = vault;
  const saved = await vault
    .stage(put('visit', { n: 1 }))
    .then(() => vault.commit())
    .catch(shape);
  print({ readOnly, notices, saved, read: await vault.get(['cases'], 'c1') });
  await vault.close();
}

/** Saves records until the disk is full, then once more after `ballast` has been removed. */
async function fill(): Promise<void> {
  const [ballast = ''] = more;
  await writeFile(ballast, Buffer.alloc(300_000));
  const vault = await openVault(directory, { passphrase });
  let saved = 0;
  for (; saved < 1000; saved++) {
    await vault.stage(put(`r${saved}`, { text: 'x'.repeat(20_000) }));
    const failure = await vault.commit().then(() => null, shape);
    if (failure === null) continue;
    print({ saved, failure, read: (await vault.get(['cases'], 'r0')) !== null, dirty: vault.dirty });
    break;
  }
  if (ballast !== '') await rm(ballast, { force: true });
  print(await vault.commit().then(() => ({ saved: saved + 1 }), shape));
  await vault.close();
}

const noLock: Lock = {
  replaced: null,
  isHeld: async () => true,
  expectOwn: async () => undefined,
  release: async () => undefined,
};

async function openWithoutLock(): Promise<Vault> {
  const { keys, header } = await unlock(await findHeaders(directory), { passphrase });
  return begin(disk, directory, keys, header, noLock, []);
}

/** As where locks do not work: commits one record at each line of standard input, whoever else does. */
async function race(): Promise<void> {
  const [name = ''] = more;
  let vault = await openWithoutLock();
  print('ready');
  let round = 0;
  for await (const _ of createInterface({ input: process.stdin })) {
    const id = `${name}${round++}`;
    const done = vault.stage(put(id, { id })).then(() => vault.commit());
    const outcome = await done.then(({ generation }) => ({ id, generation }), shape);
    print(outcome);
    if ('generation' in outcome) continue;
    await vault.close();
    vault = await openWithoutLock();
  }
  await vault.close();
}

/** Backs up to a stick; then more than it has room for; looks at what stands there; and again once there is room. */
async function backup(): Promise<void> {
  const [stick = ''] = more;
  const vault = await openVault(directory, { passphrase });
  print(await backupVault(vault, stick).catch(shape));
  const ballast = join(stick, 'ballast');
  const { bavail, bsize } = await statfs(stick);
  await writeFile(ballast, Buffer.alloc(bavail * bsize - 100_000));
  await vault.stage(put('large', { text: randomBytes(400_000).toString('base64') }));
  await vault.commit();
  print(await backupVault(vault, stick).catch(shape));
  const copy = await openVault(join(stick, basename(directory)), { passphrase, readOnly: true });
  const { sound } = await verifyVault(copy, { deep: true });
  print({ generation: copy.generation, sound, cases: await copy.count(['cases']) });
  await copy.close();
  await rm(ballast);
  print(await backupVault(vault, stick).catch(shape));
  await vault.close();
}

const modes: Record<string, () => Promise<void>> = { visit, fill, race, backup };
await modes[mode]?.().catch((error: unknown) => print({ failed: shape(error) }));
