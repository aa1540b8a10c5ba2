import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fromHex, ID_BYTES } from '../crypto/bytes';
import type { Keys } from '../crypto/keys';
import { VaultError } from '../errors';
import { isObject } from './json';

export const FORMAT_VERSION = 1;
export const HEADER_FILE = 'header.json';
export const HEADER_COPY = 'header.bak.json';
const LARGEST = 64 * 1024;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const wrap = z.strictObject({ salt: hex(32), key: hex(48) });
const passphraseSlot = z.strictObject({
  id: hex(8),
  kind: z.literal('passphrase'),
  kdf: z.strictObject({ name: z.literal('argon2id'), mib: z.number().int(), passes: z.number().int(), salt: hex(32) }),
  keyFile: z.boolean(),
  wrap,
});
const phraseSlot = z.strictObject({ id: hex(8), kind: z.literal('phrase'), wrap });
const headerSchema = z.strictObject({
  magic: z.literal('qorgan-vault'),
  formatVersion: z.literal(FORMAT_VERSION),
  vaultId: hex(ID_BYTES),
  epoch: z.number().int().min(1),
  slots: z
    .array(z.discriminatedUnion('kind', [passphraseSlot, phraseSlot]))
    .min(1)
    .max(16),
});

export type PassphraseSlot = z.infer<typeof passphraseSlot>;
export type PhraseSlot = z.infer<typeof phraseSlot>;
export type Slot = PassphraseSlot | PhraseSlot;
export type Header = z.infer<typeof headerSchema>;

/** A header as it was read: its MAC can be checked only once the vault is unlocked. */
export interface ReadHeader {
  header: Header;
  body: Buffer;
  mac: Buffer;
}

const HEAD = '{"header":';
const tail = (sha256: string, hmac: string) => `,"sha256":"${sha256}","hmac":"${hmac}"}\n`;
const TAIL = tail('0'.repeat(64), '0'.repeat(64)).length;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** Bytes of the header file: valid JSON in which both sums cover the exact bytes of the value of `header`. */
export function encodeHeader(header: Header, keys: Keys): Buffer {
  const body = Buffer.from(JSON.stringify(header), 'utf8');
  return Buffer.from(
    HEAD + body.toString('utf8') + tail(sha256(body).toString('hex'), keys.headerMac(body).toString('hex')),
  );
}

/**
 * Reads a header file's bytes. Throws `vault.newer-format` for a later format, `vault.not-a-vault` for what never was a
 * header, `vault.damaged` for what no longer is one.
 */
export function decodeHeader(bytes: Buffer): ReadHeader {
  const text = bytes.toString('utf8');
  const body = bytes.subarray(HEAD.length, Math.max(HEAD.length, bytes.length - TAIL));
  const sums = /^,"sha256":"([0-9a-f]{64})","hmac":"([0-9a-f]{64})"\}\n$/.exec(text.slice(-TAIL));
  const sum = fromHex(sums?.[1] ?? '', 32);
  const mac = fromHex(sums?.[2] ?? '', 32);
  const whole = bytes.length <= LARGEST && text.startsWith(HEAD) && sum !== null && sha256(body).equals(sum);
  const value = parse(whole ? body.toString('utf8') : text);
  const claimed = whole ? value : isObject(value) ? value.header : null;
  if (!isObject(claimed) || claimed.magic !== 'qorgan-vault') {
    throw new VaultError(text.includes('qorgan-vault') ? 'vault.damaged' : 'vault.not-a-vault', { what: 'header' });
  }
  if (typeof claimed.formatVersion === 'number' && claimed.formatVersion > FORMAT_VERSION && (whole || sums === null)) {
    throw new VaultError('vault.newer-format', { formatVersion: claimed.formatVersion, known: FORMAT_VERSION });
  }
  const header = headerSchema.safeParse(claimed);
  if (!whole || mac === null || !header.success) throw new VaultError('vault.damaged', { what: 'header' });
  return { header: header.data, body: Buffer.from(body), mac };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
