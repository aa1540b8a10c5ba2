import './care.css';
import type { Finding, Findings } from '../../../electron/api/findings';
import { formatBytes, formatNumber } from '../../../electron/i18n';
import { placed } from '../../data/lists';
import { useLanguage, useT } from '../../i18n';
import { titleWords } from '../bin/titles';

/** What is hurt, each by its case and its name, with what can be done about it. */
export function FindingList({ findings, told }: { findings: Findings; told: 'verify' | 'salvage' }) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <ul className="findings">
        {placed(findings.list).map(({ entry, key }) => (
          <li key={key}>
            <FindingLine finding={entry} told={told} />
          </li>
        ))}
      </ul>
      {findings.more > 0 && <p className="dim">{t('care.more', { count: formatNumber(language, findings.more) })}</p>}
    </>
  );
}

function FindingLine({ finding, told }: { finding: Finding; told: 'verify' | 'salvage' }) {
  const t = useT();
  const language = useLanguage();
  const { kind, where, record } = finding;
  return (
    <>
      <p>
        {record !== null && kind !== 'list' && <span className="tag line">{t(`bin.type.${record.type}`)}</span>}{' '}
        <span className="m">{name()}</span>
        {record !== null && record.caseTitle !== '' && <span className="dim"> · {record.caseTitle}</span>}
        {where !== 'now' && <span className="tag"> {t(`care.where.${where}`)}</span>}
      </p>
      <p className="dim">{happened()}</p>
      {told === 'verify' && <p>{todo()}</p>}
      <p className="dim sm path care-place">{finding.file}</p>
    </>
  );

  function name(): string {
    if (kind === 'list') {
      return t('care.list', {
        type: record === null ? t('bin.title') : t(`bin.type.${record.type}`),
        count: formatNumber(language, finding.count ?? 0),
      });
    }
    if (record !== null && record.title === '' && record.date === '' && record.measure === '')
      return t('care.nameless');
    return record === null ? t(`care.part.${kind === 'header' ? 'header' : 'state'}`) : titleWords(t, language, record);
  }

  function happened(): string {
    const { bytes } = finding;
    if (kind !== 'document' || bytes === null || bytes.lost === 0) return t(`care.happened.${kind}`);
    const size = formatBytes(language, bytes.size);
    return t('care.happened.gaps', { lost: formatBytes(language, bytes.lost), size });
  }

  function todo(): string {
    if (where === 'former' && kind !== 'header') return t('care.todo.state');
    return t(`care.todo.${kind}`);
  }
}
