import { refreshCaseCards } from '../handlers/case-cards';
import { pathOf } from '../handlers/repository';
import { type Command, positional, withVault } from './command';
import { exit, UsageError } from './exit';
import { addressOf } from './reading';

/** `history VAULT RECORD_ID`: one JSON object a version, newest first, each with the record as it was. */
export const historyCommand: Command = {
  synopsis: 'VAULT RECORD_ID',
  count: [2, 2],
  run: (call) =>
    withVault(call, { readOnly: true }, async ({ repository }, vault) => {
      const { type, caseId, id } = await addressOf(repository, positional(call, 1));
      const path = pathOf(type, caseId);
      const { versions, broken } = await vault.history(path, id);
      for (const { number, ...facts } of versions) {
        const { record } = await vault.version(path, id, number);
        call.io.print({ version: number, ...facts, record });
      }
      if (broken) call.io.say('vault.damaged: versions before these cannot be reached.');
      return broken ? exit.damaged : exit.done;
    }),
};

/** `restore VAULT RECORD_ID VERSION`: saves that version as the newest one. */
export const restoreCommand: Command = {
  synopsis: 'VAULT RECORD_ID VERSION',
  count: [3, 3],
  async run(call) {
    const written = positional(call, 2);
    if (!/^[1-9]\d{0,11}$/.test(written)) throw new UsageError(`Not a version: ${written}`);
    return withVault(call, { readOnly: false }, async ({ repository }, vault) => {
      const address = await addressOf(repository, positional(call, 1));
      await vault.restoreVersion(pathOf(address.type, address.caseId), address.id, Number(written));
      const after = await repository.need(address.type, address.caseId, address.id);
      await refreshCaseCards(repository, [{ address, after }]);
      const { generation, savedAt } = await vault.commit();
      call.io.print({ version: generation, savedAt, restores: Number(written) });
      return exit.done;
    });
  },
};
