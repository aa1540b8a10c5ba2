import { useState } from 'react';
import type { ChosenFile } from '../../../electron/api/keys';
import { ErrorView } from '../../components/error-view';
import { useToast } from '../../components/toast';
import { useSession } from '../../data/session';
import { useT } from '../../i18n';
import { PassphraseField } from '../door/passphrase-field';
import { StrengthView } from '../door/strength-view';
import { KeyDialog } from './dialog';
import { KeyFile } from './key-file';
import { useStep } from './use-step';

/** Another passphrase for the vault, and what that does not protect. */
export function ChangePassphrase({ hasFile, close }: { hasFile: boolean; close(): void }) {
  const t = useT();
  const toast = useToast();
  const { client, edits } = useSession();
  const { busy, error, run } = useStep();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [without, setWithout] = useState(false);
  const change = () =>
    run(async () => {
      await edits.flush();
      const keyFile = file?.token ?? (without ? 'none' : 'same');
      edits.saved(await client.call('keys.changePassphrase', { current, next, keyFile }));
      toast({ words: t('vaultKeys.changed') });
      close();
    });
  const differs = again !== '' && again !== next;
  return (
    <KeyDialog
      title={t('vaultKeys.changeTitle')}
      close={close}
      busy={busy}
      act={{
        words: t('vaultKeys.doChange'),
        disabled: current === '' || next === '' || again !== next,
        run: change,
      }}
    >
      <p>{t('vaultKeys.changeAbout')}</p>
      <PassphraseField
        label={t('vaultKeys.current')}
        value={current}
        onChange={setCurrent}
        autoComplete="current-password"
        wrong={error?.code === 'vault.wrong-passphrase'}
        autoFocus
      />
      <PassphraseField label={t('vaultKeys.next')} value={next} onChange={setNext} autoComplete="new-password" />
      <StrengthView passphrase={next} known={[]} />
      <PassphraseField label={t('create.repeat')} value={again} onChange={setAgain} autoComplete="new-password" plain>
        {differs && <span className="amber m">{t('create.differs')}</span>}
      </PassphraseField>
      <KeyFile
        file={file}
        choose={(chosen) => {
          setFile(chosen);
          setWithout(false);
        }}
        otherwise={t(hasFile && !without ? 'vaultKeys.keyFileSame' : 'vaultKeys.keyFileNone')}
        {...(hasFile ? { without: () => setWithout(true) } : {})}
        about
      />
      {error !== null && <ErrorView error={error} />}
    </KeyDialog>
  );
}
