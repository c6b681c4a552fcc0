import { dirname, join } from 'node:path/posix';
import { uploadLimits } from '../../domain/imports';
import { FileRefusal, tooLarge, unreadable, wrongType } from './file-problem';
import { attributeOf, readXml } from './read-xml';
import { unpackEntry, type ZipEntry } from './zip-directory';

/** A sheet of the workbook and the part that holds it. */
export type SheetPart = { name: string; hidden: boolean; path: string };

export type Workbook = {
  sheets: SheetPart[];
  date1904: boolean;
  stringsPath: string | null;
  stylesPath: string | null;
};

/** The parts of a workbook, by path. */
export type Parts = { bytes: Uint8Array; entries: ReadonlyMap<string, ZipEntry> };

/** The bytes of a part, null when there is none of this path. */
export function openPart(parts: Parts, path: string): AsyncGenerator<Uint8Array> | null {
  const entry = parts.entries.get(path);
  return entry ? unpackEntry(parts.bytes, entry) : null;
}

type Relation = { type: string; target: string };

async function readRelations(parts: Parts, owner: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  const folder = dirname(owner);
  const part = openPart(parts, join(folder, '_rels', `${owner.slice(folder === '.' ? 0 : folder.length + 1)}.rels`));
  if (!part) return relations;
  await readXml(part, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External') return;
      const id = attributeOf(attributes, 'Id');
      const target = attributeOf(attributes, 'Target');
      if (id === null || target === null) return;
      const path = target.startsWith('/') ? target.slice(1) : join(folder, target);
      relations.set(id, { type: attributeOf(attributes, 'Type') ?? '', target: path });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return relations;
}

/**
 * Finds the sheets of a workbook through its relations. Throws FileRefusal for what is a ZIP but no plain XLSX:
 * macros, XLSB, ODS, Word, an ordinary archive.
 */
export async function readWorkbook(parts: Parts): Promise<Workbook> {
  refuseOtherArchives(parts);
  await refuseMacros(parts);
  const root = await readRelations(parts, '');
  const document = [...root.values()].find((one) => one.type.endsWith('/officeDocument'));
  const path = document?.target ?? 'xl/workbook.xml';
  const relations = await readRelations(parts, path);
  const byType = (suffix: string) => [...relations.values()].find((one) => one.type.endsWith(suffix))?.target ?? null;
  const part = openPart(parts, path);
  if (!part)
    throw new FileRefusal(
      wrongType('File ini arsip ZIP tanpa buku kerja Excel. Unggah file CSV atau XLSX-nya sendiri.'),
    );
  const sheets: SheetPart[] = [];
  let date1904 = false;
  await readXml(part, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributeOf(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const relation = relations.get(attributeOf(attributes, 'id') ?? '');
      if (!relation?.type.endsWith('/worksheet')) return;
      const hidden = !['visible', null].includes(attributeOf(attributes, 'state'));
      sheets.push({ name: cleanText(attributeOf(attributes, 'name') ?? ''), hidden, path: relation.target });
    },
    close: () => undefined,
    text: () => undefined,
  });
  if (sheets.length === 0) throw new FileRefusal(unreadable('Buku kerja ini tidak memuat lembar kerja.'));
  if (sheets.length > uploadLimits.sheets) {
    throw new FileRefusal(tooLarge('sheets', `Buku kerja ini memuat ${sheets.length} lembar kerja.`));
  }
  return { sheets, date1904, stringsPath: byType('/sharedStrings'), stylesPath: byType('/styles') };
}

