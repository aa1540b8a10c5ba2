import { app, type WebContents } from 'electron';
import type { AppState, Request } from '../api/contract';
import type { AttachSource } from '../api/engine';
import { ApiError, toErrorShape } from '../api/errors';
import { careHandlers } from './care-handlers';
import type { MainHandlers } from './door';
import type { Services } from './services';

/** The channels that main answers itself. Everything about records goes to the engine. */
export function mainHandlers(services: Services): MainHandlers {
  return {
    ...appHandlers(services),
    ...vaultHandlers(services),
    ...fileHandlers(services),
    ...paperHandlers(services),
    ...keyHandlers(services),
    ...backupHandlers(services),
    ...careHandlers(services),
  };
}

function appHandlers({
  preferences,
  vault,
  workplace,
  clipboard,
  applyTheme,
  canPrint,
  pseudo,
  defaultFolder,
}: Services) {
  const state = async (): Promise<AppState> => ({
    version: app.getVersion(),
    platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
    settings: preferences.settings,
    vault: vault.isOpen ? 'open' : 'closed',
    current: vault.listing,
    defaultPlace: vault.choose(defaultFolder),
    recent: preferences.vaults,
    closedBecause: workplace.closedBecause,
    canPrint,
    pseudo,
  });
  return {
    'app.state': state,
    'settings.set': async (changes: Request<'settings.set'>) => {
      const settings = await preferences.change(changes);
      applyTheme();
      if (changes.userName !== undefined) await vault.identify();
      workplace.emit('settings.changed', settings);
      return settings;
    },
    'clipboard.write': async ({ text }: Request<'clipboard.write'>) => {
      await clipboard.put(text);
      return undefined;
    },
    'vault.forget': async ({ place }: Request<'vault.forget'>) => {
      await preferences.forget(place);
      return state();
    },
  };
}

function vaultHandlers({ vault, workplace, dialogs, defaultFolder }: Services) {
  const opened = async <T>(opening: Promise<T>): Promise<T> => {
    const result = await opening;
    workplace.closedBecause = null;
    return result;
  };
  const chosen = async (folder: string | null) => (folder === null ? null : vault.choose(folder));
  return {
    'vault.choosePlace': async () => chosen(await dialogs.chooseFolder('new')),
    'vault.chooseExisting': async () => {
      const listing = await chosen(await dialogs.chooseFolder('existing'));
      if (listing === null) return null;
      // What else is wrong with it is told where it is opened.
      await vault.facts(listing.place).catch((error: unknown) => {
        if (toErrorShape(error).code === 'vault.not-a-vault') throw error;
      });
      return listing;
    },
    'vault.create': ({ name, passphrase, place, keyFile }: Request<'vault.create'>) =>
      opened(vault.create(place === null ? defaultFolder : vault.folderOf(place), name, passphrase, keyFile)),
    'vault.facts': ({ place }: Request<'vault.facts'>) => vault.facts(place),
    'vault.open': (request: Request<'vault.open'>) => opened(vault.open(request)),
    'vault.recover': (request: Request<'vault.recover'>) => opened(vault.recover(request)),
    'session.lock': async () => {
      void workplace.lock();
      return undefined;
    },
    'session.flushed': async () => workplace.pageFlushed() as undefined,
  };
}

function fileHandlers({ vault, documents, dialogs, files }: Services) {
  const describe = (request: { caseId: string; documentId: string }) => vault.call('content.describe', request);
  return {
    'files.choose': async () => files.offer(await dialogs.chooseFiles()),
    'files.receive': async ({ name }: Request<'files.receive'>) => files.receive(name),
    'files.piece': ({ token, bytes, last }: Request<'files.piece'>) =>
      vault.call('attach.piece', { upload: files.uploadOf(token), bytes, last }),
    'documents.attach': ({ job, caseId, tokens }: Request<'documents.attach'>) => {
      const sources: AttachSource[] = tokens.map((token) => files.take(token));
      return vault.call('attach.files', { job, caseId, sources });
    },
    'documents.open': async (request: Request<'documents.open'>) => {
      const { document, kind, servedType } = await describe(request);
      const opened = documents.open({
        kind,
        servedType,
        mediaType: document.mediaType,
        title: document.title,
        fileName: document.fileName,
        typeMismatch: document.typeMismatch,
        size: document.size,
        read: (start, end) => vault.call('content.read', { ...request, start, end }),
      });
      return { ...opened, kind };
    },
    'documents.close': async ({ token }: Request<'documents.close'>) => documents.close(token) as undefined,
    'documents.export': async (request: Request<'documents.export'>) => {
      const { document } = await describe(request);
      const target = await dialogs.saveAs(document.fileName === '' ? document.title : document.fileName);
      if (target === null) return null;
      await vault.call('content.export', { ...request, file: target });
      return { name: dialogs.nameOf(target) };
    },
  };
}

function paperHandlers({ papers, printing }: Services) {
  return {
    'papers.preview': (request: Request<'papers.preview'>) => papers.preview(request),
    'papers.save': ({ token }: Request<'papers.save'>) => papers.save(token),
    'papers.print': ({ token }: Request<'papers.print'>) => papers.print(token),
    'papers.data': async (_: undefined, sender: WebContents) => printing.dataFor(sender),
    'papers.ready': async (_: undefined, sender: WebContents) => printing.ready(sender) as undefined,
    'papers.failed': async (_: undefined, sender: WebContents) => printing.failed(sender) as undefined,
  };
}

function keyHandlers({ vault, dialogs, papers }: Services) {
  return {
    'keys.chooseFile': async () => {
      const path = await dialogs.chooseKeyFile();
      return path === null ? null : { token: vault.chooseKeyFile(path), name: dialogs.nameOf(path) };
    },
    'keys.changePassphrase': ({ keyFile, ...secrets }: Request<'keys.changePassphrase'>) =>
      vault.call('keys.change', { ...secrets, keyFile: vault.newKeyFile(keyFile) }),
    'keys.sheet': async (request: Request<'keys.sheet'>) => {
      const data = await vault.call('keys.collectSheet', request);
      return papers.show(data, data.vaultName);
    },
  };
}

function backupHandlers({ vault, dialogs, preferences }: Services) {
  return {
    'backup.state': async () => preferences.backupOf(vault.listing?.path ?? ''),
    'backup.run': async ({ choose }: Request<'backup.run'>) => {
      const folder = vault.listing?.path ?? '';
      const last = preferences.backupOf(folder).path;
      const target = choose || last === null ? await dialogs.chooseFolder('backup') : last;
      if (target === null) return null;
      const made = await vault.call('backup.start', { target }).catch((error: unknown) => {
        throw toErrorShape(error).code === 'vault.exists' ? new ApiError('backup.place') : error;
      });
      if (made === null) return null;
      const { directory, finishedAt, generation } = made;
      await preferences.rememberBackup(folder, { folder: directory, finishedAt, generation });
      return preferences.backupOf(folder);
    },
  };
}

/** Channels of the hidden print page; the main page has all the others. */
export const printChannels: readonly string[] = ['papers.data', 'papers.ready', 'papers.failed'];
