import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** A test that needs Linux itself (an X server, mounts, /proc) says so in its name and does not exist elsewhere. */
const elsewhere = process.platform === 'linux' ? [] : ['**/*.linux.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            'electron/**/*.test.ts',
            'build/checks/**/*.test.ts',
            'build/scripts/**/*.test.ts',
            'build/demo/**/*.test.ts',
          ],
          exclude: ['build/checks/packaging.test.ts', '**/*.long.*', ...elsewhere],
          setupFiles: ['build/checks/seeded.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'component',
          environment: 'jsdom',
          include: ['renderer/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'packaging',
          environment: 'node',
          include: ['build/checks/packaging.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'long',
          environment: 'node',
          include: ['electron/vault/long/**/*.test.ts', 'electron/vault/**/*random.test.ts'],
          exclude: elsewhere,
          testTimeout: 3_600_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['build/electron-on-chromium/**/*.test.ts', 'build/e2e/**/*.test.ts'],
          exclude: elsewhere,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          pool: 'forks',
        },
      },
    ],
  },
});
