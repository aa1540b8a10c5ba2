import type { CaseFile } from '../../../electron/domain/case-file';
import type { Deadline } from '../../../electron/domain/court';
import { type DeadlineDifference, recompute } from '../../../electron/domain/deadlines/recompute';
import { formatArticleLabel, formatDateTime, type Translate, type UiLanguage } from '../../../electron/i18n';
import { Kbd } from '../../components/kbd';
import { useRecords } from '../../data/records';
import { useLanguage, useT } from '../../i18n';
import { type Law, recount } from './law';

/** What the rules and the calendar of today would change, taken over one by one. */
export function Differences({ file, law, close }: { file: CaseFile; law: Law; close(): void }) {
  const t = useT();
  const language = useLanguage();
  const records = useRecords(file.case.id);
  const found = recompute(file.deadlines, law.rules, law);
  const title = (id: string) => file.deadlines.find((deadline) => deadline.id === id)?.title ?? '';
  const confirmed = (id: string) => {
    const deadline = file.deadlines.find((other) => other.id === id);
    const now = deadline === undefined ? null : recount(deadline, law);
    return now !== null && now.doubts.length === 0;
  };
  return (
    <section className="adder" aria-label={t('deadlines.recompute')}>
      <h2 className="h-sec">{t('deadlines.recompute')}</h2>
      <p className="dim" role="status">
        {t(found.length === 0 ? 'deadlines.nothingDiffers' : 'deadlines.differs')}
      </p>
      <ul className="differences">
        {found.map((difference) => (
          <li key={`${difference.id} ${difference.what}`}>
            <div>
              <b className="b">{title(difference.id)}</b> <span>{differenceWords(t, language, difference)}</span>
              {difference.overruled && <small>{t('deadlines.ownStays')}</small>}
            </div>
            <button
              type="button"
              className="btn"
              onClick={() =>
                records.patch('deadline', difference.id, takenOver(difference, confirmed(difference.id)), true)
              }
            >
              {t('deadlines.takeOver')}
            </button>
          </li>
        ))}
      </ul>
      <div className="act row">
        <button type="button" className="btn" onClick={close}>
          {t('common.close')} <Kbd keys="Esc" />
        </button>
      </div>
    </section>
  );
}

function differenceWords(t: Translate, language: UiLanguage, { what, before, after }: DeadlineDifference): string {
  const shown = (value: string): string => {
    if (value === '') return t('common.notStated');
    if (what === 'due') return formatDateTime(language, value);
    if (what === 'onWhom') return t(value === 'defence' ? 'history.onWhom.defence' : 'history.onWhom.authority');
    return formatArticleLabel(language, value);
  };
  if (what === 'no-rule' || what === 'rule-gone') return t(`deadlines.differences.${what}`);
  return `${shown(before)} → ${shown(after)}`;
}

/** What taking a difference over changes. Without its rule a deadline stays as one entered by hand. */
function takenOver({ what, after }: DeadlineDifference, confirmed: boolean): Partial<Deadline> {
  switch (what) {
    case 'due':
      return { due: after, confirmed: confirmed && after !== '' };
    case 'article':
      return { article: after };
    case 'onWhom':
      return { onWhom: after === 'defence' ? 'defence' : 'authority' };
    case 'no-rule':
    case 'rule-gone':
      return { ruleId: '', confirmed: false };
  }
}
