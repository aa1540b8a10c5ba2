import { monthNames, monthOfDay } from './dates';
import { baseLanguage, type Language, type UiLanguage } from './language';
import { nbsp } from './numbers';

/** One end of a date that may be known only to the month, season, year, decade or century. */
export interface FuzzyPart {
  readonly precision: 'day' | 'month' | 'season' | 'year' | 'decade' | 'century';
  readonly year: number;
  /** 1 to 12; for a season 1 (spring) to 4 (winter); else 0. */
  readonly month: number;
  /** 1 to 31, else 0. */
  readonly day: number;
}

/** What can be said of a date, as the rules of the domain read it from EDTF. */
export interface FuzzyDate {
  readonly kind: 'exact' | 'about' | 'between' | 'before' | 'after';
  /** The date itself, or the earlier end; null for `before`. */
  readonly start: FuzzyPart | null;
  /** The later end of `between` and `before`, else null. */
  readonly end: FuzzyPart | null;
  /** True when also an interval or an open date is only approximate. */
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

export type DateForm = 'sentence' | 'table' | 'figures';
type TableForm = Exclude<DateForm, 'sentence'>;
type Use = 'alone' | 'about' | 'between' | 'before' | 'after';
type Cases = Readonly<Record<Use, readonly string[]>>;

const list = (words: string): readonly string[] => words.split(' ');
const same = (words: readonly string[]): Cases => ({
  alone: words,
  about: words,
  between: words,
  before: words,
  after: words,
});

const russianGenitive = list('января февраля марта апреля мая июня июля августа сентября октября ноября декабря');
const springGenitive = list('весны лета осени зимы');

const months: Readonly<Record<Language, Cases>> = {
  en: same(monthNames('en')),
  ru: {
    alone: monthNames('ru'),
    about: russianGenitive,
    before: russianGenitive,
    after: russianGenitive,
    between: list('январём февралём мартом апрелем маем июнем июлем августом сентябрём октябрём ноябрём декабрём'),
  },
  kk: {
    ...same(monthNames('kk')),
    before: list(
      'қаңтарға ақпанға наурызға сәуірге мамырға маусымға шілдеге тамызға қыркүйекке қазанға қарашаға желтоқсанға',
    ),
    after: list(
      'қаңтардан ақпаннан наурыздан сәуірден мамырдан маусымнан шілдеден тамыздан қыркүйектен қазаннан қарашадан желтоқсаннан',
    ),
  },
};

const seasons: Readonly<Record<Language, Cases>> = {
  en: same(list('spring summer autumn winter')),
  ru: {
    alone: list('весна лето осень зима'),
    about: springGenitive,
    before: springGenitive,
    after: springGenitive,
    between: list('весной летом осенью зимой'),
  },
  kk: {
    ...same(list('көктем жаз күз қыс')),
    before: list('көктемге жазға күзге қысқа'),
    after: list('көктемнен жаздан күзден қыстан'),
  },
};

const kazakhYear: Readonly<Record<Use, readonly [one: string, many: string]>> = {
  alone: ['жыл', 'жылдар'],
  about: ['жыл', 'жылдар'],
  between: ['жыл', 'жылдар'],
  before: ['жылға', 'жылдарға'],
  after: ['жылдан', 'жылдардан'],
};

const two = (value: number): string => String(value).padStart(2, '0');
const four = (value: number): string =>
  value < 0 ? `−${String(-value).padStart(4, '0')}` : String(value).padStart(4, '0');

/** The years of a part: `2016`, `2010`, or `2000–2099` for a century. */
function years(part: FuzzyPart): string {
  return part.precision === 'century' ? `${four(part.year)}–${four(part.year + 99)}` : four(part.year);
}

/** Day, month or season without its year; '' for years. */
function withoutYear(language: Language, part: FuzzyPart, use: Use): string {
  const index = part.month - 1;
  if (part.precision === 'season') return seasons[language][use][index] ?? '';
  if (part.precision === 'month') return months[language][use][index] ?? '';
  if (part.precision !== 'day') return '';
  const inflected = language === 'kk' ? months.kk[use][index] : monthOfDay(language, part.month);
  return `${part.day}${nbsp}${inflected ?? ''}`;
}

function yearOnly(language: Language, part: FuzzyPart, use: Use): string {
  const several = part.precision !== 'year';
  const decade = part.precision === 'decade';
  if (language === 'en') return decade ? `${years(part)}s` : years(part);
  if (language === 'kk') return `${years(part)}${nbsp}${kazakhYear[use][several ? 1 : 0]}`;
  const ending = decade ? `-${use === 'alone' ? 'е' : use === 'between' ? 'ми' : 'х'}` : '';
  return `${years(part)}${ending}${nbsp}${several ? 'гг.' : 'г.'}`;
}

/** One end in words: `15 мая 2016 г.`, `2016 жылғы мамыр`. */
function inWords(language: Language, part: FuzzyPart, use: Use): string {
  const inner = withoutYear(language, part, use);
  if (inner === '') return yearOnly(language, part, use);
  if (language === 'kk') return `${years(part)}${nbsp}жылғы${nbsp}${inner}`;
  return `${inner}${nbsp}${years(part)}${language === 'ru' ? `${nbsp}г.` : ''}`;
}

/** One end as a table shows it: `15.05.2016`, `май 2016`, `2016 ж. мамыр`; in figures alone `05.2016`. */
function inTable(language: Language, part: FuzzyPart, use: Use, form: TableForm): string {
  if (form === 'figures' && part.precision === 'month') return `${two(part.month)}.${years(part)}`;
  if (part.precision === 'day') return `${two(part.day)}.${two(part.month)}.${years(part)}`;
  if (part.precision === 'year') return years(part);
  const inner = withoutYear(language, part, use);
  if (inner === '') return yearOnly(language, part, use);
  return language === 'kk' ? `${years(part)}${nbsp}ж.${nbsp}${inner}` : `${inner}${nbsp}${years(part)}`;
}

/** Both ends with what they share said once: `10 и 13 апреля 2026 г.`, `мамыр – қараша`. */
function pairInWords(language: Language, start: FuzzyPart, end: FuzzyPart): string {
  const joint = language === 'kk' ? (start.precision === 'day' ? '–' : ' – ') : language === 'ru' ? ' и ' : ' and ';
  if (start.precision !== end.precision || start.year !== end.year) {
    if (start.precision !== 'year' || end.precision !== 'year') {
      return `${inWords(language, start, 'between')}${joint.trim() === '–' ? ' – ' : joint}${inWords(language, end, 'between')}`;
    }
    if (language === 'en') return `${years(start)} and ${years(end)}`;
    return language === 'ru'
      ? `${years(start)} и ${years(end)}${nbsp}гг.`
      : `${years(start)}–${years(end)}${nbsp}жылдар`;
  }
  const oneMonth = start.precision === 'day' && start.month === end.month;
  const first = oneMonth ? String(start.day) : withoutYear(language, start, 'between');
  const second = withoutYear(language, end, 'between');
  const pair = `${first}${oneMonth ? joint : language === 'kk' ? ' – ' : joint}${second}`;
  if (language === 'kk') return `${years(start)}${nbsp}жылғы${nbsp}${pair}`;
  return `${pair}${nbsp}${years(start)}${language === 'ru' ? `${nbsp}г.` : ''}`;
}

function pairInTable(language: Language, start: FuzzyPart, end: FuzzyPart, form: TableForm): string {
  const whole = (part: FuzzyPart) => inTable(language, part, 'alone', form);
  const days = start.precision === 'day' && end.precision === 'day';
  const oneYear = start.year === end.year;
  if (days && oneYear && start.month === end.month) return `${two(start.day)}–${whole(end)}`;
  if (days && oneYear) return `${two(start.day)}.${two(start.month)} – ${whole(end)}`;
  const months = start.precision === 'month' && end.precision === 'month';
  if (!months || !oneYear) return `${whole(start)} – ${whole(end)}`;
  if (form === 'figures') return `${two(start.month)}–${whole(end)}`;
  return language === 'kk'
    ? `${whole(start)} – ${withoutYear(language, end, 'alone')}`
    : `${withoutYear(language, start, 'alone')} – ${whole(end)}`;
}

const roughly: Readonly<Record<Language, string>> = { en: 'about', ru: 'около', kk: 'шамамен' };
const roughlyShort: Readonly<Record<Language, string>> = { en: 'c.', ru: 'ок.', kk: 'шам.' };
const roughlyBetween: Readonly<Record<Language, string>> = { en: 'roughly', ru: 'примерно', kk: 'шамамен' };

function sentence(language: Language, date: FuzzyDate): string {
  const { start, end } = date;
  if (date.kind === 'between' && start && end) {
    const pair = pairInWords(language, start, end);
    return { en: `between ${pair}`, ru: `между ${pair}`, kk: `${pair} аралығында` }[language];
  }
  if (date.kind === 'before' && end) {
    const text = inWords(language, end, 'before');
    return { en: `before ${text}`, ru: `до ${text}`, kk: `${text} дейін` }[language];
  }
  if (!start) return '';
  if (date.kind === 'after') {
    const text = inWords(language, start, 'after');
    return { en: `after ${text}`, ru: `после ${text}`, kk: `${text} кейін` }[language];
  }
  if (date.kind === 'about') {
    const text = inWords(language, start, 'about');
    return language === 'kk' ? `${text} шамасында` : `${roughly[language]} ${text}`;
  }
  return inWords(language, start, 'alone');
}

function table(language: Language, date: FuzzyDate, form: TableForm): string {
  const { start, end } = date;
  if (date.kind === 'between' && start && end) return pairInTable(language, start, end, form);
  if (date.kind === 'before' && end) {
    const text = inTable(language, end, 'before', form);
    return { en: `before ${text}`, ru: `до ${text}`, kk: `${text} дейін` }[language];
  }
  if (!start) return '';
  if (date.kind === 'after') {
    const text = inTable(language, start, 'after', form);
    return { en: `after ${text}`, ru: `после ${text}`, kk: `${text} кейін` }[language];
  }
  if (date.kind !== 'about') return inTable(language, start, 'alone', form);
  const text = inTable(language, start, 'about', form);
  return form === 'figures' ? `${roughlyShort[language]}${nbsp}${text}` : `${roughly[language]} ${text}`;
}

/**
 * A date with its doubt in words: `between 10 and 13 April 2026`, `около мая 2016 г.`, `2026 жылғы 20 сәуірге дейін`;
 * in tables short: `10–13.04.2026`, `около мая 2016`; in figures shortest: `ок. 05.2016`. An uncertain date ends in
 * `(?)`. '' when neither end is known.
 */
export function formatFuzzyDate(ui: UiLanguage, date: FuzzyDate, form: DateForm = 'sentence'): string {
  const language = baseLanguage(ui);
  const text = form === 'sentence' ? sentence(language, date) : table(language, date, form);
  const between = form === 'figures' ? `${roughlyShort[language]}${nbsp}` : `${roughlyBetween[language]} `;
  const rough = date.approximate && date.kind !== 'about' ? `${between}${text}` : text;
  return date.uncertain ? `${rough}${nbsp}(?)` : rough;
}
