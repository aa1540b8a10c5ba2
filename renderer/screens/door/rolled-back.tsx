import { IconAlertTriangle } from '@tabler/icons-react';
import { z } from 'zod';
import type { ErrorShape } from '../../../electron/api/errors';
import { formatDateTime, formatNumber, localMinute } from '../../../electron/i18n';
import { useLanguage, useT } from '../../i18n';

const State = z.object({ generation: z.number(), savedAt: z.string() });
const RolledBackData = z.object({
  what: z.literal('vault'),
  kind: z.enum(['older', 'forked', 'unknown']),
  present: State,
  anchored: State,
});
export type RolledBackData = z.output<typeof RolledBackData>;

/** What an error says of a vault that is not the one last seen; null for any other error. */
export function rolledBackOf(error: ErrorShape | null): RolledBackData | null {
  return error?.code === 'vault.rolled-back' ? (RolledBackData.safeParse(error.data).data ?? null) : null;
}

interface Props {
  found: RolledBackData;
  busy: boolean;
  look(): void;
  accept(): void;
}

/** The vault is not the one that this computer saw last: both dates, and the choice to look without changing. */
export function RolledBack({ found, busy, look, accept }: Props) {
  const t = useT();
  const language = useLanguage();
  const words = ({ generation, savedAt }: RolledBackData['present']) =>
    t('unlock.savedChange', {
      date: formatDateTime(language, localMinute(savedAt), 'full'),
      generation: formatNumber(language, generation),
    });
  return (
    <div className="rolled-back" role="alert">
      <h2 className="h-state red">
        <IconAlertTriangle className="i" aria-hidden /> {t(`unlock.rolledBack.title.${found.kind}`)}
      </h2>
      <dl>
        <dt>{t('unlock.rolledBack.seen')}</dt>
        <dd className="m num">{words(found.anchored)}</dd>
        <dt>{t('unlock.rolledBack.here')}</dt>
        <dd className="m num">{words(found.present)}</dd>
      </dl>
      <p>{t('unlock.rolledBack.about')}</p>
      <div className="act">
        <button type="button" className="btn p" disabled={busy} onClick={look}>
          {t('unlock.rolledBack.look')}
        </button>
        <button type="button" className="btn" disabled={busy} onClick={accept}>
          {t('unlock.rolledBack.accept')}
        </button>
      </div>
    </div>
  );
}
