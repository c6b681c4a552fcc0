import type { Tally } from './asking';
import type { Proofs } from './proofs';

const heads = ['bagian', 'perjalanan', 'gagal', 'permintaan', 'diulang', 'p95', 'terlama', 'tersimpan', 'dari salinan'];

/** What the drill saw, part by part, and what holds at its end. */
export function formatTable(parts: ReadonlyMap<string, Tally>, proofs: Proofs): string {
  const rows = [...parts].map(([name, tally]) => [
    name,
    ...[tally.journeys, tally.failed, tally.requests, tally.again].map(String),
    seconds(percentile(tally.waits, 0.95)),
    seconds(tally.longest),
    String(tally.saved),
    String(tally.standby),
  ]);
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  const said = [...parts].flatMap(([name, { why }]) => [...why].map((one) => `  ${name}: ${one}`));
  return [
    line(heads),
    ...rows.map(line),
    '',
    `Diakui tersimpan: ${proofs.acknowledged}; hilang: ${proofs.lost.length}`,
    `Angka = hitung ulang dari buku: ${proofs.figures}`,
    ...Object.entries(proofs.audit).map(([name, state]) => `Rantai audit, catatan ${name}: ${state}`),
    ...(said.length > 0 ? ['', 'Yang diulang atau gagal:', ...said] : []),
  ].join('\n');
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1).replace('.', ',')} s`;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
