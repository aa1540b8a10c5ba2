import './hearings.css';
import { IconPlus } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { Hearing } from '../../../electron/domain/court';
import { termLabel } from '../../../electron/domain/terms';
import { formatDate } from '../../../electron/i18n';
import { Hints } from '../../components/hints';
import { Kbd } from '../../components/kbd';
import { Pick } from '../../components/pick';
import { useAct } from '../../components/toast';
import { Writable } from '../../components/writable';
import { useChosen } from '../../data/chosen';
import { type Records, useRecords } from '../../data/records';
import { useRecordLanguage } from '../../data/terms';
import { useLanguage, useT } from '../../i18n';
import { useKeys } from '../../keys/hotkeys';
import { focusDetails, listBindings } from '../../keys/list-keys';
import { CaseHeader } from '../case/case-header';
import { HearingInspector } from './hearing-inspector';

/** The hearings of a case in their order, with what went wrong and what was asked at each. */
export function HearingsTab({ file, item }: { file: CaseFile; item: string | null }) {
  const t = useT();
  const act = useAct();
  const records = useRecords(file.case.id);
  const [, go] = useLocation();
  const choose = (id: string) => go(`/case/${file.case.id}/hearings/${id}`, { replace: true });
  const chosen = useChosen(file.hearings, item, idOf, choose);
  const make = async (values: Partial<Hearing>) => {
    choose(await records.create('hearing', values));
    requestAnimationFrame(() => focusDetails());
  };
  const add = () => act(make(placeOf(file.hearings.at(-1) ?? { court: file.case.court, judge: file.case.judge })));
  const next = () => {
    if (chosen === null) return;
    if (chosen.nextAt === '') focusDetails('.next input');
    else act(make({ ...placeOf(chosen), kind: chosen.kind, at: chosen.nextAt }));
  };
  const under = useUnder(file, chosen, records);
  useKeys([
    { code: 'KeyA', writes: true, run: add },
    { code: 'KeyN', writes: true, run: next },
    { code: 'KeyV', writes: true, run: () => act(under('violation')) },
    { code: 'KeyM', writes: true, run: () => act(under('motion')) },
    ...listBindings({ ids: file.hearings.map(idOf), chosen: chosen?.id ?? null, choose }),
  ]);
  return (
    <>
      <CaseHeader file={file} tab="hearings">
        <Writable>
          <button type="button" className="btn p" onClick={add}>
            <IconPlus className="i sz" aria-hidden />
            {t('hearings.add')} <Kbd keys="A" />
          </button>
        </Writable>
      </CaseHeader>
      {chosen === null ? (
        <div className="empty grow">
          <h2 className="h-state">{t('hearings.empty.title')}</h2>
          <p>{t('hearings.empty.words')}</p>
        </div>
      ) : (
        <div className="chron">
          <div className="lines">
            <ol className="scroll" aria-label={t('hearings.title')}>
              {file.hearings.map((hearing, index) => (
                <li key={hearing.id}>
                  <HearingRow
                    file={file}
                    hearing={hearing}
                    number={index + 1}
                    here={hearing.id === chosen.id}
                    choose={() => choose(hearing.id)}
                  />
                </li>
              ))}
            </ol>
          </div>
          <HearingInspector
            key={chosen.id}
            file={file}
            hearing={chosen}
            number={file.hearings.indexOf(chosen) + 1}
            next={next}
            addUnder={(type) => act(under(type))}
          />
        </div>
      )}
      <Hints
        keys={[
          [['↑', '↓'], 'keys.move'],
          [['Enter'], 'keys.edit'],
          [['A'], 'keys.addHere'],
          [['V'], 'keys.violation'],
          [['M'], 'keys.motion'],
          [['N'], 'keys.nextHearing'],
        ]}
      />
    </>
  );
}

const idOf = ({ id }: Hearing) => id;

/** What one hearing passes on to the next. */
function placeOf(hearing: Partial<Hearing>): Partial<Hearing> {
  const { court = '', room = '', judge = '' } = hearing;
  return { court, room, judge };
}

/** Makes a violation or a motion of the chosen hearing and opens it. */
function useUnder(file: CaseFile, chosen: Hearing | null, records: Records) {
  const [, go] = useLocation();
  return async (type: 'violation' | 'motion') => {
    if (chosen === null) return;
    const day = chosen.at.slice(0, 10);
    const id =
      type === 'violation'
        ? await records.create('violation', { hearingId: chosen.id, date: day })
        : await records.create('motion', { hearingId: chosen.id, filedOn: day, addressedTo: chosen.court });
    go(`/case/${file.case.id}/${type}s/${id}`);
    requestAnimationFrame(() => focusDetails('textarea'));
  };
}

interface RowProps {
  file: CaseFile;
  hearing: Hearing;
  number: number;
  here: boolean;
  choose(): void;
}

function HearingRow({ file, hearing, number, here, choose }: RowProps) {
  const t = useT();
  const language = useLanguage();
  const labels = useRecordLanguage();
  const { at, kind, court, room, judge, result } = hearing;
  const violations = file.violations.filter(({ hearingId }) => hearingId === hearing.id).length;
  const motions = file.motions.filter(({ hearingId }) => hearingId === hearing.id).length;
  const place = [court, room && t('hearings.inRoom', { room }), judge].filter((part) => part !== '');
  return (
    // The button inside does the same for the keyboard.
    <div className={here ? 'f hear cur' : 'f hear'} onClickCapture={choose}>
      <span className="n">{number}</span>
      <span className="d">
        <b>{at === '' ? t('facts.noDate') : formatDate(language, at)}</b>
        <small>{at.slice(11)}</small>
      </span>
      <div>
        <Pick here={here}>
          <b className="b">{kind === '' ? t('hearings.one') : termLabel('hearingKinds', kind, labels)}</b>
        </Pick>
        {result !== '' && <p className="res">{result}</p>}
        <div className="s">
          {place.length > 0 && <span>{place.join(' · ')}</span>}
          {violations > 0 && <span className="tag amber">{t('hearings.violations', { count: violations })}</span>}
          {motions > 0 && <span className="tag line">{t('hearings.motions', { count: motions })}</span>}
        </div>
      </div>
    </div>
  );
}
