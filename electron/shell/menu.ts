import { Menu } from 'electron';

/**
 * Windows and Linux have no menu: every command stands on the page. macOS needs one for the keys of editing and for
 * quitting; its words come from the system.
 */
export function setMenu(): void {
  const roles = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] as const;
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate([...roles]) : null);
}
