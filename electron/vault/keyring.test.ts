import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newRecoveryPhrase, phraseOf } from './crypto/phrase';
import { recoverVault } from './recover';
import { HEADER_COPY, HEADER_FILE } from './store/header';
import { FaultyDisk } from './testing/faulty';
import { KDF, PASSPHRASE } from './testing/scratch';
import { put, workbench } from './testing/workbench';
import type { Secret } from './types';
import { createVault, openVault, readVaultFacts } from './vault';

const bench = workbench();
const { keep, settle } = bench;
const open = async (secret: Secret) => keep(await openVault(bench.scratch.directory, secret));
const wrong = { code: 'vault.wrong-passphrase' };

describe('the recovery phrase', () => {
  it('is 24 words for 256 bits, by the published vectors', () => {
    expect(phraseOf(Buffer.alloc(32, 0xff))).toBe(`${'zoo '.repeat(23)}vote`);
    expect(newRecoveryPhrase().split(' ')).toHaveLength(24);
    expect(newRecoveryPhrase()).not.toBe(newRecoveryPhrase());
  });

  it('opens the vault however it is typed, and says what is wrong with a mistyped one', async () => {
    const recoveryPhrase = newRecoveryPhrase();
    const first = { passphrase: PASSPHRASE, name: 'n', kdf: KDF, recoveryPhrase };
    await (await createVault(bench.scratch.directory, first)).close();
    const vault = await open({ phrase: `  ${recoveryPhrase.toUpperCase().replaceAll(' ', '\n ')} ` });
    expect(vault.keyring.slots.map(({ kind }) => kind)).toEqual(['passphrase', 'phrase']);
    await settle();
    const words = recoveryPhrase.split(' ');
    const mistyped = words.with(4, 'қорған').join(' ');
    await expect(open({ phrase: mistyped })).rejects.toMatchObject({ ...wrong, data: { fault: 'word', unknown: [5] } });
    const short = words.slice(1).join(' ');
    await expect(open({ phrase: short })).rejects.toMatchObject({ ...wrong, data: { fault: 'count', words: 23 } });
    const swapped = phraseOf(Buffer.alloc(32, 0xff)).replace('vote', 'abandon');
    await expect(open({ phrase: swapped })).rejects.toMatchObject({ ...wrong, data: { fault: 'checksum' } });
    await expect(open({ phrase: newRecoveryPhrase() })).rejects.toMatchObject({ ...wrong, data: { kind: 'phrase' } });
    expect(await bench.scratch.files()).not.toContain('lock');
  });

  it('sets a new passphrase, and the old one opens nothing any more', async () => {
    const recoveryPhrase = newRecoveryPhrase();
    const first = { passphrase: PASSPHRASE, name: 'n', kdf: KDF, recoveryPhrase };
    await (await createVault(bench.scratch.directory, first)).close();
    const next = { passphrase: 'новая' };
    keep(await recoverVault(bench.scratch.directory, recoveryPhrase, next, { kdf: KDF }));
    await settle();
    await expect(open({ passphrase: PASSPHRASE })).rejects.toMatchObject(wrong);
    expect((await open(next)).keyring.slots).toHaveLength(2);
  });

  it('is replaced by another, added where there is none, and the last slot stays', async () => {
    const vault = keep(await bench.scratch.create());
    const [first, second] = [newRecoveryPhrase(), newRecoveryPhrase()];
    await vault.keyring.setRecoveryPhrase(first);
    await vault.keyring.setRecoveryPhrase(second);
    const [passphrase, phrase] = vault.keyring.slots;
    expect([passphrase?.kind, phrase?.kind, vault.keyring.slots.length]).toEqual(['passphrase', 'phrase', 2]);
    await vault.keyring.removeSlot(passphrase?.id ?? '');
    await expect(vault.keyring.removeSlot(phrase?.id ?? '')).rejects.toMatchObject({
      code: 'record.invalid',
      data: { fault: 'last' },
    });
    await expect(vault.keyring.removeSlot('00')).rejects.toMatchObject({ code: 'record.missing' });
    await settle();
    await expect(open({ phrase: first })).rejects.toMatchObject(wrong);
    await expect(open({ passphrase: PASSPHRASE })).rejects.toMatchObject(wrong);
    expect((await open({ phrase: second })).generation).toBe(4);
    expect((await readVaultFacts(bench.scratch.directory)).epoch).toBe(4);
  });
});

