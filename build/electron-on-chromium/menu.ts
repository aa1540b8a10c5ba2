import { allContents } from './contents';
import { ElectronEvent } from './emitter';
import { strict } from './strict';
import { focusedWindow } from './windows';

type Click = (item: object, window: object | undefined, event: object) => void;
type Template = {
  label?: string;
  role?: string;
  type?: string;
  id?: string;
  accelerator?: string;
  click?: Click;
  submenu?: Template[] | BuiltMenu;
  [option: string]: unknown;
};
type BuiltMenu = { items: Template[] };

const KEYS: Record<string, string> = {
  Plus: 'Equal',
  '+': 'Equal',
  '-': 'Minus',
  ',': 'Comma',
  '.': 'Period',
  '/': 'Slash',
  Esc: 'Escape',
  Return: 'Enter',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
};

let application: BuiltMenu | null = null;
let actions = new Map<string, Template>();

/** `CmdOrCtrl+Shift+L` as the page reports it: `Control+Shift+L`. */
function pressed(accelerator: string): string {
  const parts = accelerator.split('+').map((part) => part.trim());
  const key = parts.pop() ?? '';
  const mac = process.platform === 'darwin';
  const held = new Set<string>(
    parts.map((part) => {
      if (/^(CommandOrControl|CmdOrCtrl)$/i.test(part)) return mac ? 'Meta' : 'Control';
      if (/^(Command|Cmd|Super|Meta)$/i.test(part)) return 'Meta';
      if (/^(Control|Ctrl)$/i.test(part)) return 'Control';
      return /^(Alt|Option|AltGr)$/i.test(part) ? 'Alt' : 'Shift';
    }),
  );
  const order = ['Control', 'Alt', 'Shift', 'Meta'].filter((part) => held.has(part));
  return [...order, KEYS[key] ?? (key.length === 1 ? key.toUpperCase() : key)].join('+');
}

function collect(items: Template[], into: Map<string, Template>): Map<string, Template> {
  for (const item of items) {
    if (item.accelerator && item.click) into.set(pressed(item.accelerator), item);
    const { submenu } = item;
    if (submenu) collect(Array.isArray(submenu) ? submenu : submenu.items, into);
  }
  return into;
}

function find(items: Template[], id: string): Template | null {
  for (const item of items) {
    const { submenu } = item;
    const inside = submenu ? find(Array.isArray(submenu) ? submenu : submenu.items, id) : null;
    if (item.id === id || inside) return item.id === id ? item : inside;
  }
  return null;
}

/**
 * The application menu has no bar to be seen in here; its accelerators with a `click` work, roles are left to Chromium
 * (copy, paste, undo, select all...).
 */
export const Menu = strict('Menu', {
  buildFromTemplate(template: Template[]) {
    const items = template.map((item) => ({ ...item }));
    return strict('menu', { items, getMenuItemById: (id: string) => find(items, id) });
  },
  setApplicationMenu(menu: BuiltMenu | null): void {
    application = menu;
    actions = collect(menu?.items ?? [], new Map());
    for (const contents of allContents()) contents.setAccelerators(acceleratorList());
  },
  getApplicationMenu: () => application,
});

/** The accelerators a page has to look out for. */
export function acceleratorList(): string[] {
  return [...actions.keys()];
}

/** Runs the menu item of an accelerator. */
export function pressAccelerator(name: string): void {
  const item = actions.get(name);
  if (item?.enabled !== false) item?.click?.(item, focusedWindow(), ElectronEvent.of({ triggeredByAccelerator: true }));
}
