import { expect, test } from 'vitest';
import type { Cells } from '@/lib/domain/column-cells';
import { valueColumns } from '@/lib/domain/columns';
import { toDay } from '@/lib/domain/days';
import type { TableFigures } from './row-pack';
import { buildTableText } from './table-text';

const nothing = Object.fromEntries(valueColumns.map(({ key }) => [key, null])) as Cells;

const blank: TableFigures = {
  ...{ cells: nothing, expectedPercent: 19.67, waiting: null, status: null, cause: null, causeEvidence: null },
  ...{ lastReportDay: null, flags: [], takesPart: true, troubled: 0 },
};

const klari: TableFigures = {
  ...blank,
  cells: { ...nothing, target: 20_804, online: 2_041, total: 2_041, persen: 9.81, beda: -12 },
  ...{ status: 'behind', cause: 'slowField', causeEvidence: 0.5, lastReportDay: toDay('2021-04-12') },
};

const table = {
  columns: ['no', 'wilayah', 'capaian', 'persen', 'status', 'sebab', 'online', 'target', 'beda', 'lapor'] as const,
  ...{ level: 'Kecamatan', codes: false, shares: false, source: null, rest: null, sumLabel: 'Jumlah Karawang' },
  rows: [
    {
      rank: 1,
      area: { code: '32.15.05', name: 'Klari', level: 3, kind: 'kecamatan' },
      within: '',
      figures: klari,
      spark: null,
    },
    {
      rank: 2,
      area: { code: '32.15.06', name: '=Rawa', level: 3, kind: 'kecamatan' },
      within: '',
      figures: blank,
      spark: null,
    },
  ] as const,
  sum: {
    ...blank,
    cells: { ...nothing, target: 734_768, online: 28_800, persen: 3.92 },
    status: 'behind',
  } as TableFigures,
};

const read = (text: string) => text.split('\n').map((line) => line.split('\t'));

test('copies rows and columns as shown: bare numbers, a decimal comma, and nothing for what is not known', () => {
  expect(read(buildTableText(table))).toEqual([
    ['No', 'Kecamatan', '%', 'Status', 'Sebab', 'Online', 'Target', 'Perubahan', 'Terakhir lapor'],
    ['1', 'Klari', '9,81', 'Tertinggal', 'Lapangan lambat, laju 0,50', '2041', '20804', '-12', '2021-04-12'],
    // A name that is a formula stays text.
    ['2', "'=Rawa", '', expect.any(String), '', '', '', '', ''],
    ['', 'Jumlah Karawang', '3,92', 'Tertinggal', '', '28800', '734768', '', ''],
  ]);
});

test('with codes where they stand, percents where they are shown, and what is not explained', () => {
  const rest = { ...nothing, online: 100 };
  const [head, first, , unallocated] = read(buildTableText({ ...table, codes: true, shares: true, rest }));
  expect(head).toEqual(expect.arrayContaining(['Kode', 'Kecamatan', 'Online, % target', 'Target']));
  expect(first).toEqual(expect.arrayContaining(['32.15.05', 'Klari', '9,81', '20804']));
  expect(unallocated?.slice(0, 3)).toEqual(['', '', 'Belum dirinci']);
});
