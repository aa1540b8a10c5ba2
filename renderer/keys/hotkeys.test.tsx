import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import '../test/setup';
import { beforeEach, describe, expect, it } from 'vitest';
import { type KeyBinding, listenToKeys, setKeyPolicy, useKeys } from './hotkeys';
import { entered, hasOwnUndo } from './typed';

function Keys({ bindings }: { bindings: KeyBinding[] }) {
  useKeys(bindings);
  return <input aria-label="field" />;
}

beforeEach(() => listenToKeys());

const press = (target: Element, code: string, more: KeyboardEventInit = {}) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true, ...more }));

describe('keys', () => {
  it('single characters can be switched off, and what changes records in a vault for looking only', () => {
    const ran: string[] = [];
    render(
      <Keys
        bindings={[
          { code: 'KeyE', run: () => ran.push('E') },
          { code: 'Slash', shift: true, run: () => ran.push('?') },
          { code: 'KeyP', mod: true, run: () => ran.push('Ctrl P') },
          { code: 'ArrowDown', run: () => ran.push('down') },
          { code: 'Enter', run: () => ran.push('Enter') },
          { code: 'KeyN', mod: true, writes: true, run: () => ran.push('Ctrl N') },
        ]}
      />,
    );
    const pressAll = () => {
      ran.length = 0;
      press(document.body, 'KeyE');
      press(document.body, 'Slash', { shiftKey: true });
      press(document.body, 'KeyP', { ctrlKey: true });
      press(document.body, 'ArrowDown');
      press(document.body, 'Enter');
      press(document.body, 'KeyN', { ctrlKey: true });
      return [...new Set(ran)];
    };
    setKeyPolicy({ letters: false, writes: true });
    expect(pressAll()).toEqual(['Ctrl P', 'down', 'Enter', 'Ctrl N']);
    setKeyPolicy({ letters: true, writes: false });
    expect(pressAll()).toEqual(['E', '?', 'Ctrl P', 'down', 'Enter']);
    setKeyPolicy({ letters: true, writes: true });
    expect(pressAll()).toHaveLength(6);
  });

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
