import type { CaseFile } from '../../../electron/domain/case-file';
import type { Fact } from '../../../electron/domain/records';
import { useAct, useToast } from '../../components/toast';
import { useRecords } from '../../data/records';
import { useT } from '../../i18n';
import { violationFrom } from './ledger';

/** Makes a violation from a fact and says so, with undo. */
export function useViolate(file: CaseFile): (fact: Fact) => void {
  const t = useT();
  const act = useAct();
  const toast = useToast();
  const records = useRecords(file.case.id);
  return (fact) => {
    const making = records.create('violation', violationFrom(fact));
    act(making.then(() => toast({ words: t('violations.made'), undo: true })));
  };
}
