import type { Report, ReportColumn, ReportRow } from '../domain/reports';
import { formatReportCell, isFigure } from '../format/report-cells';
import { statusShapes } from '../format/status-shapes';
import type { Run, Tag } from './pdf-parts';
import { textWidth } from './text-width';

/** Points in a millimetre. */
export const millimetre = 72 / 25.4;

const usualSize = 8.5;
/** Smaller letters than these are read by nobody; a table that would need them has words broken. */
const leastSize = 4.5;
const numbers = 7;
const shapeSize = 6;
/** Between a cell's text and its edge; words beside figures that end to the right keep more. */
const side = millimetre;
const besideFigures = 2.5 * millimetre;

/** A name longer than this is cut: it would take a page for itself. */
const mostLetters = 400;

/** A cell with nothing in it, which makes no row higher. */
export const blank = { text: '', fontSize: 1 };

type Line = { width: number; color: string };
const none: Line = { width: 0, color: 'black' };
const hair: Line = { width: 0.4, color: '#999999' };
const strong: Line = { width: 1, color: 'black' };

type Cell = { text: Run[] } & Record<string, unknown>;

/**
 * The table of a report with what stands below it. The head stands again on each page, no row is cut, and the last rows,
 * the sum and what stands below keep together.
 * @param widths of the columns, in millimetres
 * @param scale how much smaller its letters are than usual; 1: not at all
 * @param foot what must not part from the end of the table: notes and signature
 */
export function buildTable(input: {
  report: Report;
  widths: readonly number[];
  scale: number;
  foot: unknown;
  parent: Tag;
}): unknown {
  const { report, foot, parent } = input;
  const { columns, rows } = report;
  const edge = side * input.scale;
  const left = (at: number) => leftOf(columns, at) * input.scale;
  const widths = input.widths.map((width, at) => width * millimetre - left(at) - edge);
  const size = Math.max(leastSize, usualSize * input.scale);
  const heads = columns.map(({ header }, at) => sizeFor(widestWord(header, size, true), widths[at], size));
  const table: Tag = { type: 'Table', children: [] };
  parent.children.push(table);
  const rest = columns.slice(1).map(() => ({ ...blank }));
  const empty = !rows.some((row) => row.kind === 'area');
  const lines = [
    headRow(columns, Math.min(size, ...heads), table),
    numberRow(columns, Math.min(numbers, size), table),
    ...(empty ? [[describeNoRows(columns.length, table), ...rest]] : []),
    ...rows.map((row) => bodyRow({ row, columns, widths, size, table })),
    [{ colSpan: columns.length, ...(foot as object) }, ...rest],
  ];
  const headRows = 2;
  const edges = listEdges(rows, empty);
  // The rest and the sum, and two rows before them.
  const ends = rows.length - 1 - rows.findLastIndex((row) => row.kind === 'area');
  const keepFrom = Math.max(headRows, lines.length - 1 - ends - 2);
  return {
    table: {
      headerRows: headRows,
      keepWithHeaderRows: keepFrom === headRows ? lines.length - headRows : 1,
      dontBreakRows: true,
      widths,
      body: lines,
      ...(keepFrom > headRows && { keepFrom }),
    },
    layout: {
      defaultBorder: true,
      hLineWidth: (at: number) => (edges[at] ?? none).width,
      hLineColor: (at: number) => (edges[at] ?? none).color,
      vLineWidth: () => 0,
      paddingLeft: left,
      paddingRight: () => edge,
      paddingTop: (at: number) => (at === 1 ? 0 : 1.2),
      paddingBottom: (at: number) => (at === 0 ? 0 : 2),
    },
  };
}

function leftOf(columns: readonly ReportColumn[], at: number): number {
  const [before, own] = [columns[at - 1], columns[at]];
  return before && own && isFigure(before) && !isFigure(own) ? besideFigures : side;
}

