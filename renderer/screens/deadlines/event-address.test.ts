import { expect, it } from 'vitest';
import { eventAddress, eventOf } from './event-address';

it.each(['2026-11-09', '2026-11-09T18:05'])('an event at %s comes back from its address', (at) => {
  const item = eventAddress('c1', { trigger: 'minutes-signed', at }).split('/').at(-1) ?? '';
  expect(eventOf(item)).toEqual({ trigger: 'minutes-signed', at });
});

it('the id of a deadline names no event', () => {
  expect([eventOf('f'.repeat(32)), eventOf('from.x'), eventOf(null)]).toEqual([null, null, null]);
});
