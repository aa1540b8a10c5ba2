import type { UiLanguage } from '../../electron/i18n';
import { isLanguage } from '../i18n';

/** What the document host says of the opened document at `info`, beside this page. */
export interface ViewerInfo {
  kind: 'pdf' | 'image' | 'text' | 'none';
  /** With the charset of a text, as in `text/plain; charset=windows-1251`. */
  mediaType: string;
  /** Bytes. */
  size: number;
  title: string;
  /** '' when it has none, as a paper that was just made. */
  fileName: string;
  /** True when the name's ending promises another type than the content has. */
  typeMismatch: boolean;
  language: UiLanguage;
  theme: 'system' | 'light' | 'dark';
}

/** Asks the host what to show. Rejects when the address is no longer valid. */
export async function loadInfo(): Promise<ViewerInfo> {
  const answer = await fetch('info', { cache: 'no-store' });
  if (!answer.ok) throw new Error('gone');
  return readInfo(await answer.json());
}

/** Takes what is usable of an answer; what is missing becomes the cautious choice. */
export function readInfo(value: unknown): ViewerInfo {
  const given: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {};
  const text = (name: string) => (typeof given[name] === 'string' ? given[name] : '');
  const language = text('language');
  return {
    kind: oneOf(given.kind, ['pdf', 'image', 'text', 'none']),
    mediaType: text('mediaType'),
    size: typeof given.size === 'number' ? given.size : 0,
    title: text('title'),
    fileName: text('fileName'),
    typeMismatch: given.typeMismatch === true,
    language: language === 'pseudo' || isLanguage(language) ? language : 'en',
    theme: oneOf(given.theme, ['light', 'dark', 'system']),
  };
}

/** One of the choices; the last one when the value is none of them. */
function oneOf<const T extends string>(value: unknown, choices: readonly [T, ...T[]]): T {
  return choices.find((choice) => choice === value) ?? (choices.at(-1) as T);
}

/** Gives the page its title and its light or dark look, which follows the system while the theme says so. */
export function dress(info: ViewerInfo): void {
  document.title = info.title;
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const chosen = info.theme === 'system' ? (dark.matches ? 'dark' : 'light') : info.theme;
    document.documentElement.dataset.mantineColorScheme = chosen;
  };
  apply();
  if (info.theme === 'system') dark.addEventListener('change', apply);
}
