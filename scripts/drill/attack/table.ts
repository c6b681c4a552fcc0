import type { Row } from './matrix';

/** What came back to whom, a line each, and all together. */
export function formatAttack(rows: readonly Row[]): string {
  const statuses = [...new Set(rows.flatMap(({ byStatus }) => Object.keys(byStatus)))].sort();
  const all: Row = { caller: 'semua', tries: 0, byStatus: {}, leaks: 0, wrong: 0, faults: 0 };
  for (const row of rows) {
    for (const key of ['tries', 'leaks', 'wrong', 'faults'] as const) all[key] += row[key];
    for (const [status, count] of Object.entries(row.byStatus))
      all.byStatus[status] = (all.byStatus[status] ?? 0) + count;
  }
  const lines = [
    ['siapa', 'percobaan', ...statuses, 'galat', 'bocor', 'wilayah lain'],
    ...[...rows, all].map(({ caller, tries, byStatus, faults, leaks, wrong }) => [
      ...[caller, String(tries), ...statuses.map((status) => String(byStatus[status] ?? 0))],
      ...[faults, leaks, wrong].map(String),
    ]),
  ];
  const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) =>
      line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    )
    .join('\n');
}
