/** Codes of electron/api/errors.ts that attaching and exporting can raise; the user interface words them. */
export type DocumentErrorCode =
  | 'file.vanished'
  | 'file.unreadable'
  | 'file.changed'
  | 'file.folder'
  | 'attach.cancelled'
  | 'export.failed'
  | 'disk.full'
  | 'disk.read-only';

/** An error while taking a file in or giving one out. `data` holds what the words need, never a path. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  constructor(
    readonly code: DocumentErrorCode,
    readonly data: Record<string, unknown> = {},
    cause?: unknown,
  ) {
    super(code, cause === undefined ? undefined : { cause });
  }
}
