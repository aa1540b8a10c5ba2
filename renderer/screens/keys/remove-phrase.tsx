import { useState } from 'react';
import { ErrorView } from '../../components/error-view';
import { useToast } from '../../components/toast';
import { useSession } from '../../data/session';
import { useT } from '../../i18n';
import { PassphraseField } from '../door/passphrase-field';
import { KeyDialog } from './dialog';
import { useStep } from './use-step';

/** Taking the recovery phrase out of the vault, after asking for the passphrase. */
export function RemovePhrase({ slot, close }: { slot: string; close(): void }) {
  const t = useT();
  const toast = useToast();
  const { client } = useSession();
  const { busy, error, run } = useStep();
  const [passphrase, setPassphrase] = useState('');
  const remove = () =>
    run(async () => {
      await client.call('keys.removeSlot', { id: slot, passphrase });
      toast({ words: t('vaultKeys.removed') });
      close();
    });
  return (
    <KeyDialog
      title={t('vaultKeys.removeTitle')}
      close={close}
      busy={busy}
      act={{ words: t('vaultKeys.doRemove'), disabled: passphrase === '', danger: true, run: remove }}
    >
      <p>{t('vaultKeys.removeAbout')}</p>
      <p>{t('vaultKeys.noPhrase')}</p>
      <PassphraseField
        label={t('unlock.passphrase')}
        value={passphrase}
        onChange={setPassphrase}
        autoComplete="current-password"
        wrong={error?.code === 'vault.wrong-passphrase'}
        autoFocus
      />
      {error !== null && <ErrorView error={error} />}
    </KeyDialog>
  );
}
