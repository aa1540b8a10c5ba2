import type { HTMLAttributes, ReactNode } from 'react';
import { useCallback } from 'react';

interface Props extends Omit<HTMLAttributes<HTMLElement>, 'onScroll'> {
  /** Read out when the focus comes here. */
  label: string;
  /** Gets the element when it is there, and null when it goes. */
  onElement?: (element: HTMLElement | null) => void;
  children: ReactNode;
}

/** The part of the viewer that scrolls. It takes the focus, so that it can be moved with the keys (WCAG 2.1.1). */
export function Desk({ label, onElement, className = '', children, ...rest }: Props) {
  const place = useCallback(
    (element: HTMLElement | null) => {
      if (element !== null) element.tabIndex = 0;
      onElement?.(element);
    },
    [onElement],
  );
  return (
    <section ref={place} className={`desk ${className}`} aria-label={label} {...rest}>
      {children}
    </section>
  );
}
