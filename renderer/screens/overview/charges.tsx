import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { type CaseFile, chargeLabel } from '../../../electron/domain/case-file';
import type { Charge, Participation } from '../../../electron/domain/records';
import { AutosaveField } from '../../components/autosave-field';
import { Part } from '../../components/part';
import { useAct } from '../../components/toast';
import { Writable } from '../../components/writable';
import { defendantsOf, shortNameOf } from '../../data/people';
import { type Records, useRecords } from '../../data/records';
import { useRecordLanguage } from '../../data/terms';
import { useT } from '../../i18n';
import { ArticleFields } from './article-fields';
import { type ChargeRow, chargeRows, keptIds, steadyRows } from './charge-rows';
import { OutcomeCell } from './outcome-cell';
import { RowEnd, RowEndHead } from './row-end';

/** Which articles are held against whom, and with what outcome. */
export function Charges({ file }: { file: CaseFile }) {
  const t = useT();
  const act = useAct();
  const language = useRecordLanguage();
  const records = useRecords(file.case.id);
  const people = defendantsOf(file);
  const { rows, hold, release } = useSteadyRows(file.charges);
  const add = () => act(addForAll(records, people, nextOrder(file.charges)));

  return (
    <Part title={t('case.charges')} onFocus={hold} onBlur={release}>
      {rows.length > 0 && (
        <div className="wide">
          <table className="tbl mx">
            <thead>
              <tr>
                <th scope="col" style={{ width: 172 }}>
                  {t('case.article')}
                </th>
                <th scope="col">{t('case.offence')}</th>
                {people.map((person) => (
                  <th scope="col" className="p trunc" key={person.id}>
                    {shortNameOf(file, person, language)}
                  </th>
                ))}
                <RowEndHead />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} file={file} row={row} people={people} records={records} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="add">
        <Writable>
          <button type="button" className="btn q" onClick={add} disabled={people.length === 0}>
            <IconPlus className="i sz" aria-hidden />
            {t('case.addCharge')}
          </button>
        </Writable>
        {people.length === 0 && <span className="dim sm">{t('case.defendantsFirst')}</span>}
      </div>
    </Part>
  );
}

interface RowProps {
  file: CaseFile;
  row: ChargeRow;
  people: readonly Participation[];
  records: Records;
}

function Row({ file, row, people, records }: RowProps) {
  const t = useT();
  const language = useRecordLanguage();
  const act = useAct();
  const first = row.charges[0];
  if (first === undefined) return null;
  const patchAll = (changes: Partial<Charge>, settled: boolean) => {
    for (const charge of row.charges) records.patch('charge', charge.id, changes, settled);
  };
  const name = chargeLabel(first) || t('case.charge');
  const each = people.flatMap((person) => {
    const own = row.charges.find(({ participationId }) => participationId === person.id);
    return own === undefined ? [] : [{ id: own.id, whose: shortNameOf(file, person, language) }];
  });
  const remove = async () => {
    for (const charge of row.charges) await records.remove('charge', charge.id, name);
  };
  return (
    <tr>
      <td>
        <ArticleFields charge={first} save={patchAll} />
      </td>
      <td>
        <AutosaveField
          label={t('case.offence')}
          bare
          quiet
          lines
          value={first.offence}
          placeholder={t('common.notStated')}
          onSave={(offence, settled) => patchAll({ offence }, settled)}
        />
      </td>
      {people.map((person) => (
        <td className="p" key={person.id}>
          <OutcomeCell
            file={file}
            person={person}
            pattern={first}
            charge={row.charges.find((charge) => charge.participationId === person.id) ?? null}
            records={records}
          />
        </td>
      ))}
      <RowEnd file={file} type="charge" id={first.id} name={name} each={each} remove={() => act(remove())} />
    </tr>
  );
}

/** Rows that stay as they are while somebody types in them. */
function useSteadyRows(charges: readonly Charge[]) {
  const [held, setHeld] = useState(false);
  const before = useRef<ChargeRow[]>([]);
  const rows = held ? steadyRows(before.current, charges) : keptIds(before.current, chargeRows(charges));
  before.current = rows;
  return { rows, hold: () => setHeld(true), release: () => setHeld(false) };
}

const nextOrder = (charges: readonly Charge[]) => Math.max(0, ...charges.map((charge) => charge.order)) + 1;

async function addForAll(records: Records, people: readonly Participation[], order: number): Promise<void> {
  for (const person of people) await records.create('charge', { participationId: person.id, order });
}
