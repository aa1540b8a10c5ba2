import './keys.css';
import { Modal } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useT } from '../../i18n';

interface Props {
  title: string;
  close(): void;
  /** Words of the button that acts; null when there is nothing to do yet. */
  act: { words: string; disabled: boolean; danger?: boolean; run(): void } | null;
  busy: boolean;
  /** Words of the button that closes. */
  leave?: string;
  wide?: boolean;
  /** Further buttons. */
  more?: ReactNode;
  children: ReactNode;
}

/** A step that touches the keys of the vault, over everything else. */
export function KeyDialog({ title, close, act, busy, leave, wide = false, more, children }: Props) {
  const t = useT();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Drawn from within another form, it is none of that form's business.
    event.stopPropagation();
    if (act !== null && !act.disabled && !busy) act.run();
  };
  return (
    <Modal.Root opened onClose={close} size={wide ? 860 : 560} yOffset="6vh" closeOnClickOutside={false}>
      <Modal.Overlay color="var(--scrim)" backgroundOpacity={1} />
      <Modal.Content aria-label={title}>
        <Modal.Body>
          <form className="key-dialog" onSubmit={submit}>
            <h2 className="h-case">{title}</h2>
            {children}
            <div className="act">
              {act !== null && (
                <button
                  type="submit"
                  className={act.danger === true ? 'btn danger' : 'btn p'}
                  disabled={act.disabled || busy}
                >
                  {busy ? t('vaultKeys.working') : act.words}
                </button>
              )}
              {more}
              <button type="button" className={act === null ? 'btn' : 'btn q'} onClick={close}>
                {leave ?? t('common.cancel')}
              </button>
            </div>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
