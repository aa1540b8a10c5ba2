import './door.css';
import { useState } from 'react';
import type { AppState, VaultListing } from '../../../electron/api/contract';
import { languageNames, languages } from '../../../electron/i18n';
import { Mark } from '../../components/mark';
import { useAct, useToasts } from '../../components/toast';
import { useSettings } from '../../data/queries';
import { useSession } from '../../data/session';
import { useLanguage, useT } from '../../i18n';
import { ToastBar } from '../frame/toast-bar';
import { Create } from './create';
import { Unlock } from './unlock';

/** What is shown while no vault is open: unlocking one, or making the first. */
export function Door({ app }: { app: AppState }) {
  const t = useT();
  const act = useAct();
  const { show } = useToasts();
  const { client } = useSession();
  const [chosen, setChosen] = useState<VaultListing | null>(app.current);
  const [making, setMaking] = useState(app.current === null);

  const openExisting = async () => {
    show(null);
    const listing = await client.call('vault.chooseExisting');
    if (listing === null) return;
    setChosen(listing);
    setMaking(false);
  };

  return (
    <div className="win door">
      <header className="tbar">
        <div className="vault">
          <Mark />
          {t('app.name')}
        </div>
      </header>
      <main className="hall scroll">
        {making || chosen === null ? (
          <Create
            app={app}
            back={chosen === null ? null : () => setMaking(false)}
            openExisting={() => act(openExisting())}
          />
        ) : (
          <Unlock
            key={chosen.place}
            app={app}
            vault={chosen}
            choose={setChosen}
            openExisting={() => act(openExisting())}
            create={() => setMaking(true)}
          />
        )}
        <Foot version={app.version} />
        <ToastBar />
      </main>
    </div>
  );
}

function Foot({ version }: { version: string }) {
  const t = useT();
  const act = useAct();
  const language = useLanguage();
  const { change } = useSettings();
  return (
    <footer className="foot">
      <span>
        {t('app.name')} {version}
      </span>
      <fieldset className="langs" aria-label={t('settings.language')}>
        {languages.map((other) => (
          <button
            type="button"
            key={other}
            lang={other}
            aria-pressed={other === language}
            onClick={() => act(change({ language: other }))}
          >
            {languageNames[other]}
          </button>
        ))}
      </fieldset>
    </footer>
  );
}
