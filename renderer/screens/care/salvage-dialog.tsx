import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { NewPlace, Salvaged } from '../../../electron/api/care';
import type { VaultListing } from '../../../electron/api/contract';
import { formatNumber } from '../../../electron/i18n';
import { ErrorView } from '../../components/error-view';
import { useAct } from '../../components/toast';
import { useSession } from '../../data/session';
import { useLanguage, useT } from '../../i18n';
import { PassphraseField } from '../door/passphrase-field';
import { KeyDialog } from '../keys/dialog';
import { CareProgressLine } from './care-progress';
import { FindingList } from './finding-list';
import { NewPlaceField } from './new-place-field';
import { useCare } from './use-care';

/** What opens the damaged vault; with a phrase the passphrase is a new one. */
export interface SalvageSecret {
  passphrase: string;
  keyFile?: string;
  phrase?: string;
}

interface Props {
  /** Place of the damaged vault. */
  of: string;
  /** Null to ask for the passphrase here. */
  secret: SalvageSecret | null;
  close(): void;
  /** Shows the unlock screen of the new vault; left out where that comes by itself with the lock. */
  opened?: (vault: VaultListing) => void;
}

/** Copying all that can still be read into a new vault, and what was lost. */
export function SalvageDialog({ of, secret, close, opened }: Props) {
  const t = useT();
  const { client } = useSession();
  const care = useCare<Salvaged>();
  const [place, setPlace] = useState<NewPlace | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const title = t('salvage.title');
  if (care.result !== null) return <Done made={care.result} close={close} {...(opened ? { opened } : {})} />;
  if (care.busy) {
    return (
      <KeyDialog title={title} act={null} busy={false} leave={t('care.stop')} close={care.stop}>
        <CareProgressLine job="salvage" progress={care.progress} />
        <p className="dim">{t('salvage.whileRunning')}</p>
      </KeyDialog>
    );
  }
  const start = () => {
    if (place === null) return;
    care.start(() => client.call('salvage.run', { of, place: place.place, ...(secret ?? { passphrase }) }));
  };
  return (
    <KeyDialog
      title={title}
      act={{
        words: t('salvage.start'),
        disabled: place === null || (secret === null && passphrase === ''),
        run: start,
      }}
      busy={false}
      close={close}
    >
      <p>{t('salvage.about')}</p>
      <p>{t('salvage.untouched')}</p>
      <NewPlaceField job="salvage" of={of} place={place} choose={setPlace} />
      {secret === null && (
        <PassphraseField
          label={t('unlock.passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          autoComplete="current-password"
          wrong={care.error?.code === 'vault.wrong-passphrase'}
        />
      )}
      <p className="dim sm">{t('salvage.same')}</p>
      {care.stopped && <p role="status">{t('salvage.stopped')}</p>}
      {care.error !== null && <ErrorView error={care.error} />}
    </KeyDialog>
  );
}

function Done({ made, close, opened }: { made: Salvaged; close(): void; opened?: (vault: VaultListing) => void }) {
  const t = useT();
  const act = useAct();
  const language = useLanguage();
  const { client } = useSession();
  const { vault, lost, broughtBack } = made;
  const number = (n: number) => formatNumber(language, n);
  const open = async () => {
    await client.call('care.openNew', { place: vault.place });
    opened?.(vault);
  };
  return (
    <KeyDialog
      title={t('salvage.done')}
      wide={lost.list.length > 0}
      act={{ words: t('care.openNew'), disabled: false, run: () => act(open()) }}
      busy={false}
      leave={t('common.close')}
      close={close}
    >
      <p className="row green">
        <IconCircleCheck className="i" aria-hidden />
        <span>{t('care.copied', { records: number(made.records), documents: number(made.documents) })}</span>
      </p>
      <p className="path care-place">{vault.path}</p>
      {broughtBack > 0 && <p>{t('salvage.broughtBack', { count: number(broughtBack) })}</p>}
      {lost.list.length === 0 ? (
        <p>{t('salvage.nothingLost')}</p>
      ) : (
        <>
          <h3 className="m">{t('salvage.lost', { count: number(lost.list.length + lost.more) })}</h3>
          <FindingList findings={lost} told="salvage" />
        </>
      )}
      <p>{t('salvage.after')}</p>
    </KeyDialog>
  );
}
