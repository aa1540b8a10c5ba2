import type { FocusEventHandler, ReactNode } from 'react';

interface Props {
  title: string;
  /** Stands at the end of the heading. */
  end?: ReactNode;
  onFocus?: FocusEventHandler;
  onBlur?: FocusEventHandler;
  children: ReactNode;
}

/** A named part of a page. */
export function Part({ title, end, onFocus, onBlur, children }: Props) {
  return (
    <section className="part" aria-label={title} onFocus={onFocus} onBlur={onBlur}>
      <div className="sec">
        <h2 className="h-sec">{title}</h2>
        {end}
      </div>
      {children}
    </section>
  );
}
