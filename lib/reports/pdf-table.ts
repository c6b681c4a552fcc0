import type { Report, ReportColumn, ReportRow } from '../domain/reports';
import { formatReportCell, isFigure } from '../format/report-cells';
import { statusShapes } from '../format/status-shapes';
import type { Run, Tag } from './pdf-parts';
import { textWidth } from './text-width';

/** Points in a millimetre. */
export const millimetre = 72 / 25.4;

const body = 8.5;
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
 * @param foot what must not part from the end of the table: notes and signature
 */
export function buildTable(input: { report: Report; widths: readonly number[]; foot: unknown; parent: Tag }): unknown {
  const { report, foot, parent } = input;
  const { columns, rows } = report;
  const widths = input.widths.map((width, at) => width * millimetre - leftOf(columns, at) - side);
  const table: Tag = { type: 'Table', children: [] };
  parent.children.push(table);
  const rest = columns.slice(1).map(() => ({ ...blank }));
  const empty = !rows.some((row) => row.kind === 'area');
  const lines = [
    headRow(columns, widths, table),
    numberRow(columns, table),
    ...(empty ? [[describeNoRows(columns.length, table), ...rest]] : []),
    ...rows.map((row) => bodyRow(row, columns, widths, table)),
    [{ colSpan: columns.length, ...(foot as object) }, ...rest],
  ];
  const heads = 2;
  const edges = listEdges(rows, empty);
  // The rest and the sum, and two rows before them.
  const ends = rows.length - 1 - rows.findLastIndex((row) => row.kind === 'area');
  const keepFrom = Math.max(heads, lines.length - 1 - ends - 2);
  return {
    table: {
      headerRows: heads,
      keepWithHeaderRows: keepFrom === heads ? lines.length - heads : 1,
      dontBreakRows: true,
      widths,
      body: lines,
      ...(keepFrom > heads && { keepFrom }),
    },
    layout: {
      defaultBorder: true,
      hLineWidth: (at: number) => (edges[at] ?? none).width,
      hLineColor: (at: number) => (edges[at] ?? none).color,
      vLineWidth: () => 0,
      paddingLeft: (at: number) => leftOf(columns, at),
      paddingRight: () => side,
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

function headRow(columns: readonly ReportColumn[], widths: readonly number[], table: Tag): Cell[] {
  const row = addTag(table, { type: 'TR', children: [] });
  return columns.map((column, at) => {
    const words = column.header.split(' ');
    const widest = words.reduce((most, word) => Math.max(most, pointsOf(word, body, true)), 0);
    const tag = addTag(row, { type: 'TH', scope: 'Column', repeats: true, hasText: true, children: [] });
    const run = { text: column.header, tag, bold: true, fontSize: sizeFor(widest, widths[at]) };
    return { text: [run], alignment: alignmentOf(column), verticalAlignment: 'bottom' };
  });
}

/** "(1) (2) (3)": how a letter or a speaker names a column. */
function numberRow(columns: readonly ReportColumn[], table: Tag): Cell[] {
  const row = addTag(table, { type: 'TR', children: [] });
  return columns.map((column, at) => {
    const tag = addTag(row, { type: 'TD', repeats: true, hasText: true, children: [] });
    return { text: [{ text: `(${at + 1})`, tag, fontSize: numbers }], alignment: alignmentOf(column) };
  });
}

function bodyRow(row: ReportRow, columns: readonly ReportColumn[], widths: readonly number[], table: Tag): Cell[] {
  const tags = addTag(table, { type: 'TR', children: [] });
  const style = { bold: row.kind === 'sum', italics: row.kind === 'rest' };
  return columns.map((column, at) => {
    const text = cut(formatReportCell(column, row, at));
    const names = column.key === 'wilayah';
    const tag = addTag(tags, { type: names ? 'TH' : 'TD', hasText: text !== '', children: [] });
    if (names) tag.scope = 'Row';
    if (column.kind === 'status' && row.status !== null) {
      const shape = { path: statusShapes[row.status], size: shapeSize };
      return { text: [{ text, tag, shape, fontSize: body, ...style }], margin: [shapeSize * 1.35, 0, 0, 0] };
    }
    if (!isFigure(column)) return { text: [{ text, tag, fontSize: body, ...style }] };
    const fontSize = sizeFor(pointsOf(text, body, style.bold), widths[at]);
    return { text: [{ text, tag, fontSize, noWrap: true, ...style }], alignment: 'right' };
  });
}

function describeNoRows(span: number, table: Tag): Cell {
  const row = addTag(table, { type: 'TR', children: [] });
  const tag = addTag(row, { type: 'TD', hasText: true, children: [] });
  return {
    text: [{ text: 'Tidak ada baris rincian.', tag, italics: true, fontSize: body }],
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

/** About how wide a text is, rather more than less. */
function pointsOf(text: string, size: number, bold: boolean): number {
  return textWidth(text, size, bold) * 0.75 * 0.92;
}

/** The size of letters with which a word of this width at the body's size fits: nothing is broken within a figure. */
function sizeFor(width: number, room: number | undefined): number {
  return room === undefined || width <= room ? body : Math.floor(((body * room) / width) * 10) / 10;
}

export function cut(text: string): string {
  return text.length > mostLetters ? `${text.slice(0, mostLetters - 1)}…` : text;
}
