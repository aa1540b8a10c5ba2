import { IconPencilExclamation } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { formatList } from '../../../electron/i18n';
import { useAct, useToast } from '../../components/toast';
import { useSession } from '../../data/session';
import { useLanguage, useT } from '../../i18n';
import { titleWords } from '../bin/titles';

/** Text that an earlier lock could not save: brought back or given up. */
export function Unsaved() {
  const t = useT();
  const act = useAct();
  const toast = useToast();
  const language = useLanguage();
  const { client, edits, queries } = useSession();
  const { data = [] } = useQuery({ queryKey: ['unsaved'], queryFn: () => client.call('unsaved.list') });
  if (data.length === 0) return null;
  const restore = async () => {
    const { save, left } = await client.call('unsaved.restore');
    edits.saved(save);
    queries.setQueryData(['unsaved'], []);
    edits.turned();
    toast({ words: left === 0 ? t('unsaved.restored') : t('unsaved.left', { count: left }), undo: true });
  };
  const drop = async () => {
    await client.call('unsaved.drop');
    queries.setQueryData(['unsaved'], []);
  };
  const names = formatList(
    language,
    data.map((title) => titleWords(t, language, title)),
  );
  return (
    <div className="strip doubt" role="alert">
      <IconPencilExclamation className="i amber" aria-hidden />
      <span className="grow">{t('unsaved.words', { names })}</span>
      <button type="button" className="btn" onClick={() => act(restore())}>
        {t('unsaved.restore')}
      </button>
      <button type="button" className="btn q" onClick={() => act(drop())}>
        {t('unsaved.drop')}
      </button>
    </div>
  );
}
