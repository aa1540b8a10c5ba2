import { basename } from 'node:path';
import type { AllEngineCalls, EngineChannel } from '../api/engine';
import { ApiError } from '../api/errors';
import { newId } from '../handlers/records';
import type { Session } from '../handlers/session';
import { type Command, positional, withVault } from './command';
import { type ExitStatus, exit } from './exit';

const ask = <C extends EngineChannel>(session: Session, channel: C, request: AllEngineCalls[C]['request']) =>
  session.call(channel, request) as Promise<AllEngineCalls[C]['response']>;

/** `attach VAULT CASE_ID FILE...`: one JSON object a document; a file that fails is said and the others are attached. */
export const attachCommand: Command = {
  synopsis: 'VAULT CASE_ID FILE...',
  count: [3, Number.POSITIVE_INFINITY],
  run: (call) =>
    withVault(call, { readOnly: false }, async (session) => {
      const [, caseId = '', ...files] = call.positionals;
      await session.repository.need('case', null, caseId);
      const sources = files.map((file) => ({ name: basename(file), file }));
      const { attached, failed } = await ask(session, 'attach.files', { job: newId(), caseId, sources });
      for (const { document, notice } of attached) call.io.print({ ...document, notice });
      for (const { name, error } of failed) call.io.say(`${name}: ${error.code}`);
      return failed.length === 0 ? exit.done : worst(failed.map(({ error }) => error.code));
    }),
};

/** `extract VAULT DOCUMENT_ID OUT`: the document's bytes in clear, in a new file. */
export const extractCommand: Command = {
  synopsis: 'VAULT DOCUMENT_ID OUT',
  count: [3, 3],
  run: (call) =>
    withVault(call, { readOnly: true }, async (session) => {
      const documentId = positional(call, 1);
      const caseId = await caseOf(session, documentId);
      const { document } = await ask(session, 'content.describe', { caseId, documentId });
      await ask(session, 'content.export', { caseId, documentId, file: positional(call, 2) });
      call.io.print({ id: document.id, size: document.size, sha256: document.sha256 });
      return exit.done;
    }),
};

async function caseOf({ repository }: Session, documentId: string): Promise<string> {
  for (const card of await repository.caseCards()) {
    const caseId = (card as { id: string }).id;
    if ((await repository.get('document', caseId, documentId)) !== null) return caseId;
  }
  throw new ApiError('record.missing', { type: 'document', id: documentId });
}

const worst = (codes: readonly string[]): ExitStatus =>
  codes.some((code) => code.startsWith('disk.')) ? exit.disk : exit.usage;
