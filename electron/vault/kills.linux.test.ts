import { describe, expect, it } from 'vitest';
import { countCalls, endure } from './long/injected';

/** A sample; `npm run test:long` does every step. */
describe('a process that is really killed, and system calls that really fail', () => {
  it('keep what was acknowledged and leave no half of the rest', async () => {
    const seed = 5;
    const counts = await countCalls(seed);
    const at = (call: string, share: number) => Math.max(1, Math.round((counts.get(call) ?? 0) * share));
    for (const [call, share] of [
      ['pwrite64', 0.8],
      ['fsync', 0.5],
      ['fsync', 1],
      ['link', 0.6],
    ] as const) {
      expect(await endure(seed, { call, when: at(call, share), effect: 'signal=KILL' })).toBe('killed');
    }
    for (const [effect, call, share] of [
      ['error=ENOSPC', 'pwrite64', 0.7],
      ['error=EIO', 'fsync', 0.7],
    ] as const) {
      expect(await endure(seed, { call, when: at(call, share), effect })).toBe('failed');
    }
  });
});
