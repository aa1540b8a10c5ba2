import type { ReactNode } from 'react';
import { useSaveStatus } from '../data/session';

/** True when the vault is open for looking only. */
export const useReadOnly = (): boolean => useSaveStatus().save?.readOnly ?? false;

/** What adds, removes or brings back: not there when the vault is open for looking only. */
export function Writable({ children }: { children: ReactNode }) {
  return useReadOnly() ? null : children;
}
