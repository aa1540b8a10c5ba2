import { IconEye, IconEyeOff, IconKeyboard } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { IconButton } from '../../components/icon-button';
import { useT } from '../../i18n';
import { scriptOf } from './script-of';

interface Props {
  label: string;
  value: string;
  onChange(value: string): void;
  autoComplete: 'current-password' | 'new-password';
  wrong?: boolean;
  autoFocus?: boolean;
  /** Without the hints on letters and Caps Lock: a second field below the first. */
  plain?: boolean;
  children?: ReactNode;
}

const focusFirst = (input: HTMLInputElement | null) => input?.focus();

/** A passphrase, hidden unless asked, with what a hidden text does not tell: its letters and Caps Lock. */
export function PassphraseField(props: Props) {
  const { label, value, onChange, autoComplete, wrong = false, autoFocus = false, plain = false, children } = props;
  const t = useT();
  const id = useId();
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState<boolean | null>(null);
  const script = scriptOf(value);
  const watch = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <div className="field">
      <label htmlFor={id} className="lab">
        {label}
      </label>
      <div className={wrong ? 'input inbox pp doubt' : 'input inbox pp'}>
        <input
          id={id}
          type={shown ? 'text' : 'password'}
          value={value}
          ref={autoFocus ? focusFirst : undefined}
          autoComplete={autoComplete}
          autoCapitalize="off"
          spellCheck={false}
          maxLength={1024}
          aria-invalid={wrong}
          aria-describedby={`${id}-hints`}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={watch}
          onKeyUp={watch}
        />
        <IconButton label={t(shown ? 'unlock.hide' : 'unlock.show')} onClick={() => setShown(!shown)}>
          {shown ? <IconEyeOff className="i" aria-hidden /> : <IconEye className="i" aria-hidden />}
        </IconButton>
      </div>
      <div className="under" id={`${id}-hints`} aria-live="polite">
        {!plain && (
          <span>
            <IconKeyboard className="i sz" aria-hidden /> {t(`unlock.letters.${script}`)}
          </span>
        )}
        {!plain && capsLock !== null && (
          <span className={capsLock ? 'amber m' : ''}>{t(capsLock ? 'unlock.capsOn' : 'unlock.capsOff')}</span>
        )}
        {children}
      </div>
    </div>
  );
}
