import { formatNumber } from '../../electron/i18n';
import { useLanguage, useT } from '../i18n';

/** How many of a list are shown: `9 of 46`. */
export function Count({ shown, total }: { shown: number; total: number }) {
  const t = useT();
  const language = useLanguage();
  return (
    <span className="num nw" role="status">
      <b className="b">{formatNumber(language, shown)}</b> <span className="dim">{t('common.ofTotal', { total })}</span>
    </span>
  );
}
