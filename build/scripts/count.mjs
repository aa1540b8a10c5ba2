/**
 * Counts a Vitest JSON report. Only a test that ran and passed counts as passed: skipped and unfinished tests, files
 * that could not be loaded, a run without tests and errors outside of tests all count as failed.
 *
 * @param {unknown} report the parsed report, or null when there is none
 * @param {number | null} exitCode of the run; null when it was killed
 * @returns {{ passed: number, failed: number }}
 */
export function countReport(report, exitCode) {
  const files = report?.testResults ?? [];
  const tests = files.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const notPassed = tests.length - passed;
  const broken = files.filter(
    (file) => file.status !== 'passed' && file.assertionResults.every((test) => test.status === 'passed'),
  ).length;
  const failed = notPassed + broken;
  const silent = failed === 0 && (tests.length === 0 || exitCode !== 0 || report?.success !== true);
  return { passed, failed: silent ? 1 : failed };
}

/**
 * Names of the tests of a Vitest JSON report that did not pass, each with the first line of why.
 *
 * @param {unknown} report the parsed report, or null when there is none
 * @returns {string[]}
 */
export function failuresIn(report) {
  const files = report?.testResults ?? [];
  return files.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status !== 'passed')
      .map((test) =>
        `${test.fullName} [${test.status}] ${String(test.failureMessages?.[0] ?? '').split('\n')[0]}`.trim(),
      ),
  );
}

/** @param {{ passed: number, failed: number }[]} counts */
export function sum(counts) {
  const add = (all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed });
  return counts.reduce(add, { passed: 0, failed: 0 });
}
