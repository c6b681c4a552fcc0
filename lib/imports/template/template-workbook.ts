import type ExcelJS from 'exceljs';
import { addDays, daysBetween, type IsoDay } from '../../domain/days';
import { formatDay } from '../../format/days';
import { formatCount } from '../../format/numbers';
import { WorkbookStream } from '../../workbooks/workbook-stream';

/** A column of the workbook. `area`: locked text. `day`: one of the list. `figure`: a whole number up to `largest`. */
export type TemplateColumn =
  | { header: string; holds: 'area'; width: number }
  | { header: string; holds: 'day' }
  | { header: string; holds: 'figure'; largest: number };

/** The days that may be reported, both ends included. */
export type TemplateDays = { first: IsoDay; last: IsoDay };

/** The sheet behind the drop-down of days. */
const daySheet = 'hari';
/** Rows between two pauses: in those of all desa of the nation a server must answer others too. */
const batch = 500;
/** As the template in CSV writes a day, and no country reads it month before day. */
const dayFormat = 'yyyy-mm-dd';

const locked = { protection: { locked: true } };
const unlocked = { protection: { locked: false } };
/** What is not for typing into is shaded. */
const shaded: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF0F0EE' } };
const styles: Record<TemplateColumn['holds'], Partial<ExcelJS.Style>> = {
  area: { ...locked, numFmt: '@', fill: shaded },
  day: { ...unlocked, numFmt: dayFormat },
  figure: { ...unlocked, numFmt: '0' },
};
const standard: Partial<ExcelJS.Font> = { name: 'Calibri', family: 2, size: 11 };
const headStyle: Partial<ExcelJS.Style> = {
  ...locked,
  font: { ...standard, bold: true },
  fill: shaded,
  border: { bottom: { style: 'thin' } },
};

/**
 * The template as XLSX. Codes, names and header are locked by a protection without a password, which guards against a
 * slip and not against a will; days are offered as a list, figures are checked while they are typed. Styles and checks
 * stand once for a column, not in its cells, so that the rows of a nation weigh no more than their texts.
 * @param input.rows code and name, below the first two columns
 * @param input.day stands in the column of days; null: that column is empty
 */
export async function writeTemplateWorkbook(input: {
  name: string;
  columns: readonly TemplateColumn[];
  rows: readonly { code: string; name: string }[];
  day: IsoDay | null;
  days: TemplateDays;
}): Promise<Uint8Array> {
  const { columns, rows } = input;
  const workbook = new WorkbookStream({ title: input.name, creator: 'Kejar Target' }, standard);
  const sheet = workbook.addSheet(input.name, {
    views: [{ state: 'frozen', xSplit: 2, ySplit: 1, topLeftCell: 'C2', activeCell: 'C2' }],
  });
  sheet.columns = columns.map((column) => ({
    width: column.holds === 'area' ? column.width : 16,
    style: styles[column.holds],
  }));
  const head = sheet.addRow(columns.map(({ header }) => header));
  head.eachCell((cell) => {
    cell.style = headStyle;
  });
  head.commit();
  const day = input.day !== null && columns.some(({ holds }) => holds === 'day') ? instantOf(input.day) : null;
  for (const [at, { code, name }] of rows.entries()) {
    sheet.addRow(day ? [code, name, day] : [code, name]).commit();
    if (at % batch === 0) await workbook.settle();
  }
  await workbook.closeSheet(sheet, {
    textNumbers: `A1:A${rows.length + 1}`,
    validations: rows.length > 0 ? listValidations(columns, input.days, rows.length + 1) : [],
    isProtected: true,
  });
  if (columns.some(({ holds }) => holds === 'day')) await writeDays(workbook, input.days);
  return workbook.finish();
}

function listValidations(columns: readonly TemplateColumn[], days: TemplateDays, lastRow: number) {
  return columns.flatMap((column, at) => {
    const letter = String.fromCharCode(65 + at);
    const validation = validationOf(column, days);
    return validation ? [{ range: `${letter}2:${letter}${lastRow}`, validation }] : [];
  });
}

/** Excel cuts what it says: 32 characters of a title, 255 of a prompt, 225 of an error. */
function validationOf(column: TemplateColumn, days: TemplateDays): ExcelJS.DataValidation | null {
  if (column.holds === 'area') return null;
  const shown = { allowBlank: true, showInputMessage: true, showErrorMessage: true };
  if (column.holds === 'day') {
    const span = `${formatDay(days.first)} sampai ${formatDay(days.last)}`;
    return {
      ...shown,
      type: 'list',
      formulae: [`${daySheet}!$A$1:$A$${daysBetween(days.first, days.last) + 1}`],
      promptTitle: 'Tanggal laporan',
      prompt: `Pilih dari daftar: ${span}. Satu baris untuk satu wilayah dan satu hari.`,
      // A file is copied and filled in again the next day, which its list cannot know: Excel asks, the upload checks.
      errorStyle: 'warning',
      errorTitle: 'Tanggal tidak ada di daftar',
      error: `Daftar memuat ${span}. Untuk hari sesudah templat diunduh, tulis seperti ${days.last} lalu pilih Ya. Selain itu pilih Tidak dan ambil harinya dari daftar.`,
    };
  }
  const largest = formatCount(column.largest);
  return {
    ...shown,
    type: 'whole',
    operator: 'between',
    formulae: [0, column.largest],
    promptTitle: 'Bilangan bulat',
    prompt: 'Tulis bilangan bulat tanpa titik atau koma, misalnya 1250. Kosongkan bila belum lapor, jangan isi 0.',
    errorStyle: 'stop',
    errorTitle: 'Bukan bilangan bulat',
    error: `Tulis bilangan bulat dari 0 sampai ${largest}, tanpa titik, koma, atau huruf. Kosongkan bila belum lapor, jangan isi 0.`,
  };
}

/** A list on a sheet of its own, for a list inside a validation ends at 255 characters. */
async function writeDays(workbook: WorkbookStream, { first, last }: TemplateDays): Promise<void> {
  const sheet = workbook.addSheet(daySheet, { state: 'hidden' });
  sheet.columns = [{ width: 16, style: { numFmt: dayFormat } }];
  for (let day = first; day <= last; day = addDays(day, 1)) sheet.addRow([instantOf(day)]).commit();
  await workbook.closeSheet(sheet);
}

/** Excel's days have no zone; exceljs takes that of UTC. */
function instantOf(day: IsoDay): Date {
  return new Date(`${day}T00:00:00Z`);
}
