import { textToWeb, toApp, toWeb } from '../address';

/**
 * Lets a page name `app://host/...` although Chromium knows no such scheme: wherever a page hands an address to the
 * platform it is translated, wherever the platform hands one back it is translated again. Not reached, because the
 * platform forbids it: reading `location` and `document.URL` (https), style values set from script, `new URL().origin`,
 * and `postMessage` to another origin with an `app://` target.
 */
export function start(): void {
  if (!/^https:\/\/qorgan-/.test(location.origin)) return;
  patchAttributes();
  patchMarkup();
  patchRequests();
  patchOrigins();
  navigation.addEventListener('navigate', (event) => {
    if (!event.destination.url.startsWith('app:')) return;
    event.preventDefault();
    location.href = toWeb(event.destination.url);
  });
}

const CARRIERS: [string, string[]][] = [
  ['HTMLIFrameElement', ['src']],
  ['HTMLImageElement', ['src', 'srcset']],
  ['HTMLScriptElement', ['src']],
  ['HTMLLinkElement', ['href']],
  ['HTMLAnchorElement', ['href']],
  ['HTMLMediaElement', ['src']],
  ['HTMLSourceElement', ['src', 'srcset']],
  ['HTMLEmbedElement', ['src']],
  ['HTMLObjectElement', ['data']],
  ['HTMLFormElement', ['action']],
];

function translate(value: unknown): unknown {
  return typeof value === 'string' ? textToWeb(value) : value instanceof URL ? toWeb(value.href) : value;
}

function patchProperty(owner: object, name: string, into: (value: unknown) => unknown): void {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  if (!own?.get || !own.configurable) return;
  const { get, set } = own;
  Object.defineProperty(owner, name, {
    ...own,
    get(this: unknown) {
      const value: unknown = get.call(this);
      return typeof value === 'string' ? toApp(value) : value;
    },
    ...(set && {
      set(this: unknown, value: unknown) {
        set.call(this, into(value));
      },
    }),
  });
}

function patchAttributes(): void {
  for (const [name, properties] of CARRIERS) {
    const { prototype } = (window as unknown as Record<string, { prototype: object }>)[name] ?? { prototype: {} };
    for (const property of properties) patchProperty(prototype, property, translate);
  }
  const { setAttribute, getAttribute } = Element.prototype;
  Element.prototype.setAttribute = function set(name, value) {
    setAttribute.call(this, name, translate(value) as string);
  };
  Element.prototype.getAttribute = function get(name) {
    const value = getAttribute.call(this, name);
    return value === null ? null : toApp(value);
  };
}

function patchMarkup(): void {
  for (const name of ['innerHTML', 'outerHTML']) {
    const own = Object.getOwnPropertyDescriptor(Element.prototype, name);
    const set = own?.set;
    if (!own || !set) continue;
    Object.defineProperty(Element.prototype, name, {
      ...own,
      set(this: Element, value: unknown) {
        set.call(this, translate(value));
      },
    });
  }
  const { insertAdjacentHTML } = Element.prototype;
  Element.prototype.insertAdjacentHTML = function insert(where, text) {
    insertAdjacentHTML.call(this, where, textToWeb(String(text)));
  };
}

/** Constructors and functions that take an address first. */
function patchRequests(): void {
  for (const name of ['Request', 'Worker', 'SharedWorker', 'EventSource']) {
    const own = Reflect.get(window, name) as (new (...args: unknown[]) => object) | undefined;
    if (!own) continue;
    const patched = new Proxy(own, {
      construct: (of, args, target) => Reflect.construct(of, [translate(args[0]), ...args.slice(1)], target) as object,
    });
    Object.defineProperty(window, name, { value: patched, configurable: true, writable: true });
  }
  const ownFetch = window.fetch;
  window.fetch = (input, init) => ownFetch.call(window, translate(input) as RequestInfo, init);
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function patched(method: string, url: string | URL, ...rest: unknown[]) {
    Reflect.apply(open, this, [method, translate(url), ...rest]);
  };
  const { sendBeacon } = navigator;
  navigator.sendBeacon = (url, data) => sendBeacon.call(navigator, translate(url) as string, data);
  for (const name of ['pushState', 'replaceState'] as const) {
    const own = history[name];
    history[name] = (data, unused, url) => own.call(history, data, unused, translate(url) as string);
  }
  patchProperty(Response.prototype, 'url', translate);
  patchProperty(XMLHttpRequest.prototype, 'responseURL', translate);
}

function patchOrigins(): void {
  patchProperty(MessageEvent.prototype, 'origin', translate);
  const { postMessage } = window;
  window.postMessage = (message: unknown, ...rest: unknown[]) => {
    const [to] = rest;
    const options =
      typeof to === 'object' && to !== null && 'targetOrigin' in to
        ? { ...to, targetOrigin: translate(to.targetOrigin) }
        : translate(to);
    Reflect.apply(postMessage, window, [message, options, ...rest.slice(1)]);
  };
}
