import { expect, it } from 'vitest';
import { otherLayout } from './layouts';

it.each([
  ['ghjnjrjk', 'протокол'],
  ['Ghbdtn', 'привет'],
  [',jrftd', 'бокаев'],
  ['ищлфнум', 'bokayev'],
])('%s was meant as %s', (typed, meant) => {
  expect(otherLayout(typed)).toBe(meant);
});

it.each(['', '174', '2026/12'])('%s is the same on both', (typed) => {
  expect(otherLayout(typed)).toBeNull();
});
