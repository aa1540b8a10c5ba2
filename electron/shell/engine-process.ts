import { join } from 'node:path';
import { type UtilityProcess, utilityProcess } from 'electron';
import type { AllEngineCalls, Emit, EngineChannel, EngineMessage } from '../api/engine';
import { ApiError, type ErrorShape } from '../api/errors';

/** The engine process as main sees it. Ended at lock; a new one is started to open a vault. */
export class EngineProcess {
  private readonly process: UtilityProcess;
  private readonly waiting = new Map<number, { resolve(value: never): void; reject(error: ApiError): void }>();
  private lastId = 0;
  private ended = false;
  /** Resolves when the process is gone, for whatever reason. */
  readonly gone: Promise<void>;

  constructor(emit: Emit) {
    this.process = utilityProcess.fork(join(import.meta.dirname, 'engine.js'), [], { serviceName: 'Qorgan engine' });
    this.process.on('message', (message: EngineMessage) => {
      if ('event' in message) emit(message.event, message.data as never);
      else this.settle(message);
    });
    this.gone = new Promise((resolve) => {
      this.process.on('exit', () => {
        this.ended = true;
        for (const { reject } of this.waiting.values()) reject(new ApiError('engine.ended'));
        this.waiting.clear();
        resolve();
      });
    });
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  /** Asks the engine. Rejects with the engine's coded error, or `engine.ended` when the process is gone. */
  call<C extends EngineChannel>(
    channel: C,
    request: AllEngineCalls[C]['request'],
  ): Promise<AllEngineCalls[C]['response']> {
    if (this.ended) return Promise.reject(new ApiError('engine.ended'));
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.process.postMessage({ id, channel, request });
    });
  }

  /** Ends the process at once and resolves when it is gone. What is not durable by then is lost: close the vault first. */
  async end(): Promise<void> {
    if (!this.ended) this.process.kill();
    await this.gone;
  }

  private settle(message: { id: number; ok: unknown } | { id: number; error: ErrorShape }): void {
    const waiter = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if ('error' in message) waiter?.reject(new ApiError(message.error.code, message.error.data));
    else waiter?.resolve(message.ok as never);
  }
}
