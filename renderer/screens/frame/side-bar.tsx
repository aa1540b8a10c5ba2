import { Tooltip } from '@mantine/core';
import { IconFolder, IconFolders, IconSettings, IconSun, IconTrash, IconUsers } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { urgentIn } from '../../../electron/domain/agenda';
import { formatNumber, type Language, languageNames, languages } from '../../../electron/i18n';
import { Kbd } from '../../components/kbd';
import { useAct } from '../../components/toast';
import { useCases, useSettings } from '../../data/queries';
import { useToday } from '../../data/today';
import { useLanguage, useT } from '../../i18n';
import { useOpenFiles } from './open-files';

const shortNames: Readonly<Record<Language, string>> = { en: 'EN', ru: 'РУС', kk: 'ҚАЗ' };

/** The ways through the vault. */
export function SideBar() {
  const t = useT();
  const language = useLanguage();
  const cases = useCases();
  const { ids } = useOpenFiles();
  const byId = new Map(cases.data?.map((card) => [card.id, card]));
  const open = ids.flatMap((id) => byId.get(id) ?? []);
  return (
    <nav className="side" aria-label={t('nav.main')}>
      <div className="list">
        <SideLink to="/today" label={t('nav.today')} icon={<IconSun className="i" aria-hidden />}>
          <Urgent />
        </SideLink>
        <SideLink to="/cases" label={t('nav.cases')} icon={<IconFolders className="i" aria-hidden />}>
          {cases.data !== undefined && <span className="cnt">{formatNumber(language, cases.data.length)}</span>}
        </SideLink>
        <SideLink to="/people" label={t('nav.people')} icon={<IconUsers className="i" aria-hidden />} />
        {open.length > 0 && <h2>{t('nav.openFiles')}</h2>}
        {open.map((card) => (
          <SideLink
            key={card.id}
            to={`/case/${card.id}/overview`}
            within={`/case/${card.id}/`}
            label={card.title}
            icon={<IconFolder className="i" aria-hidden />}
          />
        ))}
      </div>
      <div className="foot">
        <SideLink to="/trash" label={t('nav.trash')} icon={<IconTrash className="i" aria-hidden />} />
        <SideLink to="/settings" label={t('nav.settings')} icon={<IconSettings className="i" aria-hidden />}>
          <span className="cnt">
            <Kbd keys="Mod ," />
          </span>
        </SideLink>
        <Languages />
      </div>
    </nav>
  );
}

/** How many deadlines are over or end today. */
function Urgent() {
  const language = useLanguage();
  const today = useToday();
  const { data } = useCases();
  const count = useMemo(() => (data === undefined ? 0 : urgentIn(data, today)), [data, today]);
  return count === 0 ? null : <span className="cnt red">{formatNumber(language, count)}</span>;
}

interface LinkProps {
  to: string;
  /** Start of the addresses at which the link counts as the present page. */
  within?: string;
  label: string;
  icon: ReactNode;
  children?: ReactNode;
}

function SideLink({ to, within = to, label, icon, children }: LinkProps) {
  const [location] = useLocation();
  const here = location.startsWith(within);
  return (
    <Tooltip label={label} position="right" openDelay={500}>
      <Link href={to} aria-current={here ? 'page' : undefined} aria-label={label}>
        {icon}
        <span className="trunc lbl">{label}</span>
        {children}
      </Link>
    </Tooltip>
  );
}

function Languages() {
  const t = useT();
  const act = useAct();
  const language = useLanguage();
  const { change } = useSettings();
  return (
    <fieldset className="langs" aria-label={t('settings.language')}>
      {languages.map((other) => (
        <button
          type="button"
          key={other}
          lang={other}
          aria-pressed={other === language}
          aria-label={languageNames[other]}
          onClick={() => act(change({ language: other }))}
        >
          {shortNames[other]}
        </button>
      ))}
    </fieldset>
  );
}
