import { basename, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Quick ones first: the first test that notices a change ends the search for one. */
const tests = [
  'crypto/crypto.test.ts',
  'crypto/exact.test.ts',
  'crypto/object.test.ts',
  'vectors/vectors.test.ts',
  'store/json.test.ts',
  'store/root.test.ts',
  'store/formats.test.ts',
  'store/roots.test.ts',
  'store/flush.test.ts',
  'damage.test.ts',
  'store/shelf.test.ts',
  'commit.test.ts',
];

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => tests.findIndex((test) => basename(test) === basename(moduleId));
    return files.toSorted((a, b) => rank(a) - rank(b));
  }
}

/** The tests against which the vault's code is changed on purpose: those that say what its crypto and commit promise. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../../..'),
  test: {
    environment: 'node',
    include: tests.map((test) => `electron/vault/${test}`),
    sequence: { sequencer: QuickFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
