import './notes.css';
import { IconEyeOff, IconPlus, IconPrinter, IconTrash } from '@tabler/icons-react';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { Note } from '../../../electron/domain/records';
import { AutosaveField } from '../../components/autosave-field';
import { DayField } from '../../components/day-field';
import { Hints } from '../../components/hints';
import { Kbd } from '../../components/kbd';
import { longest } from '../../components/limits';
import { Part } from '../../components/part';
import { useAct } from '../../components/toast';
import { useReadOnly, Writable } from '../../components/writable';
import { useRecords } from '../../data/records';
import { today } from '../../data/today';
import { useT } from '../../i18n';
import { useKeys } from '../../keys/hotkeys';
import { CaseHeader } from '../case/case-header';
import { tabsHint } from '../case/tabs';
import { HistoryButton } from '../history/history-button';
import { Interventions } from '../tasks/interventions';
import { Tasks } from '../tasks/tasks';

/** The lawyer's own work: tasks, appeals to other bodies, notes with the newest first. */
export function NotesTab({ file }: { file: CaseFile }) {
  const t = useT();
  const act = useAct();
  const records = useRecords(file.case.id);
  const notes = file.notes.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  const create = async () => {
    const id = await records.create('note', { date: today() });
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-note="${id}"] textarea`)?.focus());
  };
  const add = () => act(create());
  useKeys([{ code: 'KeyA', writes: true, run: add }]);
  return (
    <>
      <CaseHeader file={file} tab="notes">
        <Writable>
          <button type="button" className="btn p" onClick={add}>
            <IconPlus className="i sz" aria-hidden />
            {t('notes.add')} <Kbd keys="A" />
          </button>
        </Writable>
      </CaseHeader>
      <div className="notes scroll">
        <Tasks file={file} />
        <Interventions file={file} />
        <Part title={t('notes.title')}>
          {notes.length === 0 && (
            <div className="empty">
              <h2 className="h-state">{t('notes.empty.title')}</h2>
              <p>{t('notes.empty.words')}</p>
            </div>
          )}
          {notes.map((note) => (
            <OneNote key={note.id} file={file} note={note} />
          ))}
        </Part>
      </div>
      <Hints
        keys={[
          [['A'], 'keys.addHere'],
          [['T'], 'keys.task'],
          [['I'], 'keys.intervention'],
          [['Mod Z'], 'keys.undo'],
          tabsHint,
          [['?'], 'keys.help'],
        ]}
      />
    </>
  );
}

function OneNote({ file, note }: { file: CaseFile; note: Note }) {
  const t = useT();
  const act = useAct();
  const fixed = useReadOnly();
  const records = useRecords(file.case.id);
  const patch = (changes: Partial<Note>, settled: boolean) => records.patch('note', note.id, changes, settled);
  const Icon = note.privileged ? IconEyeOff : IconPrinter;
  return (
    <article className="note" data-note={note.id}>
      <div className="when">
        <DayField
          label={t('notes.date')}
          bare
          quiet
          value={note.date}
          onSave={(date, settled) => patch({ date }, settled)}
        />
        <button
          type="button"
          className={note.privileged ? 'tag' : 'tag blue'}
          aria-pressed={note.privileged}
          title={t(note.privileged ? 'notes.makePrintable' : 'notes.makePrivileged')}
          disabled={fixed}
          onClick={() => patch({ privileged: !note.privileged }, true)}
        >
          <Icon className="i" aria-hidden />
          {t(note.privileged ? 'notes.privileged' : 'notes.printable')}
        </button>
      </div>
      <AutosaveField
        label={t('notes.text')}
        bare
        lines
        max={longest}
        className="read"
        value={note.text}
        placeholder={t('notes.hint')}
        onSave={(text, settled) => patch({ text }, settled)}
      />
      <HistoryButton file={file} type="note" id={note.id} name={t('notes.one')} small />
      <Writable>
        <button
          type="button"
          className="ib"
          aria-label={t('notes.remove')}
          title={t('notes.remove')}
          onClick={() => act(records.remove('note', note.id, t('notes.one')))}
        >
          <IconTrash className="i sz" aria-hidden />
        </button>
      </Writable>
    </article>
  );
}
