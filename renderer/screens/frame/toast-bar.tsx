import { ErrorView } from '../../components/error-view';
import { Kbd } from '../../components/kbd';
import { useAct, useToasts } from '../../components/toast';
import { useUndo } from '../../data/undo';
import { useT } from '../../i18n';

/** The one notice at the foot of the sheet. */
export function ToastBar() {
  const { notice, show } = useToasts();
  return (
    <div aria-live="polite">
      {notice === null ? null : notice.error === undefined ? (
        <Words words={notice.words ?? ''} undo={notice.undo ?? false} close={() => show(null)} />
      ) : (
        <Trouble error={notice.error} about={notice.words} close={() => show(null)} />
      )}
    </div>
  );
}

function Words({ words, undo, close }: { words: string; undo: boolean; close(): void }) {
  const t = useT();
  const act = useAct();
  const history = useUndo();
  const takeBack = () => {
    close();
    act(history.undo());
  };
  return (
    <div className="toast">
      <span>{words}</span>
      {undo ? (
        <button type="button" className="btn" onClick={takeBack}>
          {t('common.undo')} <Kbd keys="Mod Z" />
        </button>
      ) : (
        <button type="button" className="btn" onClick={close}>
          {t('common.close')}
        </button>
      )}
    </div>
  );
}

type Failure = NonNullable<ReturnType<typeof useToasts>['notice']>['error'];

function Trouble({ error, about, close }: { error: NonNullable<Failure>; about: string | undefined; close(): void }) {
  const t = useT();
  return (
    <div className="toast trouble">
      <ErrorView error={error} {...(about === undefined ? {} : { about })} />
      <button type="button" className="btn" onClick={close}>
        {t('common.close')}
      </button>
    </div>
  );
}
