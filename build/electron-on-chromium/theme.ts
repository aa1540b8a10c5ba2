import type { Page } from 'playwright-core';
import { StrictEmitter } from './emitter';
import { host } from './host';
import { strict } from './strict';

type Source = 'system' | 'light' | 'dark';

let systemDark = false;

class NativeTheme extends StrictEmitter {
  private source: Source = 'system';

  constructor() {
    super('nativeTheme', ['updated']);
  }

  get themeSource(): Source {
    return this.source;
  }

  set themeSource(source: Source) {
    if (!['system', 'light', 'dark'].includes(source)) throw new TypeError(`Invalid theme source: ${String(source)}`);
    if (this.source === source) return;
    this.source = source;
    spread().catch((error: Error) => console.error(`The theme did not reach a page: ${error.message}`));
    setImmediate(() => this.emit('updated'));
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'system' ? systemDark : this.source === 'dark';
  }
}

export const nativeTheme: NativeTheme = strict('nativeTheme', new NativeTheme());

function scheme(): 'light' | 'dark' | null {
  return nativeTheme.themeSource === 'system' ? null : nativeTheme.themeSource;
}

async function spread(): Promise<void> {
  const { context } = await host().chromium;
  for (const page of context.pages()) await page.emulateMedia({ colorScheme: scheme() });
}

/** Learns once, from a blank page, which colours the system prefers. */
export async function learnSystemTheme(page: Page | undefined): Promise<void> {
  systemDark = (await page?.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")) === true;
}

/** Gives a new page the theme the app has chosen. */
export async function followTheme(page: Page): Promise<void> {
  if (scheme()) await page.emulateMedia({ colorScheme: scheme() });
}
