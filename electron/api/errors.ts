import { z } from 'zod';

/**
 * Every error that the user can meet, as a code. The words stand in the language files under `errors.<code>`:
 * what happened, what is kept, what to do.
 */
export const errorCodes = [
  'vault.wrong-passphrase',
  'vault.not-a-vault',
  'vault.exists',
  'vault.in-use',
  'vault.damaged',
  'vault.newer-format',
  'vault.kdf-out-of-range',
  'vault.read-only',
  'vault.rolled-back',
  'vault.changed-outside',
  'vault.closed',
  'disk.full',
  'disk.failed',
  'disk.read-only',
  'record.missing',
  'record.invalid',
  'file.vanished',
  'file.unreadable',
  'file.changed',
  'file.folder',
  'attach.cancelled',
  'export.failed',
  'archive.invalid',
  'archive.exists',
  'token.unknown',
  'print.no-dialog',
  'print.failed',
  'typing.kept',
  'typing.lost',
  'backup.place',
  'care.other-passphrase',
  'care.full',
  'care.busy',
  'engine.ended',
  'ipc.refused',
  'internal',
] as const;

export const ErrorCode = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof ErrorCode>;

export const ErrorShape = z.object({ code: ErrorCode, data: z.record(z.string(), z.unknown()) });
export type ErrorShape = z.infer<typeof ErrorShape>;

/** An error that crosses processes. `data` holds only what the words need: no paths that the user did not choose. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly code: ErrorCode,
    readonly data: Record<string, unknown> = {},
  ) {
    super(code);
  }
}

/** The shape of any thrown value: coded errors keep code and data, all else becomes `internal` without details. */
export function toErrorShape(error: unknown): ErrorShape {
  if (error instanceof Error && 'code' in error && 'data' in error) {
    // The vault calls it by what it stores, the user by what they did.
    const code = error.code === 'content.aborted' ? 'attach.cancelled' : error.code;
    const parsed = ErrorShape.safeParse({ code, data: error.data });
    if (parsed.success) return parsed.data;
  }
  return { code: 'internal', data: { kind: error instanceof Error ? error.name : typeof error } };
}
