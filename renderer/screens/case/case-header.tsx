import { IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { CaseFile } from '../../../electron/domain/case-file';
import { termLabel } from '../../../electron/domain/terms';
import { formatNumber } from '../../../electron/i18n';
import { Kbd } from '../../components/kbd';
import { useRecordLanguage } from '../../data/terms';
import { useLanguage, useT } from '../../i18n';
import { useKeys } from '../../keys/hotkeys';
import { type Tab, tabs } from './tabs';

interface Props {
  file: CaseFile;
  tab: Tab;
  /** What this tab adds, as its main button. */
  children?: ReactNode;
}

/** Title, numbers and tabs of a case. */
export function CaseHeader({ file, tab, children }: Props) {
  const t = useT();
  const [, go] = useLocation();
  const print = () => go(`/case/${file.case.id}/print`);
  useKeys([{ code: 'KeyP', mod: true, everywhere: true, run: print }]);
  return (
    <header className="chead">
      <div className="l1">
        <h1 className="h-case trunc" title={file.case.title}>
          {file.case.title}
        </h1>
        {file.case.publicRecord && <span className="tag line">{t('case.publicRecord')}</span>}
        <span className="grow" />
        <button type="button" className="btn" onClick={print}>
          <IconPrinter className="i sz" aria-hidden />
          {t('papers.title')} <Kbd keys="Mod P" />
        </button>
        {children}
      </div>
      <Numbers file={file} />
      <TabLinks file={file} tab={tab} />
    </header>
  );
}

function Numbers({ file }: { file: CaseFile }) {
  const t = useT();
  const language = useRecordLanguage();
  const { erdrNumber, courtFileNumber, court, stage, number } = file.case;
  const parts = [
    erdrNumber && t('case.erdr', { number: erdrNumber }),
    courtFileNumber && t('case.courtFile', { number: courtFileNumber }),
    court,
    stage && termLabel('criminalStages', stage, language),
    number && t('case.ownNumber', { number }),
  ].filter((part) => part !== '');
  return <div className="l2 num">{parts.length === 0 ? t('case.noNumbers') : parts.join(' · ')}</div>;
}

function TabLinks({ file, tab }: { file: CaseFile; tab: Tab }) {
  const t = useT();
  const language = useLanguage();
  return (
    <nav className="tabs" aria-label={t('case.tabs')}>
      {tabs.map(({ id, title, count }) => {
        const n = count(file);
        return (
          <Link key={id} href={`/case/${file.case.id}/${id}`} aria-current={id === tab ? 'page' : undefined}>
            {t(title)} {n !== null && <span className="cnt">{formatNumber(language, n)}</span>}
          </Link>
        );
      })}
    </nav>
  );
}
