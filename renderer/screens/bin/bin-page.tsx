import './bin.css';
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BinEntry } from '../../../electron/api/bin';
import { formatInstant } from '../../../electron/i18n';
import { IconButton } from '../../components/icon-button';
import { Loaded } from '../../components/loaded';
import { useAct, useToast } from '../../components/toast';
import { Writable } from '../../components/writable';
import { useSession } from '../../data/session';
import { today } from '../../data/today';
import { useLanguage, useT } from '../../i18n';
import { PurgeDialog } from './purge-dialog';
import { titleWords } from './titles';

/** Records removed in the last 30 days: put back, or deleted for good. */
export function BinPage() {
  const t = useT();
  const { client, edits } = useSession();
  const query = useQuery({
    queryKey: ['bin'],
    staleTime: 0,
    queryFn: async () => {
      await edits.flush();
      return client.call('bin.list');
    },
  });
  return (
    <div className="bin scroll">
      <Loaded query={query}>{(entries) => <Entries entries={entries} />}</Loaded>
      {query.data === undefined && <h1 className="sr">{t('bin.title')}</h1>}
    </div>
  );
}

function Entries({ entries }: { entries: readonly BinEntry[] }) {
  const t = useT();
  const [going, setGoing] = useState<readonly BinEntry[] | null>(null);
  return (
    <>
      <div className="row">
        <h1 className="h-page grow">{t('bin.title')}</h1>
        {entries.length > 0 && (
          <Writable>
            <button type="button" className="btn" onClick={() => setGoing(entries)}>
              <IconTrash className="i sz" aria-hidden />
              {t('bin.emptyAll')}
            </button>
          </Writable>
        )}
      </div>
      <p className="dim">{t('bin.about')}</p>
      {entries.length === 0 ? (
        <div className="nothing">
          <h2 className="h-state">{t('bin.empty.title')}</h2>
          <p>{t('bin.empty.words')}</p>
        </div>
      ) : (
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{t('bin.column.what')}</th>
              <th scope="col">{t('bin.column.case')}</th>
              <th scope="col">{t('bin.column.removed')}</th>
              <th scope="col">{t('bin.column.by')}</th>
              <th scope="col" className="acts">
                <span className="sr">{t('bin.restore')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Entry key={entry.binId} entry={entry} purge={() => setGoing([entry])} />
            ))}
          </tbody>
        </table>
      )}
      {going !== null && <PurgeDialog going={going} all={going === entries} close={() => setGoing(null)} />}
    </>
  );
}

function Entry({ entry, purge }: { entry: BinEntry; purge(): void }) {
  const t = useT();
  const act = useAct();
  const language = useLanguage();
  const restore = useRestore();
  const name = titleWords(t, language, entry);
  return (
    <tr>
      <td>
        <span className="tag line">{t(`bin.type.${entry.type}`)}</span> <span className="m name">{name}</span>
        {entry.under > 0 && <span className="dim sm"> {t('bin.under', { count: entry.under })}</span>}
      </td>
      <td>{entry.caseTitle}</td>
      <td className="num nw">{formatInstant(language, entry.removedAt, today())}</td>
      <td>{entry.by ?? <span className="dim">{t('history.nobody')}</span>}</td>
      <td className="acts">
        <Writable>
          <div className="row">
            <button
              type="button"
              className="btn"
              aria-label={t('bin.restoreNamed', { name })}
              onClick={() => act(restore(entry.binId, name))}
            >
              <IconArrowBackUp className="i sz" aria-hidden />
              {t('bin.restore')}
            </button>
            <IconButton label={t('bin.purgeNamed', { name })} onClick={purge}>
              <IconTrash className="i sz" aria-hidden />
            </IconButton>
          </div>
        </Writable>
      </td>
    </tr>
  );
}

function useRestore(): (binId: string, name: string) => Promise<void> {
  const t = useT();
  const toast = useToast();
  const queries = useQueryClient();
  const { client, edits } = useSession();
  return async (binId, name) => {
    edits.saved(await client.call('bin.restore', { binId }));
    await queries.invalidateQueries({ queryKey: ['bin'] });
    toast({ words: t('bin.restored', { name }), undo: true });
  };
}
