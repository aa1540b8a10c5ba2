import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Term } from '../../../electron/domain/terms';
import { Choice } from '../../components/choice';
import { useAct } from '../../components/toast';
import { useRecords } from '../../data/records';
import { useTermOptions } from '../../data/terms';
import { useT } from '../../i18n';
import { splitNames } from '../cases/split-names';

interface Props {
  caseId: string;
  /** Role offered first. */
  firstRole: string;
  keep(term: Term): boolean;
  words: string;
}

/** People are made by typing their names. */
export function AddPerson({ caseId, firstRole, keep, words }: Props) {
  const t = useT();
  const act = useAct();
  const records = useRecords(caseId);
  const options = useTermOptions('participantRoles', keep);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const role = chosen ?? firstRole;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const names = splitNames(name);
    setName('');
    const adding = names.reduce<Promise<unknown>>(
      (before, one) => before.then(() => records.addDefendant(one, role)),
      Promise.resolve(),
    );
    act(adding);
  };

  return (
    <form className="add" onSubmit={submit}>
      <input
        className="input"
        aria-label={words}
        placeholder={words}
        value={name}
        maxLength={2000}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div style={{ width: 190 }}>
        <Choice label={t('case.role')} bare value={role} options={options} onChoose={setChosen} />
      </div>
      <button type="submit" className="btn" disabled={name.trim() === ''}>
        <IconPlus className="i sz" aria-hidden />
        {t('common.add')}
      </button>
    </form>
  );
}
