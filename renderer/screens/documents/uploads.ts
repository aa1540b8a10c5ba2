import type { Client } from '../../../electron/api/client';
import type { AttachItem } from '../../../electron/api/contract';
import { ApiError } from '../../../electron/api/errors';
import type { FileDoor } from '../../data/bridge';

/** Bytes of one message: the most that the door lets through. */
const pieceSize = 1024 * 1024;

/** A file without a place on the disk, as pasted pictures are, to be sent in pieces. */
export interface Upload {
  token: string;
  file: File;
}

/** One-time tokens for files of this page: by their place on the disk, or, for those without one, by their bytes. */
export async function offered(
  door: FileDoor,
  client: Client,
  files: readonly File[],
  nameless: string,
): Promise<{ items: AttachItem[]; uploads: Upload[] }> {
  const items: AttachItem[] = [];
  const uploads: Upload[] = [];
  for (const file of files) {
    const answer = await door.offerFiles([file]);
    if ('error' in answer) throw new ApiError(answer.error.code, answer.error.data);
    const [item] = answer.ok;
    if (item !== undefined) {
      items.push(item);
      continue;
    }
    const received = await client.call('files.receive', { name: file.name || nameless });
    items.push({ ...received, size: file.size });
    uploads.push({ token: received.token, file });
  }
  return { items, uploads };
}

/** Sends the bytes of uploads, one after another. What stops it shows in the result of the batch. */
export async function sendPieces(client: Pick<Client, 'call'>, uploads: readonly Upload[]): Promise<void> {
  for (const { token, file } of uploads) {
    try {
      let at = 0;
      do {
        const bytes = new Uint8Array(await file.slice(at, at + pieceSize).arrayBuffer());
        at += pieceSize;
        await client.call('files.piece', { token, bytes, last: at >= file.size });
      } while (at < file.size);
    } catch {
      return;
    }
  }
}
