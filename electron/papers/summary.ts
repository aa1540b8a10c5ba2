import type { CaseFile } from '../domain/case-file';
import { formatDate, formatDateTime, type Language, type Translate, translator } from '../i18n';
import { type Context, isCriminal, prosecutes } from './context';
import type { Block, PaperModel } from './model';
import { parties } from './parties';
import { SourceList } from './sources';
import { chargesTable } from './summary-charges';
import { documentsTable } from './summary-documents';
import { chronology } from './summary-facts';
import { headPairs } from './summary-head';
import { restraintTable } from './summary-restraint';

export type SummarySection = 'charges' | 'restraint' | 'chronology' | 'documents' | 'notes' | 'sources' | 'signature';

export interface SummaryRequest {
  readonly file: CaseFile;
  readonly language: Language;
  /** What to put in; the title and the table below it always print. */
  readonly sections: readonly SummarySection[];
  /** Calendar day `YYYY-MM-DD` up to which days held are counted. */
  readonly asOf: string;
  /** Local `YYYY-MM-DDTHH:mm` at which the paper is made. */
  readonly madeAt: string;
  /** Number of the change that the paper shows. */
  readonly generation: number;
}

function titleOf(t: Translate, kind: string): string {
  if (isCriminal(kind)) return t('papers.summary.title.criminal');
  return t(kind === 'administrative-offence' ? 'papers.summary.title.administrative' : 'papers.summary.title.other');
}

/**
 * The numbered sections that were asked for, in the order of the paper. Sources come last: the others fill them. A
 * section that the kind of case does not have, or a list with nothing to list, is left out.
 */
function sectionsOf(context: Context, asked: ReadonlySet<SummarySection>): Block[] {
  const { file, t } = context;
  const prosecuting = prosecutes(file.case.kind);
  const blocks: Block[] = [];
  let number = 0;
  const add = (section: SummarySection, heading: string, make: () => readonly Block[]) => {
    if (!asked.has(section)) return;
    const made = make();
    if (made.length === 0) return;
    number += 1;
    blocks.push({ type: 'heading', text: `${number}. ${heading}` }, ...made);
  };
  add('charges', t('papers.summary.charges'), () =>
    prosecuting || file.charges.length > 0 ? [chargesTable(context)] : [],
  );
  add('restraint', t('papers.summary.restraint'), () =>
    prosecuting || file.restraints.length > 0 ? [restraintTable(context)] : [],
  );
  add('chronology', t('papers.summary.chronology'), () => chronology(context));
  add('documents', t('papers.summary.documents'), () => (file.documents.length > 0 ? [documentsTable(context)] : []));
  add('notes', t('papers.summary.notes'), () => notes(context));
  add('sources', t('papers.summary.sources'), () =>
    context.sources.items.length === 0 ? [] : [{ type: 'list', items: context.sources.items }],
  );
  return blocks;
}

/** Notes that are not privileged, with their day. Privileged ones never print, whatever the caller passes in. */
function notes({ file, language }: Context): Block[] {
  return file.notes
    .filter((note) => !note.privileged && note.text.trim() !== '')
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map((note) => ({
      type: 'paragraph',
      text: note.date === '' ? note.text : `${formatDate(language, note.date)}. ${note.text}`,
    }));
}

function signature(t: Translate): Block {
  return {
    type: 'signature',
    role: t('papers.summary.signature.role'),
    captions: [t('papers.summary.signature.signature'), t('papers.summary.signature.name')],
    date: t('papers.summary.signature.date'),
  };
}

/**
 * The case summary for a court. Labels follow the paper's language; record text stands as entered; what is missing is
 * said to be missing. Never in it: privileged notes, the theory of the case, health, contacts and IIN of persons.
 * @throws RangeError when `asOf` is no calendar day.
 */
export function summaryPaper(request: SummaryRequest): PaperModel {
  const { file, language } = request;
  const t = translator(language);
  const asked = new Set(request.sections);
  const context: Context = {
    file,
    language,
    t,
    parties: parties(file, language),
    asOf: request.asOf,
    sources: new SourceList(language, file, asked.has('sources')),
  };
  const title = titleOf(t, file.case.kind);
  const names = context.parties.map((party) => party.shortName).join(', ');
  const remark: Block[] = file.case.publicRecord ? [{ type: 'paragraph', text: t('papers.summary.publicRecord') }] : [];
  return {
    language,
    title,
    subtitle: file.case.title,
    header: `${title}: ${names || file.case.title}`,
    footer: {
      made: t('papers.footer.made', { date: formatDateTime(language, request.madeAt), number: request.generation }),
      page: t('papers.footer.page'),
    },
    blocks: [
      { type: 'pairs', rows: headPairs(context) },
      ...sectionsOf(context, asked),
      ...remark,
      ...(asked.has('signature') ? [signature(t)] : []),
    ],
  };
}
