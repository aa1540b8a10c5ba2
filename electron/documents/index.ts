export { type Attached, type AttachNotice, type AttachOptions, type AttachSource, attachFile } from './attach';
export { DocumentError, type DocumentErrorCode } from './errors';
export { exportContent } from './export';
export { PastedFile } from './pasted';
export { readRange, servedType, type ViewKind, viewKind } from './view';
