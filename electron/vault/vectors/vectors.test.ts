import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Keys } from '../crypto/keys';
import { decodeRef, openObject, openObjectHeader } from '../crypto/object';
import { unlock } from '../opening';
import { decodeHeader } from '../store/header';
import { openRoot } from '../store/root';
import { openObjectV1, openRootV1, refV1, unlockV1 } from '../versions/v1-reader/format';
import { generation, makeVectors, master, passphrase, vaultId } from './make';

type Vectors = Awaited<ReturnType<typeof makeVectors>>;
let vectors: Vectors;
const keys = new Keys(vaultId, master);

beforeAll(async () => {
  vectors = JSON.parse(await readFile(join(import.meta.dirname, 'v1.json'), 'utf8'));
});

describe('the published vectors', () => {
  it('are what the program makes today', async () => {
    expect(JSON.parse(JSON.stringify(await makeVectors()))).toEqual(vectors);
  });

  it('hold a header that opens by its passphrase and by its phrase', async () => {
    const headers = [decodeHeader(Buffer.from(vectors.header, 'utf8'))];
    for (const secret of [{ passphrase }, { phrase: vectors.keys.phrase.phrase }]) {
      const opened = await unlock({ headers, notices: [] }, secret);
      expect(opened.header.epoch).toBe(3);
      expect(opened.keys.headerMac(Buffer.from('x'))).toEqual(keys.headerMac(Buffer.from('x')));
    }
    const read = await unlockV1(Buffer.from(vectors.header, 'utf8'), { passphrase });
    expect(read).toEqual({ vaultId, master, epoch: 3 });
  });

  it('hold an object that opens by its ref, and by the master key alone', () => {
    const file = Buffer.from(vectors.object.file, 'hex');
    const ref = decodeRef(vectors.object.ref);
    if (ref === null) throw new Error('no ref');
    expect(openObject(vaultId, ref, file)?.toString('utf8')).toBe(vectors.object.plaintext);
    expect(openObjectHeader(keys, file)).toEqual({ ref, description: vectors.object.description });
    const read = openObjectV1({ vaultId, master }, refV1(vectors.object.ref, 'leaf'), file);
    expect(read).toEqual(JSON.parse(vectors.object.plaintext));
  });

  it('hold a root that opens', () => {
    const file = Buffer.from(vectors.root.file, 'hex');
    expect(openRoot(keys, generation, file)).toEqual({ root: JSON.parse(vectors.root.json), hash: vectors.root.hash });
    expect(openRootV1({ vaultId, master }, generation, file)).toEqual(JSON.parse(vectors.root.json));
  });
});
