import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { App } from '../../e2e/app';
import { Desk } from '../../e2e/desk';
import { attachByDialog, withCase } from '../../e2e/steps';
import type { Figure } from '../report';

const GIB = 2 ** 30;

/** Begins to note how long the page's tasks keep it from answering; Chromium tells those above 50 ms. */
function watchPage(page: Page): Promise<void> {
  return page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { longTasks: seen });
    new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
}

const longestTask = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks));

/** Begins to note by how much the main process answers late. */
function watchMain(app: App): Promise<void> {
  return app.inMain(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    Object.assign(globalThis, { measuredDelay: delay });
  });
}

const longestDelay = (app: App): Promise<number> =>
  app.inMain(() => {
    const { measuredDelay } = globalThis as unknown as { measuredDelay: { max: number; disable(): void } };
    measuredDelay.disable();
    return measuredDelay.max / 1e6;
  });

/** How long the page and the main process of the built app keep a user waiting while a file of 4 GiB is attached. */
export async function measureAttaching(): Promise<Figure[]> {
  const desk = await Desk.make();
  try {
    await desk.start();
    await desk.withVault();
    const { pages, caseId } = await withCase(desk, 'Запись заседания');
    const file = join(desk.home, 'Запись.bin');
    await writeFile(file, '');
    await truncate(file, 4 * GIB);
    await pages.page.waitForTimeout(1_000);
    await watchPage(pages.page);
    await watchMain(desk.app);
    const began = performance.now();
    await attachByDialog(desk, pages, [file]);
    const attached = async () => (await desk.call('cases.get', { caseId })).documents.length === 1;
    while (!(await attached())) await pages.page.waitForTimeout(500);
    const seconds = (performance.now() - began) / 1000;
    return [
      { what: 'attaching 4 GiB in the app', value: seconds, unit: 's' },
      { what: '  longest task of the page', value: await longestTask(pages.page), unit: 'ms', limit: { most: 50 } },
      { what: '  longest delay in main', value: await longestDelay(desk.app), unit: 'ms', limit: { most: 100 } },
    ];
  } finally {
    await desk.clear();
  }
}
