import {
  type AreaProgress,
  type RankedRow,
  type RowFilter,
  type RowOrder,
  rankRows,
  type SortKey,
} from '../domain/area-progress';
import type { IsoDay } from '../domain/days';
import type { Figures, Unallocated } from '../domain/progress';
import { formatAreaName, formatAreaTitle } from '../format/areas';
import { formatDay, formatDayBeside } from '../format/days';
import { formatCount } from '../format/numbers';
import { levelWords, noStatusLabel, stageLabels, statusLabels } from '../format/words';

/**
 * A column of the file, by what its cells hold. `count`: a whole number; `pace`: at most one decimal; `percent`: as the
 * domain gives it (3.92); `day`: YYYY-MM-DD. Null in any of them: not known or not reported, never 0.
 */
export type ReportColumn = {
  key: SortKey | 'no' | 'kode' | 'unsplit';
  header: string;
  kind: 'text' | 'count' | 'pace' | 'percent' | 'day';
};

export type ReportRow = {
  /** rest: what the rows of areas do not explain. sum: the headline. */
  kind: 'area' | 'rest' | 'sum';
  /** In the order of the columns. */
  cells: (string | number | null)[];
  /** Something is there, and it rounds to 0 %: shown as "<0,01". */
  tiny: boolean;
};

/** The table of a page as a file shows it, before any renderer. */
export type Report = {
  /** Without its ending: pk21-32.15-karawang-2021-04-12. */
  fileName: string;
  /** What stands above the table, a row each. */
  titles: string[];
  columns: ReportColumn[];
  rows: ReportRow[];
};

type Cells = Partial<Record<ReportColumn['key'], string | number | null>>;

/** The table of an area with the rows, order and filter that its page shows. It computes no figure of its own. */
export function buildReport(progress: AreaProgress, view: { order: RowOrder; filter: RowFilter }): Report {
  const ranked = rankRows({ rows: progress.rows, ...view });
  const columns = listColumns(progress);
  const line = (kind: ReportRow['kind'], cells: Cells, tiny = false): ReportRow => ({
    kind,
    cells: columns.map(({ key }) => cells[key] ?? null),
    tiny,
  });
  const { unallocated, headline } = progress;
  return {
    fileName: nameFile(progress),
    titles: listTitles(progress, view, ranked.length),
    columns,
    rows: [
      ...ranked.map((row) => line('area', cellsOfArea(row), isTiny(row.figures))),
      ...(unallocated ? [line('rest', { wilayah: 'Belum dirinci', ...cellsOfRest(unallocated) })] : []),
      line('sum', { wilayah: labelSum(progress, ranked.length), ...cellsOfSum(headline) }, isTiny(headline)),
    ],
  };
}

function isTiny({ percent, total }: Figures): boolean {
  return percent === 0 && total !== null && total > 0;
}

/** The columns of the table on the page, without its pictures and with the codes. */
function listColumns({ headline, rows }: AreaProgress): ReportColumn[] {
  const unsplit = Boolean(headline.unsplit) || rows.some((row) => row.figures.unsplit);
  return [
    { key: 'no', header: 'No', kind: 'count' },
    { key: 'kode', header: 'Kode', kind: 'text' },
    { key: 'wilayah', header: 'Wilayah', kind: 'text' },
    { key: 'target', header: 'Target', kind: 'count' },
    { key: 'online', header: 'Online', kind: 'count' },
    { key: 'manual', header: 'Manual', kind: 'count' },
    ...(unsplit ? [{ key: 'unsplit', header: 'Tanpa kanal', kind: 'count' } as const] : []),
    { key: 'total', header: 'Total', kind: 'count' },
    { key: 'persen', header: '%', kind: 'percent' },
    { key: 'sisa', header: 'Sisa', kind: 'count' },
    { key: 'perlu', header: 'Perlu/hari', kind: 'count' },
    { key: 'laju', header: 'Laju', kind: 'pace' },
    { key: 'status', header: 'Status', kind: 'text' },
    { key: 'lapor', header: 'Terakhir lapor', kind: 'day' },
  ];
}

function cellsOfArea({ area, rank, figures }: RankedRow): Cells {
  return {
    no: rank,
    kode: area.code,
    wilayah: formatAreaName(area),
    ...cellsOfSum(figures),
    lapor: figures.lastReportDay,
  };
}

