import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// What jsdom does not have and Mantine asks for.
window.matchMedia ??= (query) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;
Element.prototype.scrollIntoView ??= () => undefined;

afterEach(cleanup);
