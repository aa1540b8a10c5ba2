import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Term } from '../../../electron/domain/terms';
import { Choice } from '../../components/choice';
import { useAct } from '../../components/toast';
import { useRecords } from '../../data/records';
import { useTermOptions } from '../../data/terms';
import { useT } from '../../i18n';
import { splitNames } from '../cases/split-names';
import { PersonField } from '../people/person-field';

interface Props {
  caseId: string;
  /** Role offered first. */
  firstRole: string;
  keep(term: Term): boolean;
  words: string;
  /** People who take part already. */
  without: readonly string[];
}

/** People are made by typing their names; those of the vault who may be meant are offered. */
export function AddPerson({ caseId, firstRole, keep, words, without }: Props) {
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
      <PersonField
        label={words}
        value={name}
        onChange={setName}
        onKnown={(personId, known) => {
          setName('');
          act(records.addDefendant(known, role, personId));
        }}
        without={without}
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
