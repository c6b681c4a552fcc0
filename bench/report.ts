/** A line of the report: what was measured, what it is held against, and the goal. */
export type Result = {
  what: string;
  /** Left out: milliseconds. */
  unit?: 'MB' | 'file';
  ours: number;
  /** Null where the goal is a measure and no ratio. */
  other: number | null;
  /** The ratio that the goal speaks of, or the measure itself. */
  reached: number;
  goal: { atLeast: number } | { atMost: number } | null;
};

const columns = ['yang diukur', 'kami', 'pembanding', 'hasil', 'sasaran', ''] as const;

/** A time with its unit, in three digits or more: "0,842 md", "12,3 md", "14,2 dtk". */
export function formatTime(milliseconds: number): string {
  return milliseconds >= 1000 ? `${formatNumber(milliseconds / 1000)} dtk` : `${formatNumber(milliseconds)} md`;
}

function formatNumber(value: number): string {
  const decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('id-ID', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

function formatMeasure({ unit }: Result, value: number): string {
  return unit ? `${formatNumber(value)} ${unit}` : formatTime(value);
}

function formatResult(result: Result): string {
  return result.other === null ? formatMeasure(result, result.reached) : `${formatNumber(result.reached)}×`;
}

function cellsOf(result: Result): string[] {
  const { what, ours, other, goal } = result;
  const compared = other === null ? '–' : formatMeasure(result, other);
  const measured = [what, formatMeasure(result, ours), compared, formatResult(result)];
  if (!goal) return [...measured, '–', ''];
  const [sign, limit, met] =
    'atLeast' in goal
      ? ['≥', goal.atLeast, result.reached >= goal.atLeast]
      : ['≤', goal.atMost, result.reached <= goal.atMost];
  const asked = other === null ? `${limit} ${result.unit ?? 'md'}` : `${limit.toLocaleString('id-ID')}×`;
  return [...measured, `${sign} ${asked}`, met ? 'tercapai' : 'belum tercapai'];
}

/** The results as a Markdown table. */
export function formatReport(results: readonly Result[]): string {
  const rows = [[...columns], ...results.map(cellsOf)];
  const widths = columns.map((_, at) => Math.max(3, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)].join('\n');
}
