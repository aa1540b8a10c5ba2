import type { CaseFile } from '../domain/case-file';
import type { Language, Translate } from '../i18n';
import type { Party } from './parties';
import type { SourceList } from './sources';

/** What every section of a paper works from. */
export interface Context {
  readonly file: CaseFile;
  readonly language: Language;
  readonly t: Translate;
  readonly parties: readonly Party[];
  readonly asOf: string;
  readonly sources: SourceList;
}

/** True for the kinds of case that charge somebody with a crime or misdemeanour. */
export function isCriminal(kind: string): boolean {
  return kind.startsWith('criminal');
}

/** True for the kinds of case that have charges and restraint; what they lack is missing there. */
export function prosecutes(kind: string): boolean {
  return isCriminal(kind) || kind === 'administrative-offence';
}
