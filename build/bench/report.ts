/** One measured value. A null value was not measured, and `note` says why. */
export interface Figure {
  what: string;
  value: number | null;
  unit: 'ms' | 's' | 'KB' | 'MB' | 'MB/s' | 'times';
  /** What it must be, where the project promises something. */
  limit?: { most: number } | { least: number };
  note?: string;
}

/** Whether a figure keeps its promise; null where there is none or it was not measured. */
export function kept({ value, limit }: Figure): boolean | null {
  if (value === null || limit === undefined) return null;
  return 'most' in limit ? value <= limit.most : value >= limit.least;
}

const number = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

function line(figure: Figure): string[] {
  const { what, value, unit, limit, note } = figure;
  const promise = limit === undefined ? '' : 'most' in limit ? `≤ ${limit.most}` : `≥ ${limit.least}`;
  const verdict = { true: 'kept', false: 'MISSED', null: '' }[String(kept(figure)) as 'true' | 'false' | 'null'];
  return [what, value === null ? 'not measured' : `${number(value)} ${unit}`, promise, verdict, note ?? ''];
}

/** The figures as a table of text. */
export function table(figures: readonly Figure[]): string {
  const lines = [['figure', 'measured', 'promise', '', ''], ...figures.map(line)];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0))) ?? [];
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
