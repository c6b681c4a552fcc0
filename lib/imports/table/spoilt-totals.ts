import { channels, stages } from '../../domain/counts';
import { isCounterHeader, type Warning } from '../../domain/imports';
import type { CellValue, SheetRow } from '../read/sheet-rows';
import type { TableRow } from './classify-rows';
import { isMeasure, type MatchedColumn } from './match-columns';

/** A number that was typed as a text: 1.234, 1,234, 987. */
const typed = /^\s*(?:\d{1,3}(?:[.,]\d{3})+|\d{1,9})\s*$/;
const tolerance = 1e-6;
const fewestAddends = 2;

/**
 * Rows without the totals that a text among their addends has spoilt: a program leaves "1.234" out of SUM, and takes it for
 * the fraction 1.234 where it is added with a plus. Beside online and manual the total is only compared with them: a
 * spoilt one is passed over, with a warning that names the text. Of columns that are not read ("RT A", "RT B", "Jumlah")
 * the total is the figure itself, and its row is refused: a text stands in its place, which no figure is read from.
 */
export function withoutSpoiltTotals(
  rows: readonly TableRow[],
  columns: readonly MatchedColumn[],
): { rows: TableRow[]; warnings: Warning[] } {
  const compared = stages.flatMap((stage) => {
    const total = columns.find(({ meaning }) => meaning === `${stage}.total`);
    const addends = columns.filter(({ meaning }) => channels.some((channel) => meaning === `${stage}.${channel}`));
    return total ? [{ total, addends }] : [];
  });
  const unread = columns.flatMap((total) => {
    const addends = isMeasure(total.meaning) ? unreadBefore(total, columns) : [];
    return addends.length >= fewestAddends && isSumElsewhere(rows, total, addends) ? [{ total, addends }] : [];
  });
  const warnings: Warning[] = [];
  const put = (one: TableRow, column: MatchedColumn, cell: CellValue): TableRow => ({
    ...one,
    row: { ...one.row, cells: one.row.cells.map((own, at) => (at === column.index ? cell : own)) },
  });
  const cleaned = rows.map((one) => {
    if (one.kind !== 'area') return one;
    let row: TableRow = one;
    for (const { total, addends } of compared) {
      const spoilt = asSpoilt(one.row, total, addends);
      if (!spoilt?.asFraction) continue;
      row = put(row, total, null);
      warnings.push({ row: one.row.number, code: 'figure', message: say(total, spoilt) });
    }
    for (const { total, addends } of unread) {
      const spoilt = asSpoilt(one.row, total, addends);
      if (spoilt) row = put(row, total, placeholder(spoilt));
    }
    return row;
  });
  return { rows: withoutSpoiltSums(cleaned, columns, put), warnings };
}

type Spoilt = { value: number; texts: { header: string; text: string }[]; asFraction: boolean };

/** The total of a row as its texts have spoilt it: left out, or taken for a fraction; null: they have not. */
function asSpoilt(row: SheetRow, total: MatchedColumn, addends: readonly MatchedColumn[]): Spoilt | null {
  const value = row.cells[total.index];
  if (typeof value !== 'number') return null;
  const texts = addends.flatMap(({ index, header }) => {
    const cell = row.cells[index];
    return typeof cell === 'string' && typed.test(cell) ? [{ header, text: cell.trim() }] : [];
  });
  if (!texts.some(({ text }) => /[1-9]/.test(text))) return null;
  const numbers = sumOf(addends.map(({ index }) => row.cells[index]));
  const taken = sumOf(texts.map(({ text }) => Number(text.replace(',', '.'))));
  const asFraction = !Number.isInteger(value) && Math.abs(numbers + taken - value) < tolerance;
  return asFraction || value === numbers ? { value, texts, asFraction } : null;
}

function sumOf(cells: readonly (CellValue | undefined)[]): number {
  return cells.reduce<number>((sum, cell) => (typeof cell === 'number' ? sum + cell : sum), 0);
}

/** The columns right before a figure whose header is not understood. */
function unreadBefore(total: MatchedColumn, columns: readonly MatchedColumn[]): MatchedColumn[] {
  const at = columns.indexOf(total);
  const from = columns.slice(0, at).findLastIndex(({ meaning, header }) => meaning !== null || isCounterHeader(header));
  return columns.slice(from + 1, at);
}

/** Whether the total is the sum of those columns in the rows that have numbers alone. */
function isSumElsewhere(rows: readonly TableRow[], total: MatchedColumn, addends: readonly MatchedColumn[]): boolean {
  const plain = rows.filter(({ kind, row }) => {
    const cells = addends.map(({ index }) => row.cells[index]);
    return kind === 'area' && cells.every((cell) => typeof cell !== 'string') && sumOf(cells) > 0;
  });
  const equal = plain.filter(
    ({ row }) => row.cells[total.index] === sumOf(addends.map(({ index }) => row.cells[index])),
  );
  return equal.length > 0 && equal.length === plain.length;
}

/** The sum of a column with a text among its rows, added with a plus, says nothing of how the column writes its numbers. */
function withoutSpoiltSums(
  rows: readonly TableRow[],
  columns: readonly MatchedColumn[],
  put: (one: TableRow, column: MatchedColumn, cell: CellValue) => TableRow,
): TableRow[] {
  const ofAreas = rows.filter(({ kind }) => kind === 'area');
  const spoilt = columns.filter(
    ({ index }) =>
      rows.some(({ kind, row }) => kind === 'sum' && isFraction(row.cells[index])) &&
      ofAreas.some(({ row }) => typeof row.cells[index] === 'string' && typed.test(row.cells[index])) &&
      !ofAreas.some(({ row }) => isFraction(row.cells[index])),
  );
  return rows.map((one) =>
    one.kind === 'sum'
      ? spoilt.reduce<TableRow>(
          (row, column) => (isFraction(row.row.cells[column.index]) ? put(row, column, null) : row),
          one,
        )
      : one,
  );
}

function isFraction(cell: CellValue | undefined): boolean {
  return typeof cell === 'number' && !Number.isInteger(cell);
}

/** What stands in the place of a spoilt figure: short, for a refusal repeats it. */
function placeholder({ value, texts, asFraction }: Spoilt): string {
  const headers = texts.map(({ header }) => header).join(' dan ');
  return `${String(value).replace('.', ',')} ${asFraction ? 'dengan' : 'tanpa'} teks di ${headers}`;
}

function say(total: MatchedColumn, { texts }: Spoilt): string {
  const named = texts.map(({ header, text }) => `'${text}' di kolom ${header}`).join(' dan ');
  return `Kolom ${total.header}: rumusnya menghitung teks ${named} sebagai pecahan, jadi hasilnya tidak dibandingkan. Yang disimpan kolom bagiannya.`;
}
