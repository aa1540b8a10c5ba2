import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const HERE = dirname(fileURLToPath(import.meta.url));
const CACHE = join(HERE, '..', '..', 'node_modules', '.cache', 'electron-on-chromium');
const NODE_ENTRIES = { runtime: 'runtime.ts', hooks: 'hooks.ts', utility: 'utility-child.ts' };
const PAGE_ENTRIES = {
  'main-world': 'electronMain',
  'preload-world': 'electronPreload',
  addresses: 'electronAddresses',
};

function sources() {
  return readdirSync(HERE, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.m?[jt]s$/.test(name) && !/\.test\.ts$|^fixtures/.test(name))
    .sort();
}

function stamp() {
  const hash = createHash('sha256');
  for (const name of sources())
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(HERE, name)));
  return hash.digest('hex').slice(0, 16);
}

const common = (outDir) => ({
  outDir,
  emptyOutDir: false,
  minify: false,
  target: 'esnext',
  reportCompressedSize: false,
});

async function bundleNode(outDir) {
  const input = Object.fromEntries(Object.entries(NODE_ENTRIES).map(([name, file]) => [name, join(HERE, file)]));
  await build({
    root: HERE,
    configFile: false,
    logLevel: 'error',
    ssr: { external: ['playwright-core'] },
    build: {
      ...common(outDir),
      ssr: true,
      rollupOptions: { input, output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunk-[hash].mjs' } },
    },
  });
}

async function bundlePage(outDir, name, global) {
  await build({
    root: HERE,
    configFile: false,
    logLevel: 'error',
    build: {
      ...common(outDir),
      lib: { entry: join(HERE, 'page', `${name}.ts`), formats: ['iife'], name: global, fileName: () => `${name}.js` },
    },
  });
}

/** Bundles the runtime once per state of its sources; returns the path of its entry. Safe to call from several processes. */
export async function prepareRuntime() {
  const target = join(CACHE, stamp());
  const entry = join(target, 'runtime.mjs');
  if (existsSync(entry)) return entry;
  mkdirSync(CACHE, { recursive: true });
  const draft = join(CACHE, `draft-${process.pid}`);
  await bundleNode(draft);
  for (const [name, global] of Object.entries(PAGE_ENTRIES)) await bundlePage(draft, name, global);
  try {
    renameSync(draft, target);
  } catch (error) {
    if (!existsSync(entry)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
  return entry;
}
