import { ApiError } from '../api/errors';
import { workCalendar } from '../domain/deadlines/calendar';
import { typesUnderCase } from '../domain/records';
import { peopleOf } from '../handlers/case-cards';
import { caseFile } from '../handlers/cases';
import type { Address, Repository } from '../handlers/repository';
import type { Session } from '../handlers/session';
import { type Command, positional, withVault } from './command';
import { computedOf } from './computed';
import { exit, UsageError } from './exit';

/**
 * `list VAULT [cases|people|custody|deadlines]`: one JSON object a line. Custody is that of everybody who was or is held,
 * deadlines are those not done, each with its case.
 */
export const listCommand: Command = {
  synopsis: 'VAULT [cases|people|custody|deadlines]',
  count: [1, 2],
  run: (call) =>
    withVault(call, { readOnly: true }, async ({ repository }) => {
      const what = call.positionals[1] ?? 'cases';
      if (what === 'cases') for (const card of await repository.caseCards()) call.io.print(card);
      else if (what === 'people') for (const person of await repository.list('person', null)) call.io.print(person);
      else if (what === 'custody' || what === 'deadlines') await printComputed(repository, what, call.io.print);
      else throw new UsageError(`Nothing to list by the name of ${what}.`);
      return exit.done;
    }),
};

async function printComputed(repository: Repository, what: 'custody' | 'deadlines', print: (value: unknown) => void) {
  const now = Date.now();
  const calendar = workCalendar();
  for (const record of await repository.list('case', null)) {
    const { id, title } = record;
    const deadlines = what === 'deadlines' ? await repository.list('deadline', id) : [];
    const restraints = what === 'custody' ? await repository.list('restraint', id) : [];
    if (deadlines.length + restraints.length === 0) continue;
    const participations = await repository.list('participation', id);
    const personIds = participations.map(({ personId }) => personId);
    const people = await peopleOf(repository, personIds);
    const file = { case: record, people, participations, restraints, deadlines };
    for (const entry of computedOf(file, now, calendar)[what]) print({ caseId: id, case: title, ...entry });
  }
}

/** `show VAULT RECORD_ID`: the record; a case with everything under it, and with what is counted from it. */
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
  if (type !== 'case') return repository.need(type, caseId, id);
  const file = await caseFile(repository, id);
  return { ...file, computed: computedOf(file, Date.now()) };
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
