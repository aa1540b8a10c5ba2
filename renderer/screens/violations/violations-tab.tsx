import './violations.css';
import { IconAlertCircle, IconCheck, IconDots, IconPlus } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useLocation } from 'wouter';
import type { CaseFile } from '../../../electron/domain/case-file';
import { Count } from '../../components/count';
import { Hints } from '../../components/hints';
import { Kbd } from '../../components/kbd';
import { useAct } from '../../components/toast';
import { Writable } from '../../components/writable';
import { useChosen } from '../../data/chosen';
import { useRecords } from '../../data/records';
import { useLanguage, useT } from '../../i18n';
import { useKeys } from '../../keys/hotkeys';
import { focusDetails, listBindings } from '../../keys/list-keys';
import { CaseHeader } from '../case/case-header';
import { hearingWords } from '../case/hearing-choice';
import { type Entry, ledgerOf, type Mark, marks, nextObjection } from './ledger';
import { ViolationInspector } from './violation-inspector';
import { ViolationRow } from './violation-row';

/** The ledger of procedural violations, hearing by hearing. */
export function ViolationsTab({ file, item }: { file: CaseFile; item: string | null }) {
  const t = useT();
  const act = useAct();
  const records = useRecords(file.case.id);
  const [, go] = useLocation();
  const [mark, setMark] = useState<Mark | null>(null);
  const entries = ledgerOf(file);
  const shown = entries.filter(({ violation }) => mark === null || marks[mark](violation));
  const choose = (id: string) => go(`/case/${file.case.id}/violations/${id}`, { replace: true });
  const chosen = useChosen(shown, item, idOf, choose);
  const add = async () => {
    setMark(null);
    const { hearingId = '', date = '' } = chosen?.violation ?? {};
    choose(await records.create('violation', { hearingId, date }));
    requestAnimationFrame(() => focusDetails('textarea'));
  };
  const object = () => {
    if (chosen === null) return;
    const { id, objection } = chosen.violation;
    records.patch('violation', id, { objection: nextObjection[objection] }, true);
  };
  useKeys([
    { code: 'KeyA', writes: true, run: () => act(add()) },
    { code: 'KeyO', writes: true, run: object },
    { code: 'KeyR', run: () => focusDetails('.ruling textarea') },
    ...listBindings({ ids: shown.map(idOf), chosen: chosen?.violation.id ?? null, choose }),
  ]);
  return (
    <>
      <CaseHeader file={file} tab="violations">
        <Writable>
          <button type="button" className="btn p" onClick={() => act(add())}>
            <IconPlus className="i sz" aria-hidden />
            {t('violations.add')} <Kbd keys="A" />
          </button>
        </Writable>
      </CaseHeader>
      {entries.length === 0 ? (
        <NoViolations file={file} add={() => act(add())} />
      ) : (
        <>
          <div className="chron-filter">
            <Marks entries={entries} chosen={mark} choose={setMark} />
            <span className="grow" />
            <Count shown={shown.length} total={entries.length} />
          </div>
          <div className="chron">
            <Ledger file={file} entries={shown} chosen={chosen} choose={choose} />
            {chosen !== null && <ViolationInspector key={chosen.violation.id} file={file} entry={chosen} />}
          </div>
        </>
      )}
      <Hints
        keys={[
          [['↑', '↓'], 'keys.move'],
          [['Enter'], 'keys.edit'],
          [['A'], 'keys.addHere'],
          [['O'], 'keys.objection'],
          [['R'], 'keys.ruling'],
          [['Mod Z'], 'keys.undo'],
        ]}
      />
    </>
  );
}

const idOf = ({ violation }: Entry) => violation.id;

interface LedgerProps {
  file: CaseFile;
  entries: readonly Entry[];
  chosen: Entry | null;
  choose(id: string): void;
}

function Ledger({ file, entries, chosen, choose }: LedgerProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <div className="lines">
      <div className="f vio heads">
        <span />
        <span>{t('violations.text')}</span>
        <span>{t('violations.norms')}</span>
        <span>{t('violations.objection')}</span>
        <span>{t('violations.ruling')}</span>
      </div>
      <ol className="scroll" aria-label={t('violations.title')}>
        {entries.map((entry, index) => (
          <Fragment key={entry.violation.id}>
            {(index === 0 || entry.hearingNumber !== entries[index - 1]?.hearingNumber) && (
              <li>
                <h2 className="mh">
                  {entry.hearing === null
                    ? t('violations.outside')
                    : hearingWords(t, language, entry.hearing, entry.hearingNumber)}
                </h2>
              </li>
            )}
            <li>
              <ViolationRow
                file={file}
                entry={entry}
                here={entry === chosen}
                choose={() => choose(entry.violation.id)}
              />
            </li>
          </Fragment>
        ))}
      </ol>
    </div>
  );
}

const chips = [
  { mark: 'raised', words: 'violations.marks.raised', Icon: IconCheck },
  { mark: 'notRaised', words: 'violations.marks.notRaised', Icon: IconAlertCircle },
  { mark: 'noRuling', words: 'violations.marks.noRuling', Icon: IconDots },
] as const;

interface MarksProps {
  entries: readonly Entry[];
  chosen: Mark | null;
  choose(mark: Mark | null): void;
}

function Marks({ entries, chosen, choose }: MarksProps) {
  const t = useT();
  return chips.map(({ mark, words, Icon }) => {
    const count = entries.filter(({ violation }) => marks[mark](violation)).length;
    if (count === 0 && mark !== chosen) return null;
    return (
      <button
        key={mark}
        type="button"
        className="chip"
        aria-pressed={mark === chosen}
        onClick={() => choose(mark === chosen ? null : mark)}
      >
        <Icon className="i sz" aria-hidden />
        {t(words)} <b>{count}</b>
      </button>
    );
  });
}

/** The first step in an empty ledger. */
function NoViolations({ file, add }: { file: CaseFile; add(): void }) {
  const t = useT();
  const [, go] = useLocation();
  return (
    <div className="empty grow">
      <h2 className="h-state">{t('violations.empty.title')}</h2>
      <p>{t('violations.empty.words')}</p>
      <div className="act">
        <Writable>
          <button type="button" className="btn p" onClick={add}>
            {t('violations.add')} <Kbd keys="A" />
          </button>
        </Writable>
        <button type="button" className="btn" onClick={() => go(`/case/${file.case.id}/chronology`)}>
          {t('violations.fromFacts')}
        </button>
      </div>
    </div>
  );
}