/** The lines above each row of the table, and below the last. */
function listEdges(rows: readonly ReportRow[], empty: boolean): Line[] {
  const kinds = [...(empty ? ['none'] : []), ...rows.map((row) => row.kind)];
  return [strong, none, strong, ...kinds.slice(1).map((kind) => (kind === 'sum' ? strong : hair)), strong, none];
}

/** The names of the columns, all in one size, so that none of their words is broken. */
function headRow(columns: readonly ReportColumn[], fontSize: number, table: Tag): Cell[] {
  const row = addTag(table, { type: 'TR', children: [] });
  return columns.map((column) => {
    const tag = addTag(row, { type: 'TH', scope: 'Column', repeats: true, hasText: true, children: [] });
    const run = { text: column.header, tag, bold: true, fontSize };
    return { text: [run], alignment: alignmentOf(column), verticalAlignment: 'bottom' };
  });
}

/** "(1) (2) (3)": how a letter or a speaker names a column. */
function numberRow(columns: readonly ReportColumn[], fontSize: number, table: Tag): Cell[] {
  const row = addTag(table, { type: 'TR', children: [] });
  return columns.map((column, at) => {
    const tag = addTag(row, { type: 'TD', repeats: true, hasText: true, children: [] });
    return { text: [{ text: `(${at + 1})`, tag, fontSize }], alignment: alignmentOf(column) };
  });
}

function bodyRow(line: {
  row: ReportRow;
  columns: readonly ReportColumn[];
  widths: readonly number[];
  size: number;
  table: Tag;
}): Cell[] {
  const { row, columns, widths, size } = line;
  const tags = addTag(line.table, { type: 'TR', children: [] });
  const style = { bold: row.kind === 'sum', italics: row.kind === 'rest' };
  return columns.map((column, at) => {
    const text = cut(formatReportCell(column, row, at));
    const names = column.key === 'wilayah';
    const tag = addTag(tags, { type: names ? 'TH' : 'TD', hasText: text !== '', children: [] });
    if (names) tag.scope = 'Row';
    if (column.kind === 'status' && row.status !== null) {
      const shape = { path: statusShapes[row.status], size: shapeSize };
      const room = (widths[at] ?? 0) - shapeSize * 1.35;
      const fontSize = sizeFor(widestWord(text, size, style.bold), room, size);
      return { text: [{ text, tag, shape, fontSize, ...style }], margin: [shapeSize * 1.35, 0, 0, 0] };
    }
    const fontSize = sizeFor(widestWord(text, size, style.bold), widths[at], size);
    if (!isFigure(column)) return { text: [{ text, tag, fontSize, ...style }] };
    return { text: [{ text, tag, fontSize, noWrap: true, ...style }], alignment: 'right' };
  });
}

function describeNoRows(span: number, table: Tag): Cell {
  const row = addTag(table, { type: 'TR', children: [] });
  const tag = addTag(row, { type: 'TD', hasText: true, children: [] });
  return {
    text: [{ text: 'Tidak ada baris rincian.', tag, italics: true, fontSize: usualSize }],
    colSpan: span,
    alignment: 'center',
  };
}

export function addTag(parent: Tag, tag: Tag): Tag {
  parent.children.push(tag);
  return tag;
}

function alignmentOf(column: ReportColumn): 'left' | 'right' {
  return isFigure(column) ? 'right' : 'left';
}

/** About how wide the widest word of a text is, in points, rather more than less. */
function widestWord(text: string, size: number, bold: boolean): number {
  // The letters of the print are narrower than Arial's, but for the bold ones.
  const narrower = bold ? 0.98 : 0.92;
  return Math.max(0, ...text.split(' ').map((word) => textWidth(word, size, bold) * 0.75 * narrower));
}

/** The size of letters with which a word of this width at `size` fits: nothing is broken within a word or a figure. */
function sizeFor(width: number, room: number | undefined, size: number): number {
  if (room === undefined || width <= room) return size;
  return Math.max(leastSize, Math.floor(((size * room) / width) * 10) / 10);
}

export function cut(text: string): string {
  return text.length > mostLetters ? `${text.slice(0, mostLetters - 1)}…` : text;
}
