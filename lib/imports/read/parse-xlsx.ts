import { parseDay } from '../../domain/days';
import { uploadLimits } from '../../domain/imports';
import { formatCount } from '../../format/numbers';
import { FileRefusal, tooLarge, unreadable } from './file-problem';
import { attributeOf, readXml, type XmlHandler } from './read-xml';
import { dayOfSerial } from './serial-day';
import { type CellValue, columnLetter, type MergedCells, type SheetRow, type SheetRows } from './sheet-rows';
import {
  cleanText,
  type NumberStyle,
  openPart,
  type Parts,
  readNumberStyles,
  readSharedStrings,
  readWorkbook,
  unescapeText,
} from './workbook-parts';
import { readZipDirectory, unpackEntry } from './zip-directory';

/**
 * The rows of all sheets of an XLSX file, with the values that were saved (a formula is never computed), and the texts
 * it holds beside them: names of sheets, comments, shared texts. Throws FileRefusal. What the size of a sheet is said
 * to be (`dimension`) is not believed and nothing is allocated by it, so one cell at XFD1048576 costs nothing: it is
 * over the limits by its own address.
 */
export async function parseXlsx(bytes: Uint8Array): Promise<{ sheets: SheetRows[]; looseTexts: string[] }> {
  const parts: Parts = { bytes, entries: new Map(readZipDirectory(bytes).map((entry) => [entry.name, entry])) };
  const workbook = await readWorkbook(parts);
  const strings = await readSharedStrings(parts, workbook.stringsPath);
  const numberStyles = await readNumberStyles(parts, workbook.stylesPath);
  const sheets: SheetRows[] = [];
  let cells = 0;
  for (const { name, hidden, path } of workbook.sheets) {
    const part = openPart(parts, path);
    if (!part)
      throw new FileRefusal(unreadable(`Lembar kerja '${name}' tidak ada di dalam file. Simpan ulang dari Excel.`));
    const reader = new SheetReader({
      sheet: name,
      strings,
      numberStyles,
      date1904: workbook.date1904,
      cellsBefore: cells,
    });
    await readXml(part, reader);
    cells = reader.cells;
    const { rows, formulas, merged, hiddenRows, hiddenColumns } = reader;
    sheets.push({
      ...{ name, hidden, rows },
      ...(formulas > 0 && { formulas }),
      ...(merged.length > 0 && { merged }),
      ...(hiddenRows.length > 0 && { hiddenRows }),
      ...(hiddenColumns.size > 0 && { hiddenColumns: [...hiddenColumns].sort((one, other) => one - other) }),
    });
  }
  const looseTexts = [...workbook.sheets.map((sheet) => sheet.name), ...strings, ...(await readComments(parts))];
  return { sheets, looseTexts };
}

/** The texts of notes and comments: a file holds them although no cell shows them. */
async function readComments(parts: Parts): Promise<string[]> {
  const texts: string[] = [];
  for (const [path, entry] of parts.entries) {
    if (!/(?:^|\/)(?:threadedComment|comment)s?\d*\.xml$/i.test(path)) continue;
    await readXml(unpackEntry(parts.bytes, entry), {
      open: () => undefined,
      close: () => undefined,
      text: (value) => {
        if (value.trim() !== '' && texts.push(value) > uploadLimits.cells)
          throw new FileRefusal(tooLarge('cells', 'File ini memuat terlalu banyak komentar.'));
      },
    });
  }
  return texts;
}

/** So much of a formula without a result is kept, for a message. */
const shownFormula = 100;

type SheetContext = {
  sheet: string;
  strings: readonly string[];
  numberStyles: readonly NumberStyle[];
  date1904: boolean;
  /** Cells of the sheets before this one: the limit counts them all. */
  cellsBefore: number;
};

class SheetReader implements XmlHandler {
  readonly rows: SheetRow[] = [];
  /** Cells whose value is the saved result of a formula. */
  formulas = 0;
  readonly merged: MergedCells[] = [];
  readonly hiddenRows: number[] = [];
  readonly hiddenColumns = new Set<number>();
  cells: number;
  private readonly context: SheetContext;
  private row: SheetRow = { number: 0, cells: [] };
  private column = -1;
  private type = 'n';
  private style = 0;
  private value = '';
  private formula: string | null = null;
  private hearing: 'value' | 'formula' | null = null;
  private phonetic = 0;
  private rowHidden = false;

  constructor(context: SheetContext) {
    this.context = context;
    this.cells = context.cellsBefore;
  }

