import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconArrowRight,
  IconCheck,
  IconDeviceFloppy,
  IconLock,
  IconSearch,
} from '@tabler/icons-react';
import type { AppState } from '../../../electron/api/contract';
import { formatInstant, formatNumber } from '../../../electron/i18n';
import { IconButton } from '../../components/icon-button';
import { Kbd } from '../../components/kbd';
import { Mark } from '../../components/mark';
import { useAct } from '../../components/toast';
import { useSaveStatus } from '../../data/session';
import { today } from '../../data/today';
import { useUndo } from '../../data/undo';
import { useLanguage, useT } from '../../i18n';

/** The window's own title bar: which vault, whether all is saved, and the lock. */
export function TitleBar({ app, lock, search }: { app: AppState; lock(): void; search(): void }) {
  const t = useT();
  const act = useAct();
  const { undo, redo } = useUndo();
  const { save } = useSaveStatus();
  return (
    <header className="tbar">
      <div className="vault">
        <Mark />
        <span className="trunc">{app.current?.name ?? t('app.name')}</span>
      </div>
      <IconButton label={t('common.back')} keys="Alt ←" onClick={() => history.back()}>
        <IconArrowLeft className="i" aria-hidden />
      </IconButton>
      <IconButton label={t('nav.forward')} keys="Alt →" onClick={() => history.forward()}>
        <IconArrowRight className="i" aria-hidden />
      </IconButton>
      <button type="button" className="find" onClick={search}>
        <IconSearch className="i sz" aria-hidden />
        <span className="grow trunc">{t('palette.title')}</span>
        <Kbd keys="Mod K" />
      </button>
      <span className="grow" />
      <IconButton
        label={t('common.undo')}
        words={t('common.undo')}
        keys="Mod Z"
        disabled={!(save?.canUndo ?? false)}
        onClick={() => act(undo())}
      >
        <IconArrowBackUp className="i" aria-hidden />
      </IconButton>
      {(save?.canRedo ?? false) && (
        <IconButton label={t('common.redo')} keys="Mod Shift Z" onClick={() => act(redo())}>
          <IconArrowForwardUp className="i" aria-hidden />
        </IconButton>
      )}
      <SavedWords />
      <IconButton label={t('nav.lock')} keys="Mod L" onClick={lock}>
        <IconLock className="i" aria-hidden />
      </IconButton>
    </header>
  );
}

/** Whether what is on the screen is on the disk. */
function SavedWords() {
  const t = useT();
  const words = useSavedWords();
  const { state } = useSaveStatus();
  if (state === 'failed') {
    return (
      <span className="save red m" role="status" data-save={state}>
        <IconAlertTriangle className="i sz" aria-hidden />
        {t('common.notSaved')}
      </span>
    );
  }
  return (
    <span className="save num" role="status" data-save={state}>
      {state === 'saving' ? (
        <IconDeviceFloppy className="i sz" aria-hidden />
      ) : (
        <IconCheck className="i sz" aria-hidden />
      )}
      <span>{state === 'saving' ? t('common.saving') : words}</span>
    </span>
  );
}

function useSavedWords(): string {
  const t = useT();
  const language = useLanguage();
  const { save } = useSaveStatus();
  if (save === null || save.savedAt === null) return t('common.nothingYet');
  if (save.readOnly) return t('common.readOnly');
  const time = formatInstant(language, save.savedAt, today());
  return t('common.savedChange', { time, generation: formatNumber(language, save.generation) });
}
