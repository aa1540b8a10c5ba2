import { z } from 'zod';
import data from '../data/deadline-rules.json';
import { dayNumber } from '../days';

/**
 * Deadline rules: data with articles and dates of validity. The law text behind the rules that the app brings was read
 * in its state of `lawTextRead`.
 */
export const lawTextRead = '2026-03-26';

const Labels = z.strictObject({ en: z.string(), ru: z.string(), kk: z.string() });
const RealDay = z
  .string()
  .refine((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && dayNumber(day) !== null, 'impossible-day');

export const DeadlineRule = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,80}$/),
  title: Labels,
  /** `CPC`, `CAO`, `CC`, `ICCPR-OP1` or the name of another act. */
  law: z.string().min(1),
  article: z.string().nullable(),
  part: z.string().nullable(),
  /** The event that starts the term, or of a lead time the expiry that it precedes. */
  trigger: z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,80}$/), ...Labels.shape }),
  /** Both null: the law sets no limit. */
  duration: z.strictObject({
    value: z.number().int().min(1).max(1_000).nullable(),
    unit: z.enum(['hours', 'days', 'months', 'years']).nullable(),
  }),
  counting: z.enum(['ordinary', 'custody', 'working-days']),
  direction: z.enum(['after', 'before']),
  onWhom: z.enum(['defence', 'authority']),
  consequence: Labels.nullable(),
  extendable: z.strictObject({ value: z.boolean(), note: z.string().nullable() }),
  appliesWhen: z.string().nullable(),
  /** First day of this wording; null when it is not known. */
  validFrom: RealDay.nullable(),
  /** Last day of this wording; null when it still stands or its end is not known. */
  validTo: RealDay.nullable(),
  verified: z.enum(['law-text', 'secondary', 'unverified']),
  source: z.string(),
  /** Id of the trigger that the end of this term is: the end of 48 hours of detention is `detention-expiry`. */
  gives: z.string().optional(),
  /** A term in days ends at 24:00, or where the rule says so when the office closes. */
  ends: z.enum(['midnight', 'office-hours']).optional(),
});
export type DeadlineRule = z.infer<typeof DeadlineRule>;

export interface RuleProblem {
  /** Id of the rule, or `[3]`, its place in the file, where it has none. */
  readonly rule: string;
  /** `trigger.id`; '' for the rule as a whole. */
  readonly field: string;
  readonly reason:
    | 'not-a-list'
    | 'unknown-value'
    | 'unknown-field'
    | 'wrong-type'
    | 'impossible-day'
    | 'repeated-id'
    | 'value-without-unit'
    | 'valid-from-after-valid-to'
    | 'trigger-labelled-twice'
    | 'unknown-trigger'
    | 'cycle';
  /** What stands there, or the other rules concerned. */
  readonly value: string;
}

/** Reads a rule file, or says everything that is wrong with it. */
export function readRules(value: unknown): { rules: DeadlineRule[] } | { problems: RuleProblem[] } {
  if (!Array.isArray(value)) return { problems: [{ rule: '', field: '', reason: 'not-a-list', value: '' }] };
  const read = value.map((entry: unknown, index) => ({ entry, index, parsed: DeadlineRule.safeParse(entry) }));
  const problems = read.flatMap(({ entry, index, parsed }) =>
    parsed.success ? [] : parsed.error.issues.flatMap((issue) => shapeProblems(entry, index, issue)),
  );
  const rules = read.flatMap(({ parsed }) => (parsed.success ? [parsed.data] : []));
  const found = [...problems, ...repeated(rules), ...rules.flatMap(inItself), ...labelled(rules)];
  const linked = problems.length > 0 ? [] : [...unknownTriggers(rules), ...cycles(rules)];
  return found.length + linked.length > 0 ? { problems: [...found, ...linked] } : { rules };
}

let bundled: readonly DeadlineRule[] | undefined;

/** The rules that the app brings. Throws when its own file is damaged. */
export function bundledRules(): readonly DeadlineRule[] {
  if (bundled) return bundled;
  const read = readRules(data);
  if ('problems' in read) throw new Error(`deadline-rules.json: ${JSON.stringify(read.problems)}`);
  bundled = read.rules;
  return bundled;
}

/** `CPC 418(1)`, `CPC 122(3)(1)`; the name of the act alone where the rule names no article. */
export function articleLabel({ law, article, part }: Pick<DeadlineRule, 'law' | 'article' | 'part'>): string {
  const steps = (part ?? '').split(/[()]/).filter((step) => step !== '');
  return [law, article === null ? '' : ` ${article}`, ...steps.map((step) => `(${step})`)].join('');
}

