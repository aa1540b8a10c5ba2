/** Calendar days `YYYY-MM-DD` of the Gregorian calendar; numbers count days from 1970-01-01. */

const millisecondsPerDay = 86_400_000;

/** How many days a month has. `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}

/** The day's number. The time of a longer value is left out; null for text that is no day. */
export function dayNumber(day: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  if (!parts) return null;
  const [year, month, date] = parts.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null;
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, date);
  return Math.round(moment.getTime() / millisecondsPerDay);
}

/** `YYYY-MM-DD` of a day's number. */
export function dayOf(number: number): string {
  return new Date(number * millisecondsPerDay).toISOString().slice(0, 10);
}

/** `YYYY-MM-DD` from its parts, without checking them. */
export function dayText(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
