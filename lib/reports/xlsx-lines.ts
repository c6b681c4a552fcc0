import type { Style } from 'exceljs';
import type { Letterhead } from '../domain/letterheads';
import { checkLogo } from '../domain/logo';
import type { Report } from '../domain/reports';
import { formatDay } from '../format/days';
import { arrangeLetterhead } from '../format/letterhead';
import type { Picture } from '../workbooks/workbook-stream';
import { countLines, textWidth } from './text-width';
import { fontOf, type Look } from './xlsx-cells';

/** A row above or below the table. Height in points; no bands: it is empty. */
export type Line = { height: number; bands: Band[] };
/** Text across the columns from `from` to before `to`, counted from 0. */
type Band = { from: number; to: number; text: string; style: Partial<Style> };

/** Of a line of letters, in points, a point of their size. */
const lineHeight = 1.28;
/** What Excel leaves free beside text, in pixels. */
const padding = 8;
/** Millimetres. */
const logoHeight = 17;
const pointsPerMillimetre = 72 / 25.4;
const pixelsPerMillimetre = 96 / 25.4;
/** Pixels: as wide as a signature with its NIP. */
const signatureWidth = 250;

type Words = Look & { size: number; align?: 'left' | 'center'; border?: Style['border'] };

/** Text across all columns, or some, as high as its lines. */
function say(widths: readonly number[], text: string, words: Words, columns = { from: 0, to: widths.length }): Line {
  const { align = 'left', border, ...look } = words;
  const room = widths.slice(columns.from, columns.to).reduce((sum, width) => sum + width, -padding);
  const height = Math.ceil(countLines(text, room, look.size, look.bold) * look.size * lineHeight) + 1;
  const alignment = { horizontal: align, vertical: 'middle', wrapText: true } as const;
  return { height, bands: [{ ...columns, text, style: { font: fontOf(look), alignment, ...(border && { border }) } }] };
}

const gap = (height: number): Line => ({ height, bands: [] });

/** Everything that stands above the table. */
export function listLinesAbove(report: Report, widths: readonly number[]): Line[] {
  const { letterhead, titles, facts } = report;
  return [
    ...(letterhead ? listLetterhead(letterhead, widths) : []),
    ...titles.map((title, at) => say(widths, title, { size: at === 0 ? 13 : 10.5, bold: at === 0, align: 'center' })),
    gap(6),
    ...listFactLines(facts, widths),
    gap(6),
  ];
}

/** The logo as it is drawn; null: there is none, or it is none. */
export function pictureOf({ logo, name }: Letterhead): Picture | null {
  if (!logo) return null;
  const bytes = Buffer.from(logo.base64, 'base64');
  const checked = checkLogo(bytes);
  if (!checked.ok) return null;
  const width = (logoHeight * checked.width) / checked.height;
  const scale = Math.min(1, 30 / width);
  return {
    bytes,
    extension: checked.type === 'image/png' ? 'png' : 'jpeg',
    width: width * scale,
    height: logoHeight * scale,
    description: `Logo ${name}`,
  };
}

/** The government, the office, its address, a double rule. The rows make room for the logo that lies over them. */
function listLetterhead(letterhead: Letterhead, widths: readonly number[]): Line[] {
  const { above, below } = arrangeLetterhead(letterhead);
  const picture = pictureOf(letterhead);
  const beside = picture ? 2 * (picture.width + 2) * pixelsPerMillimetre : 0;
  const room = widths.reduce((sum, width) => sum + width, -padding - beside);
  /** A line that would run into the logo is set smaller. */
  const besideLogo = (text: string, words: Words) => {
    const needed = textWidth(text, words.size, words.bold);
    const size = Math.max(7, Math.floor(Math.min(1, room / needed) * words.size * 2) / 2);
    return say(widths, text, { ...words, size, align: 'center' });
  };
  const lines = [
    ...above.map((text) => besideLogo(text, { size: 11, bold: true })),
    besideLogo(letterhead.name, { size: 14, bold: true }),
    ...below.map((text) => besideLogo(text, { size: 9 })),
  ];
  const height = lines.reduce((sum, line) => sum + line.height, 0);
  const short = picture ? (picture.height + 2) * pointsPerMillimetre - height : 0;
  const more = Math.max(0, short) / lines.length;
  const spread = lines.map((line) => ({ ...line, height: line.height + more }));
  return [...spread, rule(widths.length), gap(8)];
}

function rule(columns: number): Line {
  const border = { bottom: { style: 'double' } } as const;
  return { height: 5, bands: [{ from: 0, to: columns, text: '', style: { border } }] };
}

/** "Kampanye: Pendataan Keluarga 2021", two beside each other where both have room. */
function listFactLines(facts: Report['facts'], widths: readonly number[]): Line[] {
  const size = 9;
  const total = widths.reduce((sum, width) => sum + width, 0);
  const half = closestTo(total / 2, widths);
  const left = widths.slice(0, half).reduce((sum, width) => sum + width, 0);
  const fits = (text: string, room: number) => textWidth(text, size) + padding <= room;
  const texts = facts.map(({ label, value }) => `${label}: ${value}`);
  const lines: Line[] = [];
  for (let at = 0; at < texts.length; at += 1) {
    const one = texts[at] ?? '';
    const other = texts[at + 1];
    if (other !== undefined && half > 0 && fits(one, left) && fits(other, total - left)) {
      const beside = say(widths, other, { size }, { from: half, to: widths.length });
      const line = say(widths, one, { size }, { from: 0, to: half });
      lines.push({ ...line, bands: [...line.bands, ...beside.bands] });
      at += 1;
    } else {
      lines.push(say(widths, one, { size }));
    }
  }
  return lines;
}

/** The number of columns whose widths come closest to some pixels; 0 where one side would be left without any. */
function closestTo(pixels: number, widths: readonly number[]): number {
  let best = 0;
  let sum = 0;
  let nearest = pixels / 2;
  for (let count = 1; count < widths.length; count += 1) {
    sum += widths[count - 1] ?? 0;
    if (Math.abs(sum - pixels) < nearest) [best, nearest] = [count, Math.abs(sum - pixels)];
  }
  return best;
}

/** Everything that stands below the table. */
export function listLinesBelow({ notes, signature }: Report, widths: readonly number[]): Line[] {
  return [
    gap(6),
    ...notes.map((note) => say(widths, note, { size: 8.5 })),
    ...(signature ? [gap(10), ...listSignature(signature, widths)] : []),
  ];
}

/** Place and day, position, room for the signature and a stamp, name, NIP; dots to write on for what is not known. */
function listSignature(signature: NonNullable<Report['signature']>, widths: readonly number[]): Line[] {
  const { place, position, name, nip, day } = signature;
  let from = widths.length - 1;
  const room = () => widths.slice(from).reduce((sum, width) => sum + width, 0);
  while (from > 0 && room() < signatureWidth) from -= 1;
  const columns = { from, to: widths.length };
  const line = (text: string, look: Look = {}) => say(widths, text, { size: 10, align: 'center', ...look }, columns);
  return [
    line(`${place || '.'.repeat(28)}, ${formatDay(day)}`),
    line(position || '.'.repeat(48)),
    gap(46),
    name ? line(name, { bold: true, underline: true }) : line('.'.repeat(48)),
    line(`NIP. ${nip || '.'.repeat(36)}`),
  ];
}
