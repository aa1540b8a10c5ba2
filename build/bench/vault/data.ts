import { writeFile } from 'node:fs/promises';
import { caseCard } from '../../../electron/domain/case-file';
import { CaseRecord, Charge, DocumentRecord, Fact, Participation, Person } from '../../../electron/domain/records';
import type { PutChange, Vault } from '../../../electron/vault';
import { type Disk, disk } from '../../../electron/vault/disk';
import type { Scratch } from '../../../electron/vault/testing/scratch';

/** Ids as the app makes them, spread over the whole range, and the same each time. */
export function idOf(n: number): string {
  return Array.from({ length: 4 }, (_, word) => {
    const mixed = Math.imul((n * 4 + word + 1) ^ 0x9e3779b9, 0x85ebca6b);
    return (Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0).toString(16).padStart(8, '0');
  }).join('');
}

const paragraph =
  'Защита исходит из того, что публикация не содержит признаков возбуждения розни: в ней нет ни обращения к группе, ' +
  'ни призыва, а выводы эксперта выходят за пределы его специальных знаний. ';

/** A case as a lawyer fills it in: about 2 KB of JSON. */
export function caseRecord(n: number): CaseRecord {
  return CaseRecord.parse({
    id: idOf(n),
    title: `Дело № ${n} по обвинению по ст. 174 УК РК`,
    number: `2026/${n}`,
    erdrNumber: `26000003100${String(n).padStart(4, '0')}`,
    court: 'Районный суд № 2 Алмалинского района города Алматы',
    judge: `Судья ${n % 97}`,
    stage: 'trial',
    stages: [{ stage: 'pre-trial', from: '2026-01-15', note: 'Принято защитой' }],
    tags: ['слово', 'экспертиза'],
    theory: paragraph.repeat(4),
  });
}

const person = Person.parse({ id: idOf(1e6), names: [{ value: 'Сейткали Айгерим Болатовна', language: 'ru' }] });
const side = Participation.parse({ id: idOf(2e6), personId: person.id, roles: [{ role: 'defendant' }] });
const charge = Charge.parse({ id: idOf(3e6), participationId: side.id, article: '174', part: '2' });

const nothingDue = { hearings: [], deadlines: [], tasks: [] };

/** What saves a case: itself and its card. */
export function casePut(record: CaseRecord): PutChange {
  const file = {
    case: record,
    people: [person],
    participations: [side],
    charges: [charge],
    restraints: [],
    ...nothingDue,
  };
  return { put: { path: ['cases'], id: record.id, record, card: caseCard(file, '2026-02-01') } };
}

const whole = (path: string[], record: { id: string }): PutChange => ({
  put: { path, id: record.id, record, card: { whole: record } },
});

function fact(n: number): Fact {
  return Fact.parse({ id: idOf(n), date: '2026-02-01', text: `${n}. ${paragraph}`, status: 'disputed' });
}

function document(n: number): DocumentRecord {
  return DocumentRecord.parse({
    id: idOf(n),
    title: `Том ${1 + (n >> 8)}, л. д. ${n & 255}`,
    fileName: `scan-${n}.pdf`,
    mediaType: 'application/pdf',
    typeMismatch: false,
    size: 123_456,
    sha256: idOf(n).repeat(2),
    addedAt: '2026-02-01T10:00:00.000Z',
  });
}

/** What a case of moderate size has under it. */
export function underCase(n: number) {
  const three = [0, 1, 2].map((at) => n * 3 + at);
  return { participations: [side], charges: [charge], facts: three.map(fact), documents: three.map(document) };
}

function underCasePuts(n: number): PutChange[] {
  return Object.entries(underCase(n)).flatMap(([name, records]) =>
    records.map((record) => whole(['cases', idOf(n), name], record)),
  );
}

/** Writes without waiting for the medium: for vaults that are only measured. */
const hasty: Disk = { ...disk, writeNew: (path, bytes) => writeFile(path, bytes, { flag: 'wx' }) };
const BATCH = 2_000;

async function putAll(vault: Vault, count: number, make: (n: number) => PutChange[]): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => from + n);
    await vault.stage(numbers.flatMap(make));
    await vault.commit();
  }
}

/** How much a vault is filled with. */
export interface Size {
  cases: number;
  /** So many of them have something under them. */
  full?: number;
  /** In the first case. */
  facts?: number;
  documents?: number;
}

/** Makes a vault of that size. */
export async function fill(scratch: Scratch, { cases, full = 0, facts = 0, documents = 0 }: Size): Promise<void> {
  const vault = await scratch.create(hasty);
  await putAll(vault, cases, (n) => [casePut(caseRecord(n)), ...(n < full ? underCasePuts(n) : [])]);
  await putAll(vault, facts, (n) => [whole(['cases', idOf(0), 'facts'], fact(n))]);
  await putAll(vault, documents, (n) => [whole(['cases', idOf(0), 'documents'], document(n))]);
  await vault.close();
}
