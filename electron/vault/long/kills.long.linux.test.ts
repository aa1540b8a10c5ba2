import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calls, countCalls, endure, type Injection } from './injected';

/** Every point at which the series can be struck with an effect. */
async function points(seed: number, effect: Injection['effect']): Promise<Injection[]> {
  const counts = await countCalls(seed);
  return calls.flatMap((call) =>
    Array.from({ length: counts.get(call) ?? 0 }, (_, n) => ({ call, when: n + 1, effect })),
  );
}

describe('a process that is killed', () => {
  it('at every step of a series leaves the old state or the new one, and all that was acknowledged', async () => {
    const outcomes = new Map<string, number>();
    for (const point of await points(1, 'signal=KILL')) {
      const outcome = await endure(1, point);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect(outcomes.get('killed')).toBeGreaterThan(100);
    expect(outcomes.has('failed')).toBe(false);
  });

  it('anywhere in a random series does, too', async () => {
    const share = fc.integer({ min: 0, max: 999 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 10_000 }), share, async (seed, where) => {
        const all = await points(seed, 'signal=KILL');
        const point = all[Math.floor((all.length * where) / 1000)];
        if (point !== undefined) expect(await endure(seed, point)).toBe('killed');
      }),
      { numRuns: 25 },
    );
  });
});

describe('a system call that fails', () => {
  it.each(['error=ENOSPC', 'error=EIO', 'error=EROFS'] as const)(
    'with %s, any of a series, is told and harms nothing',
    async (effect) => {
      let failed = 0;
      for (const point of await points(1, effect)) if ((await endure(1, point)) === 'failed') failed += 1;
      expect(failed).toBeGreaterThan(50);
    },
  );
});
