import type { CaseFile } from './case-file';
import type { Deadline } from './court';
import { type CustodyClock, custodyClock, endOf } from './custody-clock';
import { type CustodyOutlook, custodyOutlook } from './custody-outlook';
import { isDayOrMinute } from './deadlines/deadlines';
import type { DeadlineRule } from './deadlines/rules';
import type { Surroundings } from './deadlines/term';
import { defaultZone, millisecondsPerMinute } from './deadlines/zones';
import type { CaseRecord } from './records';

/** The time zone of a case's place. */
export const zoneOf = ({ zone }: Pick<CaseRecord, 'zone'>): string => zone || defaultZone;

export interface PersonClock {
  readonly participationId: string;
  readonly personId: string;
  readonly clock: CustodyClock;
  readonly outlook: CustodyOutlook;
}

/**
 * The custody clocks of a case: of everybody with a detention, custody or house arrest, in the order of the case.
 * @param asOf local minute of the case's zone.
 */
export function custodyClocks(
  file: Pick<CaseFile, 'case' | 'participations' | 'restraints'>,
  asOf: string,
  rules: readonly DeadlineRule[],
  calendar: Surroundings['calendar'],
): PersonClock[] {
  const zone = zoneOf(file.case);
  return file.participations.flatMap(({ id, personId }) => {
    const own = file.restraints.filter(({ participationId }) => participationId === id);
    const clock = custodyClock(own, asOf, zone);
    const nothing = clock.heldMinutes + clock.houseArrestMinutes === 0 && clock.present === null;
    if (nothing && clock.leftOut.length === 0) return [];
    return [{ participationId: id, personId, clock, outlook: custodyOutlook(clock, rules, calendar) }];
  });
}

/** True until it is done, by a day or by a document. */
export const isOpen = ({ doneAt, doneDocumentId }: Deadline): boolean => doneAt === '' && doneDocumentId === '';

export interface OpenDeadline {
  readonly deadline: Deadline;
  /** The lawyer's own date where there is one, else the counted one; '' when neither can be read. */
  readonly due: string;
  /** Whole minutes until it is over, negative once it has passed; null without a date. */
  readonly minutesLeft: number | null;
}

/**
 * The deadlines that are not done, the most urgent first, those without a date last.
 * @param asOf local minute of the zone.
 */
export function openDeadlines(deadlines: readonly Deadline[], asOf: string, zone: string): OpenDeadline[] {
  return deadlines
    .filter(isOpen)
    .map((deadline) => {
      const stated = deadline.overruled?.due || deadline.due;
      const due = isDayOrMinute(stated) ? stated : '';
      const left = due === '' ? null : (endOf(due, zone) - endOf(asOf, zone)) / millisecondsPerMinute;
      return { deadline, due, minutesLeft: left === null ? null : Math.floor(left) };
    })
    .toSorted((a, b) => (a.minutesLeft ?? Number.MAX_VALUE) - (b.minutesLeft ?? Number.MAX_VALUE));
}
