import { z } from 'zod';
import type { CaseFile } from './case-file';
import { custody } from './custody';
import { dayNumber } from './days';
import { Id } from './fields';

/**
 * What of a case is due: kept on its card, so that the day of a lawyer is drawn from the list of cases without opening
 * any. It is made anew when the case changes; what depends on the clock is computed by `lawyersDay` when it is looked at.
 */

const AgendaHearing = z.object({ id: Id, at: z.string(), kind: z.string(), court: z.string(), room: z.string() });
const AgendaDeadline = z.object({ id: Id, title: z.string(), article: z.string(), due: z.string() });
const AgendaTask = z.object({ id: Id, text: z.string(), due: z.string() });
const AgendaCustody = z.object({
  participationId: Id,
  name: z.string(),
  measure: z.string(),
  /** First day of the present time in that measure, or ''. */
  since: z.string(),
  authorisedUntil: z.string(),
  /** Days held up to `countedOn`, that day included; the person has been held every day since. */
  held: z.number(),
  countedOn: z.string(),
});

export const Agenda = z.object({
  hearings: z.array(AgendaHearing).default([]),
  deadlines: z.array(AgendaDeadline).default([]),
  tasks: z.array(AgendaTask).default([]),
  custody: z.array(AgendaCustody).default([]),
});
export type Agenda = z.infer<typeof Agenda>;

/** What an agenda is made of. */
export type AgendaSource = Pick<
  CaseFile,
  'people' | 'participations' | 'restraints' | 'hearings' | 'deadlines' | 'tasks'
>;

/** Most entries of one kind on one card. */
const most = 12;
const beginning = 160;

/** The agenda of a case as it stands on a day `YYYY-MM-DD`: hearings from that day on, what is open, who is held. */
export function agendaOf(file: AgendaSource, today: string): Agenda {
  const hearings = file.hearings.filter(({ at }) => at.slice(0, 10) >= today).toSorted(by(({ at }) => at));
  const deadlines = file.deadlines
    .filter(({ doneAt, doneDocumentId }) => doneAt === '' && doneDocumentId === '')
    .map((deadline) => ({ ...deadline, due: deadline.overruled?.due || deadline.due }))
    .toSorted(by(({ due }) => due || '9999'));
  const tasks = file.tasks.filter(({ doneOn }) => doneOn === '').toSorted(by(({ due }) => due || '9999'));
  return {
    hearings: hearings.slice(0, most).map(({ id, at, kind, court, room }) => ({ id, at, kind, court, room })),
    deadlines: deadlines.slice(0, most).map(({ id, title, article, due }) => ({ id, title, article, due })),
    tasks: tasks.slice(0, most).map(({ id, text, due }) => ({ id, text: text.slice(0, beginning), due })),
    custody: heldOf(file, today).slice(0, most),
  };
}

const by =
  <T>(key: (value: T) => string) =>
  (a: T, b: T) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;

function heldOf(file: AgendaSource, today: string): Agenda['custody'] {
  const names = new Map(file.people.map(({ id, names: [first] }) => [id, first?.value ?? '']));
  return file.participations.flatMap(({ id, personId }) => {
    const own = file.restraints.filter(({ participationId }) => participationId === id);
    const { since, measure, held, authorisedUntil } = custody(own, today);
    if (since === null || measure === null) return [];
    const name = names.get(personId) ?? '';
    return [
      {
        participationId: id,
        name,
        measure,
        since,
        authorisedUntil: authorisedUntil ?? '',
        held,
        countedOn: today,
      },
    ];
  });
}

interface OfCase {
  caseId: string;
  caseTitle: string;
}
/** One entry of the day with its case. */
export type Due<T> = T & OfCase;
export type DayHearing = Due<Agenda['hearings'][number]>;
export type DayDeadline = Due<Agenda['deadlines'][number]>;
export type DayTask = Due<Agenda['tasks'][number]>;
/** `left`: days until the end of the authority, negative once it has passed; null when no end is entered. */
export type DayCustody = Due<Agenda['custody'][number]> & { left: number | null };

export interface Day {
  hearings: DayHearing[];
  deadlines: DayDeadline[];
  tasks: DayTask[];
  custody: DayCustody[];
}

/** The day of a lawyer over all open cases: each list in order of what comes first. */
export function lawyersDay(
  cards: readonly { id: string; title: string; status: string; agenda: Agenda }[],
  today: string,
): Day {
  const open = cards.filter(({ status }) => status === 'open');
  const all = <T>(pick: (agenda: Agenda) => readonly T[]): Due<T>[] =>
    open.flatMap(({ id, title, agenda }) => pick(agenda).map((entry) => ({ ...entry, caseId: id, caseTitle: title })));
  const now = dayNumber(today) ?? 0;
  const custodies = all(({ custody: held }) => held).map((entry) => {
    const counted = dayNumber(entry.countedOn) ?? now;
    const until = dayNumber(entry.authorisedUntil);
    return { ...entry, held: entry.held + now - counted, left: until === null ? null : until - now };
  });
  return {
    hearings: all(({ hearings }) => hearings)
      .filter(({ at }) => at.slice(0, 10) >= today)
      .toSorted(by(({ at }) => at)),
    deadlines: all(({ deadlines }) => deadlines).toSorted(by(({ due }) => due || '9999')),
    tasks: all(({ tasks }) => tasks).toSorted(by(({ due }) => due || '9999')),
    custody: custodies.toSorted((a, b) => (a.left ?? Number.MAX_VALUE) - (b.left ?? Number.MAX_VALUE)),
  };
}

/** How many deadlines of open cases are over or end on the day. */
export function urgentIn(cards: readonly { status: string; agenda: Agenda }[], today: string): number {
  const due = cards.flatMap(({ status, agenda }) => (status === 'open' ? agenda.deadlines : []));
  return due.filter((deadline) => deadline.due !== '' && deadline.due.slice(0, 10) <= today).length;
}
