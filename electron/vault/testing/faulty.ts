import { writeFile } from 'node:fs/promises';
import { type Disk, diskError, disk as realDisk } from '../disk';

/** A disk on which the n-th operation (from 0), and from then on every one, fails as the system would report it. */
export class FaultyDisk implements Disk {
  operations = 0;
  readonly log: string[] = [];
  failAt = Number.POSITIVE_INFINITY;
  errno = 'EIO';
  /** Only the n-th fails, those after it work again. */
  once = false;
  /** The failing operation is done before it fails (a lost acknowledgement), or half of it (a torn write). */
  effect: 'none' | 'torn' | 'done' = 'none';

  private async step(name: string, path: string, work: () => Promise<void>, torn?: () => Promise<void>): Promise<void> {
    const number = this.operations++;
    this.log.push(name);
    if (number !== this.failAt && !(number > this.failAt && !this.once)) return work();
    if (this.effect === 'done') await work().catch(() => undefined);
    if (this.effect === 'torn') await torn?.().catch(() => undefined);
    const error: NodeJS.ErrnoException = new Error(`${this.errno}: injected, ${name} '${path}'`);
    error.code = this.errno;
    throw diskError(error, name);
  }

  writeNew = (path: string, bytes: Uint8Array) =>
    this.step(
      'writeNew',
      path,
      () => realDisk.writeNew(path, bytes),
      () => writeFile(path, bytes.subarray(0, bytes.length >> 1)),
    );

  syncFolder = (path: string) => this.step('syncFolder', path, () => realDisk.syncFolder(path));

  makeFolder = (path: string) => this.step('makeFolder', path, () => realDisk.makeFolder(path));

  replace = (path: string, bytes: Uint8Array) => this.step('replace', path, () => realDisk.replace(path, bytes));

  move = (from: string, to: string) => this.step('move', from, () => realDisk.move(from, to));

  remove = (path: string) => this.step('remove', path, () => realDisk.remove(path));

  removeFolder = (path: string) => this.step('removeFolder', path, () => realDisk.removeFolder(path));

  publish = async (from: string, to: string, bytes: Uint8Array) => {
    let published = false;
    await this.step('publish', to, async () => {
      published = await realDisk.publish(from, to, bytes);
    });
    return published;
  };

  create = async (path: string) => {
    let file: Awaited<ReturnType<Disk['create']>> | null = null;
    await this.step('create', path, async () => {
      file = await realDisk.create(path);
    });
    const real = file as Awaited<ReturnType<Disk['create']>> | null;
    if (real === null) throw new Error('not created');
    return {
      write: (bytes: Uint8Array, position: number) =>
        this.step(
          'write',
          path,
          () => real.write(bytes, position),
          () => real.write(bytes.subarray(0, bytes.length >> 1), position),
        ),
      sync: () => this.step('sync', path, () => real.sync()),
      close: () => real.close(),
    };
  };
}
