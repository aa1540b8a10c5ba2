import { IconAlertCircle, IconCheck, IconDots, IconX } from '@tabler/icons-react';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { Violation } from '../../../electron/domain/court';
import { Pick } from '../../components/pick';
import { useLanguage, useT } from '../../i18n';
import { shownDate } from '../chronology/date-kind';
import { SourceChip } from '../chronology/source-chip';
import { type Entry, exhibitOf } from './ledger';
import { NormChips } from './norms';

interface Props {
  file: CaseFile;
  entry: Entry;
  here: boolean;
  choose(): void;
}

/** One violation: number, what happened, norms, objection, ruling, exhibit. */
export function ViolationRow({ file, entry, here, choose }: Props) {
  const t = useT();
  const language = useLanguage();
  const { violation, number } = entry;
  const date = shownDate(violation, language);
  const exhibit = exhibitOf(violation);
  return (
    // The button inside does the same for the keyboard.
    <div className={here ? 'f vio cur' : 'f vio'} onClickCapture={choose}>
      <span className="n">{number}</span>
      <div>
        <Pick here={here}>
          {violation.text === '' ? <span className="dim">{t('facts.noText')}</span> : violation.text}
        </Pick>
        <div className="s">
          {date !== '' && <span className="num">{date}</span>}
          {exhibit === null ? (
            <span className="cite none">{t('violations.noExhibit')}</span>
          ) : (
            <SourceChip file={file} source={exhibit} reachable={here} />
          )}
        </div>
      </div>
      <div className="norm num">
        <NormChips axis="domesticViolations" ids={violation.domestic} />
        <NormChips axis="internationalViolations" ids={violation.international} />
        {violation.domestic.length + violation.international.length === 0 && (
          <span className="dim">{t('common.noneYet')}</span>
        )}
      </div>
      <Objection objection={violation.objection} />
      <div className="rul">
        {violation.ruling === '' ? (
          <>
            <IconDots className="i sz amber" aria-hidden /> <span className="amber">{t('violations.noRuling')}</span>
          </>
        ) : (
          violation.ruling
        )}
      </div>
    </div>
  );
}

const icons = { '': IconDots, raised: IconCheck, 'not-raised': IconAlertCircle, 'not-possible': IconX };

function Objection({ objection }: { objection: Violation['objection'] }) {
  const t = useT();
  const Icon = icons[objection];
  return (
    <div className={objection === 'raised' ? 'obj' : 'obj amber'}>
      <Icon className="i sz" aria-hidden />{' '}
      {t(objection === '' ? 'common.notStated' : `violations.objections.${objection}`)}
    </div>
  );
}
