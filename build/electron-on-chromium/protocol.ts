import { SCHEME } from './address';
import { needReady, needStarting } from './lifecycle';
import { refuse, strict } from './strict';

type Handler = (request: Request) => Response | Promise<Response>;
type Privileges = { scheme: string; privileges?: object };

const handlers = new Map<string, Handler>();
let standard = false;

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: Privileges[]): void {
    needStarting('protocol.registerSchemesAsPrivileged');
    for (const { scheme, privileges } of schemes) {
      if (scheme !== SCHEME) throw refuse(`protocol.registerSchemesAsPrivileged for '${scheme}:'`);
      standard = Boolean((privileges as { standard?: boolean } | undefined)?.standard);
    }
  },
  handle(scheme: string, handler: Handler): void {
    needReady('use protocol.handle');
    if (scheme !== SCHEME) throw refuse(`protocol.handle for '${scheme}:'`);
    if (!standard) throw refuse(`protocol.handle for '${scheme}:' without the privilege 'standard'`);
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  unhandle(scheme: string): void {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
});

/** The app's handler for its scheme, if it has set one. */
export function appHandler(): Handler | undefined {
  return handlers.get(SCHEME);
}
