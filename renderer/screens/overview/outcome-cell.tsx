import type { CaseFile } from '../../../electron/domain/case-file';
import type { Charge, Participation } from '../../../electron/domain/records';
import { Choice } from '../../components/choice';
import { useAct } from '../../components/toast';
import { shortNameOf } from '../../data/people';
import type { Records } from '../../data/records';
import { useRecordLanguage, useTermOptions } from '../../data/terms';
import { useT } from '../../i18n';

interface Props {
  file: CaseFile;
  person: Participation;
  /** Charge whose article a new charge takes over. */
  pattern: Charge;
  charge: Charge | null;
  records: Records;
}

/** Outcomes that leave nothing of the charge. */
const gone: readonly string[] = [
  'dropped-in-investigation',
  'terminated-rehabilitating',
  'terminated-other',
  'prosecutor-withdrew',
  'ended-by-court',
  'acquitted',
  'quashed-ended',
];

/** One charge against one person. Choosing an outcome where there was none makes the charge. */
export function OutcomeCell({ file, person, pattern, charge, records }: Props) {
  const t = useT();
  const act = useAct();
  const language = useRecordLanguage();
  const outcomes = useTermOptions('chargeOutcomes');
  const name = shortNameOf(file, person, language);
  const choose = (outcome: string) => {
    if (charge === null) {
      const { code, article, part, point, offence, order } = pattern;
      act(
        records.create('charge', { participationId: person.id, code, article, part, point, offence, order, outcome }),
      );
    } else if (outcome === '') act(records.remove('charge', charge.id, `${article(pattern)}, ${name}`));
    else records.patch('charge', charge.id, { outcome }, true);
  };
  return (
    <div className="outcome">
      {charge !== null && <i className={gone.includes(charge.outcome) ? 'ring0' : 'dot'} aria-hidden="true" />}
      <Choice
        label={t('case.outcomeFor', { name })}
        bare
        quiet
        value={charge?.outcome ?? ''}
        options={[{ value: '', label: t('case.notCharged') }, ...outcomes]}
        onChoose={choose}
      />
    </div>
  );
}

const article = ({ article: number, part }: Charge) => (part === '' ? number : `${number}(${part})`);
