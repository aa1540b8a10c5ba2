import type { Request, Response } from '../api/contract';
import type { AttachSource, ContentDescription, Emit, EngineCalls } from '../api/engine';
import { ApiError, toErrorShape } from '../api/errors';
import { type Attached, attachFile, exportContent, PastedFile, readRange, servedType, viewKind } from '../documents';
import { type Vault, VaultError } from '../vault';
import type { Edits } from './edits';
import type { Repository } from './repository';

/** Bytes that one answer may carry to the document host. */
const longestRead = 1024 * 1024;
/** Milliseconds between two reports of progress. */
const reportEvery = 100;

interface Job {
  abort: AbortController;
  uploads: string[];
}

/** Attaching, reading and exporting documents. The bytes go from the source straight into sealed objects. */
export function documentHandlers(vault: Vault, repository: Repository, edits: Edits, emit: Emit) {
  const jobs = new Map<string, Job>();
  const uploads = new Map<string, PastedFile>();

  const upload = (id: string): PastedFile => {
    const known = uploads.get(id) ?? new PastedFile(id);
    uploads.set(id, known);
    return known;
  };

  const need = async (request: { caseId: string; documentId: string }) => {
    const document = await repository.need('document', request.caseId, request.documentId);
    const [content] = await repository.contents({ type: 'document', caseId: request.caseId, id: document.id });
    if (content === undefined) throw new ApiError('record.missing', { type: 'content', id: document.id });
    return { document, content };
  };

  const attachOne = async (request: AttachRequest, index: number, signal: AbortSignal): Promise<Attached> => {
    const source = request.sources[index] as AttachSource;
    const { caseId } = request;
    const known = new Set((await repository.list('document', caseId)).map((document) => document.sha256));
    const attached = await attachFile(
      vault,
      'file' in source ? { path: source.file } : { name: source.name, stream: upload(source.upload) },
      { caseId, signal, onProgress: reporter(emit, request, index), isKnown: (hash) => known.has(hash) },
    );
    await edits.apply(`attach:${request.job}`, true, async () => {
      await repository.need('case', null, caseId);
      return [
        {
          address: { type: 'document', caseId, id: attached.document.id },
          before: null,
          after: attached.document,
          contents: [attached.content],
        },
      ];
    });
    return attached;
  };

  return {
    async 'attach.files'(request: AttachRequest): Promise<Response<'documents.attach'>> {
      const job: Job = {
        abort: new AbortController(),
        uploads: request.sources.flatMap((source) => ('upload' in source ? [source.upload] : [])),
      };
      jobs.set(request.job, job);
      try {
        return await attachAll(request, job.abort.signal, edits, (index) =>
          attachOne(request, index, job.abort.signal),
        );
      } finally {
        jobs.delete(request.job);
        for (const id of job.uploads) {
          uploads.get(id)?.abort();
          uploads.delete(id);
        }
      }
    },

    async 'attach.piece'({ upload: id, bytes, last }: EngineCalls['attach.piece']['request']): Promise<undefined> {
      const file = upload(id);
      await file.push(bytes);
      if (last) file.end();
      return undefined;
    },

    async 'documents.cancel'({ job }: Request<'documents.cancel'>): Promise<undefined> {
      const cancelled = jobs.get(job);
      cancelled?.abort.abort();
      for (const id of cancelled?.uploads ?? []) uploads.get(id)?.abort();
      return undefined;
    },

    async 'content.describe'(request: EngineCalls['content.describe']['request']): Promise<ContentDescription> {
      const { document } = await need(request);
      const { mediaType } = document;
      return { document, kind: viewKind(mediaType), servedType: servedType(mediaType) };
    },

    async 'content.read'({ start, end, ...address }: EngineCalls['content.read']['request']): Promise<Uint8Array> {
      if (end - start > longestRead || start < 0 || end < start) throw new ApiError('ipc.refused', { reason: 'range' });
      const { content } = await need(address);
      const pieces: Uint8Array[] = [];
      for await (const piece of readRange(vault, content, start, end)) pieces.push(piece);
      return new Uint8Array(Buffer.concat(pieces));
    },

    async 'content.export'({ file, ...address }: EngineCalls['content.export']['request']): Promise<undefined> {
      const { content } = await need(address);
      await exportContent(vault.readContent(content), file);
      return undefined;
    },
  };
}

type AttachRequest = EngineCalls['attach.files']['request'];

/** One file after another. A failed one does not stop the next, unless nothing more can be written. */
async function attachAll(
  request: AttachRequest,
  signal: AbortSignal,
  edits: Edits,
  one: (index: number) => Promise<Attached>,
): Promise<Response<'documents.attach'>> {
  const result: Response<'documents.attach'> = { attached: [], failed: [], save: edits.state() };
  let stopped: unknown = null;
  for (const [index, { name }] of request.sources.entries()) {
    try {
      if (stopped !== null) throw stopped;
      if (signal.aborted) throw new ApiError('attach.cancelled');
      const { document, notice } = await one(index);
      result.attached.push({ name, document, notice });
    } catch (error) {
      if (error instanceof VaultError && error.code !== 'content.aborted') stopped = error;
      result.failed.push({ name, error: toErrorShape(error) });
    }
  }
  return { ...result, save: edits.state() };
}

function reporter(emit: Emit, request: AttachRequest, index: number): (bytes: number) => void {
  const name = request.sources[index]?.name ?? '';
  let last = 0;
  return (bytes) => {
    const now = Date.now();
    if (now - last < reportEvery) return;
    last = now;
    emit('attach.progress', { job: request.job, name, index, count: request.sources.length, bytes, total: null });
  };
}
