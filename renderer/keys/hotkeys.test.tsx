import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import '../test/setup';
import { beforeEach, describe, expect, it } from 'vitest';
import { type KeyBinding, listenToKeys, useKeys } from './hotkeys';
import { entered, hasOwnUndo } from './typed';

function Keys({ bindings }: { bindings: KeyBinding[] }) {
  useKeys(bindings);
  return <input aria-label="field" />;
}

beforeEach(() => listenToKeys());

const press = (target: Element, code: string, more: KeyboardEventInit = {}) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true, ...more }));

describe('keys', () => {
  it('letters act outside of fields only; chords marked everywhere act in them too', () => {
    const ran: string[] = [];
    const { getByLabelText } = render(
      <Keys
        bindings={[
          { code: 'KeyA', run: () => ran.push('add') },
          { code: 'KeyL', mod: true, everywhere: true, run: () => ran.push('lock') },
        ]}
      />,
    );
    press(getByLabelText('field'), 'KeyA', { key: 'ф' });
    press(document.body, 'KeyA', { key: 'ф' });
    press(getByLabelText('field'), 'KeyL', { key: 'д', ctrlKey: true });
    expect(ran).toEqual(['add', 'lock']);
  });

  it('a binding that answers false leaves the key to the one before it', () => {
    const ran: string[] = [];
    render(<Keys bindings={[{ code: 'KeyA', run: () => ran.push('outer') }]} />);
    render(<Keys bindings={[{ code: 'KeyA', run: () => false }]} />);
    expect(press(document.body, 'KeyA')).toBe(false);
    expect(ran).toEqual(['outer']);
  });
});

describe('undo in a field', () => {
  it('belongs to the field while it has typing of its own', async () => {
    const { getByLabelText } = render(<Keys bindings={[]} />);
    const field = getByLabelText('field') as HTMLInputElement;
    field.focus();
    entered(field);
    expect(hasOwnUndo(field)).toBe(false);
    await userEvent.type(field, 'x');
    expect(hasOwnUndo(field)).toBe(true);
    await userEvent.clear(field);
    expect(hasOwnUndo(field)).toBe(false);
  });
});
