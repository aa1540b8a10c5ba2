import { useEffect, useRef } from 'react';
import { isTyping } from '../keys/hotkeys';

/** What the keys of the viewer do; what is not given does nothing. */
export interface ViewerActions {
  zoom(direction: 1 | -1): void;
  fit(): void;
  turn(): void;
  /** By pages: relative, or the first or last. */
  page?(where: 1 | -1 | 'first' | 'last'): void;
}

type Act = (actions: ViewerActions) => void;

/** By place on the keyboard, so that they work in every layout. Those of the zoom also with Ctrl or Cmd. */
const zooming: Record<string, Act> = {
  Equal: (a) => a.zoom(1),
  NumpadAdd: (a) => a.zoom(1),
  Minus: (a) => a.zoom(-1),
  NumpadSubtract: (a) => a.zoom(-1),
  Digit0: (a) => a.fit(),
  Numpad0: (a) => a.fit(),
};
const turning: Record<string, Act> = { KeyR: (a) => a.turn() };
const paging: Record<string, Act> = {
  PageDown: (a) => a.page?.(1),
  PageUp: (a) => a.page?.(-1),
  Home: (a) => a.page?.('first'),
  End: (a) => a.page?.('last'),
};

function actOf(press: KeyboardEvent, actions: ViewerActions): Act | undefined {
  const zoom = zooming[press.code];
  if (zoom !== undefined || press.ctrlKey || press.metaKey || press.shiftKey) return zoom;
  return turning[press.code] ?? (actions.page === undefined ? undefined : paging[press.code]);
}

/** Listens while the component is on the page. */
export function useViewerKeys(actions: ViewerActions): void {
  const current = useRef(actions);
  current.current = actions;
  useEffect(() => {
    const listener = (press: KeyboardEvent) => {
      const target = press.target instanceof Element ? press.target : null;
      if (press.isComposing || press.altKey || isTyping(target)) return;
      const act = actOf(press, current.current);
      if (act === undefined) return;
      act(current.current);
      press.preventDefault();
    };
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, []);
}

/** Zooms with Ctrl or Cmd and the wheel, about the pointer. `zoom` gets the factor and the pointer's place. */
export function useWheelZoom(
  target: HTMLElement | null,
  zoom: (factor: number, pointer: { x: number; y: number }) => void,
): void {
  const current = useRef(zoom);
  current.current = zoom;
  useEffect(() => {
    const listener = (wheel: WheelEvent) => {
      if (!wheel.ctrlKey && !wheel.metaKey) return;
      wheel.preventDefault();
      const pixels = wheel.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? wheel.deltaY : wheel.deltaY * 40;
      current.current(Math.exp(-Math.max(-200, Math.min(200, pixels)) / 400), { x: wheel.clientX, y: wheel.clientY });
    };
    target?.addEventListener('wheel', listener, { passive: false });
    return () => target?.removeEventListener('wheel', listener);
  }, [target]);
}
