import { IconAlertCircle } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { DayCustody } from '../../../electron/domain/agenda';
import { termLabel } from '../../../electron/domain/terms';
import { baseLanguage, formatDate } from '../../../electron/i18n';
import { CustodyRuler } from '../../components/custody-ruler';
import { Part } from '../../components/part';
import { useLanguage, useT } from '../../i18n';

/** Days before the end of an authority from which it is drawn as running out. */
const runningOut = 7;
const most = 40;

/** Everybody who is held in an open case, those first whose authority ends first. */
export function Clocks({ custody }: { custody: readonly DayCustody[] }) {
  const t = useT();
  if (custody.length === 0) return null;
  return (
    <Part title={t('today.custody')}>
      {custody.slice(0, most).map((entry) => (
        <Clock key={entry.caseId + entry.participationId} entry={entry} />
      ))}
      {custody.length > most && <p className="sub">{t('today.more', { count: custody.length - most })}</p>}
    </Part>
  );
}

function Clock({ entry }: { entry: DayCustody }) {
  const t = useT();
  const language = useLanguage();
  const { caseId, caseTitle, name, measure, authorisedUntil, held, left } = entry;
  const red = left !== null && left <= runningOut;
  const label = termLabel('restraintMeasures', measure, baseLanguage(language));
  return (
    <Link href={`/case/${caseId}/overview`} className="clock">
      <div className="row">
        <span className="m grow">{name}</span>
        <span className={red ? 'left red' : 'left'}>
          {red && <IconAlertCircle className="i sz" aria-hidden />} {leftWords(t, left)}
        </span>
      </div>
      <CustodyRuler name={name} held={held} left={left} red={red} />
      <div className="sub num">
        {[t('today.dayHeld', { n: held }), label, authorisedUntil && formatDate(language, authorisedUntil.slice(0, 10))]
          .filter((part) => part !== '')
          .join(' · ')}
      </div>
      <div className="sub">{caseTitle}</div>
    </Link>
  );
}

function leftWords(t: ReturnType<typeof useT>, left: number | null): string {
  if (left === null) return t('today.noEnd');
  if (left < 0) return t('today.over', { count: -left });
  return left === 0 ? t('today.lastDay') : t('today.left', { count: left });
}
