import { z } from 'zod';
import { CaseCard, CaseFile } from '../domain/case-file';
import { DocumentRecord, Id, Languages, Person, RecordTypes } from '../domain/records';
import { AppState, Settings, VaultListing } from './app';
import { BackupProgress, backupChannels } from './backup';
import { binChannels } from './bin';
import { CareProgress, careChannels } from './care';
import { ErrorShape } from './errors';
import { historyChannels } from './history';
import { keyChannels, SheetData, VaultFacts } from './keys';
import { RecordAddress, SaveState, Token } from './save-state';
import { unsavedChannels } from './unsaved';

/**
 * The one table of everything that a renderer may ask for. Main checks sender and payload against it, answers the
 * channels of `side: 'main'` and passes the others to the engine. A channel that is not here does not exist.
 */

const Nothing = z.undefined();

export const VaultNotice = z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) });

const Values = z.record(z.string(), z.unknown());

const Opened = z.object({ save: SaveState, notices: z.array(VaultNotice) });

export const AttachItem = z.object({
  token: Token,
  name: z.string(),
  size: z.number().nullable(),
});

export const PaperRequest = z.object({
  paper: z.enum(['summary']),
  caseId: Id,
  language: Languages,
  /** What to put in; the title block always prints. */
  sections: z.array(z.enum(['charges', 'restraint', 'chronology', 'documents', 'notes', 'sources', 'signature'])),
});

/** Everything the print page needs. Privileged text has been taken out before it gets here. */
export const PaperData = z.object({
  request: PaperRequest,
  file: CaseFile,
  /** Calendar day `YYYY-MM-DD` on which days are counted up to. */
  asOf: z.string(),
  /** Local `YYYY-MM-DDTHH:mm` at which the paper was made. */
  madeAt: z.string(),
  /** Number of the change that the paper shows. */
  generation: z.number(),
});

export const ViewKind = z.enum(['pdf', 'image', 'text', 'none']);

