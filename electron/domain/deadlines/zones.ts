/**
 * Local minutes and instants. Terms in hours and detention run on the instant, in the zone of the place. What the zones
 * of Kazakhstan did and when (on 1 March 2024 all became UTC+5; before, most of the country was UTC+6 and the west
 * UTC+5) comes from the time zone data of the runtime, and a test holds the runtime to it.
 */

/** Zones of Kazakhstan in the IANA data; the first one stands where a place names none. */
export const kazakhstanZones = [
  'Asia/Almaty',
  'Asia/Aqtau',
  'Asia/Aqtobe',
  'Asia/Atyrau',
  'Asia/Oral',
  'Asia/Qostanay',
  'Asia/Qyzylorda',
] as const;

export const defaultZone: string = kazakhstanZones[0];

export const millisecondsPerMinute = 60_000;
export const millisecondsPerHour = 3_600_000;

const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = makeFormat(zone);
  formats.set(zone, made);
  return made;
}

function makeFormat(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  } catch {
    return null;
  }
}

/** True when the runtime knows the zone. */
export const isZone = (zone: string): boolean => zone !== '' && formatOf(zone) !== null;

/** `YYYY-MM-DDTHH:mm` of an instant (milliseconds of the epoch) in a zone. Throws RangeError for an unknown zone. */
export function localMinuteIn(instant: number, zone: string): string {
  const format = formatOf(zone);
  if (format === null) throw new RangeError(`not a time zone: ${zone}`);
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** Milliseconds that a local minute would be if its zone were UTC; NaN for text that is none. */
const asUtc = (minute: string): number => Date.parse(`${minute}:00Z`);

/** Minutes by which local time is ahead of UTC. */
export function offsetMinutes(instant: number, zone: string): number {
  const whole = Math.floor(instant / millisecondsPerMinute) * millisecondsPerMinute;
  return (asUtc(localMinuteIn(whole, zone)) - whole) / millisecondsPerMinute;
}

export interface LocalInstant {
  /** Milliseconds of the epoch. */
  readonly instant: number;
  /**
   * `once`: the usual. `twice`: clocks were set back over this minute, and the earlier of the two is meant. `never`:
   * clocks were set forward over it, and it is read by the time before the change.
   */
  readonly happens: 'once' | 'twice' | 'never';
}

/** The instant of a local minute `YYYY-MM-DDTHH:mm`. Throws RangeError for text that is no minute or an unknown zone. */
export function instantOf(minute: string, zone: string): LocalInstant {
  const utc = asUtc(minute);
  if (Number.isNaN(utc)) throw new RangeError(`not a local minute: ${minute}`);
  const day = 24 * millisecondsPerHour;
  const offsets = [offsetMinutes(utc - day, zone), offsetMinutes(utc + day, zone)];
  const candidates = [...new Set(offsets)].map((offset) => utc - offset * millisecondsPerMinute);
  const fitting = candidates.filter((instant) => localMinuteIn(instant, zone) === minute).toSorted((a, b) => a - b);
  const [earlier] = fitting;
  if (earlier === undefined) return { instant: utc - (offsets[0] ?? 0) * millisecondsPerMinute, happens: 'never' };
  return { instant: earlier, happens: fitting.length > 1 ? 'twice' : 'once' };
}
