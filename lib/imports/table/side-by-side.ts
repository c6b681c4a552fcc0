import { isCounterHeader, uploadLimits } from '../../domain/imports';
import { type CellValue, cellText, columnLetter, type SheetRow, type SheetRows } from '../read/sheet-rows';
import { headerWithin, isNumbering } from './find-header';
import { namesArea } from './header-words';

/** Columns of one of the tables that stand beside each other, from the first to the last index that has a label. */
type Block = { from: number; to: number; last: number };

/**
 * The tables of a sheet that stand beside each other, each as a sheet of its own named after its columns; the sheet as it
 * is where there is one. They are known by a header that has its column for areas more than once, each with figures
 * behind it. Letters and row numbers stay those of the file.
 */
export function splitSideBySide(sheet: SheetRows): SheetRows[] {
  const near = sheet.rows.slice(0, headerWithin);
  for (const [at, row] of near.entries()) {
    const blocks = blocksOf(row);
    if (blocks.length > 1) return blocks.map((block) => cutSheet(sheet, at, block));
  }
  return [sheet];
}

function blocksOf(row: SheetRow): Block[] {
  if (row.cells.some((cell) => cell !== null && typeof cell !== 'string') || isNumbering(row)) return [];
  const labels = row.cells.map((cell) => cellText(cell).replaceAll(/\s+/g, ' ').toLowerCase());
  const first = labels.findIndex((label) => label !== '');
  const anchor = labels.findIndex((label, at) => namesArea(label) && labels.indexOf(label, at + 1) > 0);
  if (anchor < 0) return [];
  const starts = labels.flatMap((label, at) => {
    if (label !== labels[anchor]) return [];
    // What stands before the first one, a number or a kecamatan, stands before the others too, or before none.
    const from = at - (anchor - first);
    return [from >= 0 && labels.slice(from, at).join('|') === labels.slice(first, anchor).join('|') ? from : at];
  });
  const blocks = starts.map((from, at) => {
    const end = starts[at + 1] ?? labels.length;
    const last = from + labels.slice(from, end).findLastIndex((label) => label !== '');
    // What stands without a label before the first table or behind the last one goes with it.
    return { from: at === 0 ? 0 : from, to: at === starts.length - 1 ? uploadLimits.columns : end - 1, last };
  });
  const hasFigure = ({ from, to }: Block) =>
    labels.slice(from, to + 1).some((label) => label !== '' && !namesArea(label) && !isCounterHeader(label));
  return blocks.every(hasFigure) ? blocks : [];
}

function cutSheet(sheet: SheetRows, header: number, block: Block): SheetRows {
  const { from, to, last } = block;
  const inside = (column: number) => column >= from && column <= to;
  const cut = (row: SheetRow): SheetRow[] => {
    const cells: CellValue[] = row.cells.slice(0, to + 1).map((cell, column) => (inside(column) ? cell : null));
    return cells.some((cell) => cell !== null) ? [{ ...row, cells }] : [];
  };
  const columns = `kolom ${columnLetter(from)} sampai ${columnLetter(last)}`;
  return {
    ...sheet,
    name: sheet.name === '' ? columns : `${sheet.name}, ${columns}`,
    beside: sheet.name,
    // A title alone in its row is that of all the tables below it.
    rows: sheet.rows.flatMap((row, at) =>
      at < header && row.cells.filter((cell) => cell !== null).length === 1 ? [row] : cut(row),
    ),
    ...(sheet.merged && { merged: sheet.merged.filter(({ firstColumn }) => inside(firstColumn)) }),
  };
}
