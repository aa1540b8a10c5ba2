import { useEffect, useState } from 'react';
import { useT } from '../i18n';

interface Props {
  page: number;
  pages: number;
  onGo(page: number): void;
}

/** The number of the page being read, which can be typed over, and how many there are. */
export function PageNumber({ page, pages, onGo }: Props) {
  const t = useT();
  const [typed, setTyped] = useState(String(page));
  useEffect(() => setTyped(String(page)), [page]);
  const go = () => {
    const number = Number.parseInt(typed, 10);
    if (Number.isNaN(number)) setTyped(String(page));
    else onGo(number);
  };
  // No form: in the sandbox of the document host forms never submit.
  return (
    <div className="page-number num">
      <input
        className="input"
        inputMode="numeric"
        aria-label={t('viewer.page')}
        value={typed}
        maxLength={6}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={go}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
        }}
      />
      <span>{t('viewer.ofPages', { pages })}</span>
    </div>
  );
}
