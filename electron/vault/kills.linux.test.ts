import { describe, expect, it } from 'vitest';
import { countCalls, endure, type Injection } from './long/injected';

/**
 * Ids are random, so that a run may find a folder that another had to make, and make a few calls fewer than were counted:
 * then the call before is the one to strike.
 */
async function strike(seed: number, { when, ...injection }: Injection) {
  for (let call = when; call > Math.max(0, when - 4); call--) {
    const outcome = await endure(seed, { ...injection, when: call });
    if (outcome !== 'untouched') return outcome;
  }
  return 'untouched';
}

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
      expect(await strike(seed, { call, when: at(call, share), effect: 'signal=KILL' })).toBe('killed');
    }
    for (const [effect, call, share] of [
      ['error=ENOSPC', 'pwrite64', 0.7],
      ['error=EIO', 'fsync', 0.7],
    ] as const) {
      expect(await strike(seed, { call, when: at(call, share), effect })).toBe('failed');
    }
  });
});