  open(name: string, attributes: string): void {
    if (name === 'row') this.openRow(attributes);
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'v' || (name === 't' && this.phonetic === 0 && this.type === 'inlineStr')) this.hearing = 'value';
    else if (name === 'f') {
      this.hearing = 'formula';
      this.formula = '';
    } else if (name === 'rPh') this.phonetic++;
    else if (name === 'mergeCell') this.takeMerged(attributes);
    else if (name === 'col' && isHidden(attributes, 'width')) this.hideColumns(attributes);
  }

  close(name: string): void {
    if (name === 'v' || name === 't' || name === 'f') this.hearing = null;
    else if (name === 'rPh') this.phonetic--;
    else if (name === 'c') this.closeCell();
    else if (name === 'row' && this.row.cells.length > 0) {
      this.rows.push(this.row);
      if (this.rowHidden) this.hiddenRows.push(this.row.number);
    }
  }

  text(value: string): void {
    if (this.hearing === 'value') this.value += value;
    else if (this.hearing === 'formula') this.formula = `${this.formula}${value}`.slice(0, shownFormula);
    // A text may come in pieces without end: it must not be gathered before it is measured.
    if (this.value.length > uploadLimits.cellCharacters) throw this.tooLong();
  }

  private openRow(attributes: string): void {
    const given = attributeOf(attributes, 'r');
    const number = given === null ? this.row.number + 1 : Number(given);
    if (!Number.isInteger(number) || number <= this.row.number) throw this.misplaced();
    this.row = { number, cells: [] };
    this.rowHidden = isHidden(attributes, 'ht');
    this.column = -1;
  }

  /** Cells of one row and column are not merged with anything; a range that is none is left out, as Excel repairs it. */
  private takeMerged(attributes: string): void {
    const [, from, fromRow, to, toRow] = range.exec(attributeOf(attributes, 'ref') ?? '') ?? [];
    if (from === undefined || to === undefined) return;
    const [firstRow, lastRow] = [Number(fromRow), Number(toRow)];
    const [firstColumn, lastColumn] = [columnOf(from), columnOf(to)];
    if (firstRow > lastRow || firstColumn > lastColumn || (firstRow === lastRow && firstColumn === lastColumn)) return;
    const size = this.merged.push({ firstRow, lastRow, firstColumn, lastColumn });
    if (size > uploadLimits.rows) {
      const at = `Lembar '${this.context.sheet}' memuat lebih dari ${formatCount(uploadLimits.rows)} sel gabungan.`;
      throw new FileRefusal(tooLarge('cells', at));
    }
  }

  /** A range may reach to the last column there is: past the limit no cell has a value. */
  private hideColumns(attributes: string): void {
    const [first, last] = [Number(attributeOf(attributes, 'min')), Number(attributeOf(attributes, 'max'))];
    for (let at = Math.max(1, first); at <= Math.min(last, uploadLimits.columns); at++) this.hiddenColumns.add(at - 1);
  }

  private openCell(attributes: string): void {
    const address = attributeOf(attributes, 'r');
    const column = address === null ? this.column + 1 : columnOf(address);
    if (column <= this.column) throw this.misplaced();
    this.column = column;
    this.type = attributeOf(attributes, 't') ?? 'n';
    this.style = Number(attributeOf(attributes, 's') ?? 0);
    this.value = '';
    this.formula = null;
  }

  private closeCell(): void {
    const found = this.cellValue();
    const value = typeof found === 'string' ? cleanText(found) : found;
    if (value === null) return;
    if (this.formula !== null && this.value !== '') this.formulas++;
    const { number, cells } = this.row;
    const at = `Lembar '${this.context.sheet}' memakai sel ${columnLetter(this.column)}${number}.`;
    if (this.column >= uploadLimits.columns) throw new FileRefusal(tooLarge('columns', at));
    if (number > uploadLimits.rows) throw new FileRefusal(tooLarge('rows', at));
    if (typeof value === 'string' && value.length > uploadLimits.cellCharacters) throw this.tooLong();
    this.cells += this.column + 1 - cells.length;
    if (this.cells > uploadLimits.cells) throw new FileRefusal(tooLarge('cells', at));
    while (cells.length < this.column) cells.push(null);
    cells.push(value);
    if (typeof value === 'number' && this.context.numberStyles[this.style] === 'percent')
      this.row.percents = [...(this.row.percents ?? []), this.column];
  }

  private cellValue(): CellValue {
    const { value } = this;
    // A formula that no program has computed yet: reading it as empty would say "not reported", so its text stands.
    if (value === '') return this.formula === null ? null : `=${this.formula}`;
    switch (this.type) {
      case 's':
        return blankToNull(this.sharedString(Number(value)));
      case 'str':
      case 'inlineStr':
        return blankToNull(unescapeText(value));
      case 'b':
        return value.trim() === '1' || value.trim() === 'true';
      case 'd':
        return parseDay(value.slice(0, 10)) ?? value;
      case 'e':
        return value;
      default:
        return this.numberOrDay(value);
    }
  }

  private sharedString(index: number): string {
    const text = this.context.strings[index];
    if (text === undefined)
      throw new FileRefusal(unreadable('File XLSX kehilangan sebagian teksnya. Simpan ulang dari Excel.'));
    return text;
  }

  private numberOrDay(text: string): CellValue {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value)) return text;
    const shown = this.context.numberStyles[this.style] === 'day' ? dayOfSerial(value, this.context.date1904) : null;
    return shown ?? value;
  }

  private tooLong(): FileRefusal {
    const address = `${columnLetter(this.column)}${this.row.number}`;
    return new FileRefusal(
      tooLarge('cellCharacters', `Isi sel ${address} di lembar '${this.context.sheet}' terlalu panjang.`),
    );
  }

  private misplaced(): FileRefusal {
    return new FileRefusal(
      unreadable(`Susunan baris lembar '${this.context.sheet}' rusak. Buka di Excel, simpan ulang, lalu unggah lagi.`),
    );
  }
}

const range = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/;

/** Whether a row or column is not shown: said so, or of no height or width. */
function isHidden(attributes: string, size: 'ht' | 'width'): boolean {
  return (
    ['1', 'true'].includes(attributeOf(attributes, 'hidden') ?? '') || Number(attributeOf(attributes, size) ?? 1) === 0
  );
}

function blankToNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}

/** The column of an address, from 0: "AB12" is 27. Columns past Excel's last are over the limit anyway. */
function columnOf(address: string): number {
  let column = 0;
  for (const letter of address) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = Math.min(column * 26 + value, 1_000_000);
  }
  return column - 1;
}
