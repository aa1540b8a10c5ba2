import { IconCircleCheck } from '@tabler/icons-react';
import type { Copied } from '../../../electron/api/care';
import { formatNumber } from '../../../electron/i18n';
import { ErrorView } from '../../components/error-view';
import { useAct } from '../../components/toast';
import { useSession } from '../../data/session';
import { useLanguage, useT } from '../../i18n';
import { KeyDialog } from '../keys/dialog';
import { CareProgressLine } from './care-progress';
import type { Care } from './use-care';

interface Props {
  care: Care<Copied>;
  again(): void;
  back(): void;
  close(): void;
}

/** The re-keying under way, stopped, failed or done. */
export function RekeyRun({ care, again, back, close }: Props) {
  const t = useT();
  const title = t('rekey.title');
  if (care.result !== null) return <RekeyDone made={care.result} close={close} />;
  if (care.busy) {
    return (
      <KeyDialog title={title} act={null} busy={false} leave={t('care.stop')} close={care.stop}>
        <CareProgressLine job="rekey" progress={care.progress} />
        <p className="dim">{t('rekey.whileRunning')}</p>
      </KeyDialog>
    );
  }
  return (
    <KeyDialog
      title={title}
      act={{ words: t('rekey.goOn'), disabled: false, run: again }}
      busy={false}
      leave={t('common.close')}
      close={close}
      more={
        <button type="button" className="btn" onClick={back}>
          {t('common.back')}
        </button>
      }
    >
      {care.error === null ? <p role="status">{t('rekey.stopped')}</p> : <ErrorView error={care.error} />}
    </KeyDialog>
  );
}

function RekeyDone({ made, close }: { made: Copied; close(): void }) {
  const t = useT();
  const act = useAct();
  const language = useLanguage();
  const { client } = useSession();
  const { vault, records, documents } = made;
  return (
    <KeyDialog
      title={t('rekey.done')}
      act={{
        words: t('care.openNew'),
        disabled: false,
        run: () => act(client.call('care.openNew', { place: vault.place })),
      }}
      busy={false}
      leave={t('rekey.later')}
      close={close}
    >
      <p className="row green">
        <IconCircleCheck className="i" aria-hidden />
        <span>
          {t('care.copied', { records: formatNumber(language, records), documents: formatNumber(language, documents) })}
        </span>
      </p>
      <p className="path care-place">{vault.path}</p>
      <p>{t('rekey.after')}</p>
    </KeyDialog>
  );
}