export const contract = {
  'app.state': { side: 'main', request: Nothing, response: AppState },
  'settings.set': { side: 'main', request: Settings.partial(), response: Settings },

  /** Asks for a folder to keep new vaults in. Null when the user cancels. */
  'vault.choosePlace': { side: 'main', request: Nothing, response: VaultListing.nullable() },
  /** Asks for an existing vault folder. Null when the user cancels. Throws `vault.not-a-vault`. */
  'vault.chooseExisting': { side: 'main', request: Nothing, response: VaultListing.nullable() },
  'vault.create': {
    side: 'main',
    request: z.object({
      name: z.string().min(1).max(80),
      passphrase: z.string().min(1).max(1024),
      place: Token.nullable(),
      /** Of a chosen key file that becomes part of the passphrase. */
      keyFile: Token.optional(),
    }),
    response: SaveState,
  },
  /** What can be said of a vault without unlocking it. */
  'vault.facts': { side: 'main', request: z.object({ place: Token }), response: VaultFacts },
  'vault.open': {
    side: 'main',
    request: z.object({
      place: Token,
      passphrase: z.string().max(1024),
      keyFile: Token.optional(),
      /** Only look: nothing can be saved. */
      readOnly: z.boolean().optional(),
      /** Go on with a vault that is older than, or another than, what this computer saw last. */
      acceptRollback: z.boolean().optional(),
    }),
    response: Opened,
  },
  /** Opens with the 24 words and sets a new passphrase in place of all earlier ones. */
  'vault.recover': {
    side: 'main',
    request: z.object({
      place: Token,
      phrase: z.string().max(1024),
      passphrase: z.string().min(1).max(1024),
      keyFile: Token.optional(),
    }),
    response: Opened,
  },
  /** Puts copied text on the clipboard; the lock takes it off again when it is still there. */
  'clipboard.write': {
    side: 'main',
    request: z.object({ text: z.string().min(1).max(20_000_000) }),
    response: Nothing,
  },
  'vault.forget': { side: 'main', request: z.object({ place: Token }), response: AppState },
  /** Locks: the window hides at once, typed text is saved, engine and renderer are replaced. Never resolves in the old renderer. */
  'session.lock': { side: 'main', request: Nothing, response: Nothing },
  /** The renderer's answer to the event `session.locking`: everything typed has been sent. */
  'session.flushed': { side: 'main', request: Nothing, response: Nothing },

  'edit.state': { side: 'engine', request: Nothing, response: SaveState },
  'edit.undo': {
    side: 'engine',
    request: Nothing,
    response: z.object({ caseId: Id.nullable(), save: SaveState }).nullable(),
  },
  'edit.redo': {
    side: 'engine',
    request: Nothing,
    response: z.object({ caseId: Id.nullable(), save: SaveState }).nullable(),
  },

  /** Tries again to make durable what an earlier save could not. */
  'edit.save': { side: 'engine', request: Nothing, response: SaveState },

  'cases.list': { side: 'engine', request: Nothing, response: z.array(CaseCard) },
  /** Everybody in the vault. */
  'people.list': { side: 'engine', request: Nothing, response: z.array(Person) },
  'cases.get': { side: 'engine', request: z.object({ caseId: Id }), response: CaseFile },
  /** Makes a record with what is known of it; the rest has defaults. Resolves when durable. */
  'records.create': {
    side: 'engine',
    request: z.object({ type: RecordTypes, caseId: Id.nullable(), values: Values }),
    response: z.object({ id: Id, save: SaveState }),
  },
  /** Makes several records of one type in one step of undo. Resolves when they are durable, with their ids in order. */
  'records.createAll': {
    side: 'engine',
    request: z.object({ type: RecordTypes, caseId: Id.nullable(), values: z.array(Values).min(1).max(500) }),
    response: z.object({ ids: z.array(Id), save: SaveState }),
  },
  /**
   * Changes some fields. Sent with every keystroke: held in the engine at once, saved together with edits close by.
   * Resolves when durable. `settled` asks to save now (field left, choice made).
   */
  'records.patch': {
    side: 'engine',
    request: RecordAddress.extend({ changes: Values, settled: z.boolean() }),
    response: SaveState,
  },
  'records.remove': { side: 'engine', request: RecordAddress, response: SaveState },
  /** Makes a person, or takes one that is known, and their participation in the case in one step. */
  'defendants.add': {
    side: 'engine',
    request: z.object({ caseId: Id, name: z.string().min(1).max(2000), role: z.string(), personId: Id.optional() }),
    response: z.object({ personId: Id, participationId: Id, save: SaveState }),
  },

  ...historyChannels,
  ...binChannels,
  ...keyChannels,
  ...backupChannels,
  ...careChannels,
  ...unsavedChannels,

  /** Opens the system's file dialog. Empty when the user cancels. */
  'files.choose': { side: 'main', request: Nothing, response: z.array(AttachItem) },
  /** Starts receiving pasted bytes under a token. */
  'files.receive': { side: 'main', request: z.object({ name: z.string().max(2000) }), response: AttachItem },
  /** One piece of pasted bytes, at most 1 MiB; resolves when there is room for the next. `last` ends the file. */
  'files.piece': {
    side: 'main',
    request: z.object({ token: Token, bytes: z.instanceof(Uint8Array), last: z.boolean() }),
    response: Nothing,
  },
  /** Attaches the files behind one-time tokens, one after another. Progress comes as events; resolves when all are done. */
  'documents.attach': {
    side: 'main',
    request: z.object({ job: Token, caseId: Id, tokens: z.array(Token).min(1) }),
    response: z.object({
      attached: z.array(
        z.object({
          name: z.string(),
          document: DocumentRecord,
          notice: z.enum(['', 'empty', 'type-mismatch', 'known-content']),
        }),
      ),
      failed: z.array(z.object({ name: z.string(), error: ErrorShape })),
      save: SaveState,
    }),
  },
  'documents.cancel': { side: 'engine', request: z.object({ job: Token }), response: Nothing },
  /** A one-time address on the document host that shows the document beside the case. */
  'documents.open': {
    side: 'main',
    request: z.object({ caseId: Id, documentId: Id }),
    response: z.object({ token: Token, url: z.string(), kind: ViewKind }),
  },
  'documents.close': { side: 'main', request: z.object({ token: Token }), response: Nothing },
  /** Writes the document in clear where the user says. Null when cancelled. */
  'documents.export': {
    side: 'main',
    request: z.object({ caseId: Id, documentId: Id }),
    response: z.object({ name: z.string() }).nullable(),
  },

  /** Makes the paper as PDF, in memory, and an address on the document host that shows it. */
  'papers.preview': {
    side: 'main',
    request: PaperRequest,
    response: z.object({ token: Token, url: z.string(), pages: z.number().int() }),
  },
  /** Writes the previewed PDF where the user says. Null when cancelled. */
  'papers.save': {
    side: 'main',
    request: z.object({ token: Token }),
    response: z.object({ name: z.string() }).nullable(),
  },
  /** For the hidden print window only: what to print. */
  'papers.data': { side: 'main', request: Nothing, response: z.union([PaperData, SheetData]) },
  /** For the hidden print window only: the page is laid out and its fonts are there. */
  'papers.ready': { side: 'main', request: Nothing, response: Nothing },
  /** For the hidden print window only: the page cannot be laid out as it should, and nothing is to be printed. */
  'papers.failed': { side: 'main', request: Nothing, response: Nothing },
  /** Opens the system's print dialog for the previewed paper. */
  'papers.print': { side: 'main', request: z.object({ token: Token }), response: Nothing },
} as const satisfies Record<string, { side: 'main' | 'engine'; request: z.ZodType; response: z.ZodType }>;

