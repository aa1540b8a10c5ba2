import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openAside, sealAside } from './aside';
import { createVault, openVault } from './vault';

it('opens only whole, with the same vault, also after it was opened anew; equal texts are sealed differently', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'qorgan-aside-'));
  const kdf = { mib: 64, passes: 3 };
  const passphrase = 'one two three';
  const vault = await createVault(join(folder, 'a'), { passphrase, name: 'a', kdf });
  const other = await createVault(join(folder, 'b'), { passphrase, name: 'b', kdf });
  const text = Buffer.from('набрано, но не сохранено');
  const sealed = sealAside(vault, text);
  expect(sealed.includes(text)).toBe(false);
  expect(sealAside(vault, text).equals(sealed)).toBe(false);
  expect(openAside(other, sealed)).toBeNull();
  await vault.close();
  await other.close();
  expect(() => sealAside(vault, text)).toThrow(expect.objectContaining({ code: 'vault.closed' }));
  const again = await openVault(join(folder, 'a'), { passphrase, readOnly: true });
  expect(openAside(again, sealed)?.toString()).toBe(text.toString());
  for (let at = 0; at < sealed.length; at++) {
    const hurt = Buffer.from(sealed);
    hurt[at] = (hurt[at] ?? 0) ^ 1;
    expect(openAside(again, hurt)).toBeNull();
  }
  expect(openAside(again, sealed.subarray(0, 20))).toBeNull();
  await again.close();
  await rm(folder, { recursive: true });
});
