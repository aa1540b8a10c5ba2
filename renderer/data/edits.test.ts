import { describe, expect, it } from 'vitest';
import { createClient } from '../../electron/api/client';
import { CaseFile } from '../../electron/domain/case-file';
import { recordingTransport, saveState } from '../test/double';
import { EditQueue, type RecordAddress } from './edits';
import { overlaid } from './overlay';

const fact: RecordAddress = { type: 'fact', caseId: 'c', id: 'f' };
const file = CaseFile.parse({
  case: { id: 'c', title: 'Дело' },
  people: [{ id: 'p', names: [{ value: 'Бокаев' }] }],
  participations: [],
  charges: [],
  restraints: [],
  facts: [{ id: 'f', text: 'было' }],
  documents: [],
  notes: [],
  deadlines: [],
});

describe('edits on their way', () => {
  it('joins changes of one record into one call', async () => {
    const double = recordingTransport();
    const edits = new EditQueue(createClient(double.transport));
    edits.change(fact, { text: 'ста' }, false);
    edits.change(fact, { text: 'стало', time: '06:40' }, false);
    await edits.flush();
    expect(double.calls).toEqual([
      {
        channel: 'records.patch',
        request: { ...fact, changes: { text: 'стало', time: '06:40' }, settled: true },
      },
    ]);
    expect(edits.snapshot()).toMatchObject({ state: 'saved', save: saveState });
  });

  it('shows what is not yet durable on top of what the vault holds', () => {
    const edits = new EditQueue(createClient(recordingTransport().transport));
    edits.change(fact, { text: 'стало' }, false);
    edits.change({ type: 'case', caseId: null, id: 'c' }, { judge: 'Омарова' }, false);
    edits.change({ type: 'person', caseId: null, id: 'p' }, { occupation: 'активист' }, false);
    edits.change({ type: 'fact', caseId: 'another', id: 'f' }, { text: 'чужое' }, false);
    const drawn = overlaid(file, edits.unsaved());
    expect(drawn.facts[0]?.text).toBe('стало');
    expect(drawn.case.judge).toBe('Омарова');
    expect(drawn.people[0]?.occupation).toBe('активист');
  });

  it('never says saved before the answer', async () => {
    let answer: () => void = () => undefined;
    const double = recordingTransport({
      'records.patch': () => new Promise((resolve) => (answer = () => resolve(saveState))),
    });
    const edits = new EditQueue(createClient(double.transport));
    edits.change(fact, { text: 'стало' }, true);
    expect(edits.snapshot().state).toBe('saving');
    answer();
    await edits.flush();
    expect(edits.snapshot().state).toBe('saved');
    expect(edits.unsaved()).toEqual([]);
  });

  it('keeps what a full disk refused and sends it again', async () => {
    let full = true;
    const double = recordingTransport({
      'records.patch': () => {
        if (full) throw { code: 'disk.full', data: {} };
        return saveState;
      },
    });
    const edits = new EditQueue(createClient(double.transport));
    edits.change(fact, { text: 'стало' }, true);
    await edits.flush();
    expect(edits.snapshot()).toMatchObject({ state: 'failed', error: { code: 'disk.full' } });
    expect(overlaid(file, edits.unsaved()).facts[0]?.text).toBe('стало');
    full = false;
    await edits.retry();
    expect(edits.snapshot()).toMatchObject({ state: 'saved', error: null });
    expect(double.calls).toHaveLength(2);
  });

  it('tells that the vault refused a value, without sending it for ever', async () => {
    const double = recordingTransport({
      'records.patch': () => {
        throw { code: 'record.invalid', data: {} };
      },
    });
    const edits = new EditQueue(createClient(double.transport));
    edits.change(fact, { text: 'стало' }, true);
    await edits.flush();
    expect(edits.snapshot()).toMatchObject({ state: 'failed', error: { code: 'record.invalid' } });
    expect(edits.unsaved()).toEqual([]);
  });
});
