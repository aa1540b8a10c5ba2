/**
 * Where the app's own scheme lives on an ordinary Chromium, which cannot register one: `app://HOST/path` is served as
 * `https://qorgan-HOST.invalid/path`. Each host is a registrable domain of its own, so that two hosts never share a
 * renderer process, and `.invalid` (RFC 2606) never resolves.
 */
const APP = /\bapp:\/\/([a-z0-9-]+)/gi;
const APP_START = /^app:\/\/([a-z0-9-]+)(?=[/?#]|$)/i;
const WEB_START = /^https:\/\/qorgan-([a-z0-9-]+)\.invalid(?=[/?#]|$)/i;

/** The one scheme that can be mapped. */
export const SCHEME = 'app';

/** `app://host/x` as the https address Chromium loads; any other text comes back as it is. */
export function toWeb(url: string): string {
  return url.replace(APP_START, (_, host: string) => `https://qorgan-${host.toLowerCase()}.invalid`);
}

/** The https address of one of the app's hosts as `app://host/x`; any other text comes back as it is. */
export function toApp(url: string): string {
  return url.replace(WEB_START, (_, host: string) => `app://${host}`);
}

/** Whether an https address stands for one of the app's own hosts. */
export function isApp(url: string): boolean {
  return WEB_START.test(url);
}

/** Markup or style text with every `app://host` in it replaced. */
export function textToWeb(text: string): string {
  return text.replace(APP, (_, host: string) => `https://qorgan-${host.toLowerCase()}.invalid`);
}

/** A content security policy with app hosts replaced; the bare scheme source `app:` becomes `https:`. */
export function policyToWeb(policy: string): string {
  return textToWeb(policy).replace(/(^|[\s;])app:(?=[\s;]|$)/gi, '$1https:');
}
