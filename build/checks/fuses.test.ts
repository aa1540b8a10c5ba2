import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import type { Configuration } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builderConfiguration, projectRoot } from './builder';
import { fuseWire } from './fake-electron';
import { expectedFuses, expectedStates, readFuses } from './fuses';

let config: Configuration;
let temp: string;

beforeAll(async () => {
  config = await builderConfiguration();
  temp = await mkdtemp(join(tmpdir(), 'qorgan-fuses-'));
});
afterAll(() => rm(temp, { recursive: true, force: true }));

describe('fuses', () => {
  test('the configuration flips every fuse the way it must stand', () => {
    const { resetAdHocDarwinSignature, ...fuses } = config.electronFuses ?? {};
    expect(fuses).toEqual(expectedStates());
    expect(resetAdHocDarwinSignature).toBe(true);
  });

  test('the table knows every fuse that there is', () => {
    const known = Object.values(FuseV1Options).filter((option) => typeof option === 'number');
    expect(
      Object.values(expectedFuses)
        .map((fuse) => fuse.wire)
        .sort(),
    ).toEqual(known.sort());
  });

  test('reading back tells a fuse that stands wrong, and a file without fuses', async () => {
    const binary = join(temp, 'electron');
    await writeFile(binary, fuseWire('01001100r'));
    expect(await readFuses(binary)).toEqual(expectedStates());
    await writeFile(binary, fuseWire('11001100r'));
    expect((await readFuses(binary)).runAsNode).toBe(true);
    await writeFile(binary, fuseWire('0100r100r'));
    expect((await readFuses(binary)).enableEmbeddedAsarIntegrityValidation).toBeNull();
    await writeFile(binary, 'no wire in here');
    await expect(readFuses(binary)).rejects.toThrow('sentinel');
  });
});

describe('what is packed', () => {
  test('an archive of the three builds and nothing of the sources', () => {
    expect(config.asar).toBe(true);
    expect(config.files).toEqual([
      { filter: ['out/main/**', 'out/preload/**', 'out/renderer/**', 'package.json', 'LICENSE', '!**/*.map'] },
    ]);
    expect([config.extraFiles, config.extraResources, config.asarUnpack]).toEqual([undefined, undefined, undefined]);
  });

  test('no updates, no uploads, no claims on files or addresses', () => {
    expect(config.publish).toBeNull();
    expect([config.fileAssociations, config.protocols]).toEqual([undefined, undefined]);
  });

  test('a package for each system, removable without the case files', () => {
    expect([config.linux?.target, config.win?.target, config.mac?.target]).toEqual([
      ['AppImage', 'deb'],
      ['nsis', 'portable'],
      ['dmg'],
    ]);
    expect(config.nsis?.deleteAppDataOnUninstall).toBe(false);
  });

  test('macOS: hardened, allowed to compile scripts and nothing else', async () => {
    expect(config.mac?.hardenedRuntime).toBe(true);
    for (const path of [config.mac?.entitlements, config.mac?.entitlementsInherit]) {
      const plist = await readFile(resolve(projectRoot, path ?? ''), 'utf8');
      expect([...plist.matchAll(/<key>(.*)<\/key>/g)].map((key) => key[1])).toEqual([
        'com.apple.security.cs.allow-jit',
      ]);
    }
  });
});
