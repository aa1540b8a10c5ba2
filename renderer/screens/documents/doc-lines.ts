import type { DocumentRecord } from '../../../electron/domain/records';
import type { Compare } from '../../../electron/i18n';

export type DocLine =
  | { kind: 'volume'; id: string; volume: string; count: number }
  | { kind: 'document'; id: string; document: DocumentRecord };

/** Documents by volume and sheet, those without a volume last. */
export function docLines(documents: readonly DocumentRecord[], compare: Compare): DocLine[] {
  const byVolume = grouped(documents);
  const volumes = [...byVolume.keys()].toSorted((a, b) => Number(a === '') - Number(b === '') || compare(a, b));
  return volumes.flatMap((volume) => {
    const inside = (byVolume.get(volume) ?? []).toSorted(
      (a, b) => firstSheet(a) - firstSheet(b) || compare(a.title, b.title) || compare(a.id, b.id),
    );
    return [
      { kind: 'volume' as const, id: `volume-${volume}`, volume, count: inside.length },
      ...inside.map((document) => ({ kind: 'document' as const, id: document.id, document })),
    ];
  });
}

/** First number of a range of sheets; documents without one come after. */
function firstSheet({ sheets }: DocumentRecord): number {
  const number = /\d+/.exec(sheets)?.[0];
  return number === undefined ? Number.MAX_SAFE_INTEGER : Number(number);
}

function grouped(documents: readonly DocumentRecord[]): Map<string, DocumentRecord[]> {
  const groups = new Map<string, DocumentRecord[]>();
  for (const document of documents) {
    const volume = document.volume.trim();
    const group = groups.get(volume);
    if (group === undefined) groups.set(volume, [document]);
    else group.push(document);
  }
  return groups;
}
