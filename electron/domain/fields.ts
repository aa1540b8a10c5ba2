import { z } from 'zod';

/** Kinds of values that the fields of records have. */

/** An identifier: made by us as 32 hex digits, kept as given when imported. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** A calendar day `YYYY-MM-DD`, a local minute `YYYY-MM-DDTHH:mm`, or '' when not known. */
export const DayOrMinute = z.string().regex(/^(\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?)?$/);
/** Running text; bytes of a megabyte of any script fit. */
export const Text = z.string().max(1_100_000);
/** One line. */
export const Line = z.string().max(2_000);

export const Languages = z.enum(['en', 'ru', 'kk']);
