import { Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { BinEntry } from '../../../electron/api/bin';
import { type ErrorShape, toErrorShape } from '../../../electron/api/errors';
import { formatBytes } from '../../../electron/i18n';
import { ErrorView } from '../../components/error-view';
import { placed } from '../../data/lists';
import { useSession } from '../../data/session';
import { useLanguage, useT } from '../../i18n';
import { RekeyOffer } from '../care/rekey-offer';
import { PassphraseField } from '../door/passphrase-field';
import { KeyDialog } from '../keys/dialog';
import { titleWords } from './titles';

interface Props {
  going: readonly BinEntry[];
  /** True when the whole bin is emptied. */
  all: boolean;
  close(): void;
}

/** Deleting for good: what goes, what cannot be reached, and the passphrase as the confirmation. */
export function PurgeDialog({ going, all, close }: Props) {
  const t = useT();
  const language = useLanguage();
  const [passphrase, setPassphrase] = useState('');
  const { busy, error, done, purge } = usePurge(all ? null : (going[0]?.binId ?? null));
  const first = going[0];
  const name = first === undefined ? '' : titleWords(t, language, first);
  const title = all ? t('bin.dialog.all', { count: going.length }) : t('bin.dialog.one', { name });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase !== '' && !busy) void purge(passphrase);
  };
  if (done !== null) return <Purged words={done} close={close} />;
  return (
    <Modal.Root opened onClose={close} size={620} yOffset="8vh">
      <Modal.Overlay color="var(--scrim)" backgroundOpacity={1} />
      <Modal.Content aria-label={title}>
        <Modal.Body>
          <form className="purge" onSubmit={submit}>
            <h2 className="h-case">{title}</h2>
            <p>{t('bin.dialog.gone')}</p>
            <p>{t('bin.dialog.older')}</p>
            {going.length === 1 && first !== undefined && <Kept binId={first.binId} />}
            <OutOfReach />
            <PassphraseField
              label={t('bin.dialog.passphrase')}
              value={passphrase}
              onChange={setPassphrase}
              autoComplete="current-password"
              wrong={error?.code === 'vault.wrong-passphrase'}
              autoFocus
            />
            {error !== null && <ErrorView error={error} />}
            <div className="act">
              <button type="submit" className="btn danger" disabled={passphrase === '' || busy}>
                {t(busy ? 'bin.dialog.deleting' : 'bin.dialog.delete')}
              </button>
              <button type="button" className="btn" onClick={close}>
                {t('common.cancel')}
              </button>
            </div>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** What no program can reach from here. */
function OutOfReach() {
  const t = useT();
  return (
    <>
      <h3 className="m">{t('bin.dialog.reach')}</h3>
      <ul className="points">
        <li>{t('bin.dialog.blocks')}</li>
        <li>{t('bin.dialog.copies')}</li>
        <li>{t('bin.dialog.printed')}</li>
      </ul>
    </>
  );
}

/** It is gone; what is out of reach stays, and re-keying is the way to make the old folder worth nothing. */
function Purged({ words, close }: { words: string; close(): void }) {
  const t = useT();
  const [rekeying, setRekeying] = useState(false);
  if (rekeying) return <RekeyOffer close={close} />;
  return (
    <KeyDialog
      title={t('bin.dialog.done')}
      act={{ words: t('bin.dialog.rekey'), disabled: false, run: () => setRekeying(true) }}
      busy={false}
      leave={t('common.close')}
      close={close}
    >
      <p role="status">{words}</p>
      <OutOfReach />
      <p>{t('bin.dialog.rekeyAbout')}</p>
    </KeyDialog>
  );
}

/** Other records that keep the same bytes. */
function Kept({ binId }: { binId: string }) {
  const t = useT();
  const language = useLanguage();
  const { client } = useSession();
  const { data } = useQuery({
    queryKey: ['kept-elsewhere', binId],
    gcTime: 0,
    queryFn: () => client.call('bin.keptElsewhere', { binId }),
  });
  if (data === undefined) return <p className="dim">{t('bin.dialog.looking')}</p>;
  if (data.length === 0) return null;
  return (
    <>
      <h3 className="m">{t('bin.dialog.kept')}</h3>
      <ul>
        {placed(data).map(({ entry, key }) => (
          <li key={key}>
            {[
              entry.caseTitle,
              titleWords(t, language, entry),
              entry.inBin ? t('bin.dialog.inBin') : '',
              entry.earlier ? t('bin.dialog.earlier') : '',
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </li>
        ))}
      </ul>
    </>
  );
}

function usePurge(binId: string | null) {
  const t = useT();
  const language = useLanguage();
  const queries = useQueryClient();
  const { client, edits } = useSession();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorShape | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const purge = async (passphrase: string) => {
    setBusy(true);
    setError(null);
    try {
      await edits.flush();
      const { save, bytes, held } = await client.call('bin.purge', { binId, passphrase });
      edits.saved(save);
      await queries.invalidateQueries({ queryKey: ['bin'] });
      setDone(held ? t('bin.held') : t('bin.deleted', { size: formatBytes(language, bytes) }));
    } catch (failure) {
      setError(toErrorShape(failure));
      setBusy(false);
    }
  };
  return { busy, error, done, purge };
}
