/** What the main world asks of the runtime; absent in frames, where Chromium itself denies. */
export type System = {
  permission(name: string, url: string): Promise<boolean>;
  check(name: string): Promise<boolean>;
  open(url: string, frameName: string, features: string): void;
};

type Failure = (error: unknown) => void;

/** Routes permission requests and `window.open` of the top frame through the session's and the window's handlers. */
export function guardPage(system: System): void {
  window.open = (url, name, features) => {
    const address = url === undefined || url === '' ? 'about:blank' : new URL(url, document.baseURI).href;
    system.open(address, name ?? '', features ?? '');
    return null;
  };
  guardPlace(system);
  guardNotices(system);
  guardMedia(system);
  guardClipboard(system);
  guardDevices();
  guardQuery(system);
}

function denied(): DOMException {
  return new DOMException('Permission denied', 'NotAllowedError');
}

/** Replaces an async method by one that asks first; Chromium's own is called only when the shell allows. */
function ask<T extends object>(system: System, owner: T | undefined, method: keyof T & string, permission: string) {
  const own = owner?.[method];
  if (!owner || typeof own !== 'function') return;
  const guarded = async (...args: unknown[]): Promise<unknown> => {
    if (!(await system.permission(permission, location.href))) throw denied();
    return Reflect.apply(own, owner, args);
  };
  Object.defineProperty(owner, method, { value: guarded, configurable: true, writable: true });
}

function guardPlace(system: System): void {
  const place = navigator.geolocation;
  const { getCurrentPosition, watchPosition, clearWatch } = place;
  const watches = new Map<number, number>();
  let last = 0;
  const fail = (failure?: Failure | null) => failure?.({ code: 1, PERMISSION_DENIED: 1, message: 'User denied' });
  place.getCurrentPosition = (success, failure, options) => {
    system
      .permission('geolocation', location.href)
      .then((yes) => (yes ? getCurrentPosition.call(place, success, failure, options) : fail(failure as Failure)));
  };
  place.watchPosition = (success, failure, options) => {
    const id = ++last;
    system.permission('geolocation', location.href).then((yes) => {
      if (yes) watches.set(id, watchPosition.call(place, success, failure, options));
      else fail(failure as Failure);
    });
    return id;
  };
  place.clearWatch = (id) => clearWatch.call(place, watches.get(id) ?? -1);
}

function guardNotices(system: System): void {
  const own = Notification.requestPermission;
  Notification.requestPermission = async (callback) => {
    const yes = await system.permission('notifications', location.href);
    const answer = yes ? await own.call(Notification) : 'denied';
    callback?.(answer);
    return answer;
  };
}

function guardMedia(system: System): void {
  ask(system, navigator.mediaDevices, 'getUserMedia', 'media');
  ask(system, navigator.mediaDevices, 'getDisplayMedia', 'display-capture');
  ask(system, navigator, 'requestMIDIAccess' as keyof Navigator, 'midi');
  const full = Element.prototype.requestFullscreen;
  Element.prototype.requestFullscreen = async function requestFullscreen(options) {
    if (!(await system.permission('fullscreen', location.href))) throw new TypeError('fullscreen error');
    return full.call(this, options);
  };
}

function guardClipboard(system: System): void {
  ask(system, navigator.clipboard, 'read', 'clipboard-read');
  ask(system, navigator.clipboard, 'readText', 'clipboard-read');
  ask(system, navigator.clipboard, 'write', 'clipboard-sanitized-write');
  ask(system, navigator.clipboard, 'writeText', 'clipboard-sanitized-write');
}

/** Without a chooser of the shell's own, Electron answers device requests as if nothing had been chosen. */
function guardDevices(): void {
  for (const name of ['usb', 'hid', 'serial', 'bluetooth']) {
    const owner = (navigator as unknown as Record<string, object | undefined>)[name];
    for (const method of ['requestDevice', 'requestPort']) {
      if (!owner || !(method in owner)) continue;
      const none = async () => {
        throw new DOMException('No device selected.', 'NotFoundError');
      };
      Object.defineProperty(owner, method, { value: none, configurable: true, writable: true });
    }
  }
}

function guardQuery(system: System): void {
  const { permissions } = navigator;
  const own = permissions.query;
  permissions.query = async (descriptor) => {
    const status = await own.call(permissions, descriptor);
    const state = (await system.check(descriptor.name)) ? 'granted' : 'denied';
    Object.defineProperty(status, 'state', { value: state, configurable: true });
    return status;
  };
}
