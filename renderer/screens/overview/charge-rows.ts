import type { Charge } from '../../../electron/domain/records';

/** Charges of several defendants under the same article: one row of the table. */
export interface ChargeRow {
  /** Id of its first charge. */
  id: string;
  charges: Charge[];
}

/** Gathers charges by code, article, part and point, in their order. */
export function chargeRows(charges: readonly Charge[]): ChargeRow[] {
  const rows = new Map<string, ChargeRow>();
  for (const charge of charges.toSorted((a, b) => a.order - b.order)) {
    const key = rowKey(charge);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { id: charge.id, charges: [charge] });
    else row.charges.push(charge);
  }
  return [...rows.values()];
}

/** Rows under the ids that they had before, so that a row drawn already is not drawn anew under the pointer. */
export function keptIds(before: readonly ChargeRow[], rows: readonly ChargeRow[]): ChargeRow[] {
  const known = new Map(before.flatMap((row) => row.charges.map((charge) => [charge.id, row.id] as const)));
  const taken = new Set<string>();
  return rows.map((row) => {
    const id = row.charges.flatMap((charge) => known.get(charge.id) ?? []).find((old) => !taken.has(old)) ?? row.id;
    taken.add(id);
    return { ...row, id };
  });
}

/**
 * Keeps the rows of `before` with the newest state of their charges, so that a row does not fall apart or join another
 * one while its article is being typed. New charges join the row of the same article.
 */
export function steadyRows(before: readonly ChargeRow[], charges: readonly Charge[]): ChargeRow[] {
  const byId = new Map(charges.map((charge) => [charge.id, charge]));
  const kept = before
    .map((row) => ({ id: row.id, charges: row.charges.flatMap(({ id }) => byId.get(id) ?? []) }))
    .filter((row) => row.charges.length > 0);
  const placed = new Set(kept.flatMap((row) => row.charges.map((charge) => charge.id)));
  const fresh = chargeRows(charges.filter((charge) => !placed.has(charge.id)));
  for (const row of fresh) {
    const same = kept.find((other) => sameArticle(other.charges[0], row.charges[0]));
    if (same === undefined) kept.push(row);
    else same.charges.push(...row.charges);
  }
  return kept;
}

function sameArticle(a: Charge | undefined, b: Charge | undefined): boolean {
  return a !== undefined && b !== undefined && rowKey(a) === rowKey(b);
}

/** Charges of one row have this in common; those without an article yet, what they were made with. */
function rowKey({ code, article, part, point, order }: Charge): string {
  return [code, article, part, point, ...(article === '' ? [order] : [])].join('|');
}
