import './tasks.css';
import { IconPlus } from '@tabler/icons-react';
import type { CaseFile } from '../../../electron/domain/case-file';
import type { Task } from '../../../electron/domain/court';
import { AutosaveField } from '../../components/autosave-field';
import { DayField } from '../../components/day-field';
import { Kbd } from '../../components/kbd';
import { longest } from '../../components/limits';
import { Part } from '../../components/part';
import { useAct } from '../../components/toast';
import { useReadOnly, Writable } from '../../components/writable';
import { useRecords } from '../../data/records';
import { today } from '../../data/today';
import { useT } from '../../i18n';
import { useKeys } from '../../keys/hotkeys';
import { RowEnd, RowEndHead } from '../overview/row-end';
import { focusNew } from './focus-new';

/** What the defence has to do, the nearest first, what is done last. */
export function Tasks({ file }: { file: CaseFile }) {
  const t = useT();
  const act = useAct();
  const records = useRecords(file.case.id);
  const order = Math.max(0, ...file.tasks.map((task) => task.order)) + 1;
  const add = () => act(records.create('task', { order }).then((id) => focusNew(id)));
  useKeys([{ code: 'KeyT', writes: true, run: add }]);
  return (
    <Part title={t('tasks.title')}>
      {file.tasks.length === 0 ? (
        <p className="dim">{t('tasks.empty')}</p>
      ) : (
        <table className="tbl tasks">
          <thead>
            <tr>
              <th scope="col" className="tick">
                <span className="sr">{t('tasks.doneOn')}</span>
              </th>
              <th scope="col">{t('tasks.text')}</th>
              <th scope="col" className="day">
                {t('tasks.due')}
              </th>
              <th scope="col" className="day">
                {t('tasks.doneOn')}
              </th>
              <RowEndHead />
            </tr>
          </thead>
          <tbody>
            {inOrder(file.tasks).map((task) => (
              <Row key={task.id} file={file} task={task} />
            ))}
          </tbody>
        </table>
      )}
      <div className="add">
        <Writable>
          <button type="button" className="btn q" onClick={add}>
            <IconPlus className="i sz" aria-hidden />
            {t('tasks.add')} <Kbd keys="T" />
          </button>
        </Writable>
      </div>
    </Part>
  );
}

function inOrder(tasks: readonly Task[]): Task[] {
  const due = (task: Task) => task.due || '9999';
  return tasks.toSorted(
    (a, b) => a.doneOn.localeCompare(b.doneOn) || due(a).localeCompare(due(b)) || a.order - b.order,
  );
}

function Row({ file, task }: { file: CaseFile; task: Task }) {
  const t = useT();
  const act = useAct();
  const fixed = useReadOnly();
  const records = useRecords(file.case.id);
  const { id, text, due, doneOn } = task;
  const patch = (changes: Partial<Task>, settled: boolean) => records.patch('task', id, changes, settled);
  const late = doneOn === '' && due !== '' && due.slice(0, 10) < today();
  const name = text.slice(0, 80) || t('bin.type.task');
  return (
    <tr data-new={id} className={doneOn === '' ? undefined : 'over'}>
      <td className="tick">
        <input
          type="checkbox"
          aria-label={t('tasks.isDone', { name })}
          checked={doneOn !== ''}
          disabled={fixed}
          onChange={(event) => patch({ doneOn: event.currentTarget.checked ? today() : '' }, true)}
        />
      </td>
      <td>
        <AutosaveField
          label={t('tasks.text')}
          bare
          quiet
          lines
          max={longest}
          value={text}
          placeholder={t('tasks.hint')}
          onSave={(value, settled) => patch({ text: value }, settled)}
        />
      </td>
      <td className={late ? 'late' : undefined}>
        <DayField
          label={t('tasks.due')}
          bare
          quiet
          value={due}
          onSave={(value, settled) => patch({ due: value }, settled)}
        />
        {late && <small className="red">{t('tasks.late')}</small>}
      </td>
      <td>
        <DayField
          label={t('tasks.doneOn')}
          bare
          quiet
          value={doneOn}
          placeholder={t('tasks.notDone')}
          onSave={(value, settled) => patch({ doneOn: value }, settled)}
        />
      </td>
      <RowEnd file={file} type="task" id={id} name={name} remove={() => act(records.remove('task', id, name))} />
    </tr>
  );
}