/** Title of a bundled rule; an id that is not known comes back as it is. */
export function ruleTitle(id: string, language: 'en' | 'ru' | 'kk'): string {
  return bundledRules().find((rule) => rule.id === id)?.title[language] ?? id;
}

/** Words for a trigger of the bundled rules; an id that is not known comes back as it is. */
export function triggerLabel(id: string, language: 'en' | 'ru' | 'kk'): string {
  return bundledRules().find(({ trigger }) => trigger.id === id)?.trigger[language] ?? id;
}

export interface Trigger {
  readonly id: string;
  readonly label: { readonly en: string; readonly ru: string; readonly kk: string };
}

/** Every trigger once, in the order of the rules. */
export function triggers(rules: readonly DeadlineRule[]): Trigger[] {
  const byId = new Map<string, Trigger>();
  for (const { trigger } of rules) {
    const { id, ...label } = trigger;
    if (!byId.has(id)) byId.set(id, { id, label });
  }
  return [...byId.values()];
}

function shapeProblems(entry: unknown, index: number, issue: z.core.$ZodIssue): RuleProblem[] {
  const id = valueAt(entry, ['id']);
  const rule = typeof id === 'string' && id !== '' ? id : `[${index}]`;
  const problem = (path: readonly PropertyKey[], reason: RuleProblem['reason']): RuleProblem => ({
    rule,
    field: path.map(String).join('.'),
    reason,
    value: String(valueAt(entry, path) ?? ''),
  });
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => problem([...issue.path, key], 'unknown-field'));
  }
  if (issue.code === 'custom') return [problem(issue.path, 'impossible-day')];
  return [problem(issue.path, issue.code === 'invalid_value' ? 'unknown-value' : 'wrong-type')];
}

const valueAt = (entry: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : null),
    entry,
  );

function repeated(rules: readonly DeadlineRule[]): RuleProblem[] {
  const ids = rules.map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => ({
    rule: id,
    field: 'id',
    reason: 'repeated-id',
    value: id,
  }));
}

function inItself({ id, duration, validFrom, validTo }: DeadlineRule): RuleProblem[] {
  const problems: RuleProblem[] = [];
  if ((duration.value === null) !== (duration.unit === null)) {
    const value = `${duration.value ?? ''} ${duration.unit ?? ''}`.trim();
    problems.push({ rule: id, field: 'duration', reason: 'value-without-unit', value });
  }
  if (validFrom !== null && validTo !== null && validFrom > validTo) {
    const value = `${validFrom}/${validTo}`;
    problems.push({ rule: id, field: 'validFrom', reason: 'valid-from-after-valid-to', value });
  }
  return problems;
}

/** A trigger has one meaning: rules that share its id share its labels. */
function labelled(rules: readonly DeadlineRule[]): RuleProblem[] {
  const first = new Map<string, string>();
  return rules.flatMap(({ id, trigger }) => {
    const words = JSON.stringify([trigger.en, trigger.ru, trigger.kk]);
    const known = first.get(trigger.id) ?? words;
    first.set(trigger.id, known);
    if (known === words) return [];
    return [{ rule: id, field: 'trigger', reason: 'trigger-labelled-twice' as const, value: trigger.id }];
  });
}

function unknownTriggers(rules: readonly DeadlineRule[]): RuleProblem[] {
  const known = new Set(rules.map(({ trigger }) => trigger.id));
  return rules.flatMap(({ id, gives }) =>
    gives === undefined || known.has(gives)
      ? []
      : [{ rule: id, field: 'gives', reason: 'unknown-trigger' as const, value: gives }],
  );
}

/** Terms whose end would start themselves again, each cycle named once, by its first rule in the file. */
function cycles(rules: readonly DeadlineRule[]): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const safe = new Set<string>();
  const told = new Set<string>();
  const visit = (rule: DeadlineRule, path: readonly DeadlineRule[]): void => {
    const at = path.indexOf(rule);
    if (at >= 0) {
      const members = path.slice(at).map(({ id }) => id);
      const name = members.toSorted().join(' ');
      if (!told.has(name)) problems.push({ rule: rule.id, field: 'gives', reason: 'cycle', value: members.join(' ') });
      told.add(name);
      return;
    }
    if (safe.has(rule.id)) return;
    for (const next of rules) if (next.trigger.id === rule.gives) visit(next, [...path, rule]);
    safe.add(rule.id);
  };
  for (const rule of rules) visit(rule, []);
  return problems;
}
