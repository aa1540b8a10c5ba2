import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import '../test/setup';
import { describe, expect, it, vi } from 'vitest';
import type { RecordAddress } from '../data/edits';
import { useSession } from '../data/session';
import { draw, recordingTransport, saveState, sessionOver } from '../test/double';
import { AutosaveField } from './autosave-field';

const judge: RecordAddress = { type: 'case', caseId: null, id: 'a' };

function Judge({ value = '' }: { value?: string }) {
  const { edits } = useSession();
  return (
    <AutosaveField
      label="Judge"
      value={value}
      problem={(text) => (text === '?' ? 'A name is needed.' : null)}
      onSave={(text, settled) => edits.change(judge, { judge: text }, settled)}
    />
  );
}

const patches = (double: ReturnType<typeof recordingTransport>) =>
  double.calls.filter((call) => call.channel === 'records.patch').map((call) => call.request);

describe('a field that saves itself', () => {
  it('sends what was typed when it is left, and asks to save at once', async () => {
    const double = recordingTransport();
    draw(<Judge />, sessionOver(double));
    await userEvent.type(screen.getByLabelText('Judge'), 'Омарова');
    await userEvent.tab();
    expect(patches(double).at(-1)).toEqual({ ...judge, changes: { judge: 'Омарова' }, settled: true });
  });

  it('sends typing without being left, after a short gathering', async () => {
    const double = recordingTransport();
    draw(<Judge />, sessionOver(double));
    await userEvent.type(screen.getByLabelText('Judge'), 'О');
    await vi.waitFor(() => expect(patches(double)).toHaveLength(1));
    expect(patches(double)[0]).toMatchObject({ changes: { judge: 'О' }, settled: false });
  });

  it('is flushed when the vault is about to lock, and only then says so', async () => {
    let answer: (save: typeof saveState) => void = () => undefined;
    const double = recordingTransport({
      'records.patch': () => new Promise((resolve) => (answer = resolve as typeof answer)),
    });
    draw(<Judge />, sessionOver(double));
    await userEvent.type(screen.getByLabelText('Judge'), 'Ө');
    act(() => double.send('session.locking'));
    expect(patches(double).at(-1)).toMatchObject({ changes: { judge: 'Ө' }, settled: true });
    const flushed = () => double.calls.some((call) => call.channel === 'session.flushed');
    expect(flushed()).toBe(false);
    await act(async () => answer(saveState));
    await vi.waitFor(() => expect(flushed()).toBe(true));
  });

  it('is flushed when the page goes away', async () => {
    const double = recordingTransport();
    draw(<Judge />, sessionOver(double));
    await userEvent.type(screen.getByLabelText('Judge'), 'Б');
    act(() => void window.dispatchEvent(new Event('pagehide')));
    expect(patches(double).at(-1)).toMatchObject({ changes: { judge: 'Б' }, settled: true });
  });

  it('is flushed when its screen is left', async () => {
    const double = recordingTransport();
    const { unmount } = draw(<Judge />, sessionOver(double));
    await userEvent.type(screen.getByLabelText('Judge'), 'В');
    unmount();
    expect(patches(double).at(-1)).toMatchObject({ changes: { judge: 'В' }, settled: true });
  });

  it('keeps a refused text on the screen with its reason, and does not send it', async () => {
    const double = recordingTransport();
    draw(<Judge value="Омарова" />, sessionOver(double));
    const field = screen.getByLabelText('Judge');
    await userEvent.clear(field);
    await userEvent.type(field, '?');
    await userEvent.tab();
    expect(field).toHaveProperty('value', '?');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    screen.getByText('A name is needed.');
    expect(patches(double)).not.toContainEqual(expect.objectContaining({ changes: { judge: '?' } }));
  });
});
