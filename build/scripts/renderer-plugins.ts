import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** What pdf.js fetches while it draws: character maps, standard fonts, decoders of scans, colour profiles. */
const folders = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];

/** Puts the data of pdf.js, with its licences, into the build under `pdfjs/`, from where the document host serves it. */
export function pdfjsAssets(): Plugin {
  return {
    name: 'qorgan-pdfjs-assets',
    apply: 'build',
    async generateBundle() {
      const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
      for (const folder of folders) {
        for (const name of await readdir(join(home, folder))) {
          const source = await readFile(join(home, folder, name));
          this.emitFile({ type: 'asset', fileName: `pdfjs/${folder}/${name}`, source });
        }
      }
    },
  };
}

/**
 * Pages name their files from the root of their host (`/assets/...`), since the viewer lies one folder deeper, under its
 * token. electron-vite itself would write addresses relative to the page.
 */
export function rootAddresses(): Plugin {
  return { name: 'qorgan-root-addresses', config: () => ({ base: '/' }) };
}
