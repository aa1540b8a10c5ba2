import './print.css';
import { IconArrowLeft, IconFileDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { AppState, PaperRequest } from '../../../electron/api/contract';
import type { CaseFile } from '../../../electron/domain/case-file';
import { ErrorView } from '../../components/error-view';
import { Hints } from '../../components/hints';
import { IconButton } from '../../components/icon-button';
import { Kbd } from '../../components/kbd';
import { useAct, useToast } from '../../components/toast';
import { ViewerFrame } from '../../components/viewer-frame';
import { useSettings } from '../../data/queries';
import { useSession } from '../../data/session';
import { useT } from '../../i18n';
import { useKeys } from '../../keys/hotkeys';
import { useExportWarning } from './export-warning';
import { PrintOptions } from './print-options';
import { type Section, usualSections } from './sections';
import { type Preview, usePreview } from './use-preview';

/** The court paper of a case: what goes in, and the very pages that will be printed. */
export function PrintPage({ file, app }: { file: CaseFile; app: AppState }) {
  const t = useT();
  const [, go] = useLocation();
  const [chosen, setChosen] = useState<readonly Section[]>(usualSections);
  const { settings = app.settings, change } = useSettings();
  const act = useAct();
  const request: PaperRequest = {
    paper: 'summary',
    caseId: file.case.id,
    language: settings.paperLanguage,
    sections: [...chosen],
  };
  const { preview, error, working, again } = usePreview(request);
  const warning = useExportWarning(app);
  const back = () => go(`/case/${file.case.id}/overview`);
  useKeys([{ code: 'Escape', run: back }]);
  return (
    <>
      <header className="print-top">
        <IconButton label={t('print.back')} keys="Esc" onClick={back}>
          <IconArrowLeft className="i" aria-hidden />
        </IconButton>
        <h1 className="h-case nw">{t('print.title')}</h1>
        <span className="dim trunc grow">{file.case.title}</span>
        <Ways preview={working ? null : preview} canPrint={app.canPrint} before={warning.before} />
      </header>
      {warning.strip}
      <div className="print-main">
        <PrintOptions
          file={file}
          language={settings.paperLanguage}
          chooseLanguage={(paperLanguage) => act(change({ paperLanguage }))}
          chosen={chosen}
          choose={setChosen}
          canPrint={app.canPrint}
        />
        <section className="print-view" aria-label={t('print.preview')} aria-busy={working}>
          {error !== null && (
            <ErrorView error={error}>
              <button type="button" className="btn" onClick={again}>
                {t('common.tryAgain')}
              </button>
            </ErrorView>
          )}
          {preview === null && error === null && <p className="waiting">{t('print.making')}</p>}
          {preview !== null && error === null && (
            <ViewerFrame key={preview.token} url={preview.url} title={t('print.preview')} />
          )}
        </section>
      </div>
      <Hints
        keys={[
          [['Esc'], 'keys.backToCase'],
          [['Mod P'], 'keys.print'],
          [['Mod Shift P'], 'keys.savePdf'],
        ]}
      >
        {t('print.leaves')}
      </Hints>
    </>
  );
}

interface WaysProps {
  preview: Preview | null;
  canPrint: boolean;
  /** Runs it once it was said that the paper leaves the vault. */
  before(go: () => void): void;
}

/** Saving as PDF and printing. */
function Ways({ preview, canPrint, before }: WaysProps) {
  const t = useT();
  const { client } = useSession();
  const act = useAct();
  const toast = useToast();
  const save = async ({ token }: Preview) => {
    const saved = await client.call('papers.save', { token });
    if (saved !== null) toast({ words: t('print.saved', saved) });
  };
  const print = ({ token }: Preview) => client.call('papers.print', { token });
  const leave = (way: (paper: Preview) => Promise<unknown>) => {
    if (preview !== null) before(() => act(way(preview)));
  };
  useKeys([
    { code: 'KeyP', mod: true, everywhere: true, run: () => leave(canPrint ? print : save) },
    { code: 'KeyP', mod: true, shift: true, everywhere: true, run: () => leave(save) },
  ]);
  return (
    <>
      <button
        type="button"
        className={canPrint ? 'btn nw' : 'btn p nw'}
        disabled={preview === null}
        onClick={() => leave(save)}
      >
        <IconFileDownload className="i sz" aria-hidden />
        {t('print.savePdf')} <Kbd keys="Mod Shift P" />
      </button>
      {canPrint && (
        <button type="button" className="btn p nw" disabled={preview === null} onClick={() => leave(print)}>
          <IconPrinter className="i sz" aria-hidden />
          {preview === null ? t('print.print') : t('print.printPages', { count: preview.pages })} <Kbd keys="Mod P" />
        </button>
      )}
    </>
  );
}
