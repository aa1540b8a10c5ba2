import { prosecutedRoles } from '../../../electron/domain/case-file';
import type { Term } from '../../../electron/domain/terms';

/** True for the roles of a person who is being prosecuted. */
export const isProsecutedRole = (term: Term): boolean => prosecutedRoles.some((id) => id === term.id);
