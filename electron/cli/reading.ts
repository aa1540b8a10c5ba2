import { ApiError } from '../api/errors';
import { caseFile } from '../handlers/cases';
import { type Address, type Repository, typesUnderCase } from '../handlers/repository';
import type { Session } from '../handlers/session';
import { type Command, positional, withVault } from './command';
import { exit, UsageError } from './exit';

/** `list VAULT [cases|people]`: one JSON object a line. */
export const listCommand: Command = {
  synopsis: 'VAULT [cases|people]',
  count: [1, 2],
  run: (call) =>
    withVault(call, { readOnly: true }, async ({ repository }) => {
      const what = call.positionals[1] ?? 'cases';
      if (what === 'cases') for (const card of await repository.caseCards()) call.io.print(card);
      else if (what === 'people') for (const person of await repository.list('person', null)) call.io.print(person);
      else throw new UsageError(`Nothing to list by the name of ${what}.`);
      return exit.done;
    }),
};

/** `show VAULT RECORD_ID`: the record; a case with everything under it. */
export const showCommand: Command = {
  synopsis: 'VAULT RECORD_ID',
  count: [2, 2],
  run: (call) =>
    withVault(call, { readOnly: true }, async (session) => {
      call.io.print(await findRecord(session, positional(call, 1)));
      return exit.done;
    }),
};

async function findRecord({ repository }: Session, id: string): Promise<object> {
  const { type, caseId } = await addressOf(repository, id);
  return type === 'case' ? caseFile(repository, id) : repository.need(type, caseId, id);
}

/** Where the record with this id lies. Throws `record.missing`. */
export async function addressOf(repository: Repository, id: string): Promise<Address> {
  for (const type of vaultWide) if ((await repository.get(type, null, id)) !== null) return { type, caseId: null, id };
  for (const card of await repository.caseCards()) {
    const caseId = (card as { id: string }).id;
    for (const type of typesUnderCase) {
      if ((await repository.get(type, caseId, id)) !== null) return { type, caseId, id };
    }
  }
  throw new ApiError('record.missing', { id });
}

const vaultWide = ['case', 'person'] as const;
