import { z } from 'zod';
import { Deadline, Hearing, Intervention, Motion, Task, Violation } from './court';
import { kazakhstanZones } from './deadlines/zones';
import { DayOrMinute, Id, Languages, Line, Text } from './fields';

export { DayOrMinute, Id, Languages };

/**
 * Schemas of every record that a vault holds. Field names are the archive's field names too, so a change here is a
 * change of the file format. Every field but the identifying one has a default: a lawyer enters what is known today.
 */

export const PersonName = z.strictObject({ value: Line, language: z.enum(['', 'en', 'ru', 'kk']).default('') });

export const Person = z.strictObject({
  id: Id,
  kind: z.enum(['individual', 'group']).default('individual'),
  /** How many people a group stands for; 1 for an individual. */
  count: z.number().int().min(1).default(1),
  /** The first name is the one that prints when the paper's language has none of its own. */
  names: z.array(PersonName).min(1),
  iin: z.string().max(40).default(''),
  birthDate: z.string().max(60).default(''),
  occupation: Line.default(''),
  contacts: Text.default(''),
  health: Text.default(''),
  notes: Text.default(''),
});

export const StageEntry = z.strictObject({ stage: Line, from: DayOrMinute.default(''), note: Line.default('') });

export const CaseRecord = z.strictObject({
  id: Id,
  kind: Line.default('criminal-public'),
  title: Line.min(1),
  /** The lawyer's own number. */
  number: Line.default(''),
  /** Number in the Unified Register of Pre-trial Investigations (ЕРДР). */
  erdrNumber: Line.default(''),
  courtFileNumber: Line.default(''),
  court: Line.default(''),
  judge: Line.default(''),
  /** Present stage, an id of `criminalStages`, or ''. */
  stage: Line.default(''),
  stages: z.array(StageEntry).default([]),
  lawInForceDate: DayOrMinute.default(''),
  /** Time zone of the place, by which detention and terms in hours are counted; '' is that of Almaty. */
  zone: z.enum(['', ...kazakhstanZones]).default(''),
  status: z.enum(['open', 'closed', 'archived']).default('open'),
  language: z.enum(['', 'en', 'ru', 'kk']).default(''),
  volumes: z.number().int().min(0).nullable().default(null),
  tags: z.array(Line).default([]),
  relatedCases: z.array(Id).default([]),
  /** Theory of the case. Privileged: never printed by default. */
  theory: Text.default(''),
  /** True for a sample made of public records only; said on screen and on paper. */
  publicRecord: z.boolean().default(false),
});

export const RoleEntry = z.strictObject({
  role: Line,
  from: DayOrMinute.default(''),
  to: DayOrMinute.default(''),
  source: Line.default(''),
});

export const Participation = z.strictObject({
  id: Id,
  personId: Id,
  /** Earliest first; the last entry is the present role (ids of `participantRoles`). */
  roles: z.array(RoleEntry).default([]),
  counsel: Line.default(''),
  order: z.number().default(0),
});

export const Charge = z.strictObject({
  id: Id,
  participationId: Id,
  /** CC (Criminal Code) or CAO (Code of Administrative Offences). */
  code: z.enum(['CC', 'CAO']).default('CC'),
  article: z.string().max(40).default(''),
  part: z.string().max(40).default(''),
  point: z.string().max(40).default(''),
  /** Name of the offence as the lawyer entered it. */
  offence: Line.default(''),
  from: DayOrMinute.default(''),
  to: DayOrMinute.default(''),
  replacedBy: z.union([Id, z.literal('')]).default(''),
  /** An id of `chargeOutcomes`. */
  outcome: Line.default('pending'),
  order: z.number().default(0),
});

export const Restraint = z.strictObject({
  id: Id,
  participationId: Id,
  /** An id of `restraintMeasures`. */
  measure: Line.default('custody'),
  from: DayOrMinute.default(''),
  to: DayOrMinute.default(''),
  /** Last day of the authority in force. */
  authorisedUntil: DayOrMinute.default(''),
  orderedBy: Line.default(''),
  decisionDocumentId: z.union([Id, z.literal('')]).default(''),
});

export const Source = z.strictObject({
  /** A document of the case, or '' when the source is outside the file. */
  documentId: z.union([Id, z.literal('')]).default(''),
  title: Line.default(''),
  date: z.string().max(60).default(''),
  url: Line.default(''),
  volume: z.string().max(20).default(''),
  sheet: z.string().max(40).default(''),
  page: z.string().max(20).default(''),
  quote: Text.default(''),
  /** An id of `informationReliability`, or ''. */
  reliability: Line.default(''),
});

