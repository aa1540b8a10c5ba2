import { Menu } from '@mantine/core';
import { IconChevronDown, IconLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { AppState, VaultListing } from '../../../electron/api/contract';
import { type ErrorShape, toErrorShape } from '../../../electron/api/errors';
import { ErrorView } from '../../components/error-view';
import { useSession } from '../../data/session';
import { useT } from '../../i18n';
import { Folder } from './folder';
import { PassphraseField } from './passphrase-field';

interface Props {
  app: AppState;
  vault: VaultListing;
  choose(vault: VaultListing): void;
  openExisting(): void;
  create(): void;
}

/** Opening a vault. Nothing of what is inside is shown, and a wrong passphrase is told as just that. */
export function Unlock({ app, vault, choose, openExisting, create }: Props) {
  const t = useT();
  const { busy, error, open } = useOpening(vault);
  const [passphrase, setPassphrase] = useState('');
  const shown = error ?? app.closedBecause;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase === '' || busy) return;
    void open(passphrase);
  };

  return (
    <>
      <form className="folder" onSubmit={submit}>
        <Folder tab={t('unlock.closed')} icon={<IconLock className="i sz" aria-hidden />}>
          <div className="row">
            <h1 className="grow">{vault.name}</h1>
            <OtherVaults app={app} vault={vault} choose={choose} openExisting={openExisting} create={create} />
          </div>
          <p className="dim sm path">{vault.path}</p>
          <div className="line" />
          {shown !== null && <ErrorView error={shown} />}
          <PassphraseField
            label={t('unlock.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
            autoComplete="current-password"
            wrong={error?.code === 'vault.wrong-passphrase'}
            autoFocus
          />
          <div className="act">
            <button type="submit" className="btn p big" disabled={busy || passphrase === ''}>
              {busy ? t('unlock.opening') : t('unlock.open')} {!busy && <kbd>Enter</kbd>}
            </button>
            {busy && (
              <span className="dim" role="status">
                {t('unlock.deriving')}
              </span>
            )}
          </div>
        </Folder>
      </form>
      <p className="aside">
        {t('unlock.hidden')}
        <br />
        {t('unlock.offline')}
      </p>
    </>
  );
}

/** Asks the vault to open and, when it has, lets the app draw its rooms. */
function useOpening(vault: VaultListing) {
  const { client, edits } = useSession();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorShape | null>(null);
  const open = async (passphrase: string) => {
    setBusy(true);
    setError(null);
    try {
      const { save, notices } = await client.call('vault.open', { place: vault.place, passphrase });
      edits.saved(save);
      queries.setQueryData(['notices'], notices);
      await queries.invalidateQueries({ queryKey: ['app'] });
    } catch (failure) {
      setError(toErrorShape(failure));
      setBusy(false);
    }
  };
  return { busy, error, open };
}

function OtherVaults({ app, vault, choose, openExisting, create }: Props) {
  const t = useT();
  const others = app.recent.filter((other) => other.place !== vault.place);
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <button type="button" className="btn">
          {t('unlock.otherVaults')}
          <IconChevronDown className="i sz" aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map((other) => (
          <Menu.Item key={other.place} onClick={() => choose(other)}>
            <span className="m">{other.name}</span>
            <span className="dim sm path">{other.path}</span>
          </Menu.Item>
        ))}
        {others.length > 0 && <Menu.Divider />}
        <Menu.Item onClick={openExisting}>{t('unlock.chooseAnother')}</Menu.Item>
        <Menu.Item onClick={create}>{t('unlock.createNew')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
