import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold';
import { haystack, matches, personName, shortName, shortPersonName } from './names';
import { findTerm, termLabel, terms } from './terms';

// Spellings: the same persons and places as named in the sources of the public-record sample (sample-facts.json).
describe('one name in many spellings', () => {
  it.each([
    ['Bokaev', 'Bokayev', 'Boqaev', 'Бокаев', 'Боқаев'],
    ['Maks', 'Max', 'Макс'],
    ['Talgat', 'Talghat', 'Талгат', 'Талғат'],
    ['Ayan', 'Аян', 'Ayán'],
    ['Zhanar', 'Janar', 'Жанар', 'Djanar'],
    ['Khabibullin', 'Хабибуллин', 'Habibulin'],
    ['Taizhan', 'Tayzhan', 'Тайжан'],
    ['Yerlan', 'Erlan', 'Ерлан'],
    ['Yuliya', 'Yulia', 'Юлия'],
    ['Dauleshova', 'Даулешова', 'Дәулешова'],
    ['Sydykov', 'Сыдыков', 'Sydyqov'],
    ['Shchukin', 'Щукин'],
    ['Alyona', 'Алена', 'Алёна'],
  ])('%s and the others meet', (...spellings) => {
    expect(new Set(spellings.map(fold)).size).toBe(1);
  });

  it('keeps different surnames apart', () => {
    const names = ['Бокаев', 'Букаев', 'Аян', 'Аянов', 'Сыдыков', 'Садыков', 'Хан', 'Қан'];
    expect(new Set(names.map(fold)).size).toBe(names.length);
  });

  it('gives the same form for any case of letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'абвгғқңәіюяшщabcxyz') }), (text) => {
        expect(fold(text.toUpperCase())).toBe(fold(text));
      }),
    );
  });
});

describe('type to filter', () => {
  const text = haystack(['Дело Бокаева и Аяна', 'Max Bokayev', 'Атырауский городской суд № 2', '174(2)', '16-2311']);
  it.each([
    '',
    ' ',
    'бокаев',
    'Boqaev',
    'aya',
    'аян бок',
    'atyrau',
    '174',
    '174(2)',
    '174(2',
    '2311',
    '№2',
    'суд, аян',
  ])('finds %j', (query) => expect(matches(query, text)).toBe(true));
  it.each(['каев', '174(1)', 'бокаев иванов', '16-2312', 'ё'])('does not find %j', (query) => {
    expect(matches(query, text)).toBe(false);
  });
});

describe('names on paper', () => {
  const nb = (text: string) => text.replaceAll('_', '\u00a0');
  it.each([
    ['Макс Бокаев', 'Бокаев_М.'],
    ['Бокаев Макс', 'Бокаев_М.'],
    ['Бокаев Макс Ерланович', 'Бокаев_М._Е.'],
    ['Макс Ерланович Бокаев', 'Бокаев_М._Е.'],
    ['Max Bokayev', 'Bokayev_M.'],
    ['Гульнар Даулешова', 'Даулешова_Г.'],
    ['Әбдіғали Нұрлан Серікұлы', 'Әбдіғали_Н._С.'],
    ['Аян, Талгат', 'Аян_Т.'],
    ['Лев Бокаев', 'Бокаев_Л.'],
  ])('%s becomes %s', (name, short) => expect(shortName(name)).toBe(nb(short)));

  it.each(['Талгат Аян', 'Яков Ким', 'Бокаев', '', 'Иванов Петров', 'Ева Ли'])('%j stays whole', (name) => {
    expect(shortName(name)).toBe(name);
  });

  it('lets other spellings tell the surname', () => {
    const spelled = (...values: string[]) => ({ names: values.map((value) => ({ value, language: '' as const })) });
    expect(shortPersonName(spelled('Талгат Аян', 'Talgat Ayanov'), 'ru')).toBe(nb('Аян_Т.'));
    expect(shortPersonName(spelled('Талгат Аян', 'Talghat Ayan'), 'ru')).toBe('Талгат Аян');
    expect(shortPersonName(spelled('Талгат Аян', 'Aya Talgatova'), 'ru')).toBe(nb('Талгат_А.'));
  });

  it('takes the name of the language, else the first one', () => {
    const person = {
      names: [
        { value: 'Макс Бокаев', language: 'ru' as const },
        { value: 'Max Bokayev', language: 'en' as const },
      ],
    };
    expect(personName(person, 'en')).toBe('Max Bokayev');
    expect(personName(person, 'kk')).toBe('Макс Бокаев');
  });
});

describe('terms', () => {
  it('says a term in three languages with its article', () => {
    expect(termLabel('restraintMeasures', 'custody', 'kk')).toBe('Күзетпен ұстау');
    expect(findTerm('participantRoles', 'suspect')).toMatchObject({ article: 'CPC 64', side: 'defence' });
    expect(terms('factStatus').map(({ id }) => id)).toContain('established-by-court');
  });

  it('keeps an id that it does not know', () => {
    expect(termLabel('caseKinds', 'own-kind', 'ru')).toBe('own-kind');
    expect(findTerm('caseKinds', 'own-kind')).toBeNull();
  });
});
