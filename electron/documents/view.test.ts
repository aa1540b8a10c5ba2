import { describe, expect, it } from 'vitest';
import { servedType, viewKind } from './view';

describe('viewKind and servedType', () => {
  it.each([
    ['application/pdf', 'pdf', 'application/octet-stream'],
    ['image/jpeg', 'image', 'image/jpeg'],
    ['image/svg+xml', 'image', 'image/svg+xml'],
    ['image/tiff', 'none', 'application/octet-stream'],
    ['text/plain; charset=windows-1251', 'text', 'application/octet-stream'],
    ['text/html; charset=utf-8', 'text', 'application/octet-stream'],
    ['application/xml', 'text', 'application/octet-stream'],
    ['application/rtf', 'none', 'application/octet-stream'],
    ['application/octet-stream', 'none', 'application/octet-stream'],
    ['', 'none', 'application/octet-stream'],
  ])('%s is shown as %s and served as %s', (type, kind, served) => {
    expect(viewKind(type)).toBe(kind);
    expect(servedType(type)).toBe(served);
  });
});
