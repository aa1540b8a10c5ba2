import type { Change, ContentRef, Vault } from '../types';
import { streamOf } from './scratch';

/** Bytes of the two documents of the sample case. */
export const documentBytes = {
  d1: Buffer.alloc(200_000, 'протокол допроса '),
  d2: Buffer.alloc(5_000, 'справка '),
} as const;

/** Two cases; under `c1` 40 facts, one of them with an earlier version, and two documents. */
export async function sampleCase(vault: Vault): Promise<void> {
  const facts = Array.from({ length: 40 }, (_, n): Change => fact(`f${n}`, n));
  await vault.stage([theCase('c1', 'Бокаев'), theCase('c2', 'Аян'), ...facts]);
  await vault.commit();
  for (const [id, bytes] of Object.entries(documentBytes)) await attach(vault, id, bytes);
  await vault.stage(fact('f7', 700));
  await vault.commit();
}

export const theCase = (id: string, title: string): Change => ({
  put: { path: ['cases'], id, record: { id, title, notes: `о деле ${title}` }, card: { id, title } },
});

export const fact = (id: string, n: number): Change => ({
  put: { path: ['cases', 'c1', 'facts'], id, record: { id, n }, card: { n }, by: 'Асель' },
});

async function attach(vault: Vault, id: string, bytes: Buffer): Promise<ContentRef> {
  const path = ['cases', 'c1', 'documents'];
  const content = await vault.writeContent(streamOf(bytes), { owner: { path, id }, title: `${id}.pdf` });
  const record = { id, fileName: `${id}.pdf`, sha256: content.sha256 };
  await vault.stage({ put: { path, id, record, card: { fileName: `${id}.pdf` }, contents: [content] } });
  await vault.commit();
  return content;
}
