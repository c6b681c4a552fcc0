import type { AccountRole } from '../../domain/users';
import { WorkbookStream } from '../../workbooks/workbook-stream';
import { examplePerson } from '../table/people-table';

const standard = { name: 'Calibri', family: 2, size: 11 };

const columns = [
  { header: 'Email', width: 34 },
  { header: 'Nama', width: 30 },
  { header: 'Kantor', width: 36 },
  { header: 'Peran', width: 16 },
  { header: 'Kode wilayah', width: 24 },
];

/**
 * The list of people to fill in: a header, a row that shows how, and roles to pick from.
 * @param input.roles those that the user may give; the first is the example's
 * @param input.area the user's own area, as an example of a code
 * @param input.rows how many rows the list of roles is offered in
 */
export async function writePeopleTemplate(input: {
  roles: readonly AccountRole[];
  area: string;
  rows: number;
}): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new WorkbookStream({ title: 'Daftar pengguna', creator: 'Kejar Target' }, standard);
  const sheet = workbook.addSheet('Pengguna', {
    views: [{ state: 'frozen', ySplit: 1, topLeftCell: 'A2', activeCell: 'A2' }],
  });
  // Codes are text: 32.10 as a number would be 32.1.
  sheet.columns = columns.map(({ width }) => ({ width, style: { numFmt: '@' } }));
  const head = sheet.addRow(columns.map(({ header }) => header));
  head.eachCell((cell) => {
    cell.style = { font: { ...standard, bold: true }, border: { bottom: { style: 'thin' } } };
  });
  head.commit();
  const { email, name, office } = examplePerson;
  sheet.addRow([email, name, office, 'pembaca', input.area]).commit();
  const last = input.rows + 1;
  await workbook.closeSheet(sheet, {
    textNumbers: `E1:E${last}`,
    validations: [
      {
        range: `D2:D${last}`,
        validation: {
          type: 'list',
          formulae: [`"${input.roles.join(',')}"`],
          ...{ allowBlank: true, showInputMessage: true, showErrorMessage: true },
          ...{ promptTitle: 'Peran', prompt: `Pilih salah satu: ${input.roles.join(', ')}.` },
          ...{
            errorStyle: 'stop',
            errorTitle: 'Peran tidak dikenal',
            error: `Pilih salah satu: ${input.roles.join(', ')}.`,
          },
        },
      },
      {
        range: `E2:E${last}`,
        validation: {
          type: 'textLength',
          operator: 'greaterThan',
          formulae: [0],
          ...{ allowBlank: true, showInputMessage: true, showErrorMessage: false },
          ...{
            promptTitle: 'Wilayah',
            prompt: 'Kode seperti 32.15.03, atau nama di wilayah Anda seperti Kecamatan Klari.',
          },
        },
      },
    ],
  });
  return workbook.finish();
}
