import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { AppState } from '../../../electron/api/contract';
import { useAct } from '../../components/toast';
import { useSettings } from '../../data/queries';
import { useT } from '../../i18n';

interface ExportWarning {
  /** Runs `go`, the first time ever only after it was said that the file leaves the vault in clear. */
  before(go: () => void): void;
  strip: ReactNode;
}

/** Says once that what is exported is no longer encrypted. */
export function useExportWarning(app: AppState): ExportWarning {
  const t = useT();
  const act = useAct();
  const { change } = useSettings();
  const [waiting, setWaiting] = useState<{ go(): void } | null>(null);
  const proceed = () => {
    act(change({ exportWarningSeen: true }));
    waiting?.go();
    setWaiting(null);
  };
  return {
    before: (go) => (app.settings.exportWarningSeen ? go() : setWaiting({ go })),
    strip: waiting !== null && (
      <div className="strip doubt" role="alert">
        <IconAlertTriangle className="i amber" aria-hidden />
        <span className="grow">{t('documents.exportWarning')}</span>
        <button type="button" className="btn" onClick={proceed}>
          {t('documents.exportAnyway')}
        </button>
        <button type="button" className="btn q" onClick={() => setWaiting(null)}>
          {t('common.cancel')}
        </button>
      </div>
    ),
  };
}
