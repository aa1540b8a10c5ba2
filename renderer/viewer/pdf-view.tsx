import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../i18n';
import { BarButton, ZoomButtons } from './bar';
import { Desk } from './desk';
import type { ViewerInfo } from './info';
import { PageNumber } from './page-number';
import { PageStack, type StackState } from './page-stack';
import { tellParent } from './parent';
import { openPdf } from './pdf-document';
import type { Problem } from './problems';
import { useViewerKeys, useWheelZoom } from './use-viewer-keys';

interface Props {
  info: ViewerInfo;
  onProblem(problem: Problem): void;
}

/** A PDF: its pages, and a bar to move, zoom and turn. */
export function PdfView({ info, onProblem }: Props) {
  const t = useT();
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const { stack, state } = usePages(scroller, info, onProblem);
  const move = (where: 1 | -1 | 'first' | 'last') => {
    if (stack === null || state === null) return;
    const pages = { first: 1, last: state.pages };
    stack.goTo(typeof where === 'number' ? state.page + where : pages[where]);
  };
  useViewerKeys({
    zoom: (direction) => stack?.step(direction),
    fit: () => stack?.setFit('width'),
    turn: () => stack?.turn(),
    page: move,
  });
  useWheelZoom(scroller, (factor, pointer) => stack?.zoomAt(factor, pointer));
  return (
    <section className="viewer" aria-label={t('viewer.bar')}>
      <div className="bar" role="toolbar" aria-label={t('viewer.bar')}>
        {stack !== null && state !== null && (
          <>
            <BarButton label={t('viewer.previousPage')} keys="PgUp" disabled={state.page <= 1} onClick={() => move(-1)}>
              <IconChevronLeft className="i" aria-hidden />
            </BarButton>
            <PageNumber page={state.page} pages={state.pages} onGo={(page) => stack.goTo(page)} />
            <BarButton
              label={t('viewer.nextPage')}
              keys="PgDn"
              disabled={state.page >= state.pages}
              onClick={() => move(1)}
            >
              <IconChevronRight className="i" aria-hidden />
            </BarButton>
            <span className="bar-gap" />
            <ZoomButtons
              scale={state.scale}
              fit={state.fit}
              onStep={(direction) => stack.step(direction)}
              onFit={(fit) => stack.setFit(fit)}
              onTurn={() => stack.turn()}
            />
          </>
        )}
      </div>
      <Desk label={t('viewer.document', { title: info.title })} onElement={setScroller} aria-busy={state === null}>
        {state === null && <p className="opening">{t('viewer.opening')}</p>}
      </Desk>
    </section>
  );
}

/** Opens the PDF and keeps its pages in the scrolling element while both are there. */
function usePages(scroller: HTMLElement | null, info: ViewerInfo, onProblem: (problem: Problem) => void) {
  const t = useT();
  const [stack, setStack] = useState<PageStack | null>(null);
  const [state, setState] = useState<StackState | null>(null);
  const problem = useRef(onProblem);
  problem.current = onProblem;
  useEffect(() => {
    if (scroller === null) return;
    let ended = false;
    let close = () => {};
    const show = async () => {
      const opened = await openPdf(info.size, (later) => ended || problem.current(later));
      if (typeof opened === 'string') return ended || problem.current(opened);
      close = opened.close;
      if (ended) return close();
      const label = (page: number) => t('viewer.pageNumber', { page });
      const built = await PageStack.build(scroller, opened.document, label, (next) => ended || setState(next));
      close = () => {
        built.end();
        opened.close();
      };
      if (ended) close();
      else setStack(built);
    };
    show().catch(() => ended || problem.current('unreadable'));
    return () => {
      ended = true;
      close();
    };
  }, [scroller, info.size, t]);
  useTellingParent(state);
  return { stack, state };
}

function useTellingParent(state: StackState | null): void {
  const page = state?.page;
  const pages = state?.pages;
  useEffect(() => {
    if (page !== undefined && pages !== undefined) tellParent({ type: 'page', page, pages });
  }, [page, pages]);
}
