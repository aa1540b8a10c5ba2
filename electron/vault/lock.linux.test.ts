import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { posix, procfs } from './processes';

describe('what tells processes apart', () => {
  it.each([
    ['by /proc', procfs],
    ['by ps', posix],
  ])('%s gives the start of a process, which another one does not share', async (_, means) => {
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    await once(child, 'spawn');
    const pid = child.pid ?? 0;
    const started = means.startOf(pid);
    expect(started).not.toBe('');
    expect(started).not.toBe(means.startOf(process.pid));
    expect(means.startOf(pid)).toBe(started);
    child.kill();
    await once(child, 'exit');
    expect(means.startOf(pid)).toBe('');
  });

  it('tells one boot from another', () => {
    expect(procfs.bootId()).toMatch(/^[0-9a-f-]{36}$/);
    expect(posix.bootId()).toBe('');
  });
});