export type Contract = typeof contract;
export type Channel = keyof Contract;
export type Request<C extends Channel> = z.input<Contract[C]['request']>;
export type Response<C extends Channel> = z.output<Contract[C]['response']>;

/** Events that main sends to the renderer. */
export const events = {
  'edit.saved': SaveState,
  /** What was just staged, so that no page need read a whole case again. */
  'records.changed': z.object({
    /** Null: the record is gone. */
    changes: z.array(z.object({ address: RecordAddress, record: z.looseObject({ id: Id }).nullable() })),
    /** Cards of cases as they are now; null: the case is gone. */
    cards: z.array(z.object({ id: Id, card: CaseCard.nullable() })),
    /** More has changed than is told here: read again what is shown. */
    more: z.boolean(),
  }),
  'attach.progress': z.object({
    job: Token,
    name: z.string(),
    index: z.number(),
    count: z.number(),
    bytes: z.number(),
    /** Null when the size is not known beforehand. */
    total: z.number().nullable(),
  }),
  'backup.progress': BackupProgress,
  'care.progress': CareProgress,
  'settings.changed': Settings,
  /** The vault is about to lock: send what is typed, then call `session.flushed`. */
  'session.locking': z.undefined(),
  /** A save that could not be made durable. */
  'edit.failed': ErrorShape,
} as const;
export type EventName = keyof typeof events;
export type EventData<E extends EventName> = z.output<(typeof events)[E]>;

/** What the preload puts on `window.qorgan`. */
export interface Bridge {
  /** Answers `{ok}` or `{error}`; never rejects. */
  invoke<C extends Channel>(channel: C, request: Request<C>): Promise<{ ok: Response<C> } | { error: ErrorShape }>;
  /** Returns a function that ends the subscription. */
  on<E extends EventName>(event: E, listener: (data: EventData<E>) => void): () => void;
  /** Turns dropped or chosen files into one-time tokens without showing their paths to the page. */
  offerFiles(files: readonly object[]): Promise<{ ok: z.output<typeof AttachItem>[] } | { error: ErrorShape }>;
}

export type { AppState, SaveState, Settings, VaultListing };
export type VaultNotice = z.output<typeof VaultNotice>;
export type AttachItem = z.output<typeof AttachItem>;
export type PaperRequest = z.output<typeof PaperRequest>;
export type PaperData = z.output<typeof PaperData>;
export type ViewKind = z.output<typeof ViewKind>;
