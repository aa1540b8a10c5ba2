import { describe, expect, it } from 'vitest';
import { readInfo } from './info';
import { belongsToApp } from './parent';
import { decodeText } from './text-view';

describe('readInfo', () => {
  it('takes a full answer as it is', () => {
    const answer = {
      kind: 'pdf',
      mediaType: 'application/pdf',
      size: 5,
      title: 'Т',
      fileName: 'т.pdf',
      typeMismatch: true,
      language: 'kk',
      theme: 'dark',
    };
    expect(readInfo(answer)).toEqual(answer);
  });

  it.each([null, 5, 'x', [], {}, { kind: 'html', size: '5', language: 'de', theme: 'pink' }])(
    'makes the cautious choice of %j',
    (answer) => {
      expect(readInfo(answer)).toMatchObject({ kind: 'none', size: 0, language: 'en', theme: 'system' });
    },
  );
});

describe('decodeText', () => {
  it.each([
    // "Привет" by the code charts.
    ['cff0e8e2e5f2', 'text/plain; charset=windows-1251', 'Привет'],
    ['d09fd180d0b8d0b2d0b5d182', 'text/plain; charset=utf-8', 'Привет'],
    ['fffe1f044004', 'text/plain; charset=utf-16le', 'Пр'],
    ['61', 'text/plain', 'a'],
    ['d0', 'text/plain; charset=x-unknown', '\ufffd'],
  ])('%s as %s', (hex, mediaType, text) => {
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
    expect(decodeText(bytes, mediaType)).toBe(text);
  });
});

describe('belongsToApp', () => {
  it.each([
    ['KeyL', true, true],
    ['KeyK', true, true],
    ['Escape', false, true],
    ['F6', false, true],
    ['KeyC', true, false],
    ['KeyL', false, false],
    ['ControlLeft', true, false],
  ])('%s with Ctrl %s: %s', (code, ctrlKey, expected) => {
    expect(belongsToApp({ code, ctrlKey, metaKey: false })).toBe(expected);
    expect(belongsToApp({ code, ctrlKey: false, metaKey: ctrlKey })).toBe(expected);
  });
});
