import { useLocation } from 'wouter';
import { languageNames, languages, type PlainKey } from '../../../electron/i18n';
import { useAct } from '../../components/toast';
import { useSettings } from '../../data/queries';
import { useUndo } from '../../data/undo';
import { useT } from '../../i18n';
import { tabs } from '../case/tabs';
import type { Result } from './results';

interface Doing {
  lock(): void;
  help(): void;
  /** The case on the screen, or null. */
  caseId: string | null;
}

/** Everything that can be done from anywhere, under the words of the screens. */
export function useCommands({ lock, help, caseId }: Doing): Result[] {
  const t = useT();
  const act = useAct();
  const [, go] = useLocation();
  const { undo, redo } = useUndo();
  const { change } = useSettings();
  const command = (key: PlainKey, run: () => void, keys?: string): Result => ({
    key,
    kind: 'command',
    title: t(key),
    sub: '',
    ...(keys === undefined ? {} : { keys }),
    run,
  });
  const inCase =
    caseId === null
      ? []
      : tabs.map(({ title, id }, at) => command(title, () => go(`/case/${caseId}/${id}`), `Mod ${at + 1}`));
  const print = caseId === null ? [] : [command('keys.print', () => go(`/case/${caseId}/print`), 'Mod P')];
  const spoken = languages.map((language) => ({
    key: `language ${language}`,
    kind: 'command' as const,
    title: languageNames[language],
    sub: t('settings.language'),
    run: () => act(change({ language })),
  }));
  return [
    ...inCase,
    ...print,
    command('nav.today', () => go('/today')),
    command('nav.cases', () => go('/cases')),
    command('nav.people', () => go('/people')),
    command('nav.trash', () => go('/trash')),
    command('nav.settings', () => go('/settings'), 'Mod ,'),
    command('common.undo', () => act(undo()), 'Mod Z'),
    command('common.redo', () => act(redo()), 'Mod Shift Z'),
    command('nav.lock', lock, 'Mod L'),
    command('keys.help', help, '?'),
    ...spoken,
  ];
}
