import type { Letterhead, Signature } from '../domain/letterheads';
import { checkLogo } from '../domain/logo';
import { layOut, paper, type Report, type Sheet } from '../domain/reports';
import { formatDay } from '../format/days';
import { arrangeLetterhead } from '../format/letterhead';
import type { Run, Tag } from './pdf-parts';
import { printPdf } from './pdf-print';
import { addTag, blank, buildTable, cut, millimetre } from './pdf-table';
import { countLines } from './text-width';

/** Who made the document and when, and what it is called as a whole; null: as its only sheet. */
export type PdfOptions = { title: string | null; author: string; madeAt: Date };

const logoSide = 19 * millimetre;
const signatureWidth = 64 * millimetre;
const noteSize = 7.5;
const margin = paper.margin * millimetre;

/** Writes sheets as one PDF: each begins on a page of its own and has a bookmark. */
export function writePdf(
  sheets: readonly Sheet[],
  { title, author, madeAt }: PdfOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const structure: Tag = { type: 'Document', children: [] };
  const images: Record<string, string> = {};
  const [first] = sheets;
  return printPdf({
    info: {
      title: title ?? first?.report.titles.join(', ') ?? '',
      author,
      subject: first?.report.facts.map(({ label, value }) => `${label}: ${value}`).join('; ') ?? '',
      creationDate: madeAt,
    },
    language: 'id',
    images,
    structure,
    content: sheets.map((sheet) => buildSection(sheet, addTag(structure, { type: 'Sect', children: [] }), images)),
  });
}

function buildSection({ name, report, orientation }: Sheet, tag: Tag, images: Record<string, string>): unknown {
  const layout = layOut(report, orientation);
  const [title = '', ...below] = report.titles;
  const letterhead = report.letterhead ? buildLetterhead(report.letterhead, tag, images) : [];
  const width = (layout.orientation === 'portrait' ? paper.short : paper.long) * millimetre - 2 * margin;
  const heading = say(title, addTag(tag, text('H1')), { bold: true, fontSize: 13 });
  const facts = buildFacts(report.facts, addTag(tag, { type: 'L', children: [] }));
  const foot = buildFoot(report);
  const table = buildTable({ report, ...layout, foot: foot.kept, parent: tag });
  tag.children.push(...foot.tags);
  return {
    section: [
      ...letterhead,
      ...(report.letterhead ? [doubleRule(width)] : []),
      { ...heading, alignment: 'center', outline: true, outlineText: name },
      ...below.map((line) => ({ ...say(line, addTag(tag, text('P')), { fontSize: 10.5 }), alignment: 'center' })),
      facts,
      table,
      ...foot.after,
    ],
    pageSize: 'A4',
    pageOrientation: layout.orientation,
    pageMargins: [margin, margin, margin, margin],
    footer: buildFooter(report.titles.join(' · ')),
  };
}

const text = (type: string): Tag => ({ type, hasText: true, children: [] });

/** A text of one look, which belongs to `tag`. */
function say(words: string, tag: Tag, look: Omit<Run, 'text' | 'tag'>): { text: Run[] } {
  return { text: [{ text: cut(words), tag, ...look }] };
}

/** Kop surat: the logo, the government, the office, its address, and the double rule. */
function buildLetterhead(letterhead: Letterhead, tag: Tag, images: Record<string, string>): unknown[] {
  const { above, name, below } = arrangeLetterhead(letterhead);
  const image = placeLogo(letterhead.logo, images);
  const words = {
    alignment: 'center',
    verticalAlignment: 'middle',
    stack: [
      ...above.map((line) => say(line, addTag(tag, text('P')), { fontSize: 10.5, bold: true })),
      say(name, addTag(tag, text('P')), { fontSize: 14, bold: true }),
      ...below.map((line) => say(line, addTag(tag, text('P')), { fontSize: 8.5 })),
    ],
  };
  const logo = image && { image, fit: [logoSide, logoSide], alignment: 'center', verticalAlignment: 'middle' };
  // The words stand in the middle of the paper, with as much room on the right as the logo takes on the left.
  const row = logo ? [logo, words, { ...blank }] : [words];
  const widths = logo ? [logoSide, '*', logoSide] : ['*'];
  return [{ table: { widths, body: [row], dontBreakRows: true }, layout: plain }];
}

/** The line under a kop: a strong one and a thin one. */
function doubleRule(width: number): unknown {
  const line = (y: number, lineWidth: number) => ({ type: 'line', x1: 0, x2: width, y1: y, y2: y, lineWidth });
  return { canvas: [line(0.9, 1.8), line(3.2, 0.6)], margin: [0, 2 * millimetre, 0, 4.5 * millimetre] };
}

