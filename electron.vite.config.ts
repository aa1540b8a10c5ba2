import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { thirdPartyLicences } from './build/licences';
import { pdfjsAssets, rootAddresses } from './build/scripts/renderer-plugins';

const root = import.meta.dirname;

/** Packages whose files go into the page as they are. */
const copiedPackages = [
  '@fontsource-variable/golos-text',
  '@fontsource-variable/noto-serif',
  '@fontsource/ibm-plex-mono',
  '@fontsource/noto-serif',
  'pdfjs-dist',
];

export default defineConfig({
  main: {
    plugins: [thirdPartyLicences('out/main')],
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      rollupOptions: {
        input: {
          main: resolve(root, 'electron/main.ts'),
          engine: resolve(root, 'electron/engine/engine.ts'),
          qorgan: resolve(root, 'electron/cli/main.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    plugins: [thirdPartyLicences('out/preload')],
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: resolve(root, 'electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [react(), rootAddresses(), pdfjsAssets(), thirdPartyLicences('out/renderer', copiedPackages)],
    build: {
      outDir: resolve(root, 'out/renderer'),
      minify: true,
      // Fonts are files, never data: addresses, so that the content policy can stay strict.
      assetsInlineLimit: 0,
      rollupOptions: {
        input: {
          index: resolve(root, 'renderer/index.html'),
          print: resolve(root, 'renderer/print.html'),
          viewer: resolve(root, 'renderer/viewer.html'),
        },
      },
    },
  },
});
