import { IconTrash } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { CaseRecord } from '../../../electron/domain/records';
import { useAct, useToast } from '../../components/toast';
import { Writable } from '../../components/writable';
import { useSession } from '../../data/session';
import { useT } from '../../i18n';

/** Moves the whole case to the trash, from which it comes back as it was. */
export function RemoveCase({ record }: { record: CaseRecord }) {
  const t = useT();
  const act = useAct();
  const toast = useToast();
  const [, go] = useLocation();
  const { client, edits } = useSession();
  const remove = async () => {
    await edits.flush();
    edits.saved(await client.call('records.remove', { type: 'case', caseId: null, id: record.id }));
    go('/cases');
    toast({ words: t('common.removed', { name: record.title }), undo: true });
  };
  return (
    <div className="add">
      <Writable>
        <button type="button" className="btn q" onClick={() => act(remove())}>
          <IconTrash className="i sz" aria-hidden />
          {t('case.removeCase')}
        </button>
      </Writable>
    </div>
  );
}
