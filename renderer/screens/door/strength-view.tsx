import { useEffect, useState } from 'react';
import { useT } from '../../i18n';
import type { Strength } from './strength';

/** How long a passphrase would hold, in words; the bar only repeats them. */
export function StrengthView({ passphrase, known }: { passphrase: string; known: readonly string[] }) {
  const t = useT();
  const strength = useStrength(passphrase, known);
  if (passphrase === '') return <p className="sm dim strength">{t('create.advice')}</p>;
  if (strength === null) return <p className="sm dim strength">{t('create.measuring')}</p>;
  return (
    <div className={`strength s${strength.level}`} aria-live="polite">
      <span className="bar" aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <i key={step} className={strength.level >= step ? 'on' : ''} />
        ))}
      </span>
      <p className="sm">
        <b className="b">{t(`create.strength.${strength.level}`)}</b> {t(`create.holds.${strength.holds}`)}{' '}
        {strength.reason !== null && t(`create.reason.${strength.reason}`)}
      </p>
    </div>
  );
}

/** The measure of the newest passphrase; null until the word lists are loaded. */
function useStrength(passphrase: string, known: readonly string[]): Strength | null {
  const [measure, setMeasure] = useState<((text: string, known: readonly string[]) => Strength) | null>(null);
  useEffect(() => {
    let here = true;
    void import('./strength')
      .then(({ loadStrength }) => loadStrength())
      .then((loaded) => here && setMeasure(() => loaded));
    return () => {
      here = false;
    };
  }, []);
  return measure === null || passphrase === '' ? null : measure(passphrase, known);
}
