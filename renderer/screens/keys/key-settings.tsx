import './keys.css';
import { IconFileText, IconKey } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AppState } from '../../../electron/api/contract';
import type { Slot } from '../../../electron/api/keys';
import { Loaded } from '../../components/loaded';
import { useSaveStatus, useSession } from '../../data/session';
import { useT } from '../../i18n';
import { RekeyLine } from '../care/rekey-line';
import { ChangePassphrase } from './change-passphrase';
import { MakePhrase } from './make-phrase';
import { RemovePhrase } from './remove-phrase';

/** What opens this vault, and changing it. */
export function KeySettings({ app }: { app: AppState }) {
  const { client } = useSession();
  const query = useQuery({ queryKey: ['slots'], staleTime: 0, queryFn: () => client.call('keys.slots') });
  return <Loaded query={query}>{(slots) => <Slots app={app} slots={slots} />}</Loaded>;
}

function Slots({ app, slots }: { app: AppState; slots: readonly Slot[] }) {
  const t = useT();
  const queries = useQueryClient();
  const { save } = useSaveStatus();
  const [open, setOpen] = useState<'change' | 'make' | 'remove' | null>(null);
  const phrase = slots.find(({ kind }) => kind === 'phrase');
  const hasFile = slots.some(({ keyFile }) => keyFile);
  const fixed = save?.readOnly ?? false;
  const close = () => {
    setOpen(null);
    void queries.invalidateQueries({ queryKey: ['slots'] });
  };
  return (
    <div className="key-lines" data-keys>
      <p className="row">
        <IconKey className="i" aria-hidden />
        <span className="m grow">{t(hasFile ? 'vaultKeys.withFile' : 'vaultKeys.passphrase')}</span>
        <button type="button" className="btn" disabled={fixed} onClick={() => setOpen('change')}>
          {t('vaultKeys.change')}
        </button>
      </p>
      <div className="row">
        <IconFileText className="i" aria-hidden />
        <span className={phrase === undefined ? 'amber grow' : 'm grow'}>
          {t(phrase === undefined ? 'vaultKeys.noPhrase' : 'vaultKeys.phrase')}
        </span>
        <button type="button" className="btn" disabled={fixed} onClick={() => setOpen('make')}>
          {t(phrase === undefined ? 'vaultKeys.makePhrase' : 'vaultKeys.newPhrase')}
        </button>
        {phrase !== undefined && (
          <button type="button" className="btn q" disabled={fixed} onClick={() => setOpen('remove')}>
            {t('vaultKeys.remove')}
          </button>
        )}
      </div>
      <RekeyLine app={app} hasFile={hasFile} hasPhrase={phrase !== undefined} />
      {open === 'change' && <ChangePassphrase hasFile={hasFile} close={close} />}
      {open === 'make' && <MakePhrase app={app} replaces={phrase !== undefined} close={close} />}
      {open === 'remove' && phrase !== undefined && <RemovePhrase slot={phrase.id} close={close} />}
    </div>
  );
}
