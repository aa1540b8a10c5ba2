import './print.css';
import { IconArrowLeft, IconFileDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { AppState, PaperRequest, Settings } from '../../../electron/api/contract';
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
        <Ways preview={working ? null : preview} canPrint={app.canPrint} settings={settings} />
      </header>
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

/** Saving as PDF and printing. That the paper leaves the vault is said with it. */
function Ways({ preview, canPrint, settings }: { preview: Preview | null; canPrint: boolean; settings: Settings }) {
  const t = useT();
  const { client } = useSession();
  const { change } = useSettings();
  const act = useAct();
  const toast = useToast();
  const save = async () => {
    if (preview === null) return;
    const saved = await client.call('papers.save', { token: preview.token });
    if (saved === null) return;
    toast({ words: t(settings.exportWarningSeen ? 'print.saved' : 'print.savedInClear', saved) });
    if (!settings.exportWarningSeen) await change({ exportWarningSeen: true });
  };
  const print = async () => {
    if (preview !== null) await client.call('papers.print', { token: preview.token });
  };
  useKeys([
    { code: 'KeyP', mod: true, everywhere: true, run: () => act(canPrint ? print() : save()) },
    { code: 'KeyP', mod: true, shift: true, everywhere: true, run: () => act(save()) },
  ]);
  return (
    <>
      <button
        type="button"
        className={canPrint ? 'btn nw' : 'btn p nw'}
        disabled={preview === null}
        onClick={() => act(save())}
      >
        <IconFileDownload className="i sz" aria-hidden />
        {t('print.savePdf')} <Kbd keys="Mod Shift P" />
      </button>
      {canPrint && (
        <button type="button" className="btn p nw" disabled={preview === null} onClick={() => act(print())}>
          <IconPrinter className="i sz" aria-hidden />
          {preview === null ? t('print.print') : t('print.printPages', { count: preview.pages })} <Kbd keys="Mod P" />
        </button>
      )}
    </>
  );
}
