import type { DocumentRecord } from '../domain/records';
import type { Salvaged } from './care';
import type {
  Channel,
  Contract,
  EventData,
  EventName,
  PaperData,
  PaperRequest,
  Request,
  Response,
  SaveState,
  VaultNotice,
  ViewKind,
} from './contract';
import type { ErrorShape } from './errors';
import type { SheetData, VaultFacts } from './keys';

/**
 * What main asks of the engine process beyond the renderer's own calls. Both ends are ours, so types suffice; what came
 * from a renderer has been checked at the door before.
 */
export interface EngineCalls {
  'engine.create': {
    request: { folder: string; name: string; passphrase: string; keyFile?: string; stateDir: string; by: string };
    response: SaveState;
  };
  /** `stateDir`: where this computer remembers what it saw of its vaults. See the vault's `OpenOptions`. */
  'engine.open': {
    request: {
      folder: string;
      passphrase: string;
      keyFile?: string;
      stateDir: string;
      by: string;
      readOnly?: boolean;
      acceptRollback?: boolean;
    };
    response: { save: SaveState; notices: VaultNotice[] };
  };
  'engine.recover': {
    request: { folder: string; phrase: string; passphrase: string; keyFile?: string; stateDir: string; by: string };
    response: { save: SaveState; notices: VaultNotice[] };
  };
  /** Of a vault that is not open. */
  'engine.facts': { request: { folder: string; stateDir: string }; response: VaultFacts };
  /** Who saves from now on, as named on this computer; '' for nobody. */
  'engine.identify': { request: { by: string }; response: undefined };
  /** Of a vault that is not open. With `phrase` that opens it, and the passphrase is of the new one only. */
  'engine.salvage': {
    request: {
      folder: string;
      stateDir: string;
      target: string;
      passphrase: string;
      keyFile?: string;
      phrase?: string | undefined;
    };
    response: Omit<Salvaged, 'vault'> | null;
  };
  'engine.stopSalvage': { request: undefined; response: undefined };
  /** Makes everything staged durable and closes the vault. The process may be ended afterwards. */
  'engine.close': { request: undefined; response: undefined };
  'attach.files': {
    request: { job: string; caseId: string; sources: AttachSource[] };
    response: Response<'documents.attach'>;
  };
  /** One piece of a pasted file; resolves when there is room for the next. */
  'attach.piece': { request: { upload: string; bytes: Uint8Array; last: boolean }; response: undefined };
  'content.describe': { request: { caseId: string; documentId: string }; response: ContentDescription };
  /** Bytes `start` to `end` (exclusive) of a document, at most 1 MiB. */
  'content.read': {
    request: { caseId: string; documentId: string; start: number; end: number };
    response: Uint8Array;
  };
  'content.export': { request: { caseId: string; documentId: string; file: string }; response: undefined };
  /** Copies the vault to a folder and reads it back. Null when cancelled. */
  'backup.start': {
    request: { target: string };
    response: { directory: string; generation: number; finishedAt: string } | null;
  };
  /** Throws `care.busy`, `care.full`, `care.other-passphrase`. Null when cancelled. */
  'rekey.start': {
    request: { target: string; current: string; next: string; keyFile: string | null | undefined; phrase: boolean };
    response: { records: number; documents: number } | null;
  };
  /** Of the open vault; the new one has the same passphrase and key file. */
  'salvage.start': { request: { target: string; passphrase: string }; response: Omit<Salvaged, 'vault'> | null };
  'care.stop': { request: undefined; response: undefined };
  /** `keyFile`: path of a new one, null for none, undefined for the one there is. */
  'keys.change': {
    request: { current: string; next: string; keyFile: string | null | undefined };
    response: SaveState;
  };
  'keys.collectSheet': { request: Request<'keys.sheet'>; response: SheetData };
  'papers.collect': { request: PaperRequest; response: PaperData };
}

/** A file on disk, or an upload whose pieces come by `attach.piece`. */
export type AttachSource = { name: string; file: string } | { name: string; upload: string };

export interface ContentDescription {
  document: DocumentRecord;
  kind: ViewKind;
  /** Content-Type under which the bytes may leave the document host. */
  servedType: string;
}

type RendererCalls = {
  [C in Channel as Contract[C]['side'] extends 'engine' ? C : never]: { request: Request<C>; response: Response<C> };
};
/** Everything that can be asked of the engine. */
export type AllEngineCalls = EngineCalls & RendererCalls;
export type EngineChannel = keyof AllEngineCalls;

export interface EngineRequest {
  id: number;
  channel: EngineChannel;
  request: unknown;
}
export type EngineMessage =
  | { id: number; ok: unknown }
  | { id: number; error: ErrorShape }
  | { [E in EventName]: { event: E; data: EventData<E> } }[EventName];

/** How handlers tell the renderer of something, whoever carries it. */
export type Emit = <E extends EventName>(event: E, data: EventData<E>) => void;
