import { useEffect, useState } from 'react';
import type { AppState, Response } from '../../../electron/api/contract';
import { type ErrorShape, toErrorShape } from '../../../electron/api/errors';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { DocumentRecord } from '../../../electron/domain/records';
import { ErrorView } from '../../components/error-view';
import { ViewerFrame } from '../../components/viewer-frame';
import { useSession } from '../../data/session';
import { useT } from '../../i18n';

/** Milliseconds that a document must stay chosen before it is opened, so that passing by opens nothing. */
const settleFor = 120;

type Opened = Response<'documents.open'>;

/** The document itself, under a one-time address that ends when it is left. */
export function DocumentViewer({ file, document, app }: { file: CaseFile; document: DocumentRecord; app: AppState }) {
  const t = useT();
  const [again, setAgain] = useState(0);
  const { opened, error } = useOpened(
    file.case.id,
    document.id,
    `${app.settings.language} ${app.settings.theme} ${again}`,
  );
  if (error !== null) {
    return (
      <div className="stage empty">
        <ErrorView error={error}>
          <button type="button" className="btn" onClick={() => setAgain(again + 1)}>
            {t('common.tryAgain')}
          </button>
        </ErrorView>
      </div>
    );
  }
  if (opened === null) return <p className="stage waiting">{t('documents.opening')}</p>;
  return (
    <div className="stage">
      <ViewerFrame key={opened.url} url={opened.url} title={t('documents.viewerOf', { name: document.title })} />
    </div>
  );
}

/** Opens a document and closes it when it is left. `look`: opened anew when it changes. */
function useOpened(caseId: string, documentId: string, look: string) {
  const { client } = useSession();
  const [state, setState] = useState<{ opened: Opened | null; error: ErrorShape | null }>({
    opened: null,
    error: null,
  });
  useEffect(() => {
    let here = look !== '';
    let token: string | null = null;
    const close = (of: string) => client.call('documents.close', { token: of }).catch(() => undefined);
    const open = async () => {
      try {
        const opened = await client.call('documents.open', { caseId, documentId });
        token = opened.token;
        if (here) setState({ opened, error: null });
        else await close(opened.token);
      } catch (error) {
        if (here) setState({ opened: null, error: toErrorShape(error) });
      }
    };
    const timer = setTimeout(() => void open(), settleFor);
    return () => {
      here = false;
      clearTimeout(timer);
      if (token !== null) void close(token);
    };
  }, [client, caseId, documentId, look]);
  return state;
}
