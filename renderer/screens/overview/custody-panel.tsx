import type { CaseFile } from '../../../electron/domain/case-file';
import { type Custody, custody } from '../../../electron/domain/custody';
import { dayNumber } from '../../../electron/domain/days';
import { formatDate } from '../../../electron/i18n';
import { Part } from '../../components/part';
import { defendantsOf, nameOf } from '../../data/people';
import { useRecordLanguage } from '../../data/terms';
import { today } from '../../data/today';
import { useLanguage, useT } from '../../i18n';

/** Days held, for each defendant who was. */
export function CustodyPanel({ file }: { file: CaseFile }) {
  const t = useT();
  const language = useRecordLanguage();
  const counted = defendantsOf(file)
    .map((person) => ({
      person,
      count: custody(
        file.restraints.filter((restraint) => restraint.participationId === person.id),
        today(),
      ),
    }))
    .filter(({ count }) => count.held + count.houseArrest + count.leftOut.length > 0);
  if (counted.length === 0) return null;
  return (
    <Part title={t('case.daysHeld')}>
      {counted.map(({ person, count }) => (
        <Held key={person.id} name={nameOf(file, person, language)} count={count} />
      ))}
    </Part>
  );
}

function Held({ name, count }: { name: string; count: Custody }) {
  const t = useT();
  const language = useLanguage();
  const words = t('units.days', { count: count.held });
  return (
    <div className="held">
      <div className="row">
        <span className="m grow">{name}</span>
        <span className="num m">{words}</span>
      </div>
      <Ruler name={name} count={count} />
      <div className="r2 num">
        {count.since !== null && <span>{t('case.heldSince', { date: formatDate(language, count.since) })}</span>}
        {count.since === null && <span>{t('case.notHeldNow')}</span>}
        {count.authorisedUntil !== null && (
          <span>{t('case.orderUntil', { date: formatDate(language, count.authorisedUntil) })}</span>
        )}
        {count.houseArrest > 0 && (
          <span>{t('case.houseArrestDays', { days: t('units.days', { count: count.houseArrest }) })}</span>
        )}
        {count.leftOut.length > 0 && <span className="amber">{t('case.leftOut', { n: count.leftOut.length })}</span>}
      </div>
    </div>
  );
}

/** Solid: days behind. Hatched: days that the order still allows. The stroke is where the order ends. */
function Ruler({ name, count }: { name: string; count: Custody }) {
  const t = useT();
  const now = dayNumber(today());
  const until = count.authorisedUntil === null ? null : dayNumber(count.authorisedUntil);
  if (now === null || until === null || count.since === null || until < now) return null;
  const left = until - now;
  const used = (304 * count.held) / (count.held + left);
  return (
    <svg
      className="ruler"
      viewBox="0 0 304 14"
      preserveAspectRatio="none"
      role="img"
      aria-label={t('case.rulerWords', { name, held: count.held, left })}
      style={{ height: 14, marginTop: 4 }}
    >
      <defs>
        <pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0v4" stroke="var(--ink-3)" strokeWidth="1.4" />
        </pattern>
      </defs>
      <rect x="0" y="3" width={used} height="7" rx="1" fill="var(--ink-2)" />
      <rect x={used} y="3.5" width={304 - used} height="6" fill="url(#hatch)" stroke="var(--ink-2)" />
      <path d="M303 0v14" stroke="var(--ink-2)" strokeWidth="2" />
    </svg>
  );
}
