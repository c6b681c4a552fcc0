/** The columns of a list of visits (lib/reports/visits.ts), beside `no`, `kode` and `wilayah`. `paper` in millimetres. */
export const visitColumns = [
  { key: 'hari', header: 'Hari', kind: 'text', paper: 24 },
  { key: 'jenis', header: 'Jenis', kind: 'text', paper: 20 },
  { key: 'alasan', header: 'Alasan', kind: 'text', paper: 48 },
  { key: 'siapa', header: 'Siapa', kind: 'text', paper: 32 },
  { key: 'tugas', header: 'Tugas', kind: 'text', paper: 40 },
  { key: 'hasil', header: 'Hasil', kind: 'text', paper: 32 },
] as const;
export type VisitKey = (typeof visitColumns)[number]['key'];
