import type { CaseFile } from '../../../electron/domain/case-file';
import { type Custody, custody } from '../../../electron/domain/custody';
import { dayNumber } from '../../../electron/domain/days';
import { formatDate } from '../../../electron/i18n';
import { CustodyRuler } from '../../components/custody-ruler';
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
      <CustodyRuler name={name} held={count.held} left={leftOf(count)} />
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

function leftOf({ authorisedUntil, since }: Custody): number | null {
  const now = dayNumber(today());
  const until = authorisedUntil === null ? null : dayNumber(authorisedUntil);
  return now === null || until === null || since === null ? null : until - now;
}
