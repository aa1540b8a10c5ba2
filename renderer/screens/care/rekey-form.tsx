import type { NewPlace } from '../../../electron/api/care';
import type { ChosenFile } from '../../../electron/api/keys';
import { ErrorView } from '../../components/error-view';
import { useSession } from '../../data/session';
import { useT } from '../../i18n';
import { PassphraseField } from '../door/passphrase-field';
import { StrengthView } from '../door/strength-view';
import { KeyDialog } from '../keys/dialog';
import { KeyFile } from '../keys/key-file';
import type { NewPhrase } from '../keys/make-phrase';
import { useStep } from '../keys/use-step';
import { NewPlaceField } from './new-place-field';

export interface RekeySecrets {
  current: string;
  next: string;
  again: string;
  file: ChosenFile | null;
  without: boolean;
  phrase: boolean;
}

interface Props {
  of: string;
  hasFile: boolean;
  hasPhrase: boolean;
  place: NewPlace | null;
  choose(place: NewPlace): void;
  secrets: RekeySecrets;
  change(changes: Partial<RekeySecrets>): void;
  close(): void;
  start(): void;
  words(phrase: NewPhrase): void;
}

/** What re-keying does and does not do, where to, and what opens the new vault. */
export function RekeyForm(props: Props) {
  const { of, hasFile, place, choose, secrets, change, close, start, words } = props;
  const t = useT();
  const { client } = useSession();
  const { busy, error, run } = useStep();
  const { current, next, again, file, without, phrase } = secrets;
  const go = () => {
    if (!phrase) return start();
    run(async () => words(await client.call('keys.newPhrase', { passphrase: current })));
  };
  return (
    <KeyDialog
      title={t('rekey.title')}
      close={close}
      busy={busy}
      act={{
        words: t(phrase ? 'rekey.toPhrase' : 'rekey.start'),
        disabled: place === null || current === '' || next === '' || again !== next,
        run: go,
      }}
    >
      <About />
      <NewPlaceField job="rekey" of={of} place={place} choose={choose} />
      <PassphraseField
        label={t('vaultKeys.current')}
        value={current}
        onChange={(text) => change({ current: text })}
        autoComplete="current-password"
        wrong={error?.code === 'vault.wrong-passphrase'}
      />
      <PassphraseField
        label={t('rekey.next')}
        value={next}
        onChange={(text) => change({ next: text })}
        autoComplete="new-password"
      />
      <StrengthView passphrase={next} known={[]} />
      <PassphraseField
        label={t('create.repeat')}
        value={again}
        onChange={(text) => change({ again: text })}
        autoComplete="new-password"
        plain
      >
        {again !== '' && again !== next && <span className="amber m">{t('create.differs')}</span>}
      </PassphraseField>
      <KeyFile
        file={file}
        choose={(chosen) => change({ file: chosen, without: false })}
        otherwise={t(hasFile && !without ? 'vaultKeys.keyFileSame' : 'vaultKeys.keyFileNone')}
        {...(hasFile ? { without: () => change({ file: null, without: true }) } : {})}
      />
      <PhraseChoice {...props} />
      {error !== null && <ErrorView error={error} />}
    </KeyDialog>
  );
}

function About() {
  const t = useT();
  return (
    <>
      <p>{t('rekey.about')}</p>
      <ul className="points">
        <li>{t('rekey.protects')}</li>
        <li>{t('rekey.copies')}</li>
        <li>{t('rekey.stays')}</li>
      </ul>
    </>
  );
}

function PhraseChoice({ hasPhrase, secrets: { phrase }, change }: Props) {
  const t = useT();
  return (
    <div>
      <label className="check-line">
        <input type="checkbox" checked={phrase} onChange={(event) => change({ phrase: event.currentTarget.checked })} />
        {t('rekey.withPhrase')}
      </label>
      <p className="dim sm">{t(hasPhrase ? 'rekey.oldPhrase' : 'rekey.aboutPhrase')}</p>
    </div>
  );
}
