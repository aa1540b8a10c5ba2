import type { NewPlace } from '../api/care';
import type { Request } from '../api/contract';
import { exists, placeIn, wasBegun } from './new-place';
import type { Services } from './services';

/** Work on a whole vault: what is asked of the system for it, and the engine that does it. */
export function careHandlers({ vault, dialogs, preferences, workplace }: Services) {
  const own = () => vault.listing?.path ?? '';
  const placed = (folder: string, name: string, begun: boolean): NewPlace => ({ ...vault.choose(folder, name), begun });
  return {
    'care.cancel': async () => {
      await vault.stopCare();
      return undefined;
    },
    'care.choosePlace': async ({ job, of }: Request<'care.choosePlace'>) => {
      const name = vault.nameOf(of);
      const chosen = await dialogs.chooseFolder(job);
      if (chosen === null) return null;
      const { folder, begun } = await placeIn(chosen, name);
      return placed(folder, name, begun);
    },
    'care.openNew': async ({ place }: Request<'care.openNew'>) => {
      vault.offer(place);
      if (vault.isOpen) void workplace.lock();
      return undefined;
    },
    'rekey.begun': async () => {
      const folder = preferences.rekeyingOf(own());
      if (folder === null || !(await wasBegun(folder))) return null;
      return placed(folder, vault.listing?.name ?? '', true);
    },
    'rekey.run': async ({ place, keyFile, ...secrets }: Request<'rekey.run'>) => {
      const target = vault.folderOf(place);
      await preferences.rememberRekeying(own(), target);
      const done = await vault.call('rekey.start', { ...secrets, target, keyFile: vault.newKeyFile(keyFile) });
      if (await exists(target)) await preferences.rememberRekeying(own(), null);
      return done === null ? null : { ...done, vault: vault.choose(target, vault.nameOf(place)) };
    },
    'salvage.run': async (request: Request<'salvage.run'>) => {
      const done = await vault.salvage(request);
      const { place } = request;
      return done === null ? null : { ...done, vault: vault.choose(vault.folderOf(place), vault.nameOf(place)) };
    },
  };
}
