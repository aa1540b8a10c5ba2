import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import type { DocumentHost } from './document-host';
import { viewerPolicy } from './viewer-policy';

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.icc': 'application/octet-stream',
  '.wasm': 'application/wasm',
};

const everyAnswer = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
};

const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // Mantine sets style attributes; no style can fetch anything from outside.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  'frame-src app://document',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * Serves `app://qorgan/` from the built renderer and hands `app://document/` to the document host. Nothing else exists.
 * @param root folder of the built renderer.
 */
export function serveApp(root: string, documents: DocumentHost): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    if (url.host === 'qorgan') return file(root, url.pathname, { 'Content-Security-Policy': pagePolicy });
    if (url.host !== 'document') return refuse(404);
    const asset = /^\/(assets|pdfjs)\//.test(url.pathname);
    return asset
      ? file(root, url.pathname, { 'Content-Security-Policy': viewerPolicy })
      : documents.answer(url.pathname, request.headers.get('range'));
  });
}

/** A file of the build. Never leaves the root, whatever the path says. */
export async function file(root: string, pathname: string, headers: Record<string, string>): Promise<Response> {
  const path = normalize(join(root, decodePath(pathname)));
  if (!path.startsWith(root + sep)) return refuse(404);
  const type = types[extname(path)];
  if (type === undefined) return refuse(404);
  try {
    const body = new Uint8Array(await readFile(path));
    return new Response(body, { headers: { ...everyAnswer, 'Content-Type': type, ...headers } });
  } catch {
    return refuse(404);
  }
}

export function refuse(status: number): Response {
  return new Response(null, { status, headers: everyAnswer });
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname).replaceAll('\0', '');
  } catch {
    return '';
  }
}
