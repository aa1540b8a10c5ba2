import { describe, expect, it } from 'vitest';
import { CaseCard } from './case-file';
import { filterCases } from './filter';

const card = (values: Partial<CaseCard>) =>
  CaseCard.parse({
    id: 'a',
    title: '',
    kind: 'criminal-public',
    number: '',
    erdrNumber: '',
    courtFileNumber: '',
    court: '',
    stage: '',
    status: 'open',
    publicRecord: false,
    personIds: [],
    defendants: [],
    alsoKnownAs: [],
    articles: [],
    measures: [],
    ...values,
  });

const atyrau = card({
  id: 'atyrau',
  title: 'Бокаев, Аян',
  erdrNumber: '162311031000053',
  court: 'Атырауский городской суд № 2',
  stage: 'appeal-hearing',
  defendants: ['Макс Бокаев', 'Талгат Аян'],
  alsoKnownAs: ['Max Bokayev'],
  articles: ['174(2)', '400'],
  measures: ['custody'],
});
const other = card({ id: 'other', title: 'Оразкелді', stage: 'verdict', articles: ['174(1)'] });

describe('filtering cases', () => {
  it.each([
    ['', ['atyrau', 'other']],
    ['174', ['atyrau', 'other']],
    ['174(2)', ['atyrau']],
    ['boqaev', ['atyrau']],
    ['Orazkeldi', ['other']],
    ['31000053', ['atyrau']],
    ['апелляционное', ['atyrau']],
    ['appeal', ['atyrau']],
    ['Апелляциялық', ['atyrau']],
    ['күзет', ['atyrau']],
    ['custody аян 400', ['atyrau']],
    ['custody аян 401', []],
    ['приговор', ['other']],
  ])('%j', (query, ids) => {
    expect(filterCases([atyrau, other], query).map(({ id }) => id)).toEqual(ids);
  });
});
