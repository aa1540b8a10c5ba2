import { IconLifebuoy } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { VaultListing } from '../../../electron/api/contract';
import type { ErrorShape } from '../../../electron/api/errors';
import type { ChosenFile } from '../../../electron/api/keys';
import { recoveryWords, wordsOf } from '../../../electron/domain/recovery';
import { formatList } from '../../../electron/i18n';
import { ErrorView } from '../../components/error-view';
import { useSession } from '../../data/session';
import { useLanguage, useT } from '../../i18n';
import { SalvageOffer } from '../care/salvage-offer';
import { KeyFile } from '../keys/key-file';
import { Folder } from './folder';
import { PassphraseField } from './passphrase-field';
import { StrengthView } from './strength-view';
import { useOpening } from './use-opening';

interface Props {
  vault: VaultListing;
  choose(vault: VaultListing): void;
  back(): void;
}

/** Opening with the 24 words of the recovery sheet, and a new passphrase in place of the forgotten one. */
export function Recover({ vault, choose, back }: Props) {
  const t = useT();
  const id = useId();
  const { client } = useSession();
  const { busy, error, open } = useOpening();
  const [phrase, setPhrase] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [file, setFile] = useState<ChosenFile | null>(null);
  const count = wordsOf(phrase).length;
  const ready = count === recoveryWords && passphrase !== '' && again === passphrase && !busy;
  const secret = { phrase, passphrase, ...(file === null ? {} : { keyFile: file.token }) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    void open(client.call('vault.recover', { place: vault.place, ...secret }));
  };
  return (
    <form className="folder wide" onSubmit={submit}>
      <Folder tab={t('vaultKeys.phraseTitle')} icon={<IconLifebuoy className="i sz" aria-hidden />}>
        <h1>{t('unlock.recoverTitle')}</h1>
        <p className="dim lead">
          {vault.name}. {t('unlock.recoverAbout')}
        </p>
        <div className="field">
          <label className="lab" htmlFor={id}>
            {t('unlock.phrase')}
          </label>
          <textarea
            id={id}
            className="input phrase"
            value={phrase}
            rows={4}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={(event) => setPhrase(event.currentTarget.value)}
          />
          <span className="under">{t('unlock.phraseCount', { count: String(count) })}</span>
        </div>
        <Fault error={error}>
          <SalvageOffer error={error} vault={vault} secret={secret} opened={choose} />
        </Fault>
        <PassphraseField
          label={t('vaultKeys.next')}
          value={passphrase}
          onChange={setPassphrase}
          autoComplete="new-password"
        />
        <StrengthView passphrase={passphrase} known={[vault.name]} />
        <PassphraseField label={t('create.repeat')} value={again} onChange={setAgain} autoComplete="new-password" plain>
          {again !== '' && again !== passphrase && <span className="amber m">{t('create.differs')}</span>}
        </PassphraseField>
        <KeyFile file={file} choose={setFile} otherwise={t('vaultKeys.keyFileNone')} />
        <div className="act">
          <button type="submit" className="btn p big" disabled={!ready}>
            {busy ? t('unlock.opening') : t('unlock.recover')}
          </button>
          {!busy && (
            <button type="button" className="btn q big" onClick={back}>
              {t('common.back')}
            </button>
          )}
        </div>
      </Folder>
    </form>
  );
}

/** What is wrong with the words, as far as they themselves tell. */
function Fault({ error, children }: { error: ErrorShape | null; children: ReactNode }) {
  const t = useT();
  const language = useLanguage();
  if (error === null) return null;
  if (error.code !== 'vault.wrong-passphrase') return <ErrorView error={error}>{children}</ErrorView>;
  const { fault, unknown } = error.data;
  const numbers = Array.isArray(unknown) ? formatList(language, unknown.map(String)) : '';
  return (
    <p className="amber m" role="alert">
      {fault === 'word'
        ? t('unlock.phraseFault.word', { numbers })
        : t(fault === 'checksum' ? 'unlock.phraseFault.checksum' : 'unlock.phraseFault.other')}
    </p>
  );
}
