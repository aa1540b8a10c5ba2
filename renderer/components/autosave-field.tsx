import { IconAlertCircle } from '@tabler/icons-react';
import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react';
import { useSaveStatus } from '../data/session';
import { entered } from '../keys/typed';

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
  autoFocus?: boolean;
  onEnter?(): void;
}

/** A text field without a Save button: what is typed is on its way at once, and on the disk when the field is left. */
export function AutosaveField(props: Props) {
  const { label, value, problem, remark, bare = false, quiet = false, lines = false, className = '' } = props;
  const id = useId();
  const typing = useTyping(value, props.onSave, problem);
  const words = typing.wrong ?? remark ?? null;
  const look = `input${quiet ? ' quiet' : ''}${words === null ? '' : ' doubt'} ${className}`;
  const common = {
    id,
    className: look,
    value: typing.shown,
    placeholder: props.placeholder,
    'aria-invalid': typing.wrong !== null,
    'aria-describedby': words === null ? undefined : `${id}-words`,
    onFocus: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => entered(event.currentTarget),
    onChange: typing.change,
    onBlur: typing.leave,
  };
  return (
    <div className="field">
      <label htmlFor={id} className={bare ? 'sr' : 'lab'}>
        {label}
      </label>
      {lines ? (
        <textarea {...common} rows={1} />
      ) : (
        <input
          {...common}
          ref={(input) => void (props.autoFocus && input !== null && typing.first(input))}
          type="text"
          inputMode={props.inputMode}
          onKeyDown={(event) => event.key === 'Enter' && props.onEnter?.()}
        />
      )}
      {words !== null && (
        <span className="msg" id={`${id}-words`}>
          <IconAlertCircle className="i sz amber" aria-hidden />
          <span>{words}</span>
        </span>
      )}
    </div>
  );
}

/** The text being typed, apart from the value that the vault holds. */
function useTyping(value: string, save: Props['onSave'], problem: Props['problem']) {
  const [draft, setDraft] = useState<string | null>(null);
  const { epoch } = useSaveStatus();
  const live = useRef({ draft, save, problem });
  live.current = { draft, save, problem };
  const focused = useRef(false);

  useEffect(() => {
    if (epoch > 0) setDraft(null);
  }, [epoch]);
  useEffect(() => () => void settle(live.current), []);

  return {
    shown: draft ?? value,
    wrong: draft === null ? null : (problem?.(draft) ?? null),
    change(event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) {
      const text = event.currentTarget.value;
      setDraft(text);
      if ((problem?.(text) ?? null) === null) save(text, false);
    },
    leave() {
      if (settle(live.current)) setDraft(null);
    },
    first(input: HTMLInputElement) {
      if (focused.current) return;
      focused.current = true;
      input.focus();
      input.select();
    },
  };
}

/** Saves what was typed. False when it must stay on the screen. */
function settle({
  draft,
  save,
  problem,
}: {
  draft: string | null;
  save: Props['onSave'];
  problem: Props['problem'];
}): boolean {
  if (draft === null) return true;
  if ((problem?.(draft) ?? null) !== null) return false;
  save(draft, true);
  return true;
}
