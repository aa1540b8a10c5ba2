import './deadlines.css';
import { IconPlus, IconRefresh } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useLocation } from 'wouter';
import type { CaseFile } from '../../../electron/domain/case-file';
import { Hints } from '../../components/hints';
import { Kbd } from '../../components/kbd';
import { useAct } from '../../components/toast';
import { Writable } from '../../components/writable';
import { useChosen } from '../../data/chosen';
import { useRecords } from '../../data/records';
import { today } from '../../data/today';
import { useT } from '../../i18n';
import { useKeys } from '../../keys/hotkeys';
import { focusDetails, listBindings } from '../../keys/list-keys';
import { CaseHeader } from '../case/case-header';
import { AddDeadlines } from './add-deadlines';
import { DeadlineInspector } from './deadline-inspector';
import { DeadlineRow } from './deadline-row';
import { Differences } from './differences';
import { eventOf } from './event-address';
import { nowIn, useLaw } from './law';
import { byUrgency, type Entry } from './urgency';

type Panel = 'add' | 'recompute' | null;

/** What must be done by when, the most pressing first. */
export function DeadlinesTab({ file, item }: { file: CaseFile; item: string | null }) {
  const t = useT();
  const act = useAct();
  const law = useLaw(file);
  const records = useRecords(file.case.id);
  const [, go] = useLocation();
  const [event, setEvent] = useState(() => eventOf(item));
  const [panel, setPanel] = useState<Panel>(event === null ? null : 'add');
  const entries = byUrgency(file.deadlines, nowIn(law.zone), law.zone);
  const choose = (id: string) => go(`/case/${file.case.id}/deadlines/${id}`, { replace: true });
  const chosen = useChosen(entries, item, idOf, choose);
  const close = () => {
    setPanel(null);
    setEvent(null);
  };

  const byHand = async () => {
    close();
    choose(await records.create('deadline', {}));
    requestAnimationFrame(() => focusDetails());
  };
  useDeadlineKeys({ file, entries, chosen, choose, panel, setPanel, close, byHand: () => act(byHand()) });

  return (
    <>
      <CaseHeader file={file} tab="deadlines">
        <Writable>
          <button type="button" className="btn p" onClick={() => setPanel('add')}>
            <IconPlus className="i sz" aria-hidden />
            {t('deadlines.add')} <Kbd keys="A" />
          </button>
        </Writable>
      </CaseHeader>
      {panel === 'add' && (
        <AddDeadlines file={file} law={law} event={event} close={close} choose={choose} byHand={() => act(byHand())} />
      )}
      {panel === 'recompute' && <Differences file={file} law={law} close={close} />}
      {entries.length === 0 ? (
        panel !== 'add' && <NoDeadlines add={() => setPanel('add')} byHand={() => act(byHand())} />
      ) : (
        <div className="chron">
          <div className="lines">
            <DeadlineList entries={entries} chosen={chosen} choose={choose} />
            {panel === null && (
              <Writable>
                <button type="button" className="btn q" onClick={() => setPanel('recompute')}>
                  <IconRefresh className="i sz" aria-hidden />
                  {t('deadlines.recompute')} <Kbd keys="R" />
                </button>
              </Writable>
            )}
          </div>
          {chosen !== null && <DeadlineInspector key={chosen.deadline.id} file={file} law={law} entry={chosen} />}
        </div>
      )}
      <Hints
        keys={[
          [['↑', '↓'], 'keys.move'],
          [['Enter'], 'keys.edit'],
          [['A'], 'keys.addHere'],
          [['Mod D'], 'keys.done'],
          [['M'], 'keys.ownDate'],
          [['R'], 'keys.recompute'],
        ]}
      />
    </>
  );
}

const idOf = ({ deadline }: Entry) => deadline.id;

interface ListProps {
  entries: readonly Entry[];
  chosen: Entry | null;
  choose(id: string): void;
}

function DeadlineList({ entries, chosen, choose }: ListProps) {
  const t = useT();
  return (
    <ol className="scroll" aria-label={t('deadlines.title')}>
      {entries.map((entry, index) => (
        <Fragment key={entry.deadline.id}>
          {entry.urgency !== entries[index - 1]?.urgency && (
            <li>
              <h2 className="mh">{t(`deadlines.groups.${entry.urgency}`)}</h2>
            </li>
          )}
          <li>
            <DeadlineRow entry={entry} here={entry === chosen} choose={() => choose(entry.deadline.id)} />
          </li>
        </Fragment>
      ))}
    </ol>
  );
}

/** The first step where there are no deadlines. */
function NoDeadlines({ add, byHand }: { add(): void; byHand(): void }) {
  const t = useT();
  return (
    <div className="empty grow">
      <h2 className="h-state">{t('deadlines.empty.title')}</h2>
      <p>{t('deadlines.empty.words')}</p>
      <div className="act">
        <Writable>
          <button type="button" className="btn p" onClick={add}>
            {t('deadlines.empty.first')} <Kbd keys="A" />
          </button>
          <button type="button" className="btn" onClick={byHand}>
            {t('deadlines.addByHand')} <Kbd keys="Shift A" />
          </button>
        </Writable>
      </div>
    </div>
  );
}

interface KeyWork extends ListProps {
  file: CaseFile;
  panel: Panel;
  setPanel(panel: Panel): void;
  close(): void;
  byHand(): void;
}

function useDeadlineKeys({ file, entries, chosen, choose, panel, setPanel, close, byHand }: KeyWork): void {
  const records = useRecords(file.case.id);
  const done = () => {
    if (chosen === null) return;
    const { id, doneAt } = chosen.deadline;
    records.patch('deadline', id, { doneAt: doneAt === '' ? today() : '' }, true);
  };
  const list = { ids: entries.map(idOf), chosen: chosen?.deadline.id ?? null, choose };
  useKeys([
    { code: 'Escape', everywhere: true, run: () => (panel === null ? false : close()) },
    { code: 'KeyA', writes: true, run: () => setPanel('add') },
    { code: 'KeyA', shift: true, writes: true, run: byHand },
    { code: 'KeyR', writes: true, run: () => setPanel('recompute') },
    { code: 'KeyD', mod: true, everywhere: true, writes: true, run: done },
    { code: 'KeyM', writes: true, run: () => focusDetails('.own-date input') },
    ...(panel === null ? listBindings(list) : []),
  ]);
}