export const Fact = z.strictObject({
  id: Id,
  /** EDTF (ISO 8601-2 level 1), or '' when the date is not known or could not be read. */
  date: z.string().max(60).default(''),
  /** The date exactly as typed, kept when it could not be read as a date; else ''. */
  dateWritten: z.string().max(200).default(''),
  /** Local time of day `HH:mm`, or ''. */
  time: z.string().max(20).default(''),
  /** Order within a day, lowest first. */
  order: z.number().default(0),
  text: Text.default(''),
  /** An id of `factStatus`. */
  status: Line.default('undisputed'),
  personIds: z.array(Id).default([]),
  issues: z.array(Line).default([]),
  sources: z.array(Source).default([]),
  conflictsWith: z.array(Id).default([]),
});

/** A document's facts. Its bytes lie beside the record in the vault, under keys that no record carries. */
export const DocumentRecord = z.strictObject({
  id: Id,
  title: Line.default(''),
  fileName: Line.default(''),
  /** An id of `documentKinds`, or ''. */
  kind: Line.default(''),
  date: z.string().max(60).default(''),
  author: Line.default(''),
  language: z.enum(['', 'en', 'ru', 'kk']).default(''),
  volume: z.string().max(20).default(''),
  /** One sheet or a range, as in `14-17`. */
  sheets: z.string().max(40).default(''),
  exhibit: z.string().max(60).default(''),
  tags: z.array(Line).default([]),
  receivedFrom: Line.default(''),
  /** Found from the content, never from the name. */
  mediaType: z.string().max(200).default('application/octet-stream'),
  /** True when the name's ending promises another type than the content has. */
  typeMismatch: z.boolean().default(false),
  /** Bytes. */
  size: z.number().int().min(0).default(0),
  /** Of the content, lower-case hex. */
  sha256: z.string().max(64).default(''),
  /** Instant, ISO 8601 UTC. */
  addedAt: z.string().max(40).default(''),
});

export const Note = z.strictObject({
  id: Id,
  date: DayOrMinute.default(''),
  text: Text.default(''),
  /** Privileged notes never print. */
  privileged: z.boolean().default(true),
});

/** Record types that live under a case, by the name of their collection, in an order in which they can be put back. */
export const caseCollections = {
  participation: { collection: 'participations', schema: Participation },
  charge: { collection: 'charges', schema: Charge },
  restraint: { collection: 'restraints', schema: Restraint },
  hearing: { collection: 'hearings', schema: Hearing },
  motion: { collection: 'motions', schema: Motion },
  deadline: { collection: 'deadlines', schema: Deadline },
  fact: { collection: 'facts', schema: Fact },
  violation: { collection: 'violations', schema: Violation },
  document: { collection: 'documents', schema: DocumentRecord },
  note: { collection: 'notes', schema: Note },
  task: { collection: 'tasks', schema: Task },
  intervention: { collection: 'interventions', schema: Intervention },
} as const;

/** Record types that are vault-wide. A case is one of them and the parent of its own collections. */
export const vaultCollections = {
  case: { collection: 'cases', schema: CaseRecord },
  person: { collection: 'people', schema: Person },
} as const;

export type CaseRecordType = keyof typeof caseCollections;
export type VaultRecordType = keyof typeof vaultCollections;
export type RecordType = CaseRecordType | VaultRecordType;
/** All types that live under a case. */
export const typesUnderCase = Object.keys(caseCollections) as CaseRecordType[];
export const RecordTypes = z.enum([...(Object.keys(vaultCollections) as VaultRecordType[]), ...typesUnderCase]);

export type CaseRecord = z.infer<typeof CaseRecord>;
export type Person = z.infer<typeof Person>;
export type PersonName = z.infer<typeof PersonName>;
export type Participation = z.infer<typeof Participation>;
export type Charge = z.infer<typeof Charge>;
export type Restraint = z.infer<typeof Restraint>;
export type Source = z.infer<typeof Source>;
export type RoleEntry = z.infer<typeof RoleEntry>;
export type StageEntry = z.infer<typeof StageEntry>;
export type Fact = z.infer<typeof Fact>;
export type DocumentRecord = z.infer<typeof DocumentRecord>;
export type Note = z.infer<typeof Note>;

type Schemas = typeof caseCollections & typeof vaultCollections;
export type RecordOf = { [T in RecordType]: z.infer<Schemas[T]['schema']> };

/** Collection name and schema of a record type. */
export function recordKind(type: RecordType): { collection: string; schema: z.ZodType; inCase: boolean } {
  return type in vaultCollections
    ? { ...vaultCollections[type as VaultRecordType], inCase: false }
    : { ...caseCollections[type as CaseRecordType], inCase: true };
}
