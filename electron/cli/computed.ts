import { custodyClocks, openDeadlines, zoneOf } from '../domain/case-clocks';
import type { CaseFile } from '../domain/case-file';
import { type WorkCalendar, workCalendar } from '../domain/deadlines/calendar';
import type { Proposal } from '../domain/deadlines/deadlines';
import { articleLabel, bundledRules } from '../domain/deadlines/rules';
import { localMinuteIn } from '../domain/deadlines/zones';

/** What is counted from a case at an instant (milliseconds of the epoch), as fields that scripts rely on. */
export function computedOf(
  file: Pick<CaseFile, 'case' | 'people' | 'participations' | 'restraints' | 'deadlines'>,
  now: number,
  calendar: WorkCalendar = workCalendar(),
) {
  const zone = zoneOf(file.case);
  const asOf = localMinuteIn(now, zone);
  const name = (id: string) => file.people.find((person) => person.id === id)?.names[0]?.value ?? '';
  const clocks = custodyClocks(file, asOf, bundledRules(), calendar);
  return {
    custody: clocks.map(({ participationId, personId, clock, outlook }) => ({
      participationId,
      name: name(personId),
      asOf,
      zone,
      heldMinutes: clock.heldMinutes,
      heldDays: clock.days.held,
      houseArrestMinutes: clock.houseArrestMinutes,
      exact: clock.exact,
      since: clock.since,
      measure: clock.present?.measure ?? null,
      expiry: outlook.expiry,
      toProsecutor: short(outlook.toProsecutor),
      toCourt: short(outlook.toCourt),
      leads: outlook.leads.map(short),
      limits: outlook.limits.map(short),
      overlaps: clock.overlaps,
      leftOut: clock.leftOut,
    })),
    deadlines: openDeadlines(file.deadlines, asOf, zone).map(({ deadline, due, minutesLeft }) => ({
      id: deadline.id,
      title: deadline.title,
      article: deadline.article,
      onWhom: deadline.onWhom,
      due,
      minutesLeft,
      confirmed: deadline.confirmed,
      overruled: deadline.overruled !== null,
    })),
  };
}

function short(proposal: Proposal | null): object | null {
  if (proposal === null) return null;
  const { rule, outcome, due, window, confirmed } = proposal;
  return { rule: rule.id, article: articleLabel(rule), outcome, due, ...(window ?? {}), confirmed };
}
