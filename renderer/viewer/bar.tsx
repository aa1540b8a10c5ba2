import { IconMinus, IconPlus, IconRotateClockwise, IconViewportWide } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useT } from '../i18n';
import type { Fit } from './zoom';

/** Named button of the bar. */
export function BarButton(props: {
  label: string;
  keys?: string;
  pressed?: boolean;
  disabled?: boolean;
  onClick(): void;
  children: ReactNode;
}) {
  const { label, keys, pressed, disabled = false, onClick, children } = props;
  return (
    <button
      type="button"
      className="bar-button"
      aria-label={label}
      aria-pressed={pressed}
      title={keys === undefined ? label : `${label} (${keys})`}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

interface ZoomProps {
  /** 1 is real size. */
  scale: number;
  fit: Fit;
  onStep(direction: 1 | -1): void;
  onFit(fit: Fit): void;
  onTurn(): void;
}

/** Zoom and turning, the same for pages and pictures. */
export function ZoomButtons({ scale, fit, onStep, onFit, onTurn }: ZoomProps) {
  const t = useT();
  return (
    <>
      <BarButton label={t('viewer.zoomOut')} keys="−" onClick={() => onStep(-1)}>
        <IconMinus className="i" aria-hidden />
      </BarButton>
      <output className="bar-scale num" aria-label={t('viewer.zoom')}>
        {t('viewer.percent', { value: Math.round(scale * 100) })}
      </output>
      <BarButton label={t('viewer.zoomIn')} keys="+" onClick={() => onStep(1)}>
        <IconPlus className="i" aria-hidden />
      </BarButton>
      <BarButton
        label={t('viewer.fitWidth')}
        keys="0"
        pressed={fit === 'width'}
        onClick={() => onFit(fit === 'width' ? 'page' : 'width')}
      >
        <IconViewportWide className="i" aria-hidden />
      </BarButton>
      <BarButton label={t('viewer.turn')} keys="R" onClick={onTurn}>
        <IconRotateClockwise className="i" aria-hidden />
      </BarButton>
    </>
  );
}
