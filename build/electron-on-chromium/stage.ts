import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type LaunchOptions, launch, type RunningApp } from './launch';

/** What the fixture's main keeps for the tests. */
export type Stage = {
  pages: Record<string, { body: string; status?: number; headers?: Record<string, string> }>;
  requests: { url: string; method: string; range: string | null; origin: string | null }[];
  events: unknown[];
  preload: string;
  window: Electron.BrowserWindow;
  open(options?: object): Promise<Electron.BrowserWindow>;
};

/** What the fixture's preload exposes. */
export type StageApi = {
  invoke(channel: string, ...values: unknown[]): Promise<unknown>;
  send(channel: string, ...values: unknown[]): void;
  on(channel: string, listener: (...values: unknown[]) => void): () => void;
  sync(value: number): { doubled: number; list: number[] };
  throwing(): void;
  rejecting(): Promise<void>;
  call(callback: (...values: unknown[]) => unknown): unknown;
  kept(): { own: number; method?: unknown };
  same(value: unknown): unknown;
  paths(files: File[]): string[];
  element(): unknown;
  nested: { deep: { answer(): number } };
  attempts: Record<string, string>;
  globals: unknown[];
};

declare global {
  /** In the fixture's main. */
  var stage: Stage;
  /** In the fixture's page. */
  var api: StageApi;
}

export const stageMain = join(import.meta.dirname, 'fixtures/stage/main.js');

/** A folder for one app, removed by `remove`. */
export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'stage-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** The fixture app, running; `end` quits it and removes its folder. */
export async function openStage(
  options: Partial<LaunchOptions> = {},
): Promise<{ app: RunningApp; page: Page; end(): Promise<void> }> {
  const folder = await temporaryFolder();
  const app = await launch({ main: stageMain, userData: folder.path, ...options });
  const page = await app.page();
  return {
    app,
    page,
    async end() {
      await app.close();
      await folder.remove();
    },
  };
}
