/** The error for a part of Electron that this runtime does not have. */
export function refuse(name: string): Error {
  return new Error(`electron-on-chromium does not implement ${name}`);
}

/** An object whose unknown members throw by name instead of being undefined. */
export function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key) {
      if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON')
        return Reflect.get(target, key);
      throw refuse(`${name}.${key}`);
    },
  });
}

/** A whole module that is absent: it may be imported, any use of it throws by name. */
export function absent(name: string): object {
  const fail = function fail(): never {
    throw refuse(name);
  };
  return new Proxy(fail, {
    get(_, key) {
      if (typeof key === 'symbol' || key === 'then') return undefined;
      throw refuse(`${name}.${key}`);
    },
    construct: fail,
  });
}
