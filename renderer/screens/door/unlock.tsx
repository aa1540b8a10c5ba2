import { Menu } from '@mantine/core';
import { IconChevronDown, IconLock } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { AppState, VaultListing } from '../../../electron/api/contract';
import type { ChosenFile } from '../../../electron/api/keys';
import { ErrorView } from '../../components/error-view';
import { useSession } from '../../data/session';
import { useT } from '../../i18n';
import { SalvageOffer } from '../care/salvage-offer';
import { KeyFile } from '../keys/key-file';
import { Folder } from './folder';
import { PassphraseField } from './passphrase-field';
import { Recover } from './recover';
import { RolledBack, rolledBackOf } from './rolled-back';
import { useOpening } from './use-opening';
import { LastSaved, useVaultFacts } from './vault-facts';

interface Props {
  app: AppState;
  vault: VaultListing;
  choose(vault: VaultListing): void;
  openExisting(): void;
  create(): void;
}

/** Opening a vault. Nothing of what is inside is shown, and a wrong passphrase is told as just that. */
export function Unlock(props: Props) {
  const { app, vault, choose } = props;
  const t = useT();
  const { client } = useSession();
  const { busy, error, open } = useOpening();
  const facts = useVaultFacts(vault);
  const [passphrase, setPassphrase] = useState('');
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [recovering, setRecovering] = useState(false);
  const shown = error ?? app.closedBecause;
  const rolledBack = rolledBackOf(error);
  const secret = { passphrase, ...(file === null ? {} : { keyFile: file.token }) };
  const start = (manner: { readOnly?: boolean; acceptRollback?: boolean } = {}) => {
    if (passphrase === '' || busy) return;
    void open(client.call('vault.open', { place: vault.place, ...secret, ...manner }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start();
  };
  if (recovering) return <Recover vault={vault} choose={choose} back={() => setRecovering(false)} />;

  return (
    <>
      <form className="folder" onSubmit={submit}>
        <Folder tab={t('unlock.closed')} icon={<IconLock className="i sz" aria-hidden />}>
          <div className="row">
            <h1 className="grow">{vault.name}</h1>
            <OtherVaults {...props} />
          </div>
          <p className="dim sm path">{vault.path}</p>
          <div className="line" />
          {rolledBack === null && <LastSaved facts={facts} />}
          {rolledBack === null ? (
            shown !== null && (
              <ErrorView error={shown}>
                <SalvageOffer error={error} vault={vault} secret={secret} opened={choose} />
              </ErrorView>
            )
          ) : (
            <RolledBack
              found={rolledBack}
              busy={busy}
              look={() => start({ readOnly: true })}
              accept={() => start({ acceptRollback: true })}
            />
          )}
          <PassphraseField
            label={t('unlock.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
            autoComplete="current-password"
            wrong={error?.code === 'vault.wrong-passphrase'}
            autoFocus
          />
          {error?.code === 'vault.wrong-passphrase' && facts?.keyFile === true && (
            <p className="amber m">{t(file === null ? 'unlock.keyFileMissing' : 'unlock.keyFileOther')}</p>
          )}
          {facts?.keyFile === true && <KeyFile file={file} choose={setFile} otherwise={t('vaultKeys.keyFileNone')} />}
          <div className="act">
            <button type="submit" className="btn p big" disabled={busy || passphrase === ''}>
              {busy ? t('unlock.opening') : t('unlock.open')} {!busy && <kbd>Enter</kbd>}
            </button>
            {busy ? (
              <span className="dim" role="status">
                {t('unlock.deriving')}
              </span>
            ) : (
              facts?.phrase === true && (
                <button type="button" className="btn q big" onClick={() => setRecovering(true)}>
                  {t('unlock.useRecovery')}
                </button>
              )
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
