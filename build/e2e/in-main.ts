import type * as Electron from 'electron';

// These functions are sent to the app's main process as text: they may use nothing around them.

/** Minimises or shows the window that is visible, or the first one when none is. */
export async function moveWindow({ BrowserWindow }: typeof Electron, way: 'minimize' | 'show'): Promise<void> {
  const all = BrowserWindow.getAllWindows();
  const window = all.find((candidate) => candidate.isVisible()) ?? all[0];
  if (way === 'minimize') window?.minimize();
  else window?.show();
}

/** Writes the heap of the visible window's page to a new file. Throws when no window is visible. */
export async function takeHeapSnapshot({ BrowserWindow }: typeof Electron, path: string): Promise<void> {
  const window = BrowserWindow.getAllWindows().find((candidate) => candidate.isVisible());
  if (window === undefined) throw new Error('no window is visible');
  await window.webContents.takeHeapSnapshot(path);
}
