import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chronologyFile, demoFile } from '../../demo/documents';
import { type Shown, ViewerHost } from './host';
import { activePdf, manyPages, pictureIn } from './made-pdfs';

let host: ViewerHost;
beforeAll(async () => {
  host = await ViewerHost.start();
});
afterAll(() => host.close());

const pdf = async (name: string): Promise<Shown> => ({
  bytes: await readFile(demoFile(name)),
  mediaType: 'application/pdf',
});
const text = (value: string) => Buffer.from(value, 'utf-8');

/** Share of the pixels of the first drawn page that are darker than half. */
async function darkness(viewer: FrameLocator): Promise<number> {
  return viewer
    .locator('.page[data-drawn] canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark++;
      return (dark * 4) / data.length;
    });
}

async function middlePixel(viewer: FrameLocator): Promise<number[]> {
  return viewer
    .locator('.page[data-drawn] canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => [
      ...(canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data ?? []),
    ]);
}

async function seriousViolations(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: host.page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describe('a PDF', () => {
  it('is drawn with its text, read by ranges only and without a complaint', async () => {
    const viewer = await host.open({ ...(await pdf(chronologyFile)), title: 'Хронология' });
    await viewer.locator('.page[data-drawn] .page-text').first().waitFor();
    expect(await darkness(viewer)).toBeGreaterThan(0.005);
    await expect.poll(() => viewer.locator('.page-text').first().innerText()).toContain('ХРОНОЛОГИЯ');
    expect(host.ranges.length).toBeGreaterThan(0);
    expect(host.ranges).not.toContain('whole');
    expect(host.complaints).toEqual([]);
    expect(await viewer.locator('.page').count()).toBeLessThan(4);
    expect(await host.told()).toContainEqual({ type: 'page', page: 1, pages: 4 });
  });

  it('moves by keys, by buttons and by a typed number', async () => {
    const viewer = await host.open(await pdf(chronologyFile));
    const number = viewer.getByRole('textbox', { name: 'Page' });
    await viewer.locator('.page[data-drawn]').first().waitFor();
    await viewer.locator('.desk').press('PageDown');
    await expect.poll(() => number.inputValue()).toBe('2');
    await viewer.getByRole('button', { name: 'Next page' }).click();
    await expect.poll(() => number.inputValue()).toBe('3');
    await number.fill('4');
    await number.press('Enter');
    await viewer.locator('.page[aria-label="Page 4"][data-drawn]').waitFor();
    await viewer.locator('.desk').press('Home');
    await expect.poll(() => number.inputValue()).toBe('1');
    expect(await host.told()).toContainEqual({ type: 'page', page: 4, pages: 4 });
  });

  it('zooms and turns', async () => {
    const viewer = await host.open(await pdf(chronologyFile));
    const page = viewer.locator('.page[data-drawn]').first();
    await page.waitFor();
    const before = await page.boundingBox();
    await viewer.locator('.desk').press('+');
    await expect.poll(async () => ((await page.boundingBox())?.width ?? 0) > (before?.width ?? 0)).toBe(true);
    await viewer.locator('.desk').press('0');
    await expect.poll(async () => (await page.boundingBox())?.width).toBe(before?.width);
    await viewer.getByRole('button', { name: 'Turn right' }).click();
    await expect
      .poll(async () => {
        const turned = await page.boundingBox();
        return (turned?.width ?? 0) > (turned?.height ?? 0);
      })
      .toBe(true);
  });

  it('shows a scan without text', async () => {
    const viewer = await host.open(await pdf('Ходатайство о переводе, образец (скан).pdf'));
    await viewer.locator('.page[data-drawn]').first().waitFor();
    expect(await darkness(viewer)).toBeGreaterThan(0.005);
    expect((await viewer.locator('.page-text').first().innerText()).trim()).toBe('');
  });

  it.each([
    ['JPXDecode', [200, 30, 40, 255]],
    ['JBIG2Decode', [0, 0, 0, 255]],
  ] as const)('decodes %s in WebAssembly under the policy of the host', async (coding, colour) => {
    const viewer = await host.open({ bytes: await pictureIn(coding), mediaType: 'application/pdf' });
    await viewer.locator('.page[data-drawn]').first().waitFor();
    expect(await middlePixel(viewer)).toEqual(colour);
    expect(host.complaints).toEqual([]);
  });

  it('runs no script, follows no link and draws forms flat', async () => {
    const viewer = await host.open({ bytes: await activePdf(), mediaType: 'application/pdf' });
    await viewer.locator('.page[data-drawn] .page-text').first().waitFor();
    expect(await viewer.locator('.page a, .page input, .page textarea').count()).toBe(0);
    await viewer.getByText('Link and script').click();
    expect(host.outside).toEqual([]);
    expect(host.page.url()).toBe('https://qorgan-qorgan.invalid/index.html');
  });

  it('says so when it is damaged, is no PDF at all, or can no longer be read', async () => {
    const broken = await host.open({ bytes: text('%PDF-1.7\nnothing more'), mediaType: 'application/pdf' });
    await broken.getByText('This PDF is damaged and cannot be drawn.').waitFor();
    const named = { fileName: 'a.pdf', typeMismatch: true, mediaType: 'text/plain; charset=utf-8' };
    const no = await host.open({ bytes: text('not a PDF'), ...named });
    await no.getByText('This file is named .pdf, but its content is not a PDF.').waitFor();
    await no.getByText('It is kept unchanged in the vault.').waitFor();
    const gone = await host.open(await pdf(chronologyFile), false);
    await gone.getByText('This view has been closed, or the vault is locked.').waitFor();
  });

  it('keeps only the pages near the window, and finds its way among pages of unlike sizes', async () => {
    const viewer = await host.open({ bytes: await manyPages(400), mediaType: 'application/pdf' });
    await viewer.locator('.page[data-drawn]').first().waitFor();
    await viewer.locator('.desk').press('End');
    await viewer.locator('.page[aria-label="Page 400"][data-drawn]').waitFor();
    await expect.poll(() => viewer.getByText('This is page 400').count()).toBe(1);
    expect(await viewer.locator('.page').count()).toBeLessThan(8);
    expect(await viewer.getByRole('textbox', { name: 'Page' }).inputValue()).toMatch(/^(399|400)$/);
  });
});

describe('other documents', () => {
  it('shows a picture, fitted, zoomed and turned', async () => {
    const bytes = await readFile(demoFile('Снимок площади.jpg'));
    const viewer = await host.open({ bytes, mediaType: 'image/jpeg', title: 'Снимок' });
    const picture = viewer.getByRole('img', { name: 'Снимок' });
    await expect.poll(async () => (await picture.boundingBox())?.width ?? 0).toBeGreaterThan(300);
    const before = await picture.boundingBox();
    expect(before?.width).toBeLessThanOrEqual(720);
    await viewer.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(async () => ((await picture.boundingBox())?.width ?? 0) > (before?.width ?? 0)).toBe(true);
    await viewer.getByRole('button', { name: 'Turn right' }).click();
    await expect
      .poll(async () => {
        const turned = await picture.boundingBox();
        return (turned?.height ?? 0) > (turned?.width ?? 0);
      })
      .toBe(true);
    expect(host.complaints).toEqual([]);
  });

  it('shows an SVG as a picture whose script never runs', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><script>fetch('https://example.com')</script>
      <image href="https://example.com/a.png" width="9" height="9"/><rect width="80" height="40" fill="green"/></svg>`;
    const viewer = await host.open({ bytes: text(svg), mediaType: 'image/svg+xml', title: 's' });
    await expect.poll(async () => (await viewer.getByRole('img', { name: 's' }).boundingBox())?.width).toBe(80);
    expect(host.outside).toEqual([]);
  });

  it('shows a text in Windows-1251, and mark-up as it is written', async () => {
    // "Привет" by the code chart of Windows-1251.
    const bytes = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
    const plain = await host.open({ bytes, mediaType: 'text/plain; charset=windows-1251' });
    await plain.getByText('Привет').waitFor();
    const html = await host.open({ bytes: text('<b onclick="x()">жирно</b>'), mediaType: 'text/html; charset=utf-8' });
    await html.getByText('<b onclick="x()">жирно</b>').waitFor();
  });

  it('says what it cannot show, in the language of the app', async () => {
    const zip = await host.open({ bytes: text('PK'), mediaType: 'application/zip', language: 'ru' });
    await zip.getByText('Файлы этого вида здесь не показываются.').waitFor();
    const empty = await host.open({ bytes: text(''), mediaType: 'application/octet-stream', language: 'kk' });
    await empty.getByText('Файл бос (0 байт).').waitFor();
    const bad = await host.open({ bytes: text('not an image'), mediaType: 'image/png' });
    await bad.getByText('This picture is damaged, or of a kind that cannot be drawn.').waitFor();
  });
});

describe('keys and looks', () => {
  it('passes the keys of the app on, and keeps its own', async () => {
    const viewer = await host.open(await pdf(chronologyFile));
    await viewer.locator('.page[data-drawn]').first().waitFor();
    const desk = viewer.locator('.desk');
    for (const key of ['Control+l', 'Escape', 'F6', 'Control+c', 'Control+Equal', 'k']) await desk.press(key);
    const keys = (await host.told()).flatMap((told) => {
      const { type, code, ctrl } = told as { type: string; code?: string; ctrl?: boolean };
      return type === 'key' ? [`${ctrl ? 'Control+' : ''}${code}`] : [];
    });
    expect(keys).toEqual(['Control+KeyL', 'Escape', 'F6']);
  });

  it.each(['light', 'dark'])('has no accessibility violation, %s', async (theme) => {
    const kinds: Shown[] = [
      await pdf(chronologyFile),
      { bytes: await readFile(demoFile('Снимок площади.jpg')), mediaType: 'image/jpeg' },
      { bytes: text('текст\n'.repeat(300)), mediaType: 'text/plain; charset=utf-8' },
      { bytes: text('x'), mediaType: 'application/zip' },
    ];
    for (const shown of kinds) {
      const viewer = await host.open({ ...shown, theme });
      await viewer.locator('.page[data-drawn], img, pre:has-text("текст"), [role=alert]').first().waitFor();
      expect(await seriousViolations(), shown.mediaType).toEqual([]);
    }
  });
});
