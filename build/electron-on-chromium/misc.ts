import { allContents } from './contents';
import { refuse, strict } from './strict';

/** Programs outside are never started from here. */
export const shell = strict('shell', {
  openExternal: (): never => {
    throw refuse('shell.openExternal');
  },
  openPath: (): never => {
    throw refuse('shell.openPath');
  },
  showItemInFolder: (): never => {
    throw refuse('shell.showItemInFolder');
  },
  trashItem: (): never => {
    throw refuse('shell.trashItem');
  },
});

let copied = '';

/** A clipboard of the runtime's own: the system's is not reached. */
export const clipboard = strict('clipboard', {
  async writeText(text: string): Promise<void> {
    copied = String(text);
  },
  readText: async (): Promise<string> => copied,
  clear(): void {
    copied = '';
  },
});

/** Pages that are open. */
export const webContents = strict('webContents (module)', {
  getAllWebContents: () => allContents(),
  fromId: (id: number) => allContents().find((contents) => contents.id === id),
});
