import type { AllEngineCalls, EngineChannel } from '../../electron/api/engine';
import { importArchive } from '../../electron/handlers/archive';
import { Session } from '../../electron/handlers/session';
import type { Vault } from '../../electron/vault';
import { demoArchive } from './archive';
import { ATYRAU } from './case-atyrau';
import { chronologyFile, citationOf, demoDocuments, demoFile } from './documents';

/**
 * Puts the demo cases and documents into an empty open vault, the way the app itself does: through the handlers, each
 * document sealed from its file. The vault stays open; everything is durable when this resolves.
 */
export async function fillVault(vault: Vault): Promise<void> {
  const session = new Session(vault, () => undefined);
  const call = <C extends EngineChannel>(channel: C, request: AllEngineCalls[C]['request']) =>
    session.call(channel, request) as Promise<AllEngineCalls[C]['response']>;
  await importArchive(session.repository, session.edits, demoArchive());
  const sources = demoDocuments.map(({ file }) => ({ name: file, file: demoFile(file) }));
  const { attached, failed } = await call('attach.files', { job: '0'.repeat(32), caseId: ATYRAU, sources });
  if (failed[0] !== undefined) throw new Error(`${failed[0].name}: ${failed[0].error.code}`);
  await Promise.all(
    attached.map(({ document: { id } }, index) => {
      const changes = { ...demoDocuments[index]?.values };
      return call('records.patch', { type: 'document', caseId: ATYRAU, id, changes, settled: true });
    }),
  );
  const chronology = attached.find(({ name }) => name === chronologyFile);
  if (chronology === undefined) throw new Error('the chronology was not attached');
  await citeChronology(session, chronology.document.id);
}

/** The verdict cites the sheet of the chronology beside its own sources; elsewhere it would only repeat them. */
const citing = ['a27'];

/** Gives a fact its citation by volume and sheet. */
async function citeChronology({ repository, edits }: Session, documentId: string): Promise<void> {
  await edits.apply('demo:cite', true, async () => {
    const facts = await repository.list('fact', ATYRAU);
    return facts.flatMap((fact) => {
      const place = citationOf(fact.id);
      if (place === null || !citing.includes(fact.id)) return [];
      const source = { documentId, title: '', date: '', url: '', quote: '', reliability: '', ...place };
      const after = { ...fact, sources: [...fact.sources, source] };
      return [{ address: { type: 'fact' as const, caseId: ATYRAU, id: fact.id }, before: fact, after }];
    });
  });
}
