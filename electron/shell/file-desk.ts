import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ipcMain, type WebContents } from 'electron';
import type { AttachItem } from '../api/contract';
import type { AttachSource } from '../api/engine';
import { ApiError, toErrorShape } from '../api/errors';
import { OneTimeTokens } from './one-time-tokens';

/** Files on their way in. A page knows them by one-time tokens only, never by a path. */
export class FileDesk {
  private readonly tokens = new OneTimeTokens<AttachSource>();
  /** Uploads whose pieces may still come, by token. */
  private readonly uploads = new Set<string>();

  /** Answers the preload's offer of dropped files. Only the preload speaks this channel; the page cannot. */
  listen(isMain: (contents: WebContents) => boolean): void {
    ipcMain.handle('offer-files', async (event, paths: unknown) => {
      try {
        if (!isMain(event.sender) || !isPathList(paths)) throw new ApiError('ipc.refused', { reason: 'offer' });
        return { ok: await this.offer(paths.filter((path) => path !== '')) };
      } catch (error) {
        return { error: toErrorShape(error) };
      }
    });
  }

  /** A token for each path, with what can be shown of it. */
  offer(paths: readonly string[]): Promise<AttachItem[]> {
    return Promise.all(
      paths.map(async (path) => {
        const name = basename(path);
        const size = await stat(path).then(
          (facts) => facts.size,
          () => null,
        );
        return { token: this.tokens.give({ name, file: path }), name, size };
      }),
    );
  }

  /** A token for a file that will come in pieces. */
  receive(name: string): AttachItem {
    const source = { name, upload: '' };
    const token = this.tokens.give(source);
    source.upload = token;
    this.uploads.add(token);
    return { token, name, size: null };
  }

  /** The upload that a token stands for. Throws `token.unknown`. */
  uploadOf(token: string): string {
    if (!this.uploads.has(token)) throw new ApiError('token.unknown');
    return token;
  }

  /** What to attach; the token is spent. Throws `token.unknown`. */
  take(token: string): AttachSource {
    return this.tokens.take(token);
  }

  clear(): void {
    this.tokens.clear();
    this.uploads.clear();
  }
}

function isPathList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= 100_000 && value.every((item) => typeof item === 'string');
}
