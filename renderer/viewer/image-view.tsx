import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { useT } from '../i18n';
import { ZoomButtons } from './bar';
import { Desk } from './desk';
import type { ViewerInfo } from './info';
import type { Problem } from './problems';
import { useViewerKeys, useWheelZoom } from './use-viewer-keys';
import { clampZoom, type Fit, scaleFor, stepZoom } from './zoom';

interface Props {
  info: ViewerInfo;
  onProblem(problem: Problem): void;
}

const MARGIN = 12;

/** A picture: fits the window, zooms, turns, and is dragged about when it is larger. */
export function ImageView({ info, onProblem }: Props) {
  const t = useT();
  const [desk, setDesk] = useState<HTMLElement | null>(null);
  const [natural, setNatural] = useState<{ width: number; height: number } | null>(null);
  const [fit, setFit] = useState<Fit>('page');
  const [turn, setTurn] = useState(0);
  const room = useRoom(desk);
  const lying = turn % 180 !== 0;
  const shown = natural === null ? null : lying ? { width: natural.height, height: natural.width } : natural;
  const fitted = shown === null ? 1 : scaleFor(fit, shown, room);
  // A small picture is not blown up just to fill the window.
  const scale = fit === 'page' ? Math.min(1, fitted) : fitted;
  const actions = {
    zoom: (direction: 1 | -1) => setFit(stepZoom(scale, direction)),
    fit: () => setFit('page'),
    turn: () => setTurn((turn + 90) % 360),
  };
  useViewerKeys(actions);
  useWheelZoom(desk, (factor) => setFit(clampZoom(scale * factor)));
  const drag = useDragging(desk);
  return (
    <section className="viewer" aria-label={t('viewer.bar')}>
      <div className="bar" role="toolbar" aria-label={t('viewer.bar')}>
        <span className="bar-gap" />
        <ZoomButtons scale={scale} fit={fit} onStep={actions.zoom} onFit={setFit} onTurn={actions.turn} />
      </div>
      <Desk className="picture" label={t('viewer.document', { title: info.title })} onElement={setDesk} {...drag}>
        <div
          className="picture-box"
          style={shown === null ? {} : { width: shown.width * scale, height: shown.height * scale }}
        >
          <img
            src="bytes"
            alt={info.title}
            draggable={false}
            style={
              natural === null
                ? { visibility: 'hidden' }
                : {
                    width: natural.width * scale,
                    height: natural.height * scale,
                    transform: `translate(-50%, -50%) rotate(${turn}deg)`,
                  }
            }
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              // An SVG may have no size of its own.
              setNatural({ width: naturalWidth || 600, height: naturalHeight || 600 })
            }
            onError={() => onProblem('bad-image')}
          />
        </div>
      </Desk>
    </section>
  );
}

/** Room inside an element, in pixels, as it changes. */
function useRoom(element: HTMLElement | null): { width: number; height: number } {
  const [room, setRoom] = useState({ width: 1, height: 1 });
  useEffect(() => {
    if (element === null) return;
    const measure = () =>
      setRoom({
        width: Math.max(1, element.clientWidth - 2 * MARGIN),
        height: Math.max(1, element.clientHeight - 2 * MARGIN),
      });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [element]);
  return room;
}

/** Moves what is larger than the window by dragging it. */
function useDragging(element: HTMLElement | null) {
  const from = useRef<{ x: number; y: number } | null>(null);
  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0 || element === null) return;
      from.current = { x: event.clientX + element.scrollLeft, y: event.clientY + element.scrollTop };
      element.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent) {
      if (from.current === null || element === null) return;
      element.scrollTo(from.current.x - event.clientX, from.current.y - event.clientY);
    },
    onPointerUp() {
      from.current = null;
    },
    onPointerCancel() {
      from.current = null;
    },
  };
}
