import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

/** How many cases the side bar keeps at hand. */
const kept = 8;

interface OpenFiles {
  /** Ids of cases opened since the vault was, newest last. */
  ids: readonly string[];
  opened(id: string): void;
}

const OpenFilesContext = createContext<OpenFiles>({ ids: [], opened: () => undefined });

/** Remembers which cases were opened in this sitting; nothing of it is kept on disk. */
export function OpenFilesProvider({ children }: { children: ReactNode }) {
  const [ids, setIds] = useState<readonly string[]>([]);
  const opened = useCallback((id: string) => setIds((old) => (old.includes(id) ? old : [...old, id].slice(-kept))), []);
  const files = useMemo(() => ({ ids, opened }), [ids, opened]);
  return <OpenFilesContext value={files}>{children}</OpenFilesContext>;
}

export const useOpenFiles = (): OpenFiles => useContext(OpenFilesContext);
