import { IconFolderPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { AppState, VaultListing } from '../../../electron/api/contract';
import { type ErrorShape, toErrorShape } from '../../../electron/api/errors';
import type { ChosenFile } from '../../../electron/api/keys';
import { ErrorView } from '../../components/error-view';
import { useAct } from '../../components/toast';
import { useSession } from '../../data/session';
import { useT } from '../../i18n';
import { KeyFile } from '../keys/key-file';
import { Folder } from './folder';
import { PassphraseField } from './passphrase-field';
import { StrengthView } from './strength-view';

interface Props {
  app: AppState;
  /** Back to unlocking; null when there is no vault to go back to. */
  back: (() => void) | null;
  openExisting(): void;
}

/** Making a vault: its name, its place and the passphrase that nobody can bring back. */
export function Create({ app, back, openExisting }: Props) {
  const t = useT();
  const [typedName, setName] = useState<string | null>(null);
  const name = typedName ?? t('create.defaultName');
  const [place, setPlace] = useState<VaultListing | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [file, setFile] = useState<ChosenFile | null>(null);
  const { busy, error, create } = useCreation();
  const differs = again !== '' && again !== passphrase;
  const ready = name.trim() !== '' && passphrase !== '' && again === passphrase && !busy;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) void create(name.trim(), passphrase, place, file);
  };

  return (
    <form className="folder wide" onSubmit={submit}>
      <Folder tab={t('create.tab')} icon={<IconFolderPlus className="i sz" aria-hidden />}>
        <h1>{t('create.title')}</h1>
        <p className="dim lead">{t('app.tagline')}</p>
        <label className="field">
          <span className="lab">{t('create.name')}</span>
          <input
            className="input"
            value={name}
            maxLength={80}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <Place place={place ?? app.defaultPlace} choose={setPlace} />
        <PassphraseField
          label={t('create.passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          autoComplete="new-password"
          autoFocus
        />
        <StrengthView passphrase={passphrase} known={[name]} />
        <PassphraseField label={t('create.repeat')} value={again} onChange={setAgain} autoComplete="new-password" plain>
          {differs && <span className="amber m">{t('create.differs')}</span>}
        </PassphraseField>
        <KeyFile file={file} choose={setFile} otherwise={t('vaultKeys.keyFileNone')} about />
        <p className="forget">{t('create.forgotten')}</p>
        {error !== null && <ErrorView error={error} />}
        <div className="act">
          <button type="submit" className="btn p big" disabled={!ready}>
            {busy ? t('create.creating') : t('create.create')}
          </button>
          {busy ? (
            <span className="dim" role="status">
              {t('unlock.deriving')}
            </span>
          ) : (
            <button type="button" className="btn q big" onClick={openExisting}>
              {t('create.openExisting')}
            </button>
          )}
          {back !== null && !busy && (
            <button type="button" className="btn q big" onClick={back}>
              {t('common.back')}
            </button>
          )}
        </div>
      </Folder>
    </form>
  );
}

function Place({ place, choose }: { place: VaultListing; choose(place: VaultListing): void }) {
  const t = useT();
  const act = useAct();
  const { client } = useSession();
  const ask = async () => {
    const chosen = await client.call('vault.choosePlace');
    if (chosen !== null) choose(chosen);
  };
  return (
    <div className="field">
      <span className="lab">{t('create.place')}</span>
      <div className="row">
        <span className="grow path">{place.path}</span>
        <button type="button" className="btn" onClick={() => act(ask())}>
          {t('create.choosePlace')}
        </button>
      </div>
    </div>
  );
}

function useCreation() {
  const { client, edits } = useSession();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorShape | null>(null);
  const create = async (name: string, passphrase: string, place: VaultListing | null, file: ChosenFile | null) => {
    setBusy(true);
    setError(null);
    const keyFile = file === null ? {} : { keyFile: file.token };
    const request = { name, passphrase, place: place?.place ?? null, ...keyFile };
    try {
      edits.saved(await client.call('vault.create', request));
      await queries.invalidateQueries({ queryKey: ['app'] });
    } catch (failure) {
      setError(toErrorShape(failure));
      setBusy(false);
    }
  };
  return { busy, error, create };
}
