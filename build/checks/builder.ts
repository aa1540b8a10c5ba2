import { resolve } from 'node:path';
import { type Configuration, Packager, Platform } from 'electron-builder';

export const projectRoot = resolve(import.meta.dirname, '../..');

/** The packing configuration as electron-builder itself reads and validates it. Throws when its schema refuses it. */
export async function builderConfiguration(): Promise<Configuration> {
  const packager = new Packager({
    projectDir: projectRoot,
    config: 'build/electron-builder.yml',
    targets: Platform.LINUX.createTarget('dir'),
  });
  await packager.validateConfig();
  return packager.config;
}
