import './history.css';
import { Modal } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { historyPage } from '../../../electron/api/history';
import type { CaseFile } from '../../../electron/domain/case-file';
import { formatInstant } from '../../../electron/i18n';
import { Loaded } from '../../components/loaded';
import { useAct, useToast } from '../../components/toast';
import type { RecordAddress } from '../../data/edits';
import { useSession } from '../../data/session';
import { today } from '../../data/today';
import { useLanguage, useT } from '../../i18n';
import { EntryView } from './entry-view';
import type { Speaker } from './words';

interface Props {
  address: RecordAddress;
  /** What the record is called. */
  name: string;
  /** Records that are shown one under the other, each with whose it is; fewer than two for the addressed one alone. */
  each: readonly { id: string; whose: string }[];
  file: CaseFile | null;
  close(): void;
}

/** Who saved what of a record and when, over everything else until closed. */
export function HistoryPanel({ address, name, each, file, close }: Props) {
  const t = useT();
  return (
    <Modal.Root opened onClose={close} size={760} yOffset="6vh">
      <Modal.Overlay color="var(--scrim)" backgroundOpacity={1} />
      <Modal.Content aria-label={t('history.of', { name })} className="hist">
        <Modal.Body>
          <div className="row">
            <h2 className="h-case grow trunc">{t('history.of', { name })}</h2>
            <button type="button" className="btn" onClick={close}>
              {t('common.close')} <kbd>Esc</kbd>
            </button>
          </div>
          <p className="dim">{t('history.about')}</p>
          {each.length < 2 ? (
            <Entries address={address} file={file} />
          ) : (
            each.map(({ id, whose }) => (
              <section key={id} aria-label={whose}>
                <h3 className="h-state">{whose}</h3>
                <Entries address={{ ...address, id }} file={file} />
              </section>
            ))
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Entries({ address, file }: Pick<Props, 'address' | 'file'>) {
  const t = useT();
  const speaker: Speaker = { t, language: useLanguage(), file };
  const query = useHistory(address);
  const restore = useRestore(address);
  return (
    <Loaded query={query}>
      {({ pages }) => (
        <>
          <ol>
            {pages
              .flatMap((page) => page.entries)
              .map((entry, at) => (
                <EntryView
                  key={entry.number}
                  type={address.type}
                  entry={entry}
                  newest={at === 0}
                  speaker={speaker}
                  restore={(number, field) => restore(number, field, entry.savedAt)}
                />
              ))}
          </ol>
          {query.hasNextPage && (
            <button type="button" className="btn q" onClick={() => void query.fetchNextPage()}>
              {t('history.more')}
            </button>
          )}
          {pages.at(-1)?.broken && !query.hasNextPage && <p className="amber">{t('history.broken')}</p>}
        </>
      )}
    </Loaded>
  );
}

/** What was saved of a record; what is being typed is saved first. */
function useHistory(address: RecordAddress) {
  const { client, edits } = useSession();
  return useInfiniteQuery({
    queryKey: ['history', address.type, address.id],
    staleTime: 0,
    gcTime: 0,
    initialPageParam: 0,
    queryFn: async ({ pageParam }) => {
      await edits.flush();
      return client.call('history.list', { ...address, skip: pageParam });
    },
    getNextPageParam: (last, pages) => (last.more ? pages.length * historyPage : undefined),
  });
}

function useRestore(address: RecordAddress) {
  const t = useT();
  const language = useLanguage();
  const act = useAct();
  const toast = useToast();
  const queries = useQueryClient();
  const { client, edits } = useSession();
  const run = async (number: number, field: { name: string; label: string } | null, savedAt: string) => {
    const fields = field === null ? null : [field.name];
    edits.saved(await client.call('history.restore', { ...address, number, fields }));
    edits.turned();
    await queries.invalidateQueries({ queryKey: ['history', address.type, address.id] });
    const date = formatInstant(language, savedAt, today());
    toast({
      words: field === null ? t('history.restored', { date }) : t('history.restoredField', { field: field.label }),
      undo: true,
    });
  };
  return (...given: Parameters<typeof run>) => act(run(...given));
}
