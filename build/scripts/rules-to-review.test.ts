import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rulesReviewFile, rulesToReview } from './rules-to-review';

test('the page of rules to review lists what the rules and the calendar hold now', () => {
  expect(readFileSync(rulesReviewFile, 'utf8')).toBe(rulesToReview());
});

test('a rule that nobody read in the law is listed with its source, one that was read is not', () => {
  const [, unread = ''] = rulesToReview().split('## Rules not read in the law itself');
  const section = unread.split('\n## ')[0] ?? '';
  expect(section).toContain('`hrc-communication-5y` (secondary)');
  expect(section).not.toContain('`appeal-15d`');
});
