import { workCalendar } from '../domain/deadlines/calendar';
import { byDue, DeadlineError, needsMinute, type Proposal, proposals } from '../domain/deadlines/deadlines';
import { bundledRules, triggers } from '../domain/deadlines/rules';
import { defaultZone, kazakhstanZones } from '../domain/deadlines/zones';
import { type Language, languages } from '../i18n';
import { type CountingWords, countingWords } from '../papers/counting-words';
import { type Call, type Command, text } from './command';
import { exit, UsageError } from './exit';

const synopsis = '--trigger ID --at DATE[THH:MM] [--zone ZONE] [--language en|ru|kk]';

/** `deadlines --trigger ID --at DATE[THH:MM]`: what follows from a trigger, one JSON object a line, earliest first. */
export const deadlinesCommand: Command = {
  synopsis,
  count: [0, 0],
  options: {
    trigger: { type: 'string' },
    at: { type: 'string' },
    zone: { type: 'string' },
    language: { type: 'string' },
  },
  async run(call) {
    const [trigger, at] = [needed(call, 'trigger'), needed(call, 'at')];
    const language = languageOf(text(call, 'language') ?? 'en');
    const calendar = workCalendar();
    const rules = bundledRules();
    const found = orUsage(() => proposals(trigger, at, rules, { calendar, zone: text(call, 'zone') ?? defaultZone }));
    const words = countingWords(language, calendar);
    for (const proposal of found.toSorted(byDue)) call.io.print(printed(proposal, language, words));
    if (at.length === 10 && needsMinute(trigger, rules)) {
      call.io.say('Some of these terms run from the minute: give --at DATETHH:MM, in the local time of the place.');
    }
    return exit.done;
  },
};

function needed(call: Call, name: string): string {
  const value = text(call, name);
  if (value === undefined || value === '') throw new UsageError(`No --${name}.\nqorgan deadlines ${synopsis}`);
  return value;
}

function languageOf(name: string): Language {
  const language = languages.find((known) => known === name);
  if (language === undefined) throw new UsageError(`No language ${name}: one of ${languages.join(', ')}.`);
  return language;
}

function orUsage<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DeadlineError) throw new UsageError(wording(error));
    throw error;
  }
}

function wording({ code, data }: DeadlineError): string {
  switch (code) {
    case 'deadline.impossible-date':
      return `No such day or minute: ${data.at}. Write 2026-05-14 or 2026-05-14T23:40.`;
    case 'deadline.unknown-zone':
      return `No time zone ${data.zone}: one of ${kazakhstanZones.join(', ')}, or another of the IANA data.`;
    case 'deadline.unknown-trigger': {
      const near = typeof data.near === 'string' ? [data.near] : (data.near ?? []);
      const known = triggers(bundledRules()).map(({ id }) => id);
      const list = near.length > 0 ? `Perhaps ${near.join(', ')}?` : `One of ${known.join(', ')}.`;
      return `No trigger ${data.trigger}. ${list}`;
    }
  }
}

/** A proposal as a line of output: names of fields are part of what scripts rely on. */
function printed(proposal: Proposal, language: Language, words: CountingWords): object {
  const { rule, triggerAt, via, outcome, due, window, confirmed, doubts, steps } = proposal;
  const { id, title, law, article, part, onWhom, appliesWhen, extendable, consequence } = rule;
  return {
    rule: id,
    title: title[language],
    law,
    article,
    part,
    onWhom,
    appliesWhen,
    extendable: extendable.value,
    extension: extendable.note,
    consequence: consequence?.[language] ?? null,
    trigger: rule.trigger.id,
    triggerAt,
    via,
    outcome,
    due,
    ...(window === null ? {} : window),
    confirmed,
    doubts: doubts.map((doubt) => ({ ...doubt, text: words.doubt(doubt) })),
    counting: steps.map((step) => ({ ...step, text: words.step(step) })),
  };
}
