import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundledCalendar } from '../../electron/domain/deadlines/calendar-data';
import { articleLabel, bundledRules, lawTextRead, triggers } from '../../electron/domain/deadlines/rules';

export const rulesReviewFile = join(resolve(import.meta.dirname, '../../electron/domain/data'), 'RULES-TO-REVIEW.md');

/** How the app reads the law where its text leaves more than one way; a lawyer should confirm each. */
const readings = [
  'A term of custody in months ends on the day before the same number of the last month, since its first day counts in; when the last month has no such number, on its last day (CPC 48, 151).',
  'A term in hours leaves out the hour in which it begins: counting starts at the next full hour (CPC 48). It is not moved from a day off; the date is then marked as unconfirmed and the next working day is told beside it.',
  'A lead time in days leaves that many whole days before the last day of the term; a day off moves it neither way.',
  'A lead time in hours before a last day counts back from 24:00 of that day; before the end of a detention, from its minute.',
  'A term in days of the administrative code starts on the day after the event and counts working days only (CAO 739(3)).',
  'A minute that came twice when clocks were set back is taken as the earlier one.',
  'For a detention whose end was not entered, the custody clock shows the general 48 hours (CPC 131(4)); the other limits stand beside it.',
  'Before trial, the lead times of an extension are chosen by the months in custody that the present authority reaches: under 3, under 12, from 12 (CPC 151(6)-(8), (10)).',
];

const cell = (text: string) => text.replaceAll('|', '\\|');

const table = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** The list, for a lawyer, of what nobody has checked yet in the deadline rules and the calendar. */
export function rulesToReview(): string {
  const rules = bundledRules();
  const unread = rules.filter(({ verified }) => verified !== 'law-text');
  const undated = rules.filter(({ validFrom }) => validFrom === null);
  const calendar = bundledCalendar();
  const holidays = calendar.movable.flatMap(({ name, dates }) =>
    dates.filter(({ verified }) => verified === 'unverified').map(({ date }) => `- ${name.en}: ${date}`),
  );
  const moves = calendar.moved
    .filter(({ verified }) => verified === 'unverified')
    .map(({ workingDay, dayOff }) => `- ${dayOff} off, ${workingDay} worked instead`);
  return [
    '# Deadline rules to review',
    'What a lawyer should check before relying on a date. The app counts and explains; it is never the lawyer. This page is\nmade by `npx tsx build/scripts/rules-to-review.ts`.',
    '## How the law was read',
    readings.map((reading) => `- ${reading}`).join('\n'),
    `## Wordings whose beginning is not known: ${undated.length} of ${rules.length}`,
    `The law was read in its state of ${lawTextRead}. For an event before that day these rules give a date that is marked\nas unconfirmed.`,
    undated.map(({ id }) => `\`${id}\``).join(', '),
    `## Rules not read in the law itself: ${unread.length} of ${rules.length}`,
    unread.map(({ id, verified, source }) => `- \`${id}\` (${verified}): ${source}`).join('\n'),
    '## Dates of the calendar that were not checked',
    [...holidays, ...moves].join('\n'),
    '## Kazakh titles, all drafts',
    `| id | English | Russian | Kazakh | Article |\n|---|---|---|---|---|\n${table(
      rules.map((rule) => [`\`${rule.id}\``, rule.title.en, rule.title.ru, rule.title.kk, articleLabel(rule)]),
    )}`,
    '## Kazakh names of the events, all drafts',
    `| id | English | Russian | Kazakh |\n|---|---|---|---|\n${table(
      triggers(rules).map(({ id, label }) => [`\`${id}\``, label.en, label.ru, label.kk]),
    )}`,
  ]
    .join('\n\n')
    .concat('\n');
}

if (process.argv[1] === import.meta.filename) writeFileSync(rulesReviewFile, rulesToReview());
