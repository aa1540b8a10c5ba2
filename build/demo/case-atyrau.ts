import { type DemoCase, demoNotes, factsOf, ownWording, participation } from './case-parts';
import { russianName, sample, sampleFact } from './sample';

export const ATYRAU = 'atyrau-2016';
const defendants = ['maks-bokaev', 'talgat-ayan'] as const;

/** Bokaev and Ayan, Atyrau 2016: the criminal case. Group `a` of the sample. */
export function atyrauCase(): DemoCase {
  return {
    id: ATYRAU,
    kind: 'criminal-public',
    title: 'Бокаев и Аян',
    court: russianName('atyrau-city-court-2'),
    judge: russianName('gulnar-dauleshova'),
    stage: 'execution',
    stages: stages(),
    volumes: 73,
    publicRecord: true,
    tags: ['Атырау', 'мирные собрания'],
    theory:
      'Написано для показа программы: здесь защитник излагает свою позицию. Поле защищено адвокатской тайной и по умолчанию не печатается.',
    participations: participations(),
    charges: defendants.flatMap(chargesOf),
    restraints: defendants.flatMap(custodyOf),
    facts: factsOf(sample.facts.filter(({ group }) => group === 'a-atyrau-2016').map(({ id }) => id)),
    notes: demoNotes(ATYRAU),
  };
}

/** Days as the facts named beside them give them. */
function stages() {
  return [
    { stage: 'registration', from: day('a07'), note: '' },
    { stage: 'trial-inquiry', from: day('a18'), note: '' },
    { stage: 'pleadings', from: day('a26'), note: '' },
    { stage: 'verdict', from: day('a27'), note: '' },
    { stage: 'appeal-hearing', from: '2017-01-16', note: 'четыре заседания, до 20 января' },
    { stage: 'execution', from: day('a37'), note: 'этап в колонию; другая организация называет 28 января' },
  ];
}

function day(fact: string): string {
  const { date } = sampleFact(fact);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error(`fact ${fact} has no exact day`);
  return date;
}

function participations() {
  return [
    ...defendants.map((person, order) =>
      participation(participationOf(person), person, order, [
        { role: 'accused', fact: 'a11' },
        { role: 'defendant', from: day('a18'), fact: 'a18' },
        { role: 'convicted', from: day('a27'), fact: 'a27' },
      ]),
    ),
    participation('p-judge', 'gulnar-dauleshova', 10, [{ role: 'presiding-judge', from: day('a18'), fact: 'a18' }]),
    participation('p-prosecutor-1', 'kasym-sydykov', 20, [{ role: 'state-accuser', from: day('a18'), fact: 'a18' }]),
    participation('p-prosecutor-2', 'marat-khabibullin', 21, [
      { role: 'state-accuser', from: day('a18'), fact: 'a18' },
    ]),
    participation('p-witness-1', 'tokhtar-tuleshov', 30, [{ role: 'witness', fact: 'a19' }]),
    participation('p-witness-2', 'mukhtar-taizhan', 31, [{ role: 'witness', fact: 'a22' }]),
  ];
}

const participationOf = (person: string) => `p-${person}`;

/** Facts a11, a15, a17 and a27: article 179 fell away in the investigation, the verdict names the other three. */
function chargesOf(person: string) {
  const charge = (key: string, order: number, rest: object) => ({
    id: `c-${person}-${key}`,
    participationId: participationOf(person),
    code: 'CC' as const,
    order,
    ...rest,
  });
  return [
    charge('174', 1, {
      article: '174',
      part: '2',
      offence: ownWording(
        'Возбуждение социальной, национальной, родовой, расовой, сословной или религиозной розни, группой лиц',
      ),
      outcome: 'convicted',
    }),
    charge('274', 2, {
      article: '274',
      part: '4',
      point: '2',
      offence: ownWording('Распространение заведомо ложной информации при проведении публичных мероприятий'),
      outcome: 'convicted',
    }),
    charge('400', 3, {
      article: '400',
      offence: ownWording('Нарушение порядка организации и проведения собраний, митингов, пикетов, шествий'),
      outcome: 'convicted',
    }),
    charge('179', 4, {
      article: '179',
      offence: ownWording('Призывы к захвату власти'),
      to: day('a15'),
      outcome: 'dropped-in-investigation',
    }),
  ];
}

/**
 * Custody from the day of detention (a08; the first fifteen days were an administrative arrest, a10) to the verdict
 * (a14, a27), with the two extensions of a15 and a16. The sample does not say who ordered the second one, nor the
 * authority after 30 September.
 */
function custodyOf(person: string) {
  const custody = (key: number, rest: object) => ({
    id: `r-${person}-${key}`,
    participationId: participationOf(person),
    measure: 'custody',
    ...rest,
  });
  return [
    custody(1, { from: day('a08'), to: day('a15') }),
    custody(2, {
      from: day('a15'),
      to: '2016-08-31',
      authorisedUntil: '2016-08-31',
      orderedBy: russianName('atyrau-city-court-2'),
    }),
    custody(3, { from: '2016-08-31', to: day('a27'), authorisedUntil: '2016-09-30' }),
  ];
}
