import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reviewFile, termsToReview } from './terms-to-review';

test('the page of terms to review lists what terms.json holds now', () => {
  expect(readFileSync(reviewFile, 'utf8')).toBe(termsToReview());
});

test('a draft label is listed with its mark, a checked one is not', () => {
  const page = termsToReview();
  expect(page).toContain('| `disputed` | Disputed | Оспаривается | Даулы (?) |  |');
  expect(page).not.toContain('`suspect`');
});
