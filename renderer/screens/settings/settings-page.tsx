import './settings.css';
import type { ReactNode } from 'react';
import type { AppState, Settings } from '../../../electron/api/contract';
import { type Language, languageNames, languages } from '../../../electron/i18n';
import { AutosaveField } from '../../components/autosave-field';
import { Choice, Segment } from '../../components/choice';
import { useAct } from '../../components/toast';
import { useSettings } from '../../data/queries';
import { useT } from '../../i18n';
import { BackupSettings } from '../backup/backup-settings';
import { VerifyLine } from '../care/verify-line';
import { KeySettings } from '../keys/key-settings';

const languageOptions = languages.map((value) => ({ value, label: languageNames[value] }));
const lockMinutes = [1, 2, 5, 10, 15, 30, 60, 0] as const;

/** What this computer remembers: none of it is about a case. */
export function SettingsPage({ app }: { app: AppState }) {
  const t = useT();
  const act = useAct();
  const { settings = app.settings, change } = useSettings();
  const set = (changes: Partial<Settings>) => act(change(changes));
  return (
    <div className="settings scroll">
      <h1 className="h-page">{t('settings.title')}</h1>
      <Row title={t('settings.language')}>
        <Segment
          label={t('settings.language')}
          value={settings.language}
          options={languageOptions}
          onChoose={(value) => set({ language: value as Language })}
        />
      </Row>
      <Row title={t('settings.paperLanguage')} about={t('settings.paperLanguageAbout')}>
        <Segment
          label={t('settings.paperLanguage')}
          value={settings.paperLanguage}
          options={languageOptions}
          onChoose={(value) => set({ paperLanguage: value as Language })}
        />
      </Row>
      <Row title={t('settings.theme')}>
        <Segment
          label={t('settings.theme')}
          value={settings.theme}
          options={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(`settings.themes.${value}`),
          }))}
          onChoose={(value) => set({ theme: value as Settings['theme'] })}
        />
      </Row>
      <Row title={t('settings.lockAfter')} about={t('settings.lockAfterAbout')}>
        <Minutes
          label={t('settings.lockAfter')}
          minutes={settings.lockAfterMinutes}
          set={(lockAfterMinutes) => set({ lockAfterMinutes })}
        />
      </Row>
      <Row title={t('settings.lockHidden')} about={t('settings.lockHiddenAbout')}>
        <Minutes
          label={t('settings.lockHidden')}
          minutes={settings.lockHiddenMinutes}
          set={(lockHiddenMinutes) => set({ lockHiddenMinutes })}
        />
      </Row>
      <Row title={t('settings.letterKeys')} about={t('settings.letterKeysAbout')}>
        <Segment
          label={t('settings.letterKeys')}
          value={settings.letterKeys ? 'on' : 'off'}
          options={(['on', 'off'] as const).map((value) => ({ value, label: t(`settings.letters.${value}`) }))}
          onChoose={(value) => set({ letterKeys: value === 'on' })}
        />
      </Row>
      <Row title={t('settings.userName')} about={t('settings.userNameAbout')}>
        <AutosaveField
          label={t('settings.userName')}
          bare
          value={settings.userName}
          placeholder={t('settings.userNameExample')}
          onSave={(userName, settled) => settled && set({ userName: userName.slice(0, 80) })}
        />
      </Row>
      <Row title={t('backup.title')} about={t('backup.about')}>
        <BackupSettings />
      </Row>
      <Row title={t('vaultKeys.title')} about={t('vaultKeys.about')}>
        <KeySettings app={app} />
      </Row>
      <Row title={t('verify.title')} about={t('verify.line')}>
        <VerifyLine app={app} />
      </Row>
      <About app={app} />
    </div>
  );
}

function Minutes({ label, minutes, set }: { label: string; minutes: number; set(minutes: number): void }) {
  const t = useT();
  const options = lockMinutes.map((n) => ({
    value: String(n),
    label: n === 0 ? t('settings.neverLock') : t('units.minutes', { count: n }),
  }));
  return (
    <Choice label={label} bare value={String(minutes)} options={options} onChoose={(value) => set(Number(value))} />
  );
}

function About({ app }: { app: AppState }) {
  const t = useT();
  return (
    <Row title={t('settings.about')}>
      <div>
        <p className="m">{t('settings.version', { version: app.version })}</p>
        <p className="dim">{t('settings.offline')}</p>
        {app.current !== null && <p className="dim path">{t('settings.vaultAt', { path: app.current.path })}</p>}
      </div>
    </Row>
  );
}

function Row({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <section className="setting" aria-label={title}>
      <div>
        <h2 className="m">{title}</h2>
        {about !== undefined && <p className="dim sm">{about}</p>}
      </div>
      <div>{children}</div>
    </section>
  );
}
