import { useMemo } from 'react';
import type { CaseFile } from '../../electron/domain/case-file';
import type { CaseRecordType, RecordOf, RecordType } from '../../electron/domain/records';
import { useToast } from '../components/toast';
import { useT } from '../i18n';
import type { RecordAddress } from './edits';
import { overlaid } from './overlay';
import { useSession } from './session';

export interface Records {
  /** Changes fields: drawn at once, sent at once, saved together with edits close by. */
  patch<T extends RecordType>(type: T, id: string, changes: Partial<RecordOf[T]>, settled: boolean): void;
  /** Resolves with the new record's id once it is durable. */
  create<T extends CaseRecordType>(type: T, values: Partial<RecordOf[T]>): Promise<string>;
  /** Makes several in one step of undo. Resolves with their ids in order. */
  createAll<T extends CaseRecordType>(type: T, values: readonly Partial<RecordOf[T]>[]): Promise<string[]>;
  /** Removes and offers to take it back. */
  remove(type: CaseRecordType, id: string, name: string): Promise<void>;
  /** `personId` is somebody already in the vault. */
  addDefendant(name: string, role: string, personId?: string): Promise<string>;
}

/** Editing the records of one case. */
export function useRecords(caseId: string): Records {
  const { client, edits, queries } = useSession();
  const toast = useToast();
  const t = useT();
  return useMemo(() => {
    const addressOf = (type: RecordType, id: string): RecordAddress => ({
      type,
      caseId: type === 'case' || type === 'person' ? null : caseId,
      id,
    });
    return {
      patch(type, id, changes, settled) {
        const address = addressOf(type, id);
        edits.change(address, changes, settled);
        queries.setQueryData<CaseFile>(['case', caseId], (file) => file && overlaid(file, [{ address, changes }]));
      },
      async create(type, values) {
        const { id, save } = await client.call('records.create', { type, caseId, values });
        edits.saved(save);
        return id;
      },
      async createAll(type, values) {
        const { ids, save } = await client.call('records.createAll', { type, caseId, values: [...values] });
        edits.saved(save);
        return ids;
      },
      async remove(type, id, name) {
        edits.forget(id);
        edits.saved(await client.call('records.remove', addressOf(type, id)));
        toast({ words: t('common.removed', { name }), undo: true });
      },
      async addDefendant(name, role, personId) {
        const who = personId === undefined ? {} : { personId };
        const { participationId, save } = await client.call('defendants.add', { caseId, name, role, ...who });
        edits.saved(save);
        return participationId;
      },
    };
  }, [caseId, client, edits, queries, toast, t]);
}
