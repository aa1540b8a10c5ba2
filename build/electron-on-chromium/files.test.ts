import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { chooseFiles, dropFiles } from '../e2e/app';
import { openStage, temporaryFolder } from './stage';

let page: Page;
let end: () => Promise<void>;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let paths: string[];

declare global {
  /** What the page's own listeners saw: names and contents, then the paths the preload gave. */
  var seen: unknown[];
}

beforeAll(async () => {
  folder = await temporaryFolder();
  paths = [join(folder.path, 'Үкім 1.txt'), join(folder.path, 'b.bin')];
  await writeFile(paths[0] ?? '', 'сот');
  await writeFile(paths[1] ?? '', new Uint8Array([0, 1]));
  ({ page, end } = await openStage());
});
afterAll(async () => {
  await end();
  await folder.remove();
});
beforeEach(() =>
  page.evaluate(() => {
    window.seen = [];
    document.body.innerHTML = '<input id="field" type="file" multiple><div id="place" style="height:200px">drop</div>';
    const look = async (event: Event, files: File[]) => {
      const given = window.api.paths(files);
      const texts = await Promise.all(files.map((file) => file.text()));
      window.seen.push([event.type, files.map(({ name }) => name), texts, given]);
    };
    const field = document.querySelector('input');
    field?.addEventListener('change', (event) => look(event, Array.from(field.files ?? [])));
    const place = document.querySelector('#place');
    place?.addEventListener('dragover', (event) => event.preventDefault());
    place?.addEventListener('drop', (event) => {
      event.preventDefault();
      look(event, Array.from((event as DragEvent).dataTransfer?.files ?? []));
    });
    document.onpaste = (event) => look(event, Array.from(event.clipboardData?.files ?? []));
  }),
);

const noted = () => page.evaluate(() => window.seen);

test('a file field: the page has the files, the preload their paths', async () => {
  await chooseFiles(page.locator('#field'), paths);
  await expect.poll(noted).toEqual([['change', ['Үкім 1.txt', 'b.bin'], ['сот', '\0\u0001'], paths]]);
});

test('a drop from outside, likewise, and the page stays where it is', async () => {
  await dropFiles(page.locator('#place'), paths);
  await expect.poll(noted).toEqual([['drop', ['Үкім 1.txt', 'b.bin'], ['сот', '\0\u0001'], paths]]);
  expect(page.url()).toBe('https://qorgan-stage.invalid/');
});

test('a pasted picture has no path', async () => {
  await page
    .context()
    .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: 'https://qorgan-stage.invalid' });
  await page.bringToFront();
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2, 2);
    canvas.getContext('2d')?.fillRect(0, 0, 2, 2);
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': await canvas.convertToBlob() })]);
  });
  await page.keyboard.press('ControlOrMeta+v');
  await expect.poll(noted).toEqual([['paste', ['image.png'], [expect.stringContaining('PNG')], ['']]]);
});

test('a file a script makes has no path, neither by itself nor in an event', async () => {
  const given = await page.evaluate(() => {
    const made = new File(['x'], 'secret.txt');
    const data = new DataTransfer();
    data.items.add(made);
    const init = { bubbles: true, cancelable: true, dataTransfer: data };
    document.querySelector('#place')?.dispatchEvent(new DragEvent('drop', init));
    return window.api.paths([made]);
  });
  expect(given).toEqual(['']);
  await expect.poll(noted).toEqual([['drop', ['secret.txt'], ['x'], ['']]]);
});

test('typing and pasting text are not held', async () => {
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<textarea id="text"></textarea>');
    document
      .querySelector('#text')
      ?.addEventListener('input', (event) => window.seen.push((event as InputEvent).inputType));
  });
  await page.locator('#text').pressSequentially('ab');
  expect(await page.locator('#text').inputValue()).toBe('ab');
  expect(await noted()).toEqual(['insertText', 'insertText']);
});
