import { useId } from 'react';
import { useT } from '../i18n';

const width = 304;

interface Props {
  name: string;
  /** Days held so far. */
  held: number;
  /** Days that the order still allows; nothing is drawn without them or after its end. */
  left: number | null;
  /** The order is running out. */
  red?: boolean;
}

/** Solid: days behind. Hatched: days that the order still allows. The stroke is where the order ends. */
export function CustodyRuler({ name, held, left, red = false }: Props) {
  const t = useT();
  const hatch = useId();
  if (left === null || left < 0) return null;
  const used = (width * held) / (held + left);
  const [ink, hatched] = red ? ['var(--red)', 'var(--red)'] : ['var(--ink-2)', 'var(--ink-3)'];
  return (
    <svg
      className="ruler"
      viewBox={`0 0 ${width} 14`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('case.rulerWords', { name, held, left })}
      style={{ height: 14, marginTop: 4 }}
    >
      <defs>
        <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0v4" stroke={hatched} strokeWidth="1.4" />
        </pattern>
      </defs>
      <rect x="0" y="3" width={used} height="7" rx="1" fill={ink} />
      <rect x={used} y="3.5" width={width - used} height="6" fill={`url(#${hatch})`} stroke={ink} />
      <path d={`M${width - 1} 0v14`} stroke={ink} strokeWidth="2" />
    </svg>
  );
}
