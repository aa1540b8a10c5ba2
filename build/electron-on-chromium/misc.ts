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
  writeText(text: string): void {
    copied = String(text);
  },
  readText: (): string => copied,
  clear(): void {
    copied = '';
  },
});

/** Pages that are open. */
export const webContents = strict('webContents (module)', {
  getAllWebContents: () => allContents(),
  fromId: (id: number) => allContents().find((contents) => contents.id === id),
});

const AREA = { x: 0, y: 0, width: 1280, height: 840 };

/** A screen as large as the runtime's windows: Chromium places them itself. */
export const screen = strict('screen', {
  getPrimaryDisplay: () => ({ id: 1, bounds: AREA, workArea: AREA, workAreaSize: AREA, size: AREA, scaleFactor: 1 }),
  getAllDisplays: () => [screenPrimary()],
});

function screenPrimary(): object {
  return { id: 1, bounds: AREA, workArea: AREA, workAreaSize: AREA, size: AREA, scaleFactor: 1 };
}
