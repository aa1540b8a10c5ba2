import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { AppState, Response } from '../../../electron/api/contract';
import { formatList } from '../../../electron/i18n';
import { ErrorView } from '../../components/error-view';
import { useToast } from '../../components/toast';
import { placed } from '../../data/lists';
import { useSession } from '../../data/session';
import { useLanguage, useT } from '../../i18n';
import { PassphraseField } from '../door/passphrase-field';
import { KeyDialog } from './dialog';
import { SheetPreview } from './sheet-preview';
import { useStep } from './use-step';

interface Props {
  app: AppState;
  /** A phrase is in force already. */
  replaces: boolean;
  close(): void;
}

export type NewPhrase = Response<'keys.newPhrase'>;

/** A new recovery phrase: the passphrase, the words shown once, and three of them asked for. */
export function MakePhrase({ app, replaces, close }: Props) {
  const t = useT();
  const toast = useToast();
  const { client } = useSession();
  const [made, setMade] = useState<NewPhrase | null>(null);
  const [written, setWritten] = useState(false);
  useEffect(() => () => void client.call('keys.dropPhrase').catch(() => undefined), [client]);
  if (made === null) return <AskPassphrase replaces={replaces} close={close} done={setMade} />;
  if (!written) return <ShowWords app={app} words={made.words} close={close} done={() => setWritten(true)} />;
  const set = () => {
    toast({ words: t('vaultKeys.phraseSet') });
    close();
  };
  return <CheckWords ask={made.ask} close={close} back={() => setWritten(false)} done={set} />;
}

function AskPassphrase({ replaces, close, done }: { replaces: boolean; close(): void; done(made: NewPhrase): void }) {
  const t = useT();
  const { client } = useSession();
  const { busy, error, run } = useStep();
  const [passphrase, setPassphrase] = useState('');
  return (
    <KeyDialog
      title={t('vaultKeys.phraseTitle')}
      close={close}
      busy={busy}
      act={{
        words: t('vaultKeys.show'),
        disabled: passphrase === '',
        run: () => run(async () => done(await client.call('keys.newPhrase', { passphrase }))),
      }}
    >
      <p>{t('vaultKeys.phraseAbout')}</p>
      {replaces && <p className="amber m">{t('vaultKeys.phraseReplaces')}</p>}
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

interface WordsProps {
  app: AppState;
  words: readonly string[];
  close(): void;
  done(): void;
}

/** The words, once, and the sheets to print them on or to write them on. */
export function ShowWords({ app, words, close, done }: WordsProps) {
  const t = useT();
  const [sheet, setSheet] = useState<'full' | 'blank' | null>(null);
  const Icon = app.canPrint ? IconPrinter : IconFileTypePdf;
  if (sheet !== null) {
    return <SheetPreview app={app} blank={sheet === 'blank'} close={close} back={() => setSheet(null)} />;
  }
  return (
    <KeyDialog
      title={t('vaultKeys.phraseTitle')}
      wide
      close={close}
      busy={false}
      act={{ words: t('vaultKeys.written'), disabled: false, run: done }}
      more={(['full', 'blank'] as const).map((kind) => (
        <button type="button" key={kind} className="btn" onClick={() => setSheet(kind)}>
          <Icon className="i sz" aria-hidden />
          {t(kind === 'full' ? 'vaultKeys.sheet' : 'vaultKeys.blankSheet')}
        </button>
      ))}
    >
      <p>{t('vaultKeys.writeDown')}</p>
      <ol className="phrase-words" translate="no">
        {placed(words).map(({ entry, key }) => (
          <li key={key}>{entry}</li>
        ))}
      </ol>
    </KeyDialog>
  );
}

interface CheckProps {
  ask: readonly number[];
  /** The phrase is for the vault that re-keying makes, and the words of the button that goes on to that. */
  forNew?: string;
  close(): void;
  back(): void;
  done(): void;
}

/** Three of the words, asked for from paper. */
export function CheckWords({ ask, forNew, close, back, done }: CheckProps) {
  const t = useT();
  const language = useLanguage();
  const { client } = useSession();
  const { busy, error, run } = useStep();
  const [answers, setAnswers] = useState<readonly string[]>(() => ask.map(() => ''));
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const check = () =>
    run(async () => {
      const answer = await client.call('keys.setPhrase', { answers: [...answers], forNew: forNew !== undefined });
      setWrong(answer.wrong);
      if (answer.wrong.length === 0) done();
    });
  return (
    <KeyDialog
      title={t('vaultKeys.phraseTitle')}
      close={close}
      busy={busy}
      act={{
        words: forNew ?? t('vaultKeys.confirm'),
        disabled: answers.some((answer) => answer.trim() === ''),
        run: check,
      }}
      more={
        <button type="button" className="btn" onClick={back}>
          {t('vaultKeys.back')}
        </button>
      }
    >
      <p>{t('vaultKeys.check')}</p>
      <div className="three-words">
        {ask.map((place, at) => (
          <label key={place} className="field">
            <span className="lab">{t('vaultKeys.wordNumber', { number: place })}</span>
            <input
              className={wrong.includes(place) ? 'input doubt' : 'input'}
              value={answers[at] ?? ''}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              aria-invalid={wrong.includes(place)}
              onChange={(event) => setAnswers(answers.with(at, event.currentTarget.value))}
            />
          </label>
        ))}
      </div>
      {wrong.length > 0 && (
        <p className="amber m" role="alert">
          {t('vaultKeys.wrongWords', { numbers: formatList(language, wrong.map(String)) })}
        </p>
      )}
      {error !== null && <ErrorView error={error} />}
    </KeyDialog>
  );
}
