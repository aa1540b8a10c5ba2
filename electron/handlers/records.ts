import { randomBytes } from 'node:crypto';
import type { Request, Response } from '../api/contract';
import { ApiError } from '../api/errors';
import type { Participation, RecordOf, RecordType } from '../domain/records';
import { recordKind, typesUnderCase } from '../domain/records';
import type { Change, Edits } from './edits';
import { type Address, fieldsOf, type Repository } from './repository';

type AnyRecord = RecordOf[RecordType];

/** A fresh identifier: 128 random bits as hex. */
export const newId = (): string => randomBytes(16).toString('hex');

/** Creating, changing and removing records of every type. All of it can be undone. */
export function recordHandlers(repository: Repository, edits: Edits) {
  return {
    async 'records.create'({ type, caseId, values }: Request<'records.create'>): Promise<Response<'records.create'>> {
      const change = creation(type, caseId, values);
      const { id } = change.address;
      return { id, save: await edits.apply(`create:${id}`, true, async () => [change]) };
    },

    async 'records.createAll'({ type, caseId, values }: Request<'records.createAll'>) {
      const changes = values.map((each) => creation(type, caseId, each));
      const ids = changes.map(({ address }) => address.id);
      return { ids, save: await edits.apply(`create:${ids.join()}`, true, async () => changes) };
    },

    async 'records.patch'({ type, caseId, id, changes, settled }: Request<'records.patch'>) {
      refuseOwnFields(type, changes);
      const address: Address = { type, caseId: ownCase(type, caseId), id };
      const key = `patch:${type}:${id}:${Object.keys(changes).toSorted().join()}`;
      return edits.apply(key, settled, async () => {
        const before = await repository.need(type, address.caseId, id);
        const after = validated(type, id, { ...before, ...changes, id });
        return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ address, before, after }];
      });
    },

    async 'records.remove'({ type, caseId, id }: Request<'records.remove'>) {
      const address: Address = { type, caseId: ownCase(type, caseId), id };
      return edits.apply(`remove:${id}`, true, async () => {
        const before = await repository.need(type, address.caseId, id);
        return [...(await dependants(repository, address)), await removal(repository, address, before)];
      });
    },

    async 'defendants.add'({ caseId, name, role, personId: known }: Request<'defendants.add'>) {
      const personId = known ?? newId();
      const participationId = newId();
      const save = await edits.apply(`create:${participationId}`, true, async () => {
        const others = await repository.list('participation', caseId);
        const order = Math.max(0, ...others.map((other) => other.order)) + 1;
        const values = { id: participationId, personId, roles: role === '' ? [] : [{ role }], order };
        const participation: Participation = validated('participation', participationId, values);
        const part = {
          address: { type: 'participation', caseId, id: participationId },
          before: null,
          after: participation,
        } as const;
        if (known !== undefined) {
          await repository.need('person', null, known);
          return [part];
        }
        const person = validated('person', personId, { id: personId, names: [{ value: name.trim() }] });
        return [{ address: { type: 'person', caseId: null, id: personId }, before: null, after: person }, part];
      });
      return { personId, participationId, save };
    },
  };
}

function creation(type: RecordType, caseId: string | null, values: object): Change {
  if (type === 'document') throw new ApiError('ipc.refused', { reason: 'documents are attached, not created' });
  const id = newId();
  return {
    address: { type, caseId: ownCase(type, caseId), id },
    before: null,
    after: validated(type, id, { ...values, id }),
  };
}

/** Vault-wide records carry no case in their address, whichever page they are edited on. */
const ownCase = (type: RecordType, caseId: string | null): string | null => (recordKind(type).inCase ? caseId : null);

/** What attaching found out about a document is not for editing. */
const attachedFields = ['sha256', 'size', 'mediaType', 'typeMismatch', 'addedAt', 'fileName'];

function refuseOwnFields(type: RecordType, changes: Record<string, unknown>): void {
  const refused = type === 'document' ? attachedFields.filter((field) => field in changes) : [];
  if (refused.length > 0) throw new ApiError('ipc.refused', { reason: 'fixed fields', fields: refused });
}

function validated<T extends RecordType>(type: T, id: string, values: object): RecordOf[T] {
  const parsed = recordKind(type).schema.safeParse(values);
  if (!parsed.success) throw new ApiError('record.invalid', { type, id, fields: fieldsOf(parsed.error) });
  return parsed.data as RecordOf[T];
}

/**
 * The removals that go with the removal of a record: everything under a case, the charges, measures and deadlines of a
 * participant.
 */
async function dependants(repository: Repository, { type, caseId, id }: Address): Promise<Change[]> {
  if (type === 'case') return (await Promise.all(typesUnderCase.map((t) => removals(repository, t, id)))).flat();
  if (type !== 'participation') return [];
  const own = ['charge', 'restraint', 'deadline'] as const;
  const found = await Promise.all(own.map((t) => removals(repository, t, caseId)));
  return found.flat().filter(({ before }) => (before as { participationId?: string }).participationId === id);
}

async function removals(repository: Repository, type: RecordType, caseId: string | null): Promise<Change[]> {
  const records: AnyRecord[] = await repository.list(type, caseId);
  return Promise.all(records.map((before) => removal(repository, { type, caseId, id: before.id }, before)));
}

async function removal(repository: Repository, address: Address, before: AnyRecord): Promise<Change> {
  const contents = address.type === 'document' ? await repository.contents(address) : undefined;
  return { address, before, after: null, ...(contents === undefined ? {} : { contents }) };
}
