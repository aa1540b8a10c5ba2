import './motions.css';
import { IconGavel, IconHourglass, IconPlus } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useLocation } from 'wouter';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { Motion } from '../../../electron/domain/court';
import { termLabel } from '../../../electron/domain/terms';
import { formatDate } from '../../../electron/i18n';
import { Hints } from '../../components/hints';
import { Kbd } from '../../components/kbd';
import { Pick } from '../../components/pick';
import { useAct } from '../../components/toast';
import { Writable } from '../../components/writable';
import { useChosen } from '../../data/chosen';
import { useRecords } from '../../data/records';
import { useRecordLanguage } from '../../data/terms';
import { today } from '../../data/today';
import { useLanguage, useT } from '../../i18n';
import { useKeys } from '../../keys/hotkeys';
import { focusDetails, listBindings } from '../../keys/list-keys';
import { CaseHeader } from '../case/case-header';
import { MotionInspector } from './motion-inspector';

/** Motions, complaints, challenges and appeals: what waits for a decision first. */
export function MotionsTab({ file, item }: { file: CaseFile; item: string | null }) {
  const t = useT();
  const act = useAct();
  const records = useRecords(file.case.id);
  const [, go] = useLocation();
  const motions = inOrder(file.motions);
  const choose = (id: string) => go(`/case/${file.case.id}/motions/${id}`, { replace: true });
  const chosen = useChosen(motions, item, idOf, choose);
  const make = async () => {
    choose(await records.create('motion', { filedOn: today(), addressedTo: file.case.court }));
    requestAnimationFrame(() => focusDetails('textarea'));
  };
  const add = () => act(make());
  useKeys([
    { code: 'KeyA', writes: true, run: add },
    ...listBindings({ ids: motions.map(idOf), chosen: chosen?.id ?? null, choose }),
  ]);
  return (
    <>
      <CaseHeader file={file} tab="motions">
        <Writable>
          <button type="button" className="btn p" onClick={add}>
            <IconPlus className="i sz" aria-hidden />
            {t('motions.add')} <Kbd keys="A" />
          </button>
        </Writable>
      </CaseHeader>
      {chosen === null ? (
        <div className="empty grow">
          <h2 className="h-state">{t('motions.empty.title')}</h2>
          <p>{t('motions.empty.words')}</p>
        </div>
      ) : (
        <div className="chron">
          <div className="lines">
            <ol className="scroll" aria-label={t('motions.title')}>
              {motions.map((motion, index) => (
                <Fragment key={motion.id}>
                  {(index === 0 || waits(motion) !== waits(motions[index - 1])) && (
                    <li>
                      <h2 className="mh">{t(waits(motion) ? 'motions.waiting' : 'motions.decided')}</h2>
                    </li>
                  )}
                  <li>
                    <MotionRow
                      file={file}
                      motion={motion}
                      here={motion.id === chosen.id}
                      choose={() => choose(motion.id)}
                    />
                  </li>
                </Fragment>
              ))}
            </ol>
          </div>
          <MotionInspector key={chosen.id} file={file} motion={chosen} />
        </div>
      )}
      <Hints
        keys={[
          [['↑', '↓'], 'keys.move'],
          [['Enter'], 'keys.edit'],
          [['A'], 'keys.addHere'],
          [['Mod Z'], 'keys.undo'],
          [['F6'], 'keys.pane'],
        ]}
      />
    </>
  );
}

const idOf = ({ id }: Motion) => id;
const waits = (motion: Motion | undefined): boolean => motion?.outcome === 'pending';

/** What waits, by when its decision is due and then as filed; after it what is decided, the latest first. */
function inOrder(motions: readonly Motion[]): Motion[] {
  const waiting = motions.filter(waits);
  const decided = motions.filter((motion) => !waits(motion));
  const due = (motion: Motion) => motion.decisionDue || '9999';
  return [
    ...waiting.toSorted((a, b) => due(a).localeCompare(due(b)) || a.filedOn.localeCompare(b.filedOn)),
    ...decided.toSorted((a, b) => b.decidedOn.localeCompare(a.decidedOn) || b.filedOn.localeCompare(a.filedOn)),
  ];
}

interface RowProps {
  file: CaseFile;
  motion: Motion;
  here: boolean;
  choose(): void;
}

function MotionRow({ file, motion, here, choose }: RowProps) {
  const t = useT();
  const language = useLanguage();
  const labels = useRecordLanguage();
  const { text, kind, addressedTo, filedOn, decisionDue, decidedOn, outcome } = motion;
  const late = waits(motion) && decisionDue !== '' && decisionDue.slice(0, 10) < today();
  const Icon = waits(motion) ? IconHourglass : IconGavel;
  const number = file.hearings.findIndex(({ id }) => id === motion.hearingId) + 1;
  return (
    // The button inside does the same for the keyboard.
    <div className={here ? 'f mot cur' : 'f mot'} onClickCapture={choose}>
      <span className="n">
        <Icon className={waits(motion) ? 'i sz amber' : 'i sz'} aria-hidden />
      </span>
      <span className="d">
        <b>{filedOn === '' ? t('motions.notFiled') : formatDate(language, filedOn)}</b>
      </span>
      <div>
        <Pick here={here}>{text === '' ? <span className="dim">{t('facts.noText')}</span> : text}</Pick>
        <div className="s">
          <span>{termLabel('documentKinds', kind, labels)}</span>
          {addressedTo !== '' && <span>{addressedTo}</span>}
          {number > 0 && <span className="tag line">{t('hearings.numbered', { number: String(number) })}</span>}
          {motion.appealedBy !== '' && <span className="tag line">{t('motions.appealed')}</span>}
        </div>
      </div>
      <div className="out">
        <b className={waits(motion) ? 'amber' : 'b'}>{termLabel('motionOutcomes', outcome, labels)}</b>
        {waits(motion) && decisionDue !== '' && (
          <small className={late ? 'red' : 'dim'}>
            {t(late ? 'motions.wasDue' : 'motions.dueBy', { date: formatDate(language, decisionDue) })}
          </small>
        )}
        {!waits(motion) && decidedOn !== '' && <small className="dim">{formatDate(language, decidedOn)}</small>}
      </div>
    </div>
  );
}
