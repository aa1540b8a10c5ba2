import type { ClockDoubt } from '../types';
import type { Root } from './root';

const DAY = 24 * 60 * 60 * 1000;
/** For how long replaced versions and removed records are kept. */
export const KEPT_DAYS = 30;
/** A longer time since the last commit is in doubt until somebody confirms the date. */
const LONGEST_GAP = 60 * DAY;
/** By so much two computers' clocks may differ without anybody being asked. */
const SKEW = 60 * 60 * 1000;
const MOST = 64;

type Days = Root['days'];
/** What of a root decides what has expired. */
export type Ages = Pick<Root, 'horizon' | 'days'>;

const at = (day: Days[number] | undefined): number => (day === undefined ? Number.NaN : Date.parse(day[1]));

/** Whether a moment (milliseconds) can be believed after these days; null when it can. */
export function doubtOf(days: Days, now: number): ClockDoubt | null {
  const last = days.at(-1);
  if (last === undefined) return null;
  const direction = now < at(last) - SKEW ? 'back' : now > at(last) + LONGEST_GAP ? 'ahead' : null;
  return direction === null ? null : { direction, last: last[1], now: new Date(now).toISOString() };
}

/** What is true once `generation` has been published at a moment that is not in doubt. */
export function aged(ages: Ages, generation: number, now: number): Ages {
  const moment = Math.max(now, at(ages.days.at(-1)) || 0);
  const sameDay = moment - at(ages.days.at(-2)) < DAY;
  const days: Days = [...(sameDay ? ages.days.slice(0, -1) : ages.days), [generation, new Date(moment).toISOString()]];
  const limit = moment - KEPT_DAYS * DAY;
  const expired = days.findLast((day) => at(day) < limit)?.[0] ?? 0;
  return {
    horizon: Math.max(ages.horizon, expired),
    days: days.filter((day) => at(day) >= limit).slice(-MOST),
  };
}

/** The same after somebody has said that it is `now`: what was published later by the clock was published by now. */
export function confirmed(ages: Ages, now: number): Ages {
  const later = ages.days.findLast((day) => at(day) > now);
  if (later === undefined) return ages;
  const days = ages.days.filter((day) => at(day) <= now);
  return { horizon: ages.horizon, days: [...days, [later[0], new Date(now).toISOString()]] };
}
