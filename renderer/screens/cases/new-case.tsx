import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { toErrorShape } from '../../../electron/api/errors';
import { Choice } from '../../components/choice';
import { Kbd } from '../../components/kbd';
import { useToast } from '../../components/toast';
import { useSession } from '../../data/session';
import { useTermOptions } from '../../data/terms';
import { useT } from '../../i18n';
import { isProsecutedRole } from '../overview/prosecuted-role';
import { splitNames } from './split-names';

/** A new case from its title alone; who is defended may follow at once or later. */
export function NewCase({ close }: { close(): void }) {
  const t = useT();
  const [title, setTitle] = useState('');
  const [names, setNames] = useState('');
  const [role, setRole] = useState('suspect');
  const roles = useTermOptions('participantRoles', isProsecutedRole);
  const { busy, create } = useNewCase();
  const ready = title.trim() !== '' && !busy;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) void create(title.trim(), splitNames(names), role);
  };
  const keys = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.code === 'Escape') close();
    if (event.code === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
  };

  return (
    <form className="new-case" aria-label={t('cases.new')} onSubmit={submit} onKeyDown={keys}>
      <label className="field">
        <span className="lab">{t('cases.newTitle')}</span>
        <input
          className="input"
          ref={focusFirst}
          value={title}
          maxLength={2000}
          placeholder={t('cases.newTitleExample')}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </label>
      <label className="field">
        <span className="lab">{t('cases.newDefendants')}</span>
        <textarea
          className="input"
          rows={1}
          value={names}
          maxLength={20_000}
          onChange={(event) => setNames(event.currentTarget.value)}
        />
      </label>
      <Choice label={t('case.role')} value={role} options={roles} onChoose={setRole} />
      <div className="act">
        <button type="submit" className="btn p" disabled={!ready}>
          {busy ? t('cases.creating') : t('cases.create')} {!busy && <Kbd keys="Enter" />}
        </button>
        <button type="button" className="btn q" onClick={close}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  );
}

const focusFirst = (input: HTMLInputElement | null) => {
  if (input !== null && input.value === '') input.focus();
};

function useNewCase() {
  const { client, edits } = useSession();
  const [, go] = useLocation();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const create = async (title: string, names: readonly string[], role: string) => {
    setBusy(true);
    try {
      const made = await client.call('records.create', { type: 'case', caseId: null, values: { title } });
      edits.saved(made.save);
      for (const name of names) {
        const { save } = await client.call('defendants.add', { caseId: made.id, name, role });
        edits.saved(save);
      }
      go(`/case/${made.id}/overview`);
    } catch (error) {
      setBusy(false);
      toast({ error: toErrorShape(error) });
    }
  };
  return { busy, create };
}
