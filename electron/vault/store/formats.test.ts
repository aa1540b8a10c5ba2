import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Keys } from '../crypto/keys';
import { VaultError } from '../errors';
import { decodeHeader, encodeHeader, type Header } from './header';
import { jsonFault, parseStored, toJson } from './json';
import { generationOf, openRoot, type Root, retiredIds, rootName, sealRoot } from './root';

const vaultId = randomBytes(16);
const keys = new Keys(vaultId, randomBytes(32));

const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof VaultError) return error.code;
    throw error;
  }
  return 'nothing thrown';
};

const header: Header = {
  magic: 'qorgan-vault',
  formatVersion: 1,
  vaultId: vaultId.toString('hex'),
  epoch: 1,
  slots: [
    {
      id: '00'.repeat(8),
      kind: 'passphrase',
      kdf: { name: 'argon2id', mib: 64, passes: 3, salt: '11'.repeat(32) },
      keyFile: false,
      wrap: { salt: '22'.repeat(32), key: '33'.repeat(48) },
    },
  ],
};

/** A header file of any content, with both sums right. */
const headerFile = (content: object) => {
  const body = Buffer.from(JSON.stringify(content));
  const sum = createHash('sha256').update(body).digest('hex');
  return Buffer.from(`{"header":${body},"sha256":"${sum}","hmac":"${keys.headerMac(body).toString('hex')}"}\n`);
};

describe('the header', () => {
  it('is plain JSON whose sums cover the exact bytes', () => {
    const file = encodeHeader(header, keys);
    expect(JSON.parse(file.toString())).toMatchObject({ header });
    const read = decodeHeader(file);
    expect(read.header).toEqual(header);
    expect(keys.headerMacMatches(read.body, read.mac)).toBe(true);
    expect(file).toEqual(headerFile(header));
  });

  it('is damaged, not newer and not readable, when any bit is flipped', () => {
    const file = encodeHeader(header, keys);
    for (let at = 0; at < file.length * 8; at++) {
      const broken = Buffer.from(file);
      broken.writeUInt8(broken.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3);
      let mac = true;
      const code = codeOf(() => {
        const read = decodeHeader(broken);
        mac = keys.headerMacMatches(read.body, read.mac);
      });
      expect(code === 'vault.damaged' || code === 'vault.not-a-vault' || (code === 'nothing thrown' && !mac)).toBe(
        true,
      );
    }
  });

  it('of a later format is refused as such, whatever else it holds', () => {
    expect(codeOf(() => decodeHeader(headerFile({ ...header, formatVersion: 2, more: true })))).toBe(
      'vault.newer-format',
    );
    const other = Buffer.from('{"header":{"magic":"qorgan-vault","formatVersion":9},"sum":"of another kind"}');
    expect(codeOf(() => decodeHeader(other))).toBe('vault.newer-format');
  });

  it('with unknown or missing fields is damaged', () => {
    expect(codeOf(() => decodeHeader(headerFile({ ...header, extra: 1 })))).toBe('vault.damaged');
    expect(codeOf(() => decodeHeader(headerFile({ ...header, slots: [] })))).toBe('vault.damaged');
    expect(codeOf(() => decodeHeader(headerFile({ ...header, epoch: 0 })))).toBe('vault.damaged');
  });

  it('of another program is no vault', () => {
    for (const text of ['', 'hello', '{}', '[]', 'null', '{"header":{"magic":"other"}}']) {
      expect(codeOf(() => decodeHeader(Buffer.from(text)))).toBe('vault.not-a-vault');
    }
  });
});

const root: Root = {
  generation: 42,
  epoch: 1,
  previous: 'ab'.repeat(32),
  savedAt: '2026-01-02T03:04:05.678Z',
  name: 'Дела',
  horizon: 0,
  days: [[1, '2026-01-01T00:00:00.000Z']],
  floor: 1,
  collections: { cases: ['A'.repeat(116), 3, 0] },
  bin: null,
  openings: null,
  retired: `${'01'.repeat(16)}${'02'.repeat(16)}`,
};

describe('a root', () => {
  it('reads back, and its hash is that of its file', () => {
    const { file, hash } = sealRoot(keys, root);
    expect(hash).toBe(createHash('sha256').update(file).digest('hex'));
    expect(openRoot(keys, 42, file)).toEqual({ root, hash });
    expect(retiredIds(root)).toEqual(['01'.repeat(16), '02'.repeat(16)]);
  });

  it('is sealed afresh each time', () => {
    expect(sealRoot(keys, root).hash).not.toBe(sealRoot(keys, root).hash);
  });

  it('is damaged when any byte is changed, cut, added, or it stands under another number', () => {
    const { file } = sealRoot(keys, root);
    for (let at = 0; at < file.length; at++) {
      const broken = Buffer.from(file);
      broken.writeUInt8(broken.readUInt8(at) ^ 0x40, at);
      expect(codeOf(() => openRoot(keys, 42, broken))).toBe('vault.damaged');
    }
    expect(codeOf(() => openRoot(keys, 42, file.subarray(0, -1)))).toBe('vault.damaged');
    expect(codeOf(() => openRoot(keys, 42, Buffer.concat([file, Buffer.alloc(1)])))).toBe('vault.damaged');
    expect(codeOf(() => openRoot(keys, 42, Buffer.alloc(0)))).toBe('vault.damaged');
    expect(codeOf(() => openRoot(keys, 43, file))).toBe('vault.damaged');
    expect(codeOf(() => openRoot(new Keys(randomBytes(16), Buffer.alloc(32)), 42, file))).toBe('vault.damaged');
  });

  it('has names that sort and mean one generation', () => {
    expect(rootName(42)).toBe('000000000042');
    expect(['000000000042', '42', '000000000000', 'tmp-1', '00000000004x'].map(generationOf)).toEqual([
      42,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('JSON', () => {
  const deep = (levels: number) => {
    let value: object = {};
    for (let n = 1; n < levels; n++) value = { value };
    return value;
  };

  it('is refused when it carries __proto__ or is nested too deep', () => {
    for (const text of [
      '{"__proto__":{}}',
      '{"a":[{"\\u005f_proto__":1}]}',
      JSON.stringify(deep(65)),
      `${'['.repeat(1e5)}${']'.repeat(1e5)}`,
    ]) {
      expect(codeOf(() => parseStored(Buffer.from(text), 'record'))).toBe('vault.damaged');
    }
    expect(parseStored(Buffer.from(JSON.stringify(deep(64))), 'record')).toEqual(deep(64));
    expect(codeOf(() => parseStored(Buffer.from('[]'), 'record'))).toBe('vault.damaged');
  });

  it('of a caller is refused where it would not come back as it was', () => {
    for (const value of [
      { a: Number.NaN },
      { a: () => 1 },
      { a: 1n },
      { a: new Date() },
      { a: new Map() },
      deep(65),
      JSON.parse('{"__proto__":1}'),
    ]) {
      expect(codeOf(() => toJson(value, 'record', 1000))).toBe('record.invalid');
    }
    expect(codeOf(() => toJson({ a: 'x'.repeat(1000) }, 'record', 1000))).toBe('record.invalid');
    expect(toJson({ a: undefined, b: 'ә' }, 'record', 1000)).toBe('{"b":"ә"}');
    expect(jsonFault({ a: [1, 'x', null, true] })).toBeNull();
  });
});
