import { EventEmitter } from 'node:events';
import { refuse } from './strict';

type Listener = Parameters<EventEmitter['on']>[1];

/** An emitter that refuses, by name, to listen for an event it will never emit. */
export class StrictEmitter extends EventEmitter {
  constructor(
    private readonly emitterName: string,
    private readonly known: readonly string[],
  ) {
    super();
  }

  private check(event: string | symbol): void {
    if (typeof event === 'string' && !this.known.includes(event)) throw refuse(`${this.emitterName}.on('${event}')`);
  }

  override on(event: string | symbol, listener: Listener): this {
    this.check(event);
    return super.on(event, listener);
  }

  override addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener);
  }

  override once(event: string | symbol, listener: Listener): this {
    this.check(event);
    return super.once(event, listener);
  }

  override prependListener(event: string | symbol, listener: Listener): this {
    this.check(event);
    return super.prependListener(event, listener);
  }
}

/** The event object Electron passes first; `defaultPrevented` tells whether a listener stopped the matter. */
export class ElectronEvent<T extends object = object> {
  defaultPrevented = false;

  private constructor(data: T) {
    Object.assign(this, data);
  }

  static of<T extends object>(data: T): ElectronEvent & T {
    return new ElectronEvent(data) as ElectronEvent & T;
  }

  preventDefault = (): void => {
    this.defaultPrevented = true;
  };
}
