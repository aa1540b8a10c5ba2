import { IconEqualNot, IconFileUnknown, IconMessage2Question } from '@tabler/icons-react';
import type { PlainKey } from '../../../electron/i18n';
import { useT } from '../../i18n';
import type { Entry } from './fact-rows';

export type Marked = 'disputed' | 'conflicts' | 'noSource';

/** Which facts carry a mark. */
export const marks: Readonly<Record<Marked, (entry: Entry) => boolean>> = {
  disputed: ({ fact }) => fact.status === 'disputed',
  conflicts: ({ conflicts }) => conflicts.length > 0,
  noSource: ({ fact }) => fact.sources.length === 0,
};

const chips: readonly { mark: Marked; words: PlainKey; Icon: typeof IconEqualNot }[] = [
  { mark: 'disputed', words: 'facts.disputed', Icon: IconMessage2Question },
  { mark: 'conflicts', words: 'facts.conflicts', Icon: IconEqualNot },
  { mark: 'noSource', words: 'facts.withoutSource', Icon: IconFileUnknown },
];

interface Props {
  entries: readonly Entry[];
  chosen: Marked | null;
  choose(mark: Marked | null): void;
}

/** Doubt at one press. */
export function MarkFilters({ entries, chosen, choose }: Props) {
  const t = useT();
  return chips.map(({ mark, words, Icon }) => {
    const count = entries.filter(marks[mark]).length;
    if (count === 0 && mark !== chosen) return null;
    return (
      <button
        key={mark}
        type="button"
        className="chip"
        aria-pressed={mark === chosen}
        onClick={() => choose(mark === chosen ? null : mark)}
      >
        <Icon className="i sz" aria-hidden />
        {t(words)} <b>{count}</b>
      </button>
    );
  });
}
