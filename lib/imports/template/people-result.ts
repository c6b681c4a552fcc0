import type ExcelJS from 'exceljs';
import { neutraliseFormula } from '../../format/spreadsheet-text';
import { WorkbookStream } from '../../workbooks/workbook-stream';

/** A person of a list, and what came of the row. `link` '': there is none. */
export type PersonResult = {
  row: number;
  email: string;
  name: string;
  role: string;
  area: string;
  outcome: string;
  note: string;
  link: string;
};

const standard: Partial<ExcelJS.Font> = { name: 'Calibri', family: 2, size: 11 };
const headers = ['Baris', 'Email', 'Nama', 'Peran', 'Kode wilayah', 'Hasil', 'Keterangan', 'Tautan undangan'];
const widths = [8, 34, 28, 14, 16, 14, 60, 70];
/** Rows between two pauses: a server must answer others too. */
const batch = 500;

/** The list of people with what came of each row, and the link of each who was invited. */
export async function writePeopleResult(results: readonly PersonResult[]): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new WorkbookStream({ title: 'Hasil impor pengguna', creator: 'Kejar Target' }, standard);
  const sheet = workbook.addSheet('Hasil', {
    views: [{ state: 'frozen', ySplit: 1, topLeftCell: 'A2', activeCell: 'A2' }],
  });
  sheet.columns = widths.map((width, at) => ({ width, ...(at > 0 && { style: { numFmt: '@' } }) }));
  const head = sheet.addRow(headers);
  head.eachCell((cell) => {
    cell.style = { font: { ...standard, bold: true }, border: { bottom: { style: 'thin' } } };
  });
  head.commit();
  for (const [at, { row, email, name, role, area, outcome, note, link }] of results.entries()) {
    const texts = [email, name, role, area, outcome, note, link].map(neutraliseFormula);
    sheet.addRow([row, ...texts]).commit();
    if (at % batch === 0) await workbook.settle();
  }
  await workbook.closeSheet(sheet, { textNumbers: `E1:E${results.length + 1}` });
  return workbook.finish();
}
