import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { describeRefusal } from '../../domain/imports';
import { someAreaLines } from '../fixtures/areas';
import { templateSettings } from '../fixtures/settings';
import { checkFile } from './check-file';

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-05-31') };
const names = ['Sukaluyu', 'Pinayungan', 'Soka"an'];

async function check(bytes: Uint8Array) {
  const outcome = await checkFile({
    ...{ bytes, fileName: 'rekap', kind: 'rekap', campaign, scope: rangeOfCode('32.15'), areas: someAreaLines },
    settings: { ...templateSettings, asOf: toDay('2021-04-12') },
    ...{ aliases: [], headerChoices: {} },
  });
  if (!outcome.ok) throw new Error(outcome.problem.detail);
  const { facts, refused, warnings } = outcome.checked;
  return { facts, reasons: refused.map(describeRefusal), said: warnings.map(({ message }) => message) };
}

type Row = readonly [target: number, achieved: number | string, percent: number | string];

/** A workbook with a column of percents, as numbers in this format. */
async function workbook(rows: readonly Row[], format: string, header = '%'): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Rekap');
  sheet.addRow(['Desa', 'Target', 'Masuk', header]);
  for (const [at, row] of rows.entries()) sheet.addRow([names[at], ...row]).getCell(4).numFmt = format;
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const csv = (rows: readonly Row[]) =>
  new TextEncoder().encode(
    `${['Desa;Target;Masuk;%', ...rows.map((row, at) => [names[at], ...row].join(';'))].join('\r\n')}\r\n`,
  );

test.each<[string, Row[], string]>([
  [
    'rounded to two decimals, as a share of one',
    [
      [9, 6, 0.6667],
      [3, 1, 0.3333],
    ],
    '0.00%',
  ],
  [
    'rounded to two decimals, of a hundred',
    [
      [9, 6, 66.67],
      [3, 1, 33.33],
    ],
    '0.00',
  ],
  [
    'rounded to one decimal and to none',
    [
      [9, 6, 66.7],
      [3, 1, 33],
    ],
    'General',
  ],
  [
    'with all its digits',
    [
      [9, 6, 66.6666666666667],
      [3, 1, 33.3333333333333],
    ],
    'General',
  ],
  [
    'with all its digits, as a share of one',
    [
      [9, 6, 6 / 9],
      [3, 1, 1 / 3],
    ],
    'General',
  ],
  [
    'with a quoted sign behind a number of a hundred',
    [
      [9, 6, 66.67],
      [200, 2, 1],
    ],
    '0.00" %"',
  ],
])('no warning where the percent is the computed one, %s', async (_what, rows, format) => {
  expect((await check(await workbook(rows, format))).said).toEqual([]);
});

test('early on, 1.19 and 1.33 are percents where the figures say so, and shares where they say that', async () => {
  const early: Row[] = [
    [10_000, 119, 1.19],
    [10_000, 133, 1.33],
  ];
  expect((await check(await workbook(early, '0.00'))).said).toEqual([]);
  expect((await check(csv(early))).said).toEqual([]);
  const late: Row[] = [
    [100, 119, 1.19],
    [100, 133, 1.33],
  ];
  const passed = ['masuk server 119 lebih besar dari target 100', 'masuk server 133 lebih besar dari target 100'];
  const { said } = await check(await workbook(late, '0.00'));
  expect(said.filter((message) => message.startsWith('Kolom %'))).toEqual([]);
  expect(said).toHaveLength(passed.length);
});

test('texts without a sign of percent may be shares of one; with one they are of a hundred', async () => {
  expect(
    (
      await check(
        csv([
          [9, 6, '0,6667'],
          [3, 1, '0,3333'],
        ]),
      )
    ).said,
  ).toEqual([]);
  expect(
    (
      await check(
        csv([
          [10_000, 119, '1,19 %'],
          [9, 6, '66,67%'],
        ]),
      )
    ).said,
  ).toEqual([]);
});

test("what a cell's own format shows as a percent is a share of one, whatever stands beside it", async () => {
  const rows: Row[] = [
    [100, 45, 0.45],
    [100, 420, 4.2],
  ];
  const shares = (messages: string[]) => messages.filter((message) => message.startsWith('Kolom %'));
  expect(shares((await check(await workbook(rows, '0.0%'))).said)).toEqual([]);
  const wrong: Row[] = [
    [100, 45, 0.45],
    [1_000, 42, 4.2],
  ];
  expect(shares((await check(await workbook(wrong, '0.0%'))).said)).toEqual([
    'Kolom %: tertulis 420,00 %, terhitung 4,20 %.',
  ]);
});

test('a percent that is another one is told in the decimals that are seen', async () => {
  const { said } = await check(
    await workbook(
      [
        [9, 6, 0.6667],
        [3, 1, 0.35],
        [100, 50, 0.5],
      ],
      '0.00%',
    ),
  );
  expect(said).toEqual(['Kolom %: tertulis 35,00 %, terhitung 33,33 %.']);
});

test('a figure that its cell shows as a percent is none: 1 shown as 100 % is no family', async () => {
  const { facts, reasons } = await check(
    await workbook(
      [
        [100, 45, 0.45],
        [200, 200, 1],
      ],
      '0%',
      'Valid',
    ),
  );
  expect(facts).toEqual([]);
  expect(reasons).toEqual([
    "Baris 2, kolom Valid: '45 %' adalah persen. Tulis jumlahnya, bukan persennya.",
    "Baris 3, kolom Valid: '100 %' adalah persen. Tulis jumlahnya, bukan persennya.",
  ]);
});
