import { describe, expect, test } from 'vitest';
import { countReport, failuresIn, sum } from './count.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});
const report = (success: boolean, ...testResults: unknown[]) => ({ success, testResults });

describe('countReport', () => {
  test('counts what ran and passed', () => {
    expect(countReport(report(true, file('passed', 'passed', 'passed')), 0)).toEqual({ passed: 2, failed: 0 });
    expect(countReport(report(false, file('failed', 'passed', 'failed')), 1)).toEqual({ passed: 1, failed: 1 });
  });

  test.each(['skipped', 'pending', 'todo', 'disabled'])('never passes by %s', (status) => {
    expect(countReport(report(true, file('passed', 'passed', status)), 0)).toEqual({ passed: 1, failed: 1 });
  });

  test('a file that could not be loaded counts, also beside files that passed', () => {
    expect(countReport(report(false, file('passed', 'passed'), file('failed')), 1)).toEqual({ passed: 1, failed: 1 });
  });

  test('no tests, no report, a killed run and an error outside of tests are failures', () => {
    expect(countReport(report(true), 0)).toEqual({ passed: 0, failed: 1 });
    expect(countReport(null, 0)).toEqual({ passed: 0, failed: 1 });
    expect(countReport(report(true, file('passed', 'passed')), null)).toEqual({ passed: 1, failed: 1 });
    expect(countReport(report(false, file('passed', 'passed')), 1)).toEqual({ passed: 1, failed: 1 });
  });
});

test('failures are told by name with the first line of why', () => {
  const tests = [
    { status: 'passed', fullName: 'a' },
    { status: 'failed', fullName: 'locks › at once', failureMessages: ['AssertionError: 1 is not 2\n    at x'] },
    { status: 'skipped', fullName: 'b' },
  ];
  expect(failuresIn(report(false, { status: 'failed', assertionResults: tests }))).toEqual([
    'locks › at once [failed] AssertionError: 1 is not 2',
    'b [skipped]',
  ]);
  expect(failuresIn(null)).toEqual([]);
});

test('sum adds up', () => {
  expect(sum([])).toEqual({ passed: 0, failed: 0 });
  expect(
    sum([
      { passed: 1, failed: 2 },
      { passed: 3, failed: 0 },
    ]),
  ).toEqual({ passed: 4, failed: 2 });
});
