import './viewer/look';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from './i18n';
import { dress, loadInfo } from './viewer/info';
import { forwardCopies, forwardKeys } from './viewer/parent';
import { ViewerMessage } from './viewer/viewer-message';
import { ViewerScreen } from './viewer/viewer-screen';

const root = document.getElementById('root');
if (root === null) throw new Error('no place to draw');

forwardKeys();
forwardCopies();
const screen = createRoot(root);
try {
  const info = await loadInfo();
  dress(info);
  screen.render(
    <LanguageProvider language={info.language}>
      <ViewerScreen info={info} />
    </LanguageProvider>,
  );
} catch {
  screen.render(<ViewerMessage problem="gone" />);
}
