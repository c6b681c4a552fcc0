import type { Cells } from '@/lib/domain/column-cells';
import { type TableKey, tableColumns } from '@/lib/domain/columns';
import { formatAreaName } from '@/lib/format/areas';
import { formatCause } from '@/lib/format/cause-words';
import { neutraliseFormula } from '@/lib/format/spreadsheet-text';
import { formatStatus } from '@/lib/format/words';
import type { TableFigures } from './row-pack';
import type { RankedTableRow } from './table-columns';
import { shareOf } from './table-figure';

type TableColumn = (typeof tableColumns)[number];

/** What each cell of a line is made of. */
type Line = { no: string; code: string; name: string; cells: Cells; figures: TableFigures | null };

/**
 * The table as text with tabs, to be pasted into a spreadsheet: the rows and columns shown, in their order, with what is not
 * explained and the sum. Numbers are bare, with a decimal comma as Excel in Indonesia reads it; what is not known stays empty.
 */
export function buildTableText(table: {
  columns: readonly TableKey[];
  /** The heading of the names. */
  level: string;
  /** Whether codes stand beside names. */
  codes: boolean;
  shares: boolean;
  /** The name of the other source whose figures stand beside ours; null: there is none. */
  source: string | null;
  rows: readonly RankedTableRow[];
  rest: Cells | null;
  sum: TableFigures;
  sumLabel: string;
}): string {
  const shown = tableColumns.filter(
    ({ key, kind }) => table.columns.includes(key) && kind !== 'bar' && kind !== 'spark',
  );
  const blank = { no: '', code: '' };
  const lines: Line[] = [
    ...table.rows.map(({ rank, area, figures }) => ({
      ...{ no: String(rank), code: area.code, name: formatAreaName(area), cells: figures.cells, figures },
    })),
    ...(table.rest ? [{ ...blank, name: 'Belum dirinci', cells: table.rest, figures: null }] : []),
    { ...blank, name: table.sumLabel, cells: table.sum.cells, figures: table.sum },
  ];
  const head = shown.flatMap((column) => headOf(column, table));
  return [head, ...lines.map((line) => shown.flatMap((column) => cellOf(column, line, table)))]
    .map((cells) => cells.map((cell) => cell.replaceAll(/\s+/g, ' ')).join('\t'))
    .join('\n');
}

type Shown = { codes: boolean; shares: boolean; level: string; source: string | null };

function headOf(column: TableColumn, { codes, shares, level, source }: Shown): string[] {
  if (column.key === 'wilayah') return codes ? ['Kode', level] : [level];
  if (column.key === 'sumberlain') return [source ?? column.header];
  return ['shared' in column && shares ? `${column.header}, % target` : column.header];
}

function cellOf(
  column: TableColumn,
  { no, code, name, cells, figures }: Line,
  { codes, shares }: Pick<Shown, 'codes' | 'shares'>,
): string[] {
  if ('value' in column) {
    const share = figures === null && shares ? null : shareOf(column.key, cells, shares);
    return [formatBare(share ? 'percent' : column.kind, share ? share.percent : cells[column.key])];
  }
  switch (column.key) {
    case 'no':
      return [no];
    case 'wilayah':
      return codes ? [code, neutraliseFormula(name)] : [neutraliseFormula(name)];
    case 'status':
      return [figures ? formatStatus(figures) : ''];
    case 'sebab':
      return [(figures && formatCause(figures)) ?? ''];
    case 'lapor':
      return [no === '' ? '' : (figures?.lastReportDay ?? '')];
    default:
      return [];
  }
}

function formatBare(kind: TableColumn['kind'], value: number | null): string {
  if (value === null) return '';
  return (kind === 'percent' ? value.toFixed(2) : String(value)).replace('.', ',');
}
