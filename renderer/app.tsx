import { MantineProvider } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { QueryClientProvider } from '@tanstack/react-query';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { AppState, Bridge } from '../electron/api/contract';
import { ErrorBoundary } from './components/error-boundary';
import { Loaded } from './components/loaded';
import { ToastProvider } from './components/toast';
import { BridgeProvider } from './data/bridge';
import { useAppState } from './data/queries';
import { type Session, SessionProvider } from './data/session';
import { LanguageProvider } from './i18n';
import { Door } from './screens/door/door';
import { Frame } from './screens/frame/frame';
import { cssVariablesResolver, theme } from './theme/theme';

/** Everything on the page. */
export function App({ session, bridge }: { session: Session; bridge: Bridge }) {
  return (
    <SessionProvider value={session}>
      <BridgeProvider value={bridge}>
        <QueryClientProvider client={session.queries}>
          <Dressed />
        </QueryClientProvider>
      </BridgeProvider>
    </SessionProvider>
  );
}

/** The page in the language and the colours of the settings. */
function Dressed() {
  const query = useAppState();
  const system = useColorScheme();
  const settings = query.data?.settings;
  const scheme = settings === undefined || settings.theme === 'system' ? system : settings.theme;
  return (
    <LanguageProvider language={query.data?.pseudo ? 'pseudo' : (settings?.language ?? 'en')}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} forceColorScheme={scheme}>
        <ToastProvider>
          <Router hook={useHashLocation}>
            <ErrorBoundary place="app">
              <Loaded query={query}>{(app) => <Rooms app={app} />}</Loaded>
            </ErrorBoundary>
          </Router>
        </ToastProvider>
      </MantineProvider>
    </LanguageProvider>
  );
}

function Rooms({ app }: { app: AppState }) {
  return app.vault === 'open' ? <Frame app={app} /> : <Door app={app} />;
}
