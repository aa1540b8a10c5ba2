import { host } from './host';
import { askPerson } from './person';
import { strict } from './strict';

export type DialogKind = 'open' | 'save' | 'message';
export type DialogOptions = {
  title?: string;
  message?: string;
  detail?: string;
  buttons?: string[];
  defaultPath?: string;
  properties?: string[];
  cancelId?: number;
  type?: string;
};
/** What a person chooses: files (empty: cancelled), one file (null: cancelled), or the number of a button. */
export type DialogAnswer =
  | { kind: 'open'; filePaths: string[] }
  | { kind: 'save'; filePath: string | null }
  | { kind: 'message'; response: number; checkboxChecked?: boolean };
export type Asked = { kind: DialogKind; options: DialogOptions };

type Waiting = Asked & { answer: (answer: DialogAnswer) => void };

const waiting: Waiting[] = [];
const answers: DialogAnswer[] = [];
const watchers: ((asked: Asked) => void)[] = [];
const shown: Asked[] = [];

function ask(kind: DialogKind, options: DialogOptions): Promise<DialogAnswer> {
  if (!host().options.controlled) return askPerson(kind, options);
  shown.push({ kind, options });
  return new Promise((resolve, reject) => {
    const answer = (given: DialogAnswer) => {
      if (given.kind === kind) resolve(given);
      else reject(new Error(`the test answers '${given.kind}', the app asks '${kind}'`));
    };
    const ready = answers.shift();
    if (ready) answer(ready);
    else waiting.push({ kind, options, answer });
    for (const watcher of watchers.splice(0)) watcher({ kind, options });
  });
}

/** For tests: answers the oldest open dialog, or the next one to be opened. */
export function answerDialog(answer: DialogAnswer): void {
  const first = waiting.shift();
  if (first) first.answer(answer);
  else answers.push(answer);
}

/** For tests: the dialogs shown so far, oldest first. */
export function shownDialogs(): Asked[] {
  return shown;
}

/** For tests: the dialog that waits for an answer, or the next one. */
export function nextDialog(): Promise<Asked> {
  const [first] = waiting;
  if (first) return Promise.resolve({ kind: first.kind, options: first.options });
  return new Promise((resolve) => watchers.push(resolve));
}

/** Electron takes an optional parent window before the options. */
function optionsOf(args: [object, DialogOptions?]): DialogOptions {
  return args[1] ?? (args[0] as DialogOptions);
}

export const dialog = strict('dialog', {
  async showOpenDialog(...args: [object, DialogOptions?]) {
    const answer = await ask('open', optionsOf(args));
    const filePaths = answer.kind === 'open' ? answer.filePaths : [];
    return { canceled: filePaths.length === 0, filePaths };
  },
  async showSaveDialog(...args: [object, DialogOptions?]) {
    const answer = await ask('save', optionsOf(args));
    const filePath = answer.kind === 'save' ? answer.filePath : null;
    return { canceled: filePath === null, filePath: filePath ?? '' };
  },
  async showMessageBox(...args: [object, DialogOptions?]) {
    const answer = await ask('message', optionsOf(args));
    if (answer.kind !== 'message') throw new Error('a message box is answered with a button');
    return { response: answer.response, checkboxChecked: answer.checkboxChecked ?? false };
  },
  showErrorBox(title: string, content: string): void {
    shown.push({ kind: 'message', options: { title, message: content, type: 'error' } });
    console.error(`${title}\n${content}`);
  },
});
