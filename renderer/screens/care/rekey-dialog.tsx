import { useEffect, useState } from 'react';
import type { Copied, NewPlace } from '../../../electron/api/care';
import type { AppState } from '../../../electron/api/contract';
import { useSession } from '../../data/session';
import { useT } from '../../i18n';
import { CheckWords, type NewPhrase, ShowWords } from '../keys/make-phrase';
import { RekeyForm, type RekeySecrets } from './rekey-form';
import { RekeyRun } from './rekey-run';
import { useCare } from './use-care';

interface Props {
  app: AppState;
  hasFile: boolean;
  hasPhrase: boolean;
  /** Where a re-keying was begun and not finished. */
  begun: NewPlace | null;
  close(): void;
}

type Step = 'form' | 'words' | 'check' | 'run';

/** The whole vault under new keys in a new folder: secrets of the new one, its recovery phrase, the work, and its end. */
export function RekeyDialog({ app, hasFile, hasPhrase, begun, close }: Props) {
  const t = useT();
  const { client } = useSession();
  const care = useCare<Copied>();
  const [step, setStep] = useState<Step>('form');
  const [place, setPlace] = useState(begun);
  const [made, setMade] = useState<NewPhrase | null>(null);
  const [secrets, setSecrets] = useState<RekeySecrets>({
    current: '',
    next: '',
    again: '',
    file: null,
    without: false,
    phrase: true,
  });
  useEffect(() => () => void client.call('keys.dropPhrase').catch(() => undefined), [client]);
  const start = () => {
    if (place === null) return;
    setStep('run');
    const { current, next, phrase, file, without } = secrets;
    const keyFile = file?.token ?? (without ? 'none' : 'same');
    care.start(() => client.call('rekey.run', { place: place.place, current, next, keyFile, phrase }));
  };
  const words = (phrase: NewPhrase) => {
    setMade(phrase);
    setStep('words');
  };
  if (step === 'words' && made !== null) {
    return <ShowWords app={app} words={made.words} close={close} done={() => setStep('check')} />;
  }
  if (step === 'check' && made !== null) {
    return (
      <CheckWords ask={made.ask} forNew={t('rekey.start')} close={close} back={() => setStep('words')} done={start} />
    );
  }
  if (step === 'run') return <RekeyRun care={care} again={start} back={() => setStep('form')} close={close} />;
  return (
    <RekeyForm
      of={app.current?.place ?? ''}
      hasFile={hasFile}
      hasPhrase={hasPhrase}
      place={place}
      choose={setPlace}
      secrets={secrets}
      change={(changes) => setSecrets({ ...secrets, ...changes })}
      close={close}
      start={start}
      words={words}
    />
  );
}
