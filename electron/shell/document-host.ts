import { randomBytes } from 'node:crypto';
import { answerRange } from '../api/range';
import { documentOrigin } from './addresses';
import { file, refuse } from './app-protocol';
import { viewerPolicy } from './viewer-policy';

/** What the viewer learns of what it shows. */
export interface Shown {
  kind: 'pdf' | 'image' | 'text' | 'none';
  mediaType: string;
  /** Content-Type under which the bytes leave. */
  servedType: string;
  title: string;
  /** '' when it has none, as a paper that was just made. */
  fileName: string;
  /** True when the name's ending promises another type than the content has. */
  typeMismatch: boolean;
  size: number;
  /** Bytes from `start` to `end` (exclusive). */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** Language and theme of the viewer's own few words. */
export type Look = () => { language: string; theme: string };

const bytesPolicy = "default-src 'none'; sandbox";
const notKept = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' };
/** Bytes asked of the engine at once. */
const piece = 1024 * 1024;

/**
 * `app://document/TOKEN/...`: shows one opened document or paper under a random token that lives until it is closed or
 * the vault locks. The bytes come straight from the sealed object, never through a file.
 */
export class DocumentHost {
  private readonly shown = new Map<string, Shown>();

  constructor(
    private readonly root: string,
    private readonly look: Look,
  ) {}

  /** Opens an address for a document. */
  open(shown: Shown): { token: string; url: string } {
    const token = randomBytes(16).toString('hex');
    this.shown.set(token, shown);
    return { token, url: `${documentOrigin}/${token}/view` };
  }

  close(token: string): void {
    this.shown.delete(token);
  }

  /** Ends every opened address, at lock. */
  closeAll(): void {
    this.shown.clear();
  }

  /** Answers a request to the host. An unknown token is a plain 404. */
  async answer(pathname: string, range: string | null): Promise<Response> {
    const [, token = '', what = ''] = pathname.split('/');
    const shown = this.shown.get(token);
    if (shown === undefined) return refuse(404);
    if (what === 'view') {
      return file(this.root, '/viewer.html', { ...notKept, 'Content-Security-Policy': viewerPolicy });
    }
    if (what === 'info') {
      const { servedType: _served, read: _read, ...facts } = shown;
      return Response.json({ ...facts, ...this.look() }, { headers: notKept });
    }
    return what === 'bytes' ? this.bytes(shown, range) : refuse(404);
  }

  private async bytes(shown: Shown, range: string | null): Promise<Response> {
    const { status, start, end, headers } = answerRange(range, shown.size);
    const all = { ...notKept, 'Content-Security-Policy': bytesPolicy, 'Content-Type': shown.servedType, ...headers };
    if (status === 416 || start === end)
      return new Response(null, { status: status === 206 ? 200 : status, headers: all });
    return new Response(pieces(shown, start, end), { status, headers: all });
  }
}

/** The bytes as a stream, so that nobody has to hold a whole recording. */
function pieces(shown: Shown, start: number, end: number): ReadableStream<Uint8Array> {
  let position = start;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = Math.min(end, position + piece);
        controller.enqueue(await shown.read(position, next));
        position = next;
        if (position >= end) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
