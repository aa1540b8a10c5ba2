import type { BrowserContext, Frame, Request as PageRequest, Route } from 'playwright-core';
import { isApp, policyToWeb, textToWeb, toApp, toWeb } from './address';
import { contentsOf, type WebContents } from './contents';
import { appHandler } from './protocol';
import { defaultSession } from './session';

const POLICIES = new Set(['content-security-policy', 'content-security-policy-report-only']);
const ADDRESSES = new Set(['location', 'access-control-allow-origin', 'refresh', 'link']);
const MARKUP = /^(text\/html|application\/xhtml\+xml|image\/svg\+xml|text\/css)\b/i;
type Failure = 'blockedbyclient' | 'aborted' | 'failed';

const CODES: Record<Failure, string> = {
  blockedbyclient: 'ERR_BLOCKED_BY_CLIENT',
  aborted: 'ERR_ABORTED',
  failed: 'ERR_FAILED',
};

/** Puts the app between every page of the browser, frames and workers included, and a network that is not there. */
export async function interceptRequests(context: BrowserContext): Promise<void> {
  await context.route('**/*', async (route) => {
    try {
      await answer(route);
    } catch (error) {
      if (!/closed|detached|Target|aborted/i.test(String(error)))
        console.error('A request could not be answered:', error);
    }
  });
}

function frameOf(request: PageRequest): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

/** The contents whose page asks; undefined for a window the app did not open. */
async function ownerOf(request: PageRequest, route: Route): Promise<WebContents | undefined> {
  const frame = frameOf(request);
  if (frame) return contentsOf(frame.page());
  await route.request().allHeaders();
  const late = frameOf(request);
  return late ? contentsOf(late.page()) : undefined;
}

async function answer(route: Route): Promise<void> {
  const request = route.request();
  const owner = await ownerOf(request, route);
  const fail = (failure: Failure) => {
    if (request.isNavigationRequest() && isMain(request)) owner?.noteFailure(CODES[failure]);
    return route.abort(failure);
  };
  if (!owner) return fail('blockedbyclient');
  if (request.isNavigationRequest() && !owner.askNavigation(request.url(), isMain(request))) return fail('aborted');
  const url = toApp(request.url());
  const verdict = await defaultSession.beforeRequest(owner, { url, method: request.method(), type: typeOf(request) });
  if (verdict.cancel || !isApp(request.url())) return fail('blockedbyclient');
  if (verdict.redirectURL) return route.fulfill({ status: 307, headers: { location: toWeb(verdict.redirectURL) } });
  const handler = appHandler();
  if (!handler) return fail('failed');
  let response: Response;
  try {
    response = await handler(await electronRequest(request, url));
  } catch (error) {
    console.error(`The handler of ${url} failed:`, error);
    return fail('failed');
  }
  if (response.type === 'error') return fail('failed');
  await fulfil(route, response);
}

function isMain(request: PageRequest): boolean {
  const frame = frameOf(request);
  return frame === null || frame.parentFrame() === null;
}

function typeOf(request: PageRequest): string {
  if (request.isNavigationRequest()) return isMain(request) ? 'mainFrame' : 'subFrame';
  const kinds: Record<string, string> = { stylesheet: 'stylesheet', script: 'script', image: 'image', font: 'font' };
  const kind = request.resourceType();
  return kinds[kind] ?? (kind === 'fetch' || kind === 'xhr' ? 'xhr' : kind === 'media' ? 'media' : 'other');
}

async function electronRequest(request: PageRequest, url: string): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(await request.allHeaders())) {
    if (!name.startsWith(':')) headers.set(name, ['origin', 'referer'].includes(name) ? toApp(value) : value);
  }
  const method = request.method();
  const body = method === 'GET' || method === 'HEAD' ? null : request.postDataBuffer();
  return new Request(url, { method, headers, body: body ? new Uint8Array(body) : null });
}

async function fulfil(route: Route, response: Response): Promise<void> {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    headers[name] = POLICIES.has(name) ? policyToWeb(value) : ADDRESSES.has(name) ? textToWeb(value) : value;
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const markup = MARKUP.test(headers['content-type'] ?? '') && response.status !== 206;
  const body = markup ? Buffer.from(textToWeb(bytes.toString('utf8'))) : bytes;
  if (markup && 'content-length' in headers) headers['content-length'] = String(body.length);
  await route.fulfill({ status: response.status, headers, body });
}
