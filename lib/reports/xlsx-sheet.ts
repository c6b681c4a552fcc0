import type { Row } from 'exceljs';
import { paper, type Report, type Sheet } from '../domain/reports';
import type { SheetOptions, SheetWriter, WorkbookStream } from '../workbooks/workbook-stream';
import { countLines } from './text-width';
import { BodyStyles, cellValue, headStyle, numbersStyle, plainText, textSizes } from './xlsx-cells';
import { measureColumns } from './xlsx-columns';
import { type Line, listLinesAbove, listLinesBelow, pictureOf } from './xlsx-lines';
import { letterOf, listSumFormulas } from './xlsx-sums';

/** Rows between two pauses, in which the zip takes what was written. */
const batch = 250;
const millimetresPerInch = 25.4;
/** Excel's width of a column is in digits of its standard letters. */
const pixelsPerDigit = 7;

/**
 * Writes one sheet as an office prints it: letterhead, titles, facts, the table under a head that stays in view and is
 * repeated on each page, notes, signature.
 * @param tab unique in its workbook (lib/reports/sheet-names.ts)
 */
export async function writeSheet(workbook: WorkbookStream, sheet: Sheet, tab: string): Promise<void> {
  const { report } = sheet;
  const { orientation, widths } = measureColumns(report, sheet.orientation);
  const above = listLinesAbove(report, widths);
  const head = above.length + 1;
  const writer = workbook.addSheet(tab, optionsOf({ report, orientation, head }));
  writer.columns = widths.map((width) => ({ width: width / pixelsPerDigit }));
  for (const line of above) writeLine(writer, line);
  writeHead(writer, report, widths);
  await writeRows({ writer, report, widths, firstRow: head + 2, settle: () => workbook.settle() });
  for (const line of listLinesBelow(report, widths)) writeLine(writer, line);
  await workbook.closeSheet(writer, {
    picture: report.letterhead && pictureOf(report.letterhead),
    centred: true,
    textNumbers: `A${head}:${letterOf(widths.length - 1)}${head + 1 + report.rows.length}`,
  });
}

function optionsOf(input: { report: Report; orientation: 'portrait' | 'landscape'; head: number }): SheetOptions {
  const { report, orientation, head } = input;
  const margin = paper.margin / millimetresPerInch;
  const names = head + 1;
  const areas = report.rows.filter((row) => row.kind === 'area').length;
  const place = report.columns.findIndex((column) => column.key === 'wilayah');
  return {
    pageSetup: {
      paperSize: 9,
      orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: margin, right: margin, top: margin, bottom: margin + 0.15, header: 0.3, footer: 0.35 },
      printTitlesRow: `${head}:${names}`,
    },
    // In the row of the names, for all below the filter's row is sorted; the sum stays below.
    ...(areas > 0 && { autoFilter: `A${names}:${letterOf(report.columns.length - 1)}${names + areas}` }),
    views: [{ state: 'frozen', xSplit: place + 1, ySplit: names, showGridLines: false }],
    headerFooter: { oddFooter: `&L&8 ${footerText(report.titles)}&R&8 Halaman &P dari &N` },
  };
}

/** An ampersand begins a command, and a footer has no more than 255 letters. */
function footerText(titles: readonly string[]): string {
  const text = titles.join(', ');
  return (text.length > 100 ? `${text.slice(0, 99)}…` : text).replaceAll('&', '&&');
}

function nextRow(writer: SheetWriter, height?: number): Row {
  const row = writer.addRow([]);
  if (height !== undefined) row.height = height;
  return row;
}

function writeLine(writer: SheetWriter, { height, bands }: Line): void {
  const row = nextRow(writer, height);
  for (const { from, to, text, style } of bands) {
    const cell = row.getCell(from + 1);
    cell.value = text === '' ? null : plainText(text);
    cell.style = style;
    if (to - from > 1) writer.mergeCells(row.number, from + 1, row.number, to);
  }
  row.commit();
}

/** The numbers of the columns, as offices print them, and below them their names, by which the rows are filtered. */
function writeHead(writer: SheetWriter, { columns }: Report, widths: readonly number[]): void {
  const lines = columns.map(({ header }, at) => countLines(header, (widths[at] ?? 0) - 8, textSizes.table, true));
  const numbers = nextRow(writer, 13);
  const names = nextRow(writer, Math.max(...lines) * 13 + 9);
  columns.forEach(({ header }, at) => {
    Object.assign(names.getCell(at + 1), { value: plainText(header), style: headStyle });
    Object.assign(numbers.getCell(at + 1), { value: `(${at + 1})`, style: numbersStyle });
  });
  names.commit();
}

async function writeRows(input: {
  writer: SheetWriter;
  report: Report;
  widths: readonly number[];
  firstRow: number;
  settle: () => Promise<void>;
}): Promise<void> {
  const { writer, report, widths, firstRow, settle } = input;
  const { columns, rows } = report;
  // Codes stand in one line.
  const texts = columns.flatMap(({ key, kind }, at) =>
    kind === 'text' && key !== 'kode' ? [{ at, room: (widths[at] ?? 0) - 5 }] : [],
  );
  const styles = new BodyStyles(columns);
  const formulas = listSumFormulas(report, firstRow);
  for (const [index, row] of rows.entries()) {
    const isSum = row.kind === 'sum';
    const lines = texts.reduce(
      (most, { at, room }) => Math.max(most, countLines(String(row.cells[at] ?? ''), room, textSizes.table, isSum)),
      1,
    );
    const line = nextRow(writer, lines > 1 ? lines * 13 + 2 : 14);
    columns.forEach((column, at) => {
      const cell = line.getCell(at + 1);
      const value = cellValue(column, row, at);
      const formula = isSum ? formulas[at] : null;
      cell.value = formula && typeof value === 'number' ? { formula, result: value } : value;
      cell.style = styles.of(column, row, at);
    });
    line.commit();
    if (index % batch === batch - 1) await settle();
  }
}
