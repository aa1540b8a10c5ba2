import { IconAlertCircle } from '@tabler/icons-react';
import { type ChangeEvent, type FocusEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
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
  const id = useId();
  const { wrong, field } = useTyping(props);
  const words = wrong ?? remark ?? null;
  const common = {
    ...field,
    id,
    className: `input${quiet ? ' quiet' : ''}${words === null ? '' : ' doubt'} ${className}`,
    placeholder: props.placeholder,
    maxLength: max,
    'aria-invalid': wrong !== null,
    'aria-describedby': words === null ? undefined : `${id}-words`,
  };
  return (
    <div className="field">
      <label htmlFor={id} className={bare ? 'sr' : 'lab'}>
        {label}
      </label>
      {lines ? <textarea {...common} rows={1} /> : <input {...common} type="text" inputMode={props.inputMode} />}
      {words !== null && (
        <span className="msg" id={`${id}-words`}>
          <IconAlertCircle className="i sz amber" aria-hidden />
          <span>{words}</span>
        </span>
      )}
    </div>
  );
}

/**
 * The text being typed, apart from the value that the vault holds. The field keeps its own text, so that the browser's
 * undo takes back words and not letters.
 */
function useTyping({ value, onSave, problem }: Pick<Props, 'value' | 'onSave' | 'problem'>) {
  const [draft, setDraft] = useState<string | null>(null);
  const [first] = useState(value);
  const element = useRef<Field>(null);
  const { epoch } = useSaveStatus();
  const live = useRef({ draft, onSave, problem });
  live.current = { draft, onSave, problem };
  const against = (text: string) => problem?.(text) ?? null;

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

  return {
    wrong: draft === null ? null : against(draft),
    field: {
      ref: (field: Field | null) => {
        element.current = field;
      },
      defaultValue: first,
      onFocus: (event: FocusEvent<Field>) => entered(event.currentTarget),
      onChange: (event: ChangeEvent<Field>) => {
        const text = event.currentTarget.value;
        setDraft(text);
        if (against(text) === null) onSave(text, false);
      },
      onBlur: () => {
        if (settle(live.current)) setDraft(null);
      },
    },
  };
}

type Live = Pick<Props, 'onSave' | 'problem'> & { draft: string | null };

/** Saves what was typed. False when it must stay on the screen. */
function settle({ draft, onSave, problem }: Live): boolean {
  if (draft === null) return true;
  if ((problem?.(draft) ?? null) !== null) return false;
  onSave(draft, true);
  return true;
}
