import type { Dialogs } from './dialogs';
import type { DocumentHost } from './document-host';
import type { FileDesk } from './file-desk';
import type { OwnClipboard } from './own-clipboard';
import type { PaperDesk } from './paper-desk';
import type { PreferenceStore } from './preferences';
import type { Printing } from './printing';
import type { VaultKeeper } from './vault-keeper';
import type { Workplace } from './workplace';

/** What main is made of; put together in main.ts. */
export interface Services {
  preferences: PreferenceStore;
  vault: VaultKeeper;
  workplace: Workplace;
  documents: DocumentHost;
  files: FileDesk;
  papers: PaperDesk;
  printing: Printing;
  dialogs: Dialogs;
  clipboard: OwnClipboard;
  /** Where vaults are kept unless the user says otherwise. */
  defaultFolder: string;
  canPrint: boolean;
  /** The screens are drawn in the made-up language, to show forgotten strings; never in a packaged app. */
  pseudo: boolean;
  applyTheme(): void;
}
