import './frame.css';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import type { AppState } from '../../../electron/api/contract';
import { ErrorBoundary } from '../../components/error-boundary';
import { useAct } from '../../components/toast';
import { useReadOnly } from '../../components/writable';
import { useSession } from '../../data/session';
import { useUndo } from '../../data/undo';
import { type KeyPress, setKeyPolicy, useKeys } from '../../keys/hotkeys';
import { hasOwnUndo } from '../../keys/typed';
import { BackupReminder } from '../backup/backup-reminder';
import { BinPage } from '../bin/bin-page';
import { CasePage } from '../case/case-page';
import { CasesPage } from '../cases/cases-page';
import { AttachingProvider } from '../documents/attaching';
import { Palette } from '../palette/palette';
import { PeoplePage } from '../people/people-page';
import { SettingsPage } from '../settings/settings-page';
import { TodayPage } from '../today/today-page';
import { KeysHelp } from './keys-help';
import { OpenFilesProvider } from './open-files';
import { SideBar } from './side-bar';
import { ReadOnly, SaveTrouble, VaultNotices } from './strips';
import { TitleBar } from './title-bar';
import { ToastBar } from './toast-bar';
import { Unsaved } from './unsaved';

/** The window of an open vault: title bar, side bar and the sheet that holds one screen. */
export function Frame({ app }: { app: AppState }) {
  const [location] = useLocation();
  const [helping, setHelping] = useState(false);
  const [searching, setSearching] = useState(false);
  const lock = useLock();
  useSaveFacts();
  const help = () => setHelping(true);
  useFrameKeys(lock, help, () => setSearching(true));
  useKeyPolicy(app);
  return (
    <OpenFilesProvider>
      <AttachingProvider>
        <div className="win">
          <TitleBar app={app} lock={lock} search={() => setSearching(true)} />
          <SideBar />
          <Sheet>
            <ReadOnly />
            <VaultNotices />
            <SaveTrouble />
            <Unsaved />
            <BackupReminder />
            <ErrorBoundary place={location}>
              <Switch>
                <Route path="/today">
                  <TodayPage />
                </Route>
                <Route path="/cases">
                  <CasesPage />
                </Route>
                <Route path="/case/:id/:tab/:item?">
                  {({ id, tab, item }) => <CasePage key={id} caseId={id} tab={tab} item={item ?? null} app={app} />}
                </Route>
                <Route path="/people">
                  <PeoplePage />
                </Route>
                <Route path="/trash">
                  <BinPage />
                </Route>
                <Route path="/settings">
                  <SettingsPage app={app} />
                </Route>
                <Route>
                  <Redirect to="/cases" replace />
                </Route>
              </Switch>
            </ErrorBoundary>
          </Sheet>
          {searching && <Palette close={() => setSearching(false)} lock={lock} help={help} />}
          <KeysHelp opened={helping} close={() => setHelping(false)} />
        </div>
      </AttachingProvider>
    </OpenFilesProvider>
  );
}

function Sheet({ children }: { children: ReactNode }) {
  return (
    <main className="sheet">
      {children}
      <ToastBar />
    </main>
  );
}

/** Learns what stands on the disk when the window opens. */
function useSaveFacts(): void {
  const { client, edits } = useSession();
  const act = useAct();
  useEffect(() => act(client.call('edit.state').then((save) => edits.saved(save))), [act, client, edits]);
}

/** Sends everything typed and locks. The window is gone before the call could answer. */
function useLock(): () => void {
  const { client, edits } = useSession();
  const queries = useQueryClient();
  const act = useAct();
  return () => {
    edits.sendNow();
    act(client.call('session.lock').then(() => queries.invalidateQueries({ queryKey: ['app'] })));
  };
}

/** Which keys act: as the settings say, and none that changes a vault open for looking only. */
function useKeyPolicy({ settings }: AppState): void {
  const fixed = useReadOnly();
  useEffect(() => setKeyPolicy({ letters: settings.letterKeys, writes: !fixed }), [settings.letterKeys, fixed]);
}

function useFrameKeys(lock: () => void, help: () => void, search: () => void): void {
  const [, go] = useLocation();
  const { undo, redo } = useUndo();
  const act = useAct();
  const turn = (work: () => Promise<void>) => (press: KeyPress) => {
    if (hasOwnUndo(press.target)) return false;
    act(work());
    return true;
  };
  useKeys([
    { code: 'KeyK', mod: true, everywhere: true, run: search },
    { code: 'KeyL', mod: true, everywhere: true, run: lock },
    { code: 'KeyZ', mod: true, everywhere: true, run: turn(undo) },
    { code: 'KeyZ', mod: true, shift: true, everywhere: true, run: turn(redo) },
    { code: 'KeyY', mod: true, everywhere: true, run: turn(redo) },
    { code: 'Comma', mod: true, everywhere: true, run: () => go('/settings') },
    { code: 'Slash', shift: true, run: help },
    { code: 'F1', everywhere: true, run: help },
    { code: 'ArrowLeft', alt: true, run: () => history.back() },
    { code: 'ArrowRight', alt: true, run: () => history.forward() },
  ]);
}
