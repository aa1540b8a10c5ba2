import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The tests against which the vault's code is changed on purpose: those that say what its crypto and commit promise. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../../..'),
  test: {
    environment: 'node',
    include: [
      'electron/vault/crypto/*.test.ts',
      'electron/vault/store/{formats,shelf}.test.ts',
      'electron/vault/{commit,damage}.test.ts',
    ],
    testTimeout: 120_000,
  },
});