/** The name of the logo among the pictures of the document; null: there is none, or none that can be drawn. */
function placeLogo(logo: Letterhead['logo'], images: Record<string, string>): string | null {
  if (!logo || !checkLogo(Buffer.from(logo.base64, 'base64')).ok) return null;
  const source = `data:${logo.type};base64,${logo.base64}`;
  const known = Object.keys(images).find((name) => images[name] === source);
  const name = known ?? `logo${Object.keys(images).length}`;
  images[name] = source;
  return name;
}

/** A table that draws no line and keeps no distance. */
const plain = {
  defaultBorder: true,
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  hLineColor: () => 'black',
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

/** What the reader must know, two to a line. */
function buildFacts(facts: Report['facts'], list: Tag): unknown {
  const look = { fontSize: 8 };
  const cells = facts.map(({ label, value }) => {
    const item = addTag(list, { type: 'LI', children: [] });
    return [say(label, addTag(item, text('Lbl')), look), say(value, addTag(item, text('LBody')), look)];
  });
  const nothing = [{ ...blank }, { ...blank }];
  const rows = cells.flatMap((left, at) =>
    at % 2 === 0 ? [[...left, { ...blank }, ...(cells[at + 1] ?? nothing)]] : [],
  );
  return {
    table: { widths: [27 * millimetre, '*', 6 * millimetre, 27 * millimetre, '*'], body: rows, dontBreakRows: true },
    layout: { ...plain, paddingBottom: () => 1 },
    margin: [0, 3.5 * millimetre, 0, 2.5 * millimetre],
  };
}

/**
 * Notes and signature. `kept` does not part from the end of the table: notes to the left of the signature, as far as they
 * are short; long ones run on below, `after` it, and the signature comes last, in one piece.
 */
function buildFoot(report: Report): { kept: unknown; after: unknown[]; tags: Tag[] } {
  const tags: Tag[] = report.notes.map(() => text('P'));
  const notes = report.notes.map((note, at) => {
    const run = { text: note, tag: tags[at] as Tag, fontSize: noteSize };
    return { text: [run], margin: [0, at === 0 ? 0 : 1.5, 0, 0] };
  });
  const signature = report.signature ? buildSignature(report.signature, tags) : { ...blank };
  const top = 2.5 * millimetre;
  if (report.notes.reduce((lines, note) => lines + linesOf(note), 0) <= mostLinesKept) {
    const columns = [
      { stack: notes, width: '*' },
      { ...signature, width: signatureWidth },
    ];
    return {
      kept: { columns, columnGap: 8 * millimetre, margin: [-millimetre, top, -millimetre, 0] },
      after: [],
      tags,
    };
  }
  const signed = {
    columns: [
      { text: '', width: '*' },
      { ...signature, width: signatureWidth },
    ],
  };
  const block = { ...signed, unbreakable: true, margin: [0, 5 * millimetre, 0, 0] };
  return { kept: { ...blank }, after: [{ stack: notes, margin: [0, top, 0, 0] }, block], tags };
}

/** As high as a signature or twice that: with a few rows above it fits any page. */
const mostLinesKept = 22;

/** The lines that a note takes on upright paper beside the signature, in pixels as `countLines` wants them. */
function linesOf(note: string): number {
  const room = (paper.short - 2 * paper.margin) * millimetre - signatureWidth - 8 * millimetre;
  return countLines(note, (room * 96) / 72, noteSize);
}

/** Place, day and who signs. A part that is not known is a line to write on. */
function buildSignature(signature: Signature & { day: Parameters<typeof formatDay>[0] }, tags: Tag[]): object {
  const { place, position, name, nip, day } = signature;
  const line = (words: string, look: object = {}) => {
    const tag = text('P');
    tags.push(tag);
    return { text: [{ text: cut(words), tag, fontSize: 9.5, ...look }] };
  };
  return {
    alignment: 'center',
    stack: [
      line(`${place || dots(18)}, ${formatDay(day)}`),
      // Room for a signature and a stamp.
      { ...line(position || dots(32)), margin: [0, 0, 0, 20 * millimetre] },
      name ? line(name, { bold: true, decoration: 'underline' }) : line(dots(32)),
      line(`NIP. ${nip || dots(26)}`),
    ],
  };
}

const dots = (letters: number) => '.'.repeat(letters * 2);

function buildFooter(title: string) {
  return (page: number, pages: number): unknown => ({
    columns: [
      { text: [{ text: cut(title), fontSize: noteSize }], width: '*' },
      { text: [{ text: `Halaman ${page} dari ${pages}`, fontSize: noteSize, noWrap: true }], width: 'auto' },
    ],
    columnGap: 6 * millimetre,
    margin: [margin, 4 * millimetre, margin, 0],
  });
}
