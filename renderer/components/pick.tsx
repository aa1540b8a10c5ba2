import { type ReactNode, useEffect, useRef } from 'react';

/** The line of a list that is chosen by it; the keyboard's place follows the choice while it is in the list. */
export function Pick({ here, children }: { here: boolean; children: ReactNode }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (here && document.activeElement?.matches('.pick')) button.current?.focus({ preventScroll: true });
    if (here) button.current?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  return (
    <button
      type="button"
      className="pick"
      ref={button}
      tabIndex={here ? 0 : -1}
      aria-current={here ? 'true' : undefined}
    >
      {children}
    </button>
  );
}
