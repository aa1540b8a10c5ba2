import { baseLanguage, type Language, type UiLanguage } from './language';
import { nbsp } from './numbers';

/**
 * Dates from our own month and day names: Chromium claims Kazakh and formats it wrongly ("2026 M11 24"), so `Intl` is
 * asked about no dates at all. Calendar days come as `YYYY-MM-DD`, local minutes as `YYYY-MM-DDTHH:mm`.
 */

export type DateForm = 'full' | 'sentence' | 'table' | 'short';

interface Names {
  /** As a heading: `ноябрь`. */
  readonly months: readonly string[];
  /** After a day: `24 ноября`. */
  readonly monthsOfDay: readonly string[];
  readonly monthsShort: readonly string[];
  /** Monday first. */
  readonly weekdays: readonly string[];
  readonly weekdaysShort: readonly string[];
}

const list = (words: string): readonly string[] => words.split(' ');

const english = list('January February March April May June July August September October November December');
const kazakh = list('қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан');

const names: Readonly<Record<Language, Names>> = {
  en: {
    months: english,
    monthsOfDay: english,
    monthsShort: list('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
    weekdays: list('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
    weekdaysShort: list('Mon Tue Wed Thu Fri Sat Sun'),
  },
  ru: {
    months: list('январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'),
    monthsOfDay: list('января февраля марта апреля мая июня июля августа сентября октября ноября декабря'),
    monthsShort: list('янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек.'),
    weekdays: list('понедельник вторник среда четверг пятница суббота воскресенье'),
    weekdaysShort: list('пн вт ср чт пт сб вс'),
  },
  kk: {
    months: kazakh,
    monthsOfDay: kazakh,
    monthsShort: list('қаң. ақп. нау. сәу. мам. мау. шіл. там. қыр. қаз. қар. жел.'),
    weekdays: list('дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі'),
    weekdaysShort: list('дс сс ср бс жм сб жс'),
  },
};

/** Russian months after a day, abbreviated: `24 мая`, `24 нояб.`. */
const russianShortOfDay = list('янв. февр. марта апр. мая июня июля авг. сент. окт. нояб. дек.');

/** January first. `short` is for axes and narrow columns. */
export function monthNames(language: UiLanguage, form: 'long' | 'short' = 'long'): readonly string[] {
  const own = names[baseLanguage(language)];
  return form === 'long' ? own.months : own.monthsShort;
}

/** Monday first. */
export function weekdayNames(language: UiLanguage, form: 'long' | 'short' = 'long'): readonly string[] {
  const own = names[baseLanguage(language)];
  return form === 'long' ? own.weekdays : own.weekdaysShort;
}

/** A month as it reads after the number of a day: `ноября`. `month` counts from 1. */
export function monthOfDay(language: Language, month: number): string {
  return names[language].monthsOfDay[month - 1] ?? '';
}

/** `November 2026`, `ноябрь 2026 г.`, `2026 жылғы қараша`, from `YYYY-MM` or any longer date. */
export function formatMonth(language: UiLanguage, date: string): string {
  const own = baseLanguage(language);
  const year = date.slice(0, 4);
  const month = names[own].months[Number(date.slice(5, 7)) - 1] ?? '';
  if (own === 'kk') return `${year}${nbsp}жылғы${nbsp}${month}`;
  return own === 'ru' ? `${month}${nbsp}${year}${nbsp}г.` : `${month}${nbsp}${year}`;
}

/** A calendar day; the time of a longer value is left out. Text that is no date comes back as it is. */
export function formatDate(language: UiLanguage, date: string, form: DateForm = 'table'): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  if (!parts) return date;
  const [year = '', month = '', day = ''] = parts.slice(1);
  if (form === 'table') return `${day}.${month}.${year}`;
  const own = baseLanguage(language);
  const dayNumber = String(Number(day));
  if (form === 'short') {
    const shorts = own === 'ru' ? russianShortOfDay : names[own].monthsShort;
    return `${dayNumber}${nbsp}${shorts[Number(month) - 1] ?? ''}`;
  }
  const dayAndMonth = `${dayNumber}${nbsp}${monthOfDay(own, Number(month))}`;
  const sentence = {
    en: `${dayAndMonth}${nbsp}${year}`,
    ru: `${dayAndMonth}${nbsp}${year}${nbsp}г.`,
    kk: `${year}${nbsp}жылғы${nbsp}${dayAndMonth}`,
  }[own];
  if (form === 'sentence') return sentence;
  const weekday = names[own].weekdays[(new Date(`${date.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7] ?? '';
  return own === 'kk' ? `${sentence}, ${weekday}` : `${weekday}, ${sentence}`;
}

/** Day and time when there is one: `24.11.2026, 14:32`. */
export function formatDateTime(language: UiLanguage, value: string, form: DateForm = 'table'): string {
  const time = /T(\d{2}:\d{2})/.exec(value)?.[1];
  const day = formatDate(language, value, form);
  return time ? `${day},${nbsp}${time}` : day;
}

/** An instant (ISO 8601 with zone) as local `YYYY-MM-DDTHH:mm`, the form that the other functions take. */
export function localMinute(instant: string): string {
  const date = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** An instant in local time: only `14:32` when it lies on the local day `today` (`YYYY-MM-DD`), else with its day. */
export function formatInstant(language: UiLanguage, instant: string, today: string): string {
  const minute = localMinute(instant);
  return minute.startsWith(today) ? minute.slice(11) : formatDateTime(language, minute);
}
