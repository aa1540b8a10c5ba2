import { describe, expect, it } from 'vitest';
import { pluralForms as shipped } from '../../electron/i18n';
import { compareLanguages, compareWithCode, hardCoded, pluralForms } from './locale-rules.mjs';

const en = { app: { hello: 'Hello {{name}}', days_one: '{{count}} day', days_other: '{{count}} days' } };
const ru = {
  app: {
    hello: 'Привет, {{name}}',
    days_one: '{{count}} день',
    days_few: '{{count}} дня',
    days_many: '{{count}} дней',
    days_other: '{{count}} дня',
  },
};
const kk = { app: { hello: 'Сәлем, {{name}}', days_one: '{{count}} күн', days_other: '{{count}} күн' } };

describe('languages side by side', () => {
  it('finds nothing where all is there', () => expect(compareLanguages({ en, ru, kk })).toEqual([]));

  it('knows the same plural forms as the app', () => expect(pluralForms).toEqual(shipped));

  it('names what is missing, left over, empty or filled otherwise', () => {
    const broken = { app: { hello: 'Сәлем', days_one: ' ', days_few: '{{count}} күн', bye: 'Сау бол' } };
    expect(compareLanguages({ en, ru, kk: broken })).toEqual([
      'kk: app.bye is not in English',
      'kk: app.hello has {} where English has {{{name}}}',
      'kk: app.days_other is missing',
      'kk: app.days_few is not needed',
      'kk: app.days_one is empty',
    ]);
    expect(compareLanguages({ en, ru, kk: { app: { hello: kk.app.hello } } })).toEqual(['kk: app.days is missing']);
  });
});

describe('texts and code', () => {
  it('counts strings, templates and counted texts as use', () => {
    const english = { ...en, errors: { disk: { full: 'Full' } } };
    const code = `t('app.days', { count: 1 }); const key = 'app.hello'; t(\`errors.\${code}\`);`;
    expect(compareWithCode(english, [['a.ts', code]])).toEqual([]);
  });

  it('names what nobody uses and what does not exist', () => {
    const code = `const x = 1;\nt('app.hallo', { name: 'x' }); t(\`app2.\${x}\`); t('app.days');`;
    expect(compareWithCode(en, [['a.ts', code]])).toEqual(['a.ts:2: no text for app.hallo', 'unused: app.hello']);
  });
});

describe('words in components', () => {
  it('are found in text, in shown attributes and in braces', () => {
    const code = '<p title="Дата"\n aria-label={"x"}>Hello {"there"}\n<i placeholder="1" className="big">·</i></p>';
    expect(hardCoded('a.tsx', code)).toEqual(['a.tsx:1: Дата', 'a.tsx:2: x', 'a.tsx:2: Hello', 'a.tsx:2: there']);
  });

  it('are not keys, class names, signs or translated texts', () => {
    const code = '<p className={"big"} title={t("a.b")}><kbd>Ctrl</kbd> · 1/2 {t("a.c")} {count}</p>';
    expect(hardCoded('a.tsx', code)).toEqual([]);
  });
});
