import type { CaseRecord } from '../../../electron/domain/records';
import { termLabel, terms } from '../../../electron/domain/terms';
import { formatDate } from '../../../electron/i18n';
import { useRecordLanguage } from '../../data/terms';
import { useLanguage, useT } from '../../i18n';

/** The steps drawn: those at which a case of public prosecution changes hands. */
const drawn = [
  'registration',
  'suspect-recognition',
  'actions-over',
  'file-reading',
  'indictment',
  'preliminary-hearing',
  'trial-inquiry',
  'verdict',
  'appeal-hearing',
  'execution',
  'cassation',
] as const;

const order = new Map(terms('criminalStages').map((term, index) => [term.id, index]));

/** The way of a criminal case through its stages: behind, now, not yet. */
export function StageTrack({ record }: { record: CaseRecord }) {
  const t = useT();
  const language = useLanguage();
  const termLanguage = useRecordLanguage();
  if (!record.kind.startsWith('criminal') || record.stage === '') return null;
  const now = order.get(record.stage) ?? -1;
  const present = drawn.findLastIndex((id) => (order.get(id) ?? 0) <= now);
  const since = (id: string) => record.stages.find((entry) => entry.stage === id)?.from ?? '';
  return (
    <ol className="track" aria-label={t('case.stages')}>
      {drawn.map((id, index) => {
        const date = since(id);
        return (
          <li
            key={id}
            className={index < present ? 'done' : index === present ? 'now' : 'ahead'}
            aria-current={index === present ? 'step' : undefined}
          >
            <b title={termLabel('criminalStages', id, termLanguage)}>{t(`case.track.${id}`)}</b>
            <span>{date === '' ? (index > present ? t('case.notYet') : '') : formatDate(language, date, 'table')}</span>
          </li>
        );
      })}
    </ol>
  );
}
