import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { type ErrorShape, toErrorShape } from '../../electron/api/errors';

export interface Notice {
  words?: string;
  error?: ErrorShape;
  /** Offers to take the last change back. */
  undo?: boolean;
}

/** Seconds that a notice without an error stays. */
const stays = 8;

interface Toasts {
  notice: Notice | null;
  show(notice: Notice | null): void;
}

const ToastContext = createContext<Toasts>({ notice: null, show: () => undefined });

/** Holds the one notice at the foot of the window; the newest replaces the one before. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [notice, show] = useState<Notice | null>(null);
  useEffect(() => {
    if (notice === null || notice.error !== undefined) return;
    const timer = setTimeout(() => show(null), stays * 1000);
    return () => clearTimeout(timer);
  }, [notice]);
  return <ToastContext value={{ notice, show }}>{children}</ToastContext>;
}

export const useToast = (): ((notice: Notice) => void) => useContext(ToastContext).show;
export const useToasts = (): Toasts => useContext(ToastContext);

/** Runs something that may fail; a failure is told at the foot of the window. */
export function useAct(): (work: Promise<unknown>) => void {
  const toast = useToast();
  return useCallback((work) => void work.catch((error: unknown) => toast({ error: toErrorShape(error) })), [toast]);
}
