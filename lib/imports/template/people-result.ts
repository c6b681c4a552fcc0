import { neutraliseFormula } from '../../format/spreadsheet-text';
import { writeListWorkbook } from '../../workbooks/list-workbook';

/** A person of an imported list, and the result of their row. `link` '': there is none. */
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

const columns = [
  { header: 'Baris', width: 8 },
  { header: 'Email', width: 34 },
  { header: 'Nama', width: 28 },
  { header: 'Peran', width: 14 },
  { header: 'Kode wilayah', width: 16 },
  { header: 'Hasil', width: 14 },
  { header: 'Keterangan', width: 60 },
  { header: 'Tautan undangan', width: 70 },
];

/** The list of people with the result of each row, and the link of each user who was invited. */
export function writePeopleResult(results: readonly PersonResult[]): Promise<Uint8Array<ArrayBuffer>> {
  return writeListWorkbook({
    title: 'Hasil impor pengguna',
    sheet: 'Hasil',
    columns,
    rows: results.map(({ row, email, name, role, area, outcome, note, link }) => [
      row,
      ...[email, name, role, area, outcome, note, link].map(neutraliseFormula),
    ]),
    textNumbers: 'E',
  });
}
