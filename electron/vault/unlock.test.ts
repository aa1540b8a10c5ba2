import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeHeader, HEADER_COPY, HEADER_FILE } from './store/header';
import { KDF, PASSPHRASE } from './testing/scratch';
import { workbench } from './testing/workbench';
import { createVault, openVault, readVaultFacts } from './vault';

const bench = workbench();
const { keep } = bench;

const put = (id: string, title: string, path = ['cases']) => ({
  put: { path, id, record: { id, title }, card: { title } },
});

describe('a vault from its passphrase', () => {
  it('is made, closed and opened, also by the same passphrase in another Unicode form', async () => {
    const made = await createVault(bench.scratch.directory, { passphrase: 'Тайный ёж', name: 'Дела', kdf: KDF });
    await made.stage(put('c1', 'Бокаев'));
    await made.commit();
    await made.close();
    const vault = keep(await openVault(bench.scratch.directory, { passphrase: 'Тайный ёж'.normalize('NFD') }));
    expect(vault).toMatchObject({ name: 'Дела', generation: 2, readOnly: false, notices: [], dirty: false });
    expect(await vault.get(['cases'], 'c1')).toEqual({ id: 'c1', title: 'Бокаев' });
    expect(await readdir(bench.scratch.folder)).toEqual(['Test.qorgan']);
    expect(await readVaultFacts(bench.scratch.directory)).toEqual({
      vaultId: vault.id,
      formatVersion: 1,
      epoch: 1,
      slots: [{ id: expect.any(String), kind: 'passphrase', keyFile: false, kdf: KDF }],
      generation: 2,
      inUse: true,
    });
  });

  it('tells a wrong passphrase, damage, another folder and a later format apart, and touches nothing', async () => {
    await (await bench.scratch.create()).close();
    const attempt = (passphrase = PASSPHRASE) => openVault(bench.scratch.directory, { passphrase }).then(keep);
    await expect(attempt('wrong')).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
    await expect(attempt('')).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
    expect(await bench.scratch.files()).not.toContain('lock');
    await expect(openVault(bench.scratch.folder, { passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'vault.not-a-vault',
    });
    await expect(openVault(join(bench.scratch.folder, 'none'), { passphrase: '' })).rejects.toMatchObject({
      code: 'vault.not-a-vault',
    });

    const header = await bench.scratch.read(HEADER_FILE);
    const later = Buffer.from('{"header":{"magic":"qorgan-vault","formatVersion":2}}');
    await bench.scratch.write(HEADER_FILE, later);
    await expect(attempt()).rejects.toMatchObject({ code: 'vault.newer-format' });
    expect(await bench.scratch.read(HEADER_FILE)).toEqual(later);

    await bench.scratch.write(HEADER_FILE, header.subarray(0, 100));
    await bench.scratch.write(HEADER_COPY, header.subarray(0, 100));
    await expect(attempt()).rejects.toMatchObject({ code: 'vault.damaged', data: { what: 'header' } });
    await rm(join(bench.scratch.directory, HEADER_FILE));
    await rm(join(bench.scratch.directory, HEADER_COPY));
    await expect(attempt()).rejects.toMatchObject({ code: 'vault.damaged', data: { what: 'header' } });
  });

  it('opens from the copy of a damaged header, and says so', async () => {
    await (await bench.scratch.create()).close();
    await bench.scratch.flip(HEADER_FILE, 60);
    const vault = keep(await openVault(bench.scratch.directory, { passphrase: PASSPHRASE }));
    expect(vault.notices).toEqual([{ code: 'header.damaged', data: { repaired: true } }]);
    await vault.close();
    expect(await bench.scratch.read(HEADER_FILE)).toEqual(await bench.scratch.read(HEADER_COPY));
    expect((await bench.scratch.files()).filter((file) => file.startsWith('damaged/header-'))).toHaveLength(1);
    await rm(join(bench.scratch.directory, HEADER_COPY));
    const again = keep(await openVault(bench.scratch.directory, { passphrase: PASSPHRASE }));
    expect(again.notices).toEqual([{ code: 'header.copy-damaged', data: { repaired: true } }]);
    await again.close();
    await bench.scratch.flip(HEADER_COPY, 60);
    const files = await bench.scratch.files();
    const reader = keep(await openVault(bench.scratch.directory, { passphrase: PASSPHRASE, readOnly: true }));
    expect(reader.notices).toEqual([{ code: 'header.copy-damaged', data: {} }]);
    expect(await bench.scratch.files()).toEqual(files);
  });

  it('refuses a header that was made without the keys, and one whose costs are absurd', async () => {
    await (await bench.scratch.create()).close();
    const text = (await bench.scratch.read(HEADER_FILE)).toString();
    const forged = Buffer.from(text.replace(/"hmac":"[0-9a-f]{64}"/, `"hmac":"${'0'.repeat(64)}"`));
    await bench.scratch.write(HEADER_FILE, forged);
    await bench.scratch.write(HEADER_COPY, forged);
    await expect(openVault(bench.scratch.directory, { passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'vault.damaged',
      data: { reason: 'mac' },
    });
    const slot = bench.scratch.header.slots[0];
    if (slot?.kind !== 'passphrase') throw new Error('no passphrase slot');
    for (const kdf of [
      { ...slot.kdf, mib: 8 },
      { ...slot.kdf, mib: 1 << 30 },
      { ...slot.kdf, passes: 1 },
    ]) {
      const bytes = encodeHeader({ ...bench.scratch.header, slots: [{ ...slot, kdf }] }, bench.scratch.keys());
      await bench.scratch.write(HEADER_FILE, bytes);
      await bench.scratch.write(HEADER_COPY, bytes);
      await expect(openVault(bench.scratch.directory, { passphrase: PASSPHRASE })).rejects.toMatchObject({
        code: 'vault.kdf-out-of-range',
      });
    }
    expect(await bench.scratch.files()).not.toContain('lock');
  });

  it('is made only where nothing is', async () => {
    await mkdir(bench.scratch.directory);
    const made = keep(await createVault(bench.scratch.directory, { passphrase: 'x', name: 'n', kdf: KDF }));
    await expect(createVault(bench.scratch.directory, { passphrase: 'x', name: 'n', kdf: KDF })).rejects.toMatchObject({
      code: 'vault.exists',
    });
    await writeFile(join(bench.scratch.folder, 'file'), 'x');
    await expect(
      createVault(join(bench.scratch.folder, 'file'), { passphrase: 'x', name: 'n', kdf: KDF }),
    ).rejects.toMatchObject({ code: 'vault.exists' });
    await expect(
      createVault(join(bench.scratch.folder, 'b'), { passphrase: 'x', name: 'n', kdf: { mib: 8, passes: 3 } }),
    ).rejects.toMatchObject({ code: 'vault.kdf-out-of-range' });
    await expect(
      createVault(join(bench.scratch.folder, 'b'), { passphrase: '', name: 'n', kdf: KDF }),
    ).rejects.toMatchObject({ code: 'record.invalid' });
    expect(made.generation).toBe(1);
  });
});
