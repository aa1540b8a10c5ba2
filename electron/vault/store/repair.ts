import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Keys } from '../crypto/keys';
import { type Disk, errnoOf } from '../disk';
import { VaultError } from '../errors';
import { decodeHeader, encodeHeader, HEADER_COPY, HEADER_FILE, type Header } from './header';
import { DAMAGED } from './store';

type HeaderFile = typeof HEADER_FILE | typeof HEADER_COPY;

type Found = 'good' | 'old' | 'damaged';

async function look(path: string, keys: Keys, epoch: number): Promise<Found> {
  try {
    const { header, body, mac } = decodeHeader(await readFile(path));
    if (header.epoch !== epoch) return header.epoch > epoch ? 'good' : 'old';
    return keys.headerMacMatches(body, mac) ? 'good' : 'damaged';
  } catch (error) {
    if (error instanceof VaultError) return error.code === 'vault.newer-format' ? 'good' : 'damaged';
    return errnoOf(error) === 'ENOENT' ? 'old' : 'damaged';
  }
}

/**
 * Writes the copies of the header anew that are missing, damaged (that file is set aside) or of an earlier epoch than
 * this one, which the vault's keys have authenticated. A later epoch or format is left alone. Returns the names written.
 */
export async function repairHeaders(disk: Disk, directory: string, keys: Keys, header: Header): Promise<HeaderFile[]> {
  const repaired: HeaderFile[] = [];
  for (const name of [HEADER_FILE, HEADER_COPY] as const) {
    const path = join(directory, name);
    const found = await look(path, keys, header.epoch);
    if (found === 'good') continue;
    if (found === 'damaged') {
      const aside = `${basename(name, '.json')}-${randomBytes(4).toString('hex')}`;
      await disk.makeFolder(join(directory, DAMAGED));
      await disk.move(path, join(directory, DAMAGED, aside));
    }
    await disk.replace(path, encodeHeader(header, keys));
    repaired.push(name);
  }
  return repaired;
}
