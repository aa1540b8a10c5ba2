import { encodeRef, objectFileSize, objectTypes } from '../crypto/object';
import { type Disk, disk as realDisk } from '../disk';
import { VaultError } from '../errors';
import { expectRef } from '../store/objects';
import { readWhole } from '../store/reading';
import type { ContentRef } from '../types';
import { Building, type NewSecrets } from './building';
import { Copy } from './copy';
import { listObjects, measure, openEnvelope, titleOf } from './objects';
import { openSource, type Source } from './source';
import type { CareOptions, From, Progress } from './types';

export interface Rekeyed {
  /** Of the new vault: another one than the old one's. */
  vaultId: string;
  generation: number;
  copied: { records: number; versions: number; contents: number };
}

/** Tells how far the reading of a source has come. */
export async function reportReading(source: Source, { onProgress }: CareOptions): Promise<void> {
  if (onProgress === undefined) return;
  const progress: Progress = { step: 'copying', objects: 0, bytes: 0, total: await measure(source.directory) };
  source.onRead = (bytes) => {
    progress.objects += 1;
    progress.bytes += bytes;
    onProgress({ ...progress });
  };
}

const partKey = (part: number, size: number, sha256: Buffer) => `${part}:${size}:${sha256.toString('hex')}`;

/** Parts of contents that an interrupted attempt has sealed whole, by what they hold. */
async function sealedParts(building: Building): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  for (const id of await listObjects(building.directory)) {
    const found = await openEnvelope(building, id);
    if (found === null || found.ref.type !== objectTypes.content) continue;
    if (found.length !== objectFileSize(found.ref.size)) continue;
    const { size, sha256 } = found.ref;
    parts.set(partKey(found.description.part ?? 0, size, sha256), encodeRef(found.ref));
  }
  return parts;
}

/** The content as an interrupted attempt has sealed it: a part's SHA-256 covers all before it, so equal ones are equal. */
function known(content: ContentRef, parts: ReadonlyMap<string, string>): ContentRef | null {
  const refs = content.parts.map((text, part) => {
    const { size, sha256 } = expectRef(text, objectTypes.content);
    return parts.get(partKey(part, size, sha256));
  });
  return refs.every((ref) => ref !== undefined) ? { ...content, parts: refs } : null;
}

/**
 * Makes a new vault in `newDir` with all that a vault holds now, its bin and its kept versions, under a new master key
 * and a new id, and reads all of it back before it has its name. Nothing is written to the old one. After a crash or an
 * abort (`content.aborted`) the next call with the same secrets goes on: contents that were sealed whole are kept.
 * Throws `vault.exists`, `vault.damaged` where something cannot be read (salvage goes past that), and as `openVault`.
 */
export async function rekeyVault(
  from: From,
  newDir: string,
  secrets: NewSecrets,
  options: CareOptions = {},
  disk: Disk = realDisk,
): Promise<Rekeyed> {
  const source = await openSource(from);
  try {
    const newest = source.survey.readable.at(-1)?.root;
    if (newest === undefined || newest.generation !== source.survey.highest) {
      throw new VaultError('vault.damaged', { what: 'roots', damaged: source.survey.damaged });
    }
    const building = await Building.begin(disk, newDir, secrets);
    try {
      await reportReading(source, options);
      const parts = await sealedParts(building);
      const copy = strictCopy(source, building, newest.horizon, parts, options);
      const state = await copy.state(newest);
      const { collections: _, bin: __, ...root } = newest;
      const alone = { epoch: 1, previous: null, floor: newest.generation, openings: null, retired: '' };
      await building.publish(state, { ...root, ...alone });
      await source.expectUnchanged();
      const { vaultId } = await building.complete(options);
      return { vaultId, generation: newest.generation, copied: copy.counts };
    } finally {
      await building.close();
    }
  } finally {
    source.close();
  }
}

function strictCopy(
  source: Source,
  building: Building,
  horizon: number,
  parts: ReadonlyMap<string, string>,
  options: CareOptions,
): Copy {
  const { directory, keys } = source;
  const { signal } = options;
  const manner = {
    hurt: (_: unknown, error: VaultError) => {
      throw error;
    },
    content: async (content: ContentRef, { path, id }: { path: string[]; id: string }) => {
      const done = known(content, parts);
      if (done !== null) return done;
      const owner = { path, id };
      const title = await titleOf(source, content);
      return building.content(counted(readWhole({ directory, keys }, content), source), {
        owner,
        title,
        ...(signal === undefined ? {} : { signal }),
      });
    },
    substitute: () => Promise.resolve(null),
    newer: (_: unknown, found: Parameters<typeof encodeRef>[0]) => Promise.resolve(found),
    standIn: () => null,
    copied: () => undefined,
  };
  return new Copy(source, building, horizon, manner, options);
}

async function* counted(pieces: AsyncIterable<Uint8Array>, source: Source): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    source.onRead(piece.length);
    yield piece;
  }
}
