import { IconAlertCircle } from '@tabler/icons-react';
import { type ChangeEvent, type FocusEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useSaveStatus } from '../data/session';
import { entered } from '../keys/typed';

type Field = HTMLInputElement | HTMLTextAreaElement;

interface Props {
  label: string;
  value: string;
  /** Takes every keystroke; `settled` when the field is left. */
  onSave(value: string, settled: boolean): void;
  /** Words against a value; such a value stays on the screen and is not saved. */
  problem?(value: string): string | null;
  /** Words about a value that is saved nevertheless. */
  remark?: string | null;
  /** The label is read out but not drawn: a table head stands for it. */
  bare?: boolean;
  /** Draws the field as text until it is pointed at. */
  quiet?: boolean;
  lines?: boolean;
  className?: string;
  placeholder?: string;
  inputMode?: 'numeric' | 'text';
  /** Longest text that the record takes. */
  max?: number;
}

/** A text field without a Save button: what is typed is on its way at once, and on the disk when the field is left. */
export function AutosaveField(props: Props) {
  const { label, remark, bare = false, quiet = false, lines = false, className = '', max = 2000 } = props;
  const { placeholder, inputMode } = props;
  const id = useId();
  const { wrong, field } = useTyping(props);
  const readOnly = useSaveStatus().save?.readOnly ?? false;
  const words = wrong ?? remark ?? null;
  const invalid = wrong !== null;
  const told = words !== null;
  // The field is left alone while somebody types: whatever is set on it would end the browser's record of typing, and
  // undo would take back letters instead of words.
  const element = useMemo(() => {
    const common = {
      ...field,
      id,
      className: `input${quiet ? ' quiet' : ''}${told ? ' doubt' : ''} ${className}`,
      placeholder,
      maxLength: max,
      readOnly,
      'aria-invalid': invalid,
      'aria-describedby': told ? `${id}-words` : undefined,
    };
    return lines ? <textarea {...common} rows={1} /> : <input {...common} type="text" inputMode={inputMode} />;
  }, [field, id, quiet, told, className, placeholder, max, readOnly, invalid, lines, inputMode]);
  return (
    <div className="field">
      <label htmlFor={id} className={bare ? 'sr' : 'lab'}>
        {label}
      </label>
      {element}
      {told && (
        <span className="msg" id={`${id}-words`}>
          <IconAlertCircle className="i sz amber" aria-hidden />
          <span>{words}</span>
        </span>
      )}
    </div>
  );
}

type Live = Pick<Props, 'onSave' | 'problem'> & { draft: string | null };

/** The text being typed, apart from the value that the vault holds. The field itself keeps it, not React. */
function useTyping({ value, onSave, problem }: Pick<Props, 'value' | 'onSave' | 'problem'>) {
  const [draft, setDraft] = useState<string | null>(null);
  const element = useRef<Field>(null);
  const { epoch } = useSaveStatus();
  const live = useRef<Live>({ draft, onSave, problem });
  live.current = { draft, onSave, problem };

  useEffect(() => {
    if (epoch > 0) setDraft(null);
  }, [epoch]);
  useEffect(() => () => void settle(live.current), []);
  useLayoutEffect(() => {
    const field = element.current;
    if (field === null || draft !== null || field.value === value) return;
    field.value = value;
    if (document.activeElement === field) entered(field);
  }, [draft, value]);

  const field = useMemo(
    () => ({
      ref: (node: Field | null) => {
        element.current = node;
      },
      onFocus: (event: FocusEvent<Field>) => entered(event.currentTarget),
      onChange: (event: ChangeEvent<Field>) => {
        const text = event.currentTarget.value;
        setDraft(text);
        if (against(live.current, text) === null) live.current.onSave(text, false);
      },
      onBlur: () => {
        if (settle(live.current)) setDraft(null);
      },
    }),
    [],
  );
  return { wrong: draft === null ? null : against({ problem }, draft), field };
}

const against = ({ problem }: Pick<Props, 'problem'>, text: string): string | null => problem?.(text) ?? null;

/** Saves what was typed. False when it must stay on the screen. */
function settle(live: Live): boolean {
  if (live.draft === null) return true;
  if (against(live, live.draft) !== null) return false;
  live.onSave(live.draft, true);
  return true;
}