describe('a key file', () => {
  it('is needed with the passphrase, and missing or changed is told no more apart than a wrong passphrase', async () => {
    const keyFile = join(bench.scratch.folder, 'photo.jpg');
    await writeFile(keyFile, Buffer.alloc(300_000, 'photo'));
    const secret = { passphrase: PASSPHRASE, keyFile };
    await (await createVault(bench.scratch.directory, { ...secret, name: 'n', kdf: KDF })).close();
    expect((await readVaultFacts(bench.scratch.directory)).slots).toMatchObject([{ keyFile: true }]);
    await open(secret);
    await settle();
    const refused = { ...wrong, data: { kind: 'passphrase', keyFile: true } };
    await expect(open({ passphrase: PASSPHRASE })).rejects.toMatchObject(refused);
    await expect(open({ ...secret, passphrase: 'wrong' })).rejects.toMatchObject(refused);
    await writeFile(keyFile, Buffer.alloc(300_001, 'photo'));
    await expect(open(secret)).rejects.toMatchObject(refused);
    await rm(keyFile);
    await expect(open(secret)).rejects.toMatchObject(refused);
    const none = { ...secret, name: 'n', kdf: KDF };
    await expect(createVault(join(bench.scratch.folder, 'b'), none)).rejects.toMatchObject({
      code: 'record.invalid',
      data: { what: 'key-file' },
    });
  });
});

describe('changing the passphrase', () => {
  it('asks for the current one, keeps the rest, and commits what was staged', async () => {
    const vault = keep(await bench.scratch.create());
    await vault.stage(put('c1', 1));
    const [old, next] = [{ passphrase: PASSPHRASE }, { passphrase: 'Жаңа құпия сөз' }];
    await expect(vault.keyring.changePassphrase({ passphrase: 'x' }, next, KDF)).rejects.toMatchObject(wrong);
    await expect(vault.keyring.changePassphrase(old, { passphrase: '' }, KDF)).rejects.toMatchObject({
      code: 'record.invalid',
    });
    await expect(vault.keyring.changePassphrase(old, next, { mib: 8, passes: 3 })).rejects.toMatchObject({
      code: 'vault.kdf-out-of-range',
    });
    await vault.keyring.changePassphrase(old, next, KDF);
    expect(vault.dirty).toBe(false);
    await settle();
    await expect(open(old)).rejects.toMatchObject(wrong);
    expect(await (await open(next)).get(['cases'], 'c1')).toEqual({ n: 1 });
    expect(await bench.scratch.read(HEADER_FILE)).toEqual(await bench.scratch.read(HEADER_COPY));
  });

  it('makes an older header that is put back refused, though its passphrase fits', async () => {
    const vault = keep(await bench.scratch.create());
    const older = await bench.scratch.read(HEADER_FILE);
    await vault.keyring.changePassphrase({ passphrase: PASSPHRASE }, { passphrase: 'b' }, KDF);
    await settle();
    await bench.scratch.write(HEADER_FILE, older);
    await bench.scratch.write(HEADER_COPY, older);
    await expect(open({ passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'vault.rolled-back',
      data: { what: 'header', epoch: 1, expected: 2 },
    });
  });

  it('leaves a vault that opens by the old or the new secret, whatever step fails', async () => {
    await (await bench.scratch.create()).close();
    const pristine = join(bench.scratch.folder, 'pristine');
    await cp(bench.scratch.directory, pristine, { recursive: true });
    const phrase = newRecoveryPhrase();
    let steps = 0;
    const stood = new Set<unknown>();
    for (let failAt = 0, over = false; !over; failAt++) {
      over = true;
      for (const effect of ['none', 'torn', 'done'] as const) {
        await rm(bench.scratch.directory, { recursive: true });
        await cp(pristine, bench.scratch.directory, { recursive: true });
        const disk = new FaultyDisk();
        const vault = keep(await bench.scratch.open(disk));
        const before = disk.operations;
        Object.assign(disk, { failAt: before + failAt, effect, errno: 'ENOSPC' });
        const failure = await vault.keyring.setRecoveryPhrase(phrase).catch((error: unknown) => error);
        if (disk.operations > before + failAt) over = false;
        Object.assign(disk, { failAt: Number.POSITIVE_INFINITY });
        await settle();
        await rm(join(bench.scratch.directory, 'lock'), { force: true });
        expect(failure === undefined || (failure as { code: string }).code).toBe(failure === undefined || 'disk.full');
        const slots = (failure as { data: { slots?: string } } | undefined)?.data.slots ?? 'new';
        stood.add(slots);
        steps = failAt;
        if (slots === 'new') await open({ phrase });
        else await expect(open({ phrase })).rejects.toMatchObject(wrong);
        await settle();
      }
    }
    expect(steps).toBeGreaterThan(4);
    expect([...stood].toSorted()).toEqual(['new', 'old']);
  });
});
