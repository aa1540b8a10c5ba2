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
