import type { RecordOf, RecordType } from '../../../electron/domain/records';
import type { Vocabulary } from '../../../electron/domain/terms';
import type { PlainKey } from '../../../electron/i18n';

/** What the values of a field are, so that they can be put into words. */
export type Kind =
  | 'text'
  | 'day'
  | 'edtf'
  | 'instant'
  | 'bytes'
  | 'language'
  | 'flag'
  | 'status'
  | 'names'
  | 'roles'
  | 'stages'
  | 'sources'
  | 'people'
  | 'participation'
  | 'document'
  | 'facts'
  | 'hearing'
  | 'motion'
  | 'objection'
  | 'rule'
  | 'trigger'
  | 'onWhom'
  | 'overruled'
  | { term: Vocabulary };

type Field = readonly [label: PlainKey, kind: Kind];
type Fields = { readonly [T in RecordType]: { readonly [F in Exclude<keyof RecordOf[T], 'id'>]: Field } };

/** Label and kind of every field of every record. */
const fields: Fields = {
  case: {
    kind: ['case.kind', { term: 'caseKinds' }],
    title: ['case.title', 'text'],
    number: ['case.number', 'text'],
    erdrNumber: ['case.erdrNumber', 'text'],
    courtFileNumber: ['case.courtFileNumber', 'text'],
    court: ['case.court', 'text'],
    judge: ['case.judge', 'text'],
    stage: ['case.stage', { term: 'criminalStages' }],
    stages: ['case.stages', 'stages'],
    lawInForceDate: ['case.lawInForceDate', 'day'],
    zone: ['history.fields.zone', 'text'],
    status: ['case.status', 'status'],
    language: ['case.language', 'language'],
    volumes: ['case.volumes', 'text'],
    tags: ['case.tags', 'text'],
    relatedCases: ['history.fields.relatedCases', 'text'],
    theory: ['case.theory', 'text'],
    publicRecord: ['case.publicRecord', 'flag'],
  },
  person: {
    kind: ['history.fields.personKind', 'text'],
    count: ['history.fields.personCount', 'text'],
    names: ['case.names', 'names'],
    iin: ['case.iin', 'text'],
    birthDate: ['case.birthDate', 'text'],
    occupation: ['case.occupation', 'text'],
    contacts: ['case.contacts', 'text'],
    health: ['history.fields.health', 'text'],
    notes: ['notes.title', 'text'],
  },
  participation: {
    personId: ['case.person', 'people'],
    roles: ['case.role', 'roles'],
    counsel: ['case.counsel', 'text'],
    order: ['history.fields.order', 'text'],
  },
  charge: {
    participationId: ['case.person', 'participation'],
    code: ['case.code', 'text'],
    article: ['case.article', 'text'],
    part: ['case.partOfArticle', 'text'],
    point: ['case.pointOfArticle', 'text'],
    offence: ['case.offence', 'text'],
    from: ['case.from', 'day'],
    to: ['case.to', 'day'],
    replacedBy: ['history.fields.replacedBy', 'text'],
    outcome: ['papers.summary.outcome', { term: 'chargeOutcomes' }],
    order: ['history.fields.order', 'text'],
  },
  restraint: {
    participationId: ['case.person', 'participation'],
    measure: ['case.measure', { term: 'restraintMeasures' }],
    from: ['case.from', 'day'],
    to: ['case.to', 'day'],
    authorisedUntil: ['case.authorisedUntil', 'day'],
    orderedBy: ['case.orderedBy', 'text'],
    decisionDocumentId: ['history.fields.decision', 'document'],
  },
  fact: {
    date: ['facts.date', 'edtf'],
    dateWritten: ['history.fields.dateWritten', 'text'],
    time: ['facts.time', 'text'],
    order: ['history.fields.order', 'text'],
    text: ['facts.text', 'text'],
    status: ['facts.status', { term: 'factStatus' }],
    personIds: ['facts.people', 'people'],
    issues: ['history.fields.issues', 'text'],
    sources: ['facts.sources', 'sources'],
    conflictsWith: ['facts.conflicts', 'facts'],
  },
  document: {
    title: ['documents.name', 'text'],
    fileName: ['history.fields.fileName', 'text'],
    kind: ['documents.kind', { term: 'documentKinds' }],
    date: ['documents.date', 'edtf'],
    author: ['documents.author', 'text'],
    language: ['documents.language', 'language'],
    volume: ['documents.volume', 'text'],
    sheets: ['documents.sheets', 'text'],
    exhibit: ['documents.exhibit', 'text'],
    tags: ['documents.tags', 'text'],
    receivedFrom: ['documents.receivedFrom', 'text'],
    mediaType: ['history.fields.mediaType', 'text'],
    typeMismatch: ['documents.mismatch', 'flag'],
    size: ['history.fields.size', 'bytes'],
    sha256: ['documents.hash', 'text'],
    addedAt: ['history.fields.addedAt', 'instant'],
  },
  hearing: {
    at: ['hearings.at', 'day'],
    court: ['case.court', 'text'],
    room: ['hearings.room', 'text'],
    judge: ['case.judge', 'text'],
    kind: ['hearings.kind', { term: 'hearingKinds' }],
    attended: ['hearings.attended', 'text'],
    result: ['hearings.result', 'text'],
    minutesSignedOn: ['hearings.minutesSignedOn', 'day'],
    nextAt: ['hearings.nextAt', 'day'],
  },
  motion: {
    kind: ['motions.kind', { term: 'documentKinds' }],
    text: ['motions.text', 'text'],
    filedOn: ['motions.filedOn', 'day'],
    addressedTo: ['motions.addressedTo', 'text'],
    participationId: ['case.person', 'participation'],
    hearingId: ['hearings.one', 'hearing'],
    decisionDue: ['motions.decisionDue', 'day'],
    decidedOn: ['motions.decidedOn', 'day'],
    outcome: ['motions.outcome', { term: 'motionOutcomes' }],
    appealedBy: ['motions.appealedBy', 'motion'],
    documentId: ['bin.type.document', 'document'],
  },
  violation: {
    date: ['violations.date', 'edtf'],
    dateWritten: ['history.fields.dateWritten', 'text'],
    hearingId: ['hearings.one', 'hearing'],
    factId: ['bin.type.fact', 'facts'],
    text: ['violations.text', 'text'],
    domestic: ['violations.domestic', { term: 'domesticViolations' }],
    international: ['violations.international', { term: 'internationalViolations' }],
    objection: ['violations.objection', 'objection'],
    ruling: ['violations.ruling', 'text'],
    documentId: ['bin.type.document', 'document'],
    sheet: ['documents.sheets', 'text'],
    order: ['history.fields.order', 'text'],
  },
  task: {
    text: ['tasks.text', 'text'],
    due: ['tasks.due', 'day'],
    doneOn: ['tasks.doneOn', 'day'],
    order: ['history.fields.order', 'text'],
  },
  intervention: {
    body: ['interventions.body', { term: 'interventionBodies' }],
    bodyName: ['interventions.bodyName', 'text'],
    about: ['interventions.about', 'text'],
    sentOn: ['interventions.sentOn', 'day'],
    answerDue: ['interventions.answerDue', 'day'],
    answeredOn: ['interventions.answeredOn', 'day'],
    answer: ['interventions.answer', 'text'],
    documentId: ['bin.type.document', 'document'],
  },
  note: {
    date: ['notes.date', 'day'],
    text: ['notes.text', 'text'],
    privileged: ['notes.privileged', 'flag'],
  },
  deadline: {
    ruleId: ['history.fields.rule', 'rule'],
    title: ['history.fields.deadline', 'text'],
    trigger: ['history.fields.trigger', 'trigger'],
    triggerAt: ['history.fields.triggerAt', 'day'],
    due: ['history.fields.due', 'day'],
    article: ['case.article', 'text'],
    onWhom: ['history.fields.onWhom', 'onWhom'],
    participationId: ['case.person', 'participation'],
    confirmed: ['history.fields.confirmed', 'flag'],
    overruled: ['history.fields.overruled', 'overruled'],
    doneAt: ['history.fields.doneAt', 'day'],
    doneDocumentId: ['history.fields.doneDocument', 'document'],
    note: ['history.fields.note', 'text'],
  },
};

/** Label and kind of a field; null for one that this version does not know. */
export function fieldOf(type: RecordType, field: string): { label: PlainKey; kind: Kind } | null {
  const [label, kind] = Object.entries<Field>(fields[type]).find(([name]) => name === field)?.[1] ?? [];
  return label === undefined || kind === undefined ? null : { label, kind };
}