/** A sum has no day of its own: each of its rows has one. */
function cellsOfSum(figures: Figures): Cells {
  const { target, online, manual, unsplit, total, percent, remaining, requiredPace, pace, status } = figures;
  return {
    target,
    online,
    manual,
    unsplit,
    total,
    persen: percent,
    sisa: remaining,
    perlu: requiredPace,
    laju: pace,
    status: status === null ? noStatusLabel : statusLabels[status],
  };
}

function cellsOfRest({ target, online, manual, unsplit, total }: Unallocated): Cells {
  return { target, online, manual, unsplit, total };
}

/** Where the filter hides rows, the sum says that it is not the sum of those shown. */
function labelSum({ area, rows, detail }: AreaProgress, shown: number): string {
  const label = `Jumlah ${formatAreaName(area)}`;
  return shown === rows.length ? label : `${label}, semua ${formatCount(rows.length)} ${levelWords[detail]}`;
}

const orderNames: Record<SortKey, string> = {
  wilayah: 'nama wilayah',
  target: 'target',
  online: 'online',
  manual: 'manual',
  total: 'total',
  persen: 'persen',
  sisa: 'sisa',
  perlu: 'perlu per hari',
  laju: 'laju',
  status: 'status',
  lapor: 'terakhir lapor',
};

function listTitles(progress: AreaProgress, view: { order: RowOrder; filter: RowFilter }, shown: number): string[] {
  const { campaign, area, rows, detail, clock } = progress;
  const direction = view.order.descending ? 'menurun' : 'menaik';
  const titles = [
    `Capaian ${campaign.name}: ${formatAreaTitle(area)}`,
    `Per ${formatDay(progress.asOf)}, hari ke-${clock.dayNumber} dari ${clock.dayCount} (${sayWhen(progress)})`,
    `Tahap: ${stageLabels[progress.stage]}. Satuan: ${campaign.unit}. ${sayTarget(progress)}`,
  ];
  if (rows.length > 0) {
    titles.push(`${formatCount(rows.length)} ${levelWords[detail]}, urut ${orderNames[view.order.key]} ${direction}`);
  }
  if (shown < rows.length) titles.push(sayFilter(progress, view.filter, shown));
  titles.push(`Sumber: ${campaign.source}`);
  if (campaign.simulated !== null) titles.push(`Simulasi: ${campaign.simulated}`);
  titles.push('Sel kosong berarti belum lapor atau tidak diketahui, bukan nol.');
  return titles;
}

function sayWhen({ campaign, clock }: AreaProgress): string {
  const end: IsoDay = clock.endDay;
  return `${formatDayBeside(campaign.startDay, end)} sampai ${formatDay(end)}`;
}

function sayTarget({ targetSet }: AreaProgress): string {
  if (!targetSet) return 'Target: belum ada.';
  return `Versi target: ${targetSet.name}${targetSet.letter === null ? '' : ` (${targetSet.letter})`}.`;
}

/** "Saringan: status Tertinggal. Ditampilkan 12 dari 30; jumlah di bawah tetap jumlah semuanya." */
function sayFilter({ rows }: AreaProgress, { status, search }: RowFilter, shown: number): string {
  const byStatus = status === 'belumLaporHariIni' ? 'belum lapor hari ini' : status && `status ${statusLabels[status]}`;
  const byName = search.trim() === '' ? null : `memuat '${search.trim()}'`;
  const filters = [byStatus, byName].filter((part) => part !== null).join(', ');
  const counts = `${formatCount(shown)} dari ${formatCount(rows.length)}`;
  return `Saringan: ${filters}. Ditampilkan ${counts}; baris Jumlah tetap menjumlahkan semuanya.`;
}

/** The rows' level stands in the name where it is not the usual one, so that two files of a day do not share it. */
function nameFile({ campaign, area, asOf, rows, detail }: AreaProgress): string {
  const [first] = rows;
  const deeper = first && first.area.level > area.level + 1 ? detail : null;
  return [campaign.slug, area.code, plainName(formatAreaName(area)), deeper, asOf].filter(Boolean).join('-');
}

/** A name for file systems: lower case, letters and digits with hyphens between. */
function plainName(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}
