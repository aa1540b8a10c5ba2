import { type ChildProcess, fork as forkNode } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StrictEmitter } from './emitter';
import { needReady } from './lifecycle';
import { refuse, strict } from './strict';

type ForkOptions = {
  serviceName?: string;
  stdio?: 'pipe' | 'inherit' | 'ignore';
  env?: NodeJS.ProcessEnv;
  execArgv?: string[];
  cwd?: string;
};

const OPTIONS = new Set(['serviceName', 'stdio', 'env', 'execArgv', 'cwd']);
const children = new Set<ChildProcess>();

/** A Node process of its own with `process.parentPort`, as Electron's `UtilityProcess`. */
export class UtilityProcess extends StrictEmitter {
  private alive = true;

  constructor(
    private readonly child: ChildProcess,
    private readonly name: string,
  ) {
    super('utilityProcess', ['spawn', 'exit', 'message', 'error']);
  }

  begin(): void {
    children.add(this.child);
    this.child.on('spawn', () => this.emit('spawn'));
    this.child.on('message', (message) => this.emit('message', message));
    this.child.on('error', (error) => console.error(`The process ${this.name} failed: ${error.message}`));
    this.child.on('exit', (code, signal) => {
      this.alive = false;
      children.delete(this.child);
      this.emit('exit', code ?? (signal ? 128 : 1));
    });
  }

  get pid(): number | undefined {
    return this.alive ? this.child.pid : undefined;
  }

  get stdout() {
    return this.child.stdout;
  }

  get stderr() {
    return this.child.stderr;
  }

  /** Structured clone; transferring ports is not implemented. A message to a process that has ended is lost. */
  postMessage(message: unknown, transfer: unknown[] = []): void {
    if (transfer.length > 0) throw refuse('utilityProcess.postMessage with ports');
    const copy: unknown = structuredClone(message);
    if (this.alive && this.child.connected) this.child.send(copy as object, () => undefined);
  }

  kill(): boolean {
    return this.alive && this.child.kill();
  }
}

export const utilityProcess = strict('utilityProcess', {
  fork(modulePath: string, args: string[] = [], options: ForkOptions = {}): UtilityProcess {
    needReady('use utilityProcess.fork');
    for (const name of Object.keys(options))
      if (!OPTIONS.has(name)) throw refuse(`utilityProcess.fork option '${name}'`);
    const output = options.stdio ?? 'inherit';
    const shim = pathToFileURL(join(import.meta.dirname, 'utility.mjs')).href;
    const child = forkNode(modulePath, args, {
      execArgv: [...(options.execArgv ?? []), '--import', shim],
      env: options.env ?? process.env,
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      serialization: 'advanced',
      stdio: ['ignore', output, output, 'ipc'],
    });
    const made = strict('utilityProcess', new UtilityProcess(child, options.serviceName ?? modulePath));
    made.begin();
    return made;
  },
});

/** Process ids of the children that run. */
export function childPids(): number[] {
  return [...children].flatMap(({ pid }) => pid ?? []);
}

/** Ends every child: Electron's utility processes do not outlive the app. */
export function endChildren(): void {
  for (const child of children) child.kill('SIGKILL');
}
