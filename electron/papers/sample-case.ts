import { CaseFile } from '../domain/case-file';
import {
  CaseRecord,
  Charge,
  DocumentRecord,
  Fact,
  Note,
  Participation,
  Person,
  Restraint,
  Source,
} from '../domain/records';

/** A case for tests: something of everything, made-up beyond the names, with canary words where nothing may be printed. */
export function atyrau(changes: Partial<CaseFile> = {}): CaseFile {
  const source = (values: Partial<Source>) => Source.parse(values);
  return CaseFile.parse({
    case: CaseRecord.parse({
      id: 'atyrau',
      title: 'Бокаев, Аян',
      erdrNumber: '162311031000053',
      court: 'Атырауский городской суд № 2',
      judge: 'Гульнар Даулешова',
      stage: 'verdict',
      stages: [{ stage: 'verdict', from: '2016-11-28' }],
      language: 'ru',
      volumes: 73,
      theory: 'CANARY-THEORY',
      publicRecord: true,
    }),
    people: [
      Person.parse({
        id: 'bokaev',
        names: [
          { value: 'Макс Бокаев', language: 'ru' },
          { value: 'Maks Bokaev', language: 'en' },
        ],
        iin: '123456789012',
        contacts: 'CANARY-PHONE',
        health: 'CANARY-HEALTH',
        notes: 'CANARY-PERSON-NOTE',
        birthDate: '1973-01-01',
      }),
      Person.parse({ id: 'ayan', names: [{ value: 'Талгат Аян' }, { value: 'Talgat Ayanov' }] }),
    ],
    participations: [
      Participation.parse({ id: 'p2', personId: 'ayan', roles: [{ role: 'defendant' }], order: 2 }),
      Participation.parse({ id: 'p1', personId: 'bokaev', roles: [{ role: 'defendant' }], order: 1 }),
    ],
    charges: [
      Charge.parse({
        id: 'c1',
        participationId: 'p1',
        article: '179',
        offence: 'Призывы',
        outcome: 'requalified-milder',
        replacedBy: 'c2',
        order: 1,
      }),
      Charge.parse({
        id: 'c2',
        participationId: 'p1',
        article: '174',
        part: '2',
        offence: 'Возбуждение розни',
        outcome: 'convicted',
        order: 2,
      }),
      Charge.parse({
        id: 'c3',
        participationId: 'p2',
        article: '174',
        part: '2',
        offence: 'Возбуждение розни',
        order: 2,
      }),
      Charge.parse({ id: 'c4', participationId: 'p2', article: '274', part: '4', point: '2', order: 3 }),
    ],
    restraints: [
      Restraint.parse({
        id: 'r1',
        participationId: 'p1',
        measure: 'detention',
        from: '2016-05-17T14:00',
        to: '2016-06-03',
      }),
      Restraint.parse({
        id: 'r2',
        participationId: 'p1',
        measure: 'custody',
        from: '2016-06-03',
        authorisedUntil: '2016-09-30',
        orderedBy: 'суд',
      }),
      Restraint.parse({ id: 'r3', participationId: 'p1', measure: 'house-arrest' }),
    ],
    facts: [
      Fact.parse({
        id: 'f3',
        date: '2016-11-28',
        time: '10:30',
        text: 'Приговор',
        status: 'established-by-court',
        sources: [source({ documentId: 'd1', sheet: '14-17' })],
      }),
      Fact.parse({
        id: 'f1',
        date: '2016-04~',
        text: 'Задержаны на площади',
        status: 'disputed',
        conflictsWith: ['f2'],
        sources: [source({ title: 'RFE/RL', date: '2016-12~' })],
      }),
      Fact.parse({
        id: 'f2',
        date: '2016-05-17',
        text: 'Задержаны',
        sources: [
          source({ title: 'FIDH', date: '2016-10-11', page: '5' }),
          source({ title: 'RFE/RL', date: '2016-12~' }),
        ],
      }),
      Fact.parse({ id: 'f4', dateWritten: '31.04.2026', text: 'Пост', status: 'disputed' }),
      Fact.parse({ id: 'f5' }),
    ],
    documents: [
      DocumentRecord.parse({ id: 'd2', fileName: 'scan.pdf' }),
      DocumentRecord.parse({
        id: 'd1',
        title: 'Приговор',
        kind: 'verdict',
        date: '2016-11-28',
        volume: '73',
        sheets: '12-48',
        exhibit: '1',
      }),
    ],
    deadlines: [],
    notes: [
      Note.parse({ id: 'n1', text: 'CANARY-PRIVILEGED' }),
      Note.parse({ id: 'n2', date: '2016-12-01', text: 'Открытая заметка', privileged: false }),
    ],
    ...changes,
  });
}
