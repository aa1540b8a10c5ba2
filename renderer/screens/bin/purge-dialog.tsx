import { Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { BinEntry } from '../../../electron/api/bin';
import { type ErrorShape, toErrorShape } from '../../../electron/api/errors';
import { formatBytes } from '../../../electron/i18n';
import { ErrorView } from '../../components/error-view';
import { useToast } from '../../components/toast';
import { placed } from '../../data/lists';
import { useSession } from '../../data/session';
import { useLanguage, useT } from '../../i18n';
import { PassphraseField } from '../door/passphrase-field';
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
  const { busy, error, purge } = usePurge(all ? null : (going[0]?.binId ?? null), close);
  const first = going[0];
  const name = first === undefined ? '' : titleWords(t, language, first);
  const title = all ? t('bin.dialog.all', { count: going.length }) : t('bin.dialog.one', { name });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase !== '' && !busy) void purge(passphrase);
  };
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
            <h3 className="m">{t('bin.dialog.reach')}</h3>
            <ul>
              <li>{t('bin.dialog.blocks')}</li>
              <li>{t('bin.dialog.copies')}</li>
              <li>{t('bin.dialog.printed')}</li>
            </ul>
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

function usePurge(binId: string | null, close: () => void) {
  const t = useT();
  const toast = useToast();
  const language = useLanguage();
  const queries = useQueryClient();
  const { client, edits } = useSession();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorShape | null>(null);
  const purge = async (passphrase: string) => {
    setBusy(true);
    setError(null);
    try {
      await edits.flush();
      const { save, bytes, held } = await client.call('bin.purge', { binId, passphrase });
      edits.saved(save);
      await queries.invalidateQueries({ queryKey: ['bin'] });
      toast({ words: held ? t('bin.held') : t('bin.deleted', { size: formatBytes(language, bytes) }) });
      close();
    } catch (failure) {
      setError(toErrorShape(failure));
      setBusy(false);
    }
  };
  return { busy, error, purge };
}
