import { parseSync } from 'vite';

/** The forms a counted text must have (Unicode CLDR cardinal rules; the same as in electron/i18n/plural.ts). */
export const pluralForms = {
  en: ['one', 'other'],
  ru: ['one', 'few', 'many', 'other'],
  kk: ['one', 'other'],
};

const form = /_(?:one|few|many|other)$/;
const shownAttributes = new Set(['title', 'aria-label', 'aria-description', 'placeholder', 'alt', 'label']);

/** Every text of a language file by its whole key. */
export function leaves(messages, path = '') {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );
}

const baseOf = (key) => key.replace(form, '');

/** Texts by key without plural form: `units.days` to `{one: '…', other: '…'}`; a plain text has the form ''. */
function byBase(messages) {
  const found = new Map();
  for (const [key, text] of leaves(messages)) {
    const forms = found.get(baseOf(key)) ?? {};
    forms[form.exec(key)?.[0].slice(1) ?? ''] = text;
    found.set(baseOf(key), forms);
  }
  return found;
}

const placeholders = (texts) =>
  [...new Set(Object.values(texts).flatMap((text) => text.match(/\{\{.*?\}\}|\{\w+\}/g) ?? []))].sort().join(' ');

function checkKey(base, english, language, texts) {
  const counted = !('' in english);
  const expected = counted ? pluralForms[language] : [''];
  const has = Object.keys(texts);
  const name = (one) => (one === '' ? base : `${base}_${one}`);
  return [
    ...expected.filter((one) => !has.includes(one)).map((one) => `${language}: ${name(one)} is missing`),
    ...has.filter((one) => !expected.includes(one)).map((one) => `${language}: ${name(one)} is not needed`),
    ...has.filter((one) => texts[one].trim() === '').map((one) => `${language}: ${name(one)} is empty`),
    ...(placeholders(texts) === placeholders(english)
      ? []
      : [`${language}: ${base} has {${placeholders(texts)}} where English has {${placeholders(english)}}`]),
  ];
}

/** What is wrong between the languages, `en` being the measure. */
export function compareLanguages(languages) {
  const english = byBase(languages.en);
  return Object.entries(languages).flatMap(([language, messages]) => {
    const own = byBase(messages);
    const missing = [...english].filter(([base]) => !own.has(base)).map(([base]) => `${language}: ${base} is missing`);
    const extra = [...own]
      .filter(([base]) => !english.has(base))
      .map(([base]) => `${language}: ${base} is not in English`);
    const checked = [...own].flatMap(([base, texts]) =>
      english.has(base) ? checkKey(base, english.get(base), language, texts) : [],
    );
    return [...missing, ...extra, ...checked];
  });
}

function* nodesOf(node) {
  if (Array.isArray(node)) {
    for (const child of node) yield* nodesOf(child);
  } else if (node !== null && typeof node === 'object') {
    if (typeof node.type === 'string') yield node;
    for (const child of Object.values(node)) yield* nodesOf(child);
  }
}

/** The nodes of a source file. Throws when it cannot be parsed. */
function parse(file, code) {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  return [...nodesOf(program)];
}

const lineOf = (code, node) => code.slice(0, node.start).split('\n').length;

/** A template as a pattern of keys, where each hole stands for one or more key parts; null when it names no namespace. */
function templatePattern(node, namespaces) {
  const [head, ...rest] = node.quasis.map(({ value }) => value.cooked);
  if (!namespaces.some((namespace) => head.startsWith(`${namespace}.`))) return null;
  const escaped = [head, ...rest].map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('[\\w.-]+')}$`);
}

/** The keys that a source file names: whole in strings, as patterns in templates. */
export function namedKeys(file, code, namespaces) {
  const nodes = parse(file, code);
  const strings = nodes.filter((node) => node.type === 'Literal' && typeof node.value === 'string');
  const templates = nodes.filter((node) => node.type === 'TemplateLiteral');
  const calls = nodes.filter((node) => node.type === 'CallExpression' && node.callee.name === 't');
  return {
    strings: strings.map((node) => node.value),
    patterns: templates.map((node) => templatePattern(node, namespaces)).filter((pattern) => pattern !== null),
    /** First argument of every `t(…)` that is a plain string. */
    asked: calls
      .map((call) => call.arguments[0])
      .filter((node) => node?.type === 'Literal' && typeof node.value === 'string')
      .map((node) => ({ key: node.value, line: lineOf(code, node) })),
  };
}

/** Keys that no source names, and keys asked for that do not exist. `sources` are pairs of file name and code. */
export function compareWithCode(english, sources) {
  const keys = [...new Set(leaves(english).map(([key]) => baseOf(key)))];
  const known = new Set(keys);
  const namespaces = Object.keys(english);
  const named = sources.map(([file, code]) => ({ file, ...namedKeys(file, code, namespaces) }));
  const strings = new Set(named.flatMap((source) => source.strings));
  const patterns = named.flatMap((source) => source.patterns);
  const unused = keys.filter((key) => !strings.has(key) && !patterns.some((pattern) => pattern.test(key)));
  const missing = named.flatMap(({ file, asked }) =>
    asked.filter(({ key }) => !known.has(key)).map(({ key, line }) => `${file}:${line}: no text for ${key}`),
  );
  return [...missing, ...unused.map((key) => `unused: ${key}`)];
}

const hasLetters = (text) => /\p{L}/u.test(text);
const isText = (node) => node?.type === 'Literal' && typeof node.value === 'string' && hasLetters(node.value);

/** Visible strings written into a component instead of a language file. Key names in `<kbd>` are no words. */
export function hardCoded(file, code) {
  const nodes = parse(file, code);
  const inKeys = nodes.filter((node) => node.type === 'JSXElement' && node.openingElement.name.name === 'kbd');
  const isKey = (node) => inKeys.some((key) => key.start <= node.start && node.end <= key.end);
  const found = nodes.flatMap((node) => {
    if (node.type === 'JSXText') return hasLetters(node.value) ? [[node, node.value]] : [];
    if (node.type === 'JSXExpressionContainer') return isText(node.expression) ? [[node, node.expression.value]] : [];
    const shown = node.type === 'JSXAttribute' && shownAttributes.has(node.name.name);
    return shown && isText(node.value) ? [[node, node.value.value]] : [];
  });
  const attributes = nodes.filter((node) => node.type === 'JSXAttribute');
  const insideAttribute = (node) =>
    node.type === 'JSXExpressionContainer' &&
    attributes.some((attribute) => attribute.value === node && !shownAttributes.has(attribute.name.name));
  return found
    .filter(([node]) => !isKey(node) && !insideAttribute(node))
    .map(([node, text]) => `${file}:${lineOf(code, node)}: ${text.trim()}`);
}
