import type { Participation } from '../../../electron/domain/records';

type Roles = Participation['roles'];

/** The role history with another present role: the last entry is put right, and the ones before it stay. */
export function withRole(roles: Roles, role: string): Roles {
  const last = roles.at(-1);
  if (last === undefined) return [{ role, from: '', to: '', source: '' }];
  return [...roles.slice(0, -1), { ...last, role }];
}
