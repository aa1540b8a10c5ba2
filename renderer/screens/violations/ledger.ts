import type { CaseFile } from '../../../electron/domain/case-file';
import type { Hearing, Violation } from '../../../electron/domain/court';
import { earliest, readEdtf } from '../../../electron/domain/edtf';
import type { Fact } from '../../../electron/domain/records';

/** A violation with its number in the ledger and its hearing. */
export interface Entry {
  violation: Violation;
  number: number;
  /** Null for what happened outside of hearings. */
  hearing: Hearing | null;
  /** The hearing's number; 0 outside of hearings. */
  hearingNumber: number;
}

/** The ledger: what happened outside of hearings first, then hearing by hearing, each by date and order. */
export function ledgerOf(file: Pick<CaseFile, 'hearings' | 'violations'>): Entry[] {
  const place = new Map(file.hearings.map(({ id }, index) => [id, index + 1]));
  const hearingOf = ({ hearingId }: Violation) => place.get(hearingId) ?? 0;
  return file.violations
    .toSorted(
      (a, b) =>
        hearingOf(a) - hearingOf(b) ||
        dayOf(a).localeCompare(dayOf(b)) ||
        a.order - b.order ||
        a.id.localeCompare(b.id),
    )
    .map((violation, index) => {
      const hearingNumber = hearingOf(violation);
      const hearing = file.hearings[hearingNumber - 1] ?? null;
      return { violation, number: index + 1, hearing, hearingNumber };
    });
}

/** First day that the date can mean; what has none comes last. */
function dayOf({ date }: Violation): string {
  const read = readEdtf(date);
  return (read === null ? null : earliest(read)) ?? '9999';
}

/** A violation with the date, the text and the first source of a fact. */
export function violationFrom({ id, date, dateWritten, text, sources }: Fact): Partial<Violation> {
  const source = sources.find(({ documentId }) => documentId !== '');
  return {
    factId: id,
    date,
    dateWritten,
    text,
    documentId: source?.documentId ?? '',
    sheet: [source?.volume ?? '', source?.sheet ?? ''].filter((part) => part !== '').join('/'),
  };
}

export type Mark = 'raised' | 'notRaised' | 'noRuling';

/** Which violations carry a mark. */
export const marks: Readonly<Record<Mark, (violation: Violation) => boolean>> = {
  raised: ({ objection }) => objection === 'raised',
  notRaised: ({ objection }) => objection !== 'raised',
  noRuling: ({ ruling }) => ruling.trim() === '',
};

/** What stands after an objection when the key is pressed again. */
export const nextObjection: Readonly<Record<Violation['objection'], Violation['objection']>> = {
  '': 'raised',
  raised: 'not-raised',
  'not-raised': 'not-possible',
  'not-possible': '',
};

/** Where the exhibit of a violation stands, its sheet written as `47` or with the volume, `3/47`; null without one. */
export function exhibitOf({ documentId, sheet }: Violation) {
  if (documentId === '') return null;
  const [, volume = '', inVolume = sheet] = /^([^/]+)\/(.+)$/.exec(sheet) ?? [];
  return { documentId, title: '', volume, sheet: inVolume, page: '' };
}
