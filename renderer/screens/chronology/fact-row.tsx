import { IconAlertTriangle, IconEqualNot, IconMessage2Question } from '@tabler/icons-react';
import type { CaseFile } from '../../../electron/domain/case-file';
import { personName, shortName } from '../../../electron/domain/names';
import { termLabel } from '../../../electron/domain/terms';
import { formatList } from '../../../electron/i18n';
import { Pick } from '../../components/pick';
import { useRecordLanguage } from '../../data/terms';
import { useLanguage, useT } from '../../i18n';
import { ledgerOf } from '../violations/ledger';
import { kindOf, shownDate } from './date-kind';
import type { Entry } from './fact-rows';
import { SourceChip } from './source-chip';

interface Props {
  file: CaseFile;
  entry: Entry;
  here: boolean;
  choose(): void;
}

/** One fact in the list: number in the margin, date with its doubt, text, sources and marks. */
export function FactRow({ file, entry, here, choose }: Props) {
  const t = useT();
  const language = useLanguage();
  const { fact, number, conflicts } = entry;
  const kind = kindOf(fact);
  return (
    // The button inside does the same for the keyboard.
    <div className={here ? 'f cur' : 'f'} onClickCapture={choose}>
      <span className="n">{number}</span>
      <span className="d">
        <i className={`dt ${kind}`} aria-hidden="true" />
        <span>
          {shownDate(fact, language) || t('facts.noDate')}
          {fact.time !== '' && `, ${fact.time}`}
        </span>
        {(kind === 'between' || kind === 'unknown') && <small>{t(`dates.kind.${kind}`)}</small>}
      </span>
      <div>
        <Pick here={here}>{fact.text === '' ? <span className="dim">{t('facts.noText')}</span> : fact.text}</Pick>
        <div className="s">
          {fact.sources.length === 0 && <span className="cite none">{t('facts.noSource')}</span>}
          {fact.sources.map((source) => (
            <SourceChip key={JSON.stringify(source)} file={file} source={source} reachable={here} />
          ))}
          <Marks entry={entry} />
          <ViolationMark file={file} factId={fact.id} />
          {conflicts.length > 0 && (
            <span className="tag amber">
              <IconEqualNot className="i" aria-hidden />
              {t('facts.conflictsWith', { numbers: formatList(language, conflicts) })}
            </span>
          )}
          <People file={file} ids={fact.personIds} />
        </div>
      </div>
    </div>
  );
}

/** The violation that was made from the fact. */
function ViolationMark({ file, factId }: { file: CaseFile; factId: string }) {
  const t = useT();
  if (!file.violations.some((violation) => violation.factId === factId)) return null;
  const made = ledgerOf(file).filter(({ violation }) => violation.factId === factId);
  return made.map(({ violation, number }) => (
    <span key={violation.id} className="tag line">
      <IconAlertTriangle className="i" aria-hidden />
      {t('violations.numbered', { number: String(number) })}
    </span>
  ));
}

function Marks({ entry: { fact } }: { entry: Entry }) {
  const language = useRecordLanguage();
  if (fact.status === 'undisputed') return null;
  return (
    <span className="tag line">
      {fact.status === 'disputed' && <IconMessage2Question className="i" aria-hidden />}
      {termLabel('factStatus', fact.status, language)}
    </span>
  );
}

function People({ file, ids }: { file: CaseFile; ids: readonly string[] }) {
  const language = useRecordLanguage();
  const names = ids.flatMap((id) => {
    const person = file.people.find((other) => other.id === id);
    return person === undefined ? [] : shortName(personName(person, language));
  });
  return names.length === 0 ? null : <span>{names.join(', ')}</span>;
}
