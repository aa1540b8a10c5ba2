import { type DemoCase, demoNotes, factsOf, ownWording, participation } from './case-parts';
import { russianName } from './sample';

const LIQUIDATION = 'confederation-2017';
const KHARKOVA = 'kharkova-2017';
const ASTANA = 'oil-workers-2017';
const all = [LIQUIDATION, KHARKOVA, ASTANA];
const related = (id: string) => ({ relatedCases: all.filter((other) => other !== id) });

/** The trade unions, 2016 to 2019: group `b` of the sample as three cases. */
export function unionCases(): DemoCase[] {
  return [liquidation(), kharkova(), oilWorkers()];
}

function liquidation(): DemoCase {
  return {
    id: LIQUIDATION,
    kind: 'liquidation-suit',
    title: 'Ликвидация Конфедерации независимых профсоюзов',
    court: russianName('shymkent-economic-court'),
    publicRecord: true,
    tags: ['профсоюзы'],
    ...related(LIQUIDATION),
    facts: factsOf(['b01', 'b02', 'b03', 'b04', 'b05', 'b06', 'b07', 'b08', 'b13', 'b15', 'b22']),
    notes: demoNotes(LIQUIDATION),
  };
}

function kharkova(): DemoCase {
  return {
    id: KHARKOVA,
    kind: 'criminal-public',
    title: 'Харькова',
    court: russianName('yenbekshi-court'),
    judge: russianName('svetlana-shinaliyeva'),
    stage: 'supreme-court',
    stages: [
      { stage: 'registration', from: '2017-01-09' },
      { stage: 'verdict', from: '2017-07-25' },
      { stage: 'appeal-hearing', from: '2017-09-29', note: 'другой источник называет 28 сентября' },
      { stage: 'supreme-court', note: 'источники называют 7 ноября 2018 и 22 мая 2019' },
    ],
    publicRecord: true,
    tags: ['профсоюзы'],
    ...related(KHARKOVA),
    participations: [
      participation('p-kharkova', 'larisa-kharkova', 0, [
        { role: 'witness-with-defence', fact: 'b17' },
        { role: 'convicted', from: '2017-07-25', fact: 'b18' },
      ]),
      participation('p-judge', 'svetlana-shinaliyeva', 10, [{ role: 'presiding-judge', fact: 'b18' }]),
    ],
    charges: [
      {
        id: 'c-250',
        participationId: 'p-kharkova',
        article: '250',
        offence: ownWording('Злоупотребление полномочиями'),
        outcome: 'convicted',
      },
    ],
    facts: factsOf(['b10', 'b16', 'b17', 'b18', 'b20', 'b21', 'b23', 'b24', 'b25', 'b26', 'b29', 'b30']),
    notes: demoNotes(KHARKOVA),
  };
}

/** The sample says of Yeleusinov only that he was arrested and held: he has no role and no charge here. */
function oilWorkers(): DemoCase {
  return {
    id: ASTANA,
    kind: 'criminal-public',
    title: 'Кушакбаев и Елеусинов',
    court: russianName('astana-court'),
    stages: [{ stage: 'verdict', from: '2017-04-07', note: 'Кушакбаев' }],
    stage: 'verdict',
    publicRecord: true,
    tags: ['профсоюзы'],
    ...related(ASTANA),
    participations: [
      participation('p-kushakbayev', 'nurbek-kushakbayev', 0, [{ role: 'convicted', from: '2017-04-07', fact: 'b14' }]),
      participation('p-yeleusinov', 'amin-yeleusinov', 1, []),
    ],
    charges: [
      {
        id: 'c-402',
        participationId: 'p-kushakbayev',
        article: '402',
        offence: ownWording('Призыв к незаконной забастовке'),
        outcome: 'convicted',
      },
    ],
    facts: factsOf(['b09', 'b11', 'b12', 'b14', 'b27', 'b28']),
    notes: demoNotes(ASTANA),
  };
}
