import { addedColumns, type Column, type ColumnKey, sheetColumns } from './columns';
import { type VisitKey, visitColumns } from './visit-columns';

/** The columns of a table that compares two sheets (lib/reports/changes.ts), beside `no` and `wilayah`. */
export const changeColumns = [
  { key: 'dari', header: 'Dari', kind: 'count', paper: 20, adds: true },
  { key: 'ke', header: 'Ke', kind: 'count', paper: 20, adds: true },
  { key: 'perubahan', header: 'Perubahan', kind: 'change', paper: 22, adds: true },
  { key: 'poin', header: 'Poin persen', kind: 'points', paper: 16 },
  { key: 'geser', header: 'Naik peringkat', kind: 'change', paper: 18 },
  { key: 'catatan', header: 'Catatan', kind: 'text', paper: 26 },
] as const satisfies readonly Column[];
export const changeKeys = changeColumns.map(({ key }) => key);
export type ChangeKey = (typeof changeColumns)[number]['key'];

/** The columns of a check before the start (lib/reports/campaign-check.ts), beside `no`, `kode`, `wilayah` and `target`. */
export const checkColumns = [
  { key: 'temuan', header: 'Temuan', kind: 'text', paper: 52 },
  { key: 'pembanding', header: 'Pembanding', kind: 'count', paper: 24 },
  { key: 'selisih', header: 'Selisih', kind: 'change', paper: 24 },
  { key: 'selisihpersen', header: 'Selisih (%)', kind: 'points', paper: 18 },
  { key: 'banyak', header: 'Banyak', kind: 'count', paper: 18 },
  { key: 'keadaan', header: 'Keadaan', kind: 'text', paper: 62 },
  { key: 'keterangan', header: 'Keterangan', kind: 'text', paper: 40 },
] as const satisfies readonly Column[];
export type CheckKey = (typeof checkColumns)[number]['key'];

/** Days that the matrix of who has reported shows, up to the day chosen. */
export const matrixDays = 14;

/** The columns of who has reported (lib/reports/reporting.ts), beside those of sheets and checks; then one for each day. */
export const reportingColumns = [
  { key: 'kantor', header: 'Kantor', kind: 'text', paper: 46 },
  { key: 'telepon', header: 'Telepon', kind: 'text', paper: 34 },
  { key: 'ditunggu', header: 'Laporan ditunggu', kind: 'count', paper: 18 },
  { key: 'tepat', header: 'Tepat waktu (%)', kind: 'percent', paper: 18 },
] as const satisfies readonly Column[];
export const reportingDayColumns = Array.from({ length: matrixDays }, (_, at) => {
  return { key: `hari${at + 1}` as const, header: `Hari ${at + 1}`, kind: 'text' as const, paper: 10.5 };
});
export type ReportingKey = (typeof reportingColumns)[number]['key'] | (typeof reportingDayColumns)[number]['key'];

/** Whether the rows of a column add up to the sum. */
export function isAdded(key: string): boolean {
  return (
    addedColumns.some((column) => column.key === key) || changeColumns.some((one) => one.key === key && 'adds' in one)
  );
}

const paperWidths = new Map<string, { usual: number; narrow: number }>(
  [
    ...sheetColumns,
    ...changeColumns,
    ...checkColumns,
    ...reportingColumns,
    ...reportingDayColumns,
    ...visitColumns,
  ].map((column) => {
    return [column.key, { usual: column.paper, narrow: 'narrow' in column ? column.narrow : column.paper }];
  }),
);

/** How wide a column is on A4, in millimetres, and where a table is wider than its paper. */
export function paperWidth(key: ColumnKey | ChangeKey | CheckKey | ReportingKey | VisitKey): {
  usual: number;
  narrow: number;
} {
  return paperWidths.get(key) ?? { usual: 0, narrow: 0 };
}
