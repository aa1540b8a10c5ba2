import './theme';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { bridgeClient } from './bridge';
import { copyThroughMain } from './data/clipboard';
import { createSession } from './data/session';
import { listenToKeys } from './keys/hotkeys';

const root = document.getElementById('root');
if (root === null) throw new Error('no place to draw');

listenToKeys();
const session = createSession(bridgeClient(window.qorgan));
copyThroughMain(session.client);
createRoot(root).render(
  <StrictMode>
    <App session={session} bridge={window.qorgan} />
  </StrictMode>,
);
