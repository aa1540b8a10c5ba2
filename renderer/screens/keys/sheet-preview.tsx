import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { AppState } from '../../../electron/api/contract';
import { toErrorShape } from '../../../electron/api/errors';
import { ErrorView } from '../../components/error-view';
import { useToast } from '../../components/toast';
import { ViewerFrame } from '../../components/viewer-frame';
import { useSession } from '../../data/session';
import { useT } from '../../i18n';
import { KeyDialog } from './dialog';
import { useStep } from './use-step';

interface Props {
  app: AppState;
  blank: boolean;
  close(): void;
  back(): void;
}

/** The very page that will be printed, and what it means that it leaves the vault: said before, and beside the button. */
export function SheetPreview({ app, blank, close, back }: Props) {
  const t = useT();
  const toast = useToast();
  const { client } = useSession();
  const { busy, error, run } = useStep();
  const making = useSheet(app, blank);
  const sheet = making.data ?? null;
  const leave = () =>
    run(async () => {
      if (sheet === null) return;
      const { token } = sheet;
      if (app.canPrint) await client.call('papers.print', { token });
      else {
        const saved = await client.call('papers.save', { token });
        if (saved !== null) toast({ words: t('print.saved', saved) });
      }
    });
  return (
    <KeyDialog
      title={t(blank ? 'vaultKeys.blankSheet' : 'vaultKeys.sheet')}
      wide
      close={close}
      busy={busy}
      act={{
        words: app.canPrint ? t('print.print') : t('print.savePdf'),
        disabled: sheet === null,
        run: leave,
      }}
      more={
        <button type="button" className="btn" onClick={back}>
          {t('vaultKeys.back')}
        </button>
      }
    >
      {!blank && (
        <p className="row">
          <IconAlertTriangle className="i amber" aria-hidden />
          <span>
            {t('vaultKeys.leaves')} {!app.canPrint && t('vaultKeys.pdfLeaves')}
          </span>
        </p>
      )}
      {error !== null && <ErrorView error={error} />}
      <div className="sheet-view">
        {making.error !== null && <ErrorView error={toErrorShape(making.error)} />}
        {sheet !== null && <ViewerFrame url={sheet.url} title={t('vaultKeys.sheet')} />}
        {making.isPending && <p className="waiting">{t('vaultKeys.making')}</p>}
      </div>
    </KeyDialog>
  );
}

/** The sheet as a PDF, and how making it failed. */
function useSheet(app: AppState, blank: boolean) {
  const { client } = useSession();
  const language = app.settings.paperLanguage;
  return useQuery({
    queryKey: ['recovery-sheet', language, blank],
    gcTime: 0,
    staleTime: 0,
    queryFn: () => client.call('keys.sheet', { language, blank }),
  });
}
