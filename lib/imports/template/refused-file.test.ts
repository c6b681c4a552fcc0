import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { toDay } from '../../domain/days';
import { buildWorkbook, rowXml } from '../fixtures/build-workbook';
import { templateSettings } from '../fixtures/settings';
import { type RefusedRowsInput, writeRefusedRows } from './refused-file';

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-05-31') };

async function linesOf(input: Partial<RefusedRowsInput> & Pick<RefusedRowsInput, 'bytes' | 'refused'>) {
  const outcome = await writeRefusedRows({
    fileName: 'rekap',
    kind: 'rekap',
    settings: { ...templateSettings, asOf: toDay('2021-04-12') },
    campaign,
    ...input,
  });
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  expect([...outcome.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  return parse(Buffer.from(outcome.bytes), { bom: true, delimiter: ';', record_delimiter: '\r\n' });
}

const why = (row: number, column: string, reason: string, suggestion: string | null = null) => ({
  ...{ row, column, value: '', reason, suggestion },
});

test('the rows come back as they stood, with the day, why and what to do; text is never a formula', async () => {
  const csv = 'Kecamatan;Online;Petugas\nKlari;3,5;Ani\nCiampel;20;Budi\n=HYPERLINK("x");5;+62\n';
  const lines = await linesOf({
    bytes: new TextEncoder().encode(csv),
    refused: [
      why(2, 'Online', "'3,5' bukan bilangan bulat", 'Tulis bilangan bulat, misalnya 3 atau 4.'),
      why(4, 'Kecamatan', 'tidak ditemukan', 'Tulis kodenya.'),
      why(4, 'Online', '@aneh'),
    ],
  });
  expect(lines).toEqual([
    ['baris', 'Kecamatan', 'Online', 'Petugas', 'tanggal', 'alasan', 'saran'],
    [
      '2',
      'Klari',
      '3,5',
      'Ani',
      '2021-04-12',
      "Online: '3,5' bukan bilangan bulat",
      'Tulis bilangan bulat, misalnya 3 atau 4.',
    ],
    [
      '4',
      '\'=HYPERLINK("x")',
      '5',
      "'+62",
      '2021-04-12',
      'Kecamatan: tidak ditemukan; Online: @aneh',
      'Tulis kodenya. ',
    ],
  ]);
});

test('rows of several sheets stand below one header, each with the day of its sheet', async () => {
  const rows = (figure: string) => rowXml(1, ['Kecamatan', 'Online']) + rowXml(2, ['Klari', figure]);
  const bytes = buildWorkbook({ sheets: { '12 April': rows('x'), '13 April': rows('5'), '14 April': rows('y') } });
  const lines = await linesOf({
    bytes,
    refused: [
      { ...why(2, 'Online', 'bukan angka'), sheet: '12 April' },
      { ...why(2, 'Online', 'bukan angka'), sheet: '14 April' },
    ],
  });
  expect(lines.map(([, , figure, day]) => [figure, day])).toEqual([
    ['Online', 'tanggal'],
    ['x', '2021-04-12'],
    ['y', '2021-04-14'],
  ]);
});

test('two columns of one header stay two, and columns of days stand under one header', async () => {
  const twice = await linesOf({
    bytes: new TextEncoder().encode('Kecamatan;Online;Online\nKlari;1;2\n'),
    refused: [why(2, 'Kecamatan', 'tidak ditemukan')],
  });
  expect(twice[1]?.slice(0, 4)).toEqual(['2', 'Klari', '1', '2']);
  const csv = 'Kecamatan;Target;Online 11 April;Online 12 April\nKlari;100;x;5\n';
  const days = await linesOf({
    bytes: new TextEncoder().encode(csv),
    refused: [why(2, 'Online 11 April', 'bukan angka')],
  });
  expect(days[0]).toEqual(['baris', 'Kecamatan', 'Online', 'Target', 'tanggal', 'alasan', 'saran']);
  expect(days.slice(1).map((line) => line.slice(1, 5))).toEqual([
    ['Klari', 'x', '', '2021-04-11'],
    ['Klari', '5', '100', '2021-04-12'],
  ]);
});
