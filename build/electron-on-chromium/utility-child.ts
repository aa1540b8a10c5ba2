import { EventEmitter } from 'node:events';
import { register } from 'node:module';
import { MAIN_MODULES } from './module-names';
import { HOOKS, hookCommonJs, provide } from './resolve';
import { absent } from './strict';

/** Runs before the module of a utility process: gives it `process.parentPort` and takes Node's own channel away. */
const send = process.send?.bind(process);
if (!send) throw new Error('a utility process needs its parent');

class ParentPort extends EventEmitter {
  private waiting: unknown[] = [];

  constructor() {
    super();
    this.on('newListener', (name) => {
      if (name === 'message') queueMicrotask(() => this.flush());
    });
  }

  private flush(): void {
    const late = this.waiting;
    this.waiting = [];
    for (const data of late) this.deliver(data);
  }

  deliver(data: unknown): void {
    if (this.listenerCount('message') === 0) this.waiting.push(data);
    else this.emit('message', { data, ports: [] });
  }

  postMessage(message: unknown): void {
    send?.(structuredClone(message));
  }

  start(): void {}
}

const port = new ParentPort();
process.on('message', (data) => port.deliver(data));
process.on('disconnect', () => process.exit(0));
Object.defineProperty(process, 'parentPort', { value: port, enumerable: true });
Object.defineProperty(process, 'type', { value: 'utility', enumerable: true });
delete process.send;

provide(Object.fromEntries(MAIN_MODULES.map((name) => [name, absent(`${name} in a utility process`)])));
register(HOOKS, { data: MAIN_MODULES });
hookCommonJs();