function refuseOtherArchives(parts: Parts): void {
  const names = [...parts.entries.keys()];
  const some = (pattern: RegExp) => names.some((name) => pattern.test(name));
  const refuse = (text: string) => new FileRefusal(wrongType(text));
  if (some(/vbaProject\.bin$/i))
    throw refuse('Buku kerja ini memuat makro (XLSM). Simpan sebagai XLSX tanpa makro, lalu unggah lagi.');
  if (some(/^xl\/workbook\.bin$/i)) throw refuse('Buku kerja ini XLSB (biner). Simpan sebagai XLSX, lalu unggah lagi.');
  if (names.includes('content.xml') && some(/^META-INF\//)) {
    throw refuse('File ini OpenDocument (ODS). Simpan sebagai XLSX, lalu unggah lagi.');
  }
  if (some(/^(word|ppt)\//))
    throw refuse(
      'File ini dokumen Word atau PowerPoint. Salin tabelnya ke Excel, simpan sebagai XLSX, lalu unggah lagi.',
    );
}

/** Refuses a workbook that says of itself that it carries macros, whatever its name. */
async function refuseMacros(parts: Parts): Promise<void> {
  const part = openPart(parts, '[Content_Types].xml');
  if (!part)
    throw new FileRefusal(
      wrongType('File ini arsip ZIP, bukan buku kerja Excel. Unggah file CSV atau XLSX-nya sendiri.'),
    );
  await readXml(part, {
    open(_name, attributes) {
      if (!/macroEnabled/i.test(attributes)) return;
      throw new FileRefusal(
        wrongType('Buku kerja ini memuat makro (XLSM). Simpan sebagai XLSX tanpa makro, lalu unggah lagi.'),
      );
    },
    close: () => undefined,
    text: () => undefined,
  });
}

/** The texts that cells refer to by number. Phonetic hints are left out, as Excel does. */
export async function readSharedStrings(parts: Parts, path: string | null): Promise<string[]> {
  const part = path === null ? null : openPart(parts, path);
  const strings: string[] = [];
  if (!part) return strings;
  let current: string[] = [];
  let length = 0;
  let inText = false;
  let phonetic = 0;
  await readXml(part, {
    open(name) {
      if (name === 'si') {
        current = [];
        length = 0;
      }
      if (name === 'rPh') phonetic++;
      inText = name === 't' && phonetic === 0;
    },
    close(name) {
      if (name === 'rPh') phonetic--;
      if (name === 't') inText = false;
      if (name === 'si') takeString(strings, unescapeText(current.join('')));
    },
    text(value) {
      if (!inText) return;
      current.push(value);
      length += value.length;
      if (length > uploadLimits.cellCharacters)
        throw new FileRefusal(tooLarge('cellCharacters', 'Ada sel yang terlalu panjang.'));
    },
  });
  return strings;
}

function takeString(strings: string[], text: string): void {
  if (strings.push(text) > uploadLimits.cells)
    throw new FileRefusal(tooLarge('cells', 'File ini memuat terlalu banyak teks.'));
}

/** Excel writes control characters in text as `_x000D_`. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([\da-fA-F]{4})_/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/**
 * A text without what no database keeps and no reader sees: control characters but tabs and line ends, and halves of
 * surrogate pairs. A sign stands in the place of each.
 */
export function cleanText(text: string): string {
  return text.replaceAll(/(?![\t\n\r])\p{Cc}|\p{Cs}/gu, '\ufffd');
}

const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** Whether a number format shows a day; a time alone is none. */
export function showsDay(format: string): boolean {
  if (/^(general|standard)$/i.test(format)) return false;
  const plain = format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, '').toLowerCase();
  return /[dy]/.test(plain) || /mmm/.test(plain) || (/m/.test(plain) && !/[hs]/.test(plain));
}

const builtInPercents = new Set([9, 10]);

/** Whether a number format shows shares of one as percents; a quoted sign stands behind a number of a hundred. */
function showsPercent(format: string): boolean {
  return format.replaceAll(/"[^"]*"|\\.|[_*]./g, '').includes('%');
}

/** What a cell style makes of a number that is more than a number. */
export type NumberStyle = 'day' | 'percent' | null;

/** What each cell style (by its number) shows. */
export async function readNumberStyles(parts: Parts, path: string | null): Promise<NumberStyle[]> {
  const part = path === null ? null : openPart(parts, path);
  const styles: NumberStyle[] = [];
  if (!part) return styles;
  const formats = new Map<number, NumberStyle>();
  let inCellFormats = false;
  await readXml(part, {
    open(name, attributes) {
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'numFmt') {
        const code = attributeOf(attributes, 'formatCode') ?? '';
        const style = showsPercent(code) ? 'percent' : showsDay(code) ? 'day' : null;
        formats.set(Number(attributeOf(attributes, 'numFmtId')), style);
      }
      if (name === 'xf' && inCellFormats) {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
        const builtIn = builtInDates.has(id) ? 'day' : builtInPercents.has(id) ? 'percent' : null;
        styles.push(formats.has(id) ? (formats.get(id) ?? null) : builtIn);
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
    text: () => undefined,
  });
  return styles;
}
