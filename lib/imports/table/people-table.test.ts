import { expect, test } from 'vitest';
import type { CellValue, SheetRows } from '../read/sheet-rows';
import { readPeople } from './people-table';

const sheet = (...rows: CellValue[][]): SheetRows => ({
  name: 'Daftar',
  hidden: false,
  rows: rows.map((cells, at) => ({ number: at + 1, cells })),
});
const head = ['No', 'NAMA', 'Alamat Email', 'Instansi', 'Peran', 'Kode Wilayah'];

test('people are read below a header, in whatever order its columns are, with a letterhead above', () => {
  const outcome = readPeople([
    sheet(['Lampiran surat'], [], head, [1, ' Siti ', 'siti@dppkb.test', 'DPPKB', 'Kabupaten/Kota', '32.15'], []),
  ]);
  expect(outcome).toEqual({
    ok: true,
    rows: [
      {
        row: 4,
        email: 'siti@dppkb.test',
        name: 'Siti',
        office: 'DPPKB',
        roleText: 'Kabupaten/Kota',
        role: 'kabupaten',
        areaText: '32.15',
        areaCode: '32.15',
        areaProblem: null,
      },
    ],
  });
});

test.each<[CellValue, string | null]>([
  ['32.15', '32.15'],
  [32.15, '32.15'],
  ['3215', '32.15'],
  [3_215, '32.15'],
  ['321503', '32.15.03'],
  ['3215032001', '32.15.03.2001'],
  [32, '32'],
  ['id', 'id'],
  ['Nasional', 'id'],
  // 32.10 that a spreadsheet took for a number.
  [32.1, null],
  ['Karawang', null],
  ['321', null],
  ['', null],
])('the area %j is %j', (typed, code) => {
  const outcome = readPeople([sheet(head, [1, 'Siti', 's@x.id', '', 'kecamatan', typed])]);
  expect(outcome.ok && outcome.rows[0]?.areaCode).toBe(code);
});

test('a file without one of the columns is refused with what is missing', () => {
  expect(readPeople([sheet(['Email', 'Nama'], ['a@b.id', 'A'])])).toMatchObject({
    ok: false,
    problem: { status: 422, detail: expect.stringContaining("'Peran', 'Kode wilayah'") },
  });
  expect(readPeople([sheet(['Wilayah', 'Target'], ['x', 1])])).toMatchObject({ ok: false });
});
