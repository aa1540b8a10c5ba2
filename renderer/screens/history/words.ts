import type { CaseFile } from '../../../electron/domain/case-file';
import type { Deadline, Violation } from '../../../electron/domain/court';
import { ruleTitle, triggerLabel } from '../../../electron/domain/deadlines/rules';
import { readEdtf } from '../../../electron/domain/edtf';
import { personName } from '../../../electron/domain/names';
import type { CaseRecord, PersonName, RoleEntry, Source, StageEntry } from '../../../electron/domain/records';
import { termLabel } from '../../../electron/domain/terms';
import {
  baseLanguage,
  formatBytes,
  formatDateTime,
  formatFuzzyDate,
  languageNames,
  localMinute,
  type Translate,
  type UiLanguage,
} from '../../../electron/i18n';
import type { Kind } from './fields';

/** What values are put into words with. `file` gives names to ids; null outside of a case. */
export interface Speaker {
  t: Translate;
  language: UiLanguage;
  file: CaseFile | null;
}

/** A stored value as a person reads it, one line for each entry of a list; '' when there is nothing. */
export function valueWords(speaker: Speaker, kind: Kind, value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value)) return value.map((entry) => entryWords(speaker, kind, entry)).join('\n');
  return entryWords(speaker, kind, value);
}

function entryWords(speaker: Speaker, kind: Kind, value: unknown): string {
  const { t, language } = speaker;
  if (typeof kind !== 'string') return termLabel(kind.term, String(value), baseLanguage(language));
  switch (kind) {
    case 'text':
      return String(value);
    case 'day':
      return formatDateTime(language, String(value));
    case 'instant':
      return formatDateTime(language, localMinute(String(value)));
    case 'edtf':
      return edtfWords(language, String(value));
    case 'bytes':
      return formatBytes(language, Number(value));
    case 'flag':
      return t(value === true ? 'history.yes' : 'history.no');
    case 'status':
      return t(`case.statuses.${value as CaseRecord['status']}`);
    case 'rule':
      return ruleTitle(String(value), baseLanguage(language));
    case 'trigger':
      return triggerLabel(String(value), baseLanguage(language));
    case 'onWhom':
      return t(`history.onWhom.${value as Exclude<Deadline['onWhom'], ''>}`);
    case 'objection':
      return t(`violations.objections.${value as Exclude<Violation['objection'], ''>}`);
    case 'overruled': {
      const { due, reason } = value as NonNullable<Deadline['overruled']>;
      return [formatDateTime(language, due), reason].filter((part) => part !== '').join(' · ');
    }
    case 'language':
      return languageName(String(value));
    case 'names':
    case 'roles':
    case 'stages':
    case 'sources':
      return partsOf(speaker, kind, value)
        .filter((part) => part !== '')
        .join(' · ');
    default:
      return nameOfId(speaker, kind, String(value));
  }
}

/** The parts of one entry of a list: what it is, from when, with what. */
function partsOf(speaker: Speaker, kind: 'names' | 'roles' | 'stages' | 'sources', value: unknown): string[] {
  const day = (date: string) => valueWords(speaker, 'day', date);
  const language = baseLanguage(speaker.language);
  if (kind === 'names') {
    const name = value as PersonName;
    return [name.value, languageName(name.language)];
  }
  if (kind === 'roles') {
    const { role, from, to, source } = value as RoleEntry;
    return [
      termLabel('participantRoles', role, language),
      [day(from), day(to)].filter((d) => d !== '').join(' – '),
      source,
    ];
  }
  if (kind === 'stages') {
    const { stage, from, note } = value as StageEntry;
    return [termLabel('criminalStages', stage, language), day(from), note];
  }
  const source = value as Source;
  const place = [source.volume, source.sheet].filter((part) => part !== '').join('/');
  const document = source.documentId === '' ? '' : nameOfId(speaker, 'document', source.documentId);
  const reliability = source.reliability && termLabel('informationReliability', source.reliability, language);
  const date = edtfWords(speaker.language, source.date);
  return [
    document,
    source.title,
    place,
    source.page,
    date,
    source.quote && `«${source.quote}»`,
    source.url,
    reliability,
  ];
}

function nameOfId({ t, language, file }: Speaker, kind: string, id: string): string {
  const person = (personId: string | undefined) => {
    const found = file?.people.find((other) => other.id === personId);
    return found && personName(found, baseLanguage(language));
  };
  const finders: Readonly<Record<string, () => string | undefined>> = {
    people: () => person(id),
    participation: () => person(file?.participations.find((other) => other.id === id)?.personId),
    document: () => {
      const found = file?.documents.find((other) => other.id === id);
      return found && (found.title || found.fileName);
    },
    facts: () => file?.facts.find((other) => other.id === id)?.text,
    hearing: () => {
      const found = file?.hearings.find((other) => other.id === id);
      return found && formatDateTime(language, found.at);
    },
    motion: () => file?.motions.find((other) => other.id === id)?.text,
  };
  return finders[kind]?.() ?? t('history.gone');
}

function edtfWords(language: UiLanguage, text: string): string {
  const date = readEdtf(text);
  return date === null ? text : formatFuzzyDate(language, date, 'table');
}

const languageName = (id: string): string => Object.entries(languageNames).find(([name]) => name === id)?.[1] ?? '';
