import type { Campaign } from '../domain/campaigns';
import { type ColumnKey, sheetColumns } from '../domain/columns';
import {
  type AreaMovement,
  type Difference,
  findMovers,
  type MovementOrder,
  type MovementSide,
  type MovementState,
  type MovementTable,
  orderMovement,
  type SideSource,
} from '../domain/movement';
import type { Office } from '../domain/offices';
import { type ChangeKey, changeColumns } from '../domain/report-columns';
import type { Report, ReportCell, ReportColumn, ReportRow } from '../domain/reports';
import type { TimeZone } from '../domain/time-zones';
import { formatAreaName, formatAreaTitle } from '../format/areas';
import { formatDay, formatDayShortYear } from '../format/days';
import { formatInstant } from '../format/instants';
import { formatChange, formatCount, formatPercent, formatPoints } from '../format/numbers';
import { levelWords, stageLabelOf, stagePhraseOf, statusLabels } from '../format/words';

/** What has changed between two sides, in words and as a table that every renderer of sheets takes. */
export type Changes = {
  /** The movement of the whole, in a sentence or two. */
  answer: string;
  /** Those that a meeting speaks of first; none where no row can be compared. */
  movers: { label: string; text: string }[];
  /** What cannot be compared, and why. */
  warnings: string[];
  report: Report;
};

type Input = {
  campaign: Pick<Campaign, 'slug' | 'name' | 'unit' | 'words' | 'source' | 'simulated'>;
  table: MovementTable;
  sources: { before: SideSource; after: SideSource };
  order: MovementOrder;
  office: Pick<Office, 'letterhead' | 'timeZone'>;
};

/** Says what has changed. It computes no figure of its own. */
export function buildChanges(input: Input): Changes {
  const { campaign, table, order, office } = input;
  const { before, after } = table;
  const warnings = listWarnings(input);
  const [columns, rows] = [listColumns(input), listRows(table, order)];
  // The last column is for what there is to say of a row.
  const noted = table.rows.some((row) => noteOf(row) !== null);
  return {
    answer: describeAnswer(input),
    movers: listMovers(table),
    warnings,
    report: {
      fileName: [campaign.slug, after.area.code, 'perubahan', before.day, after.day].join('-'),
      letterhead: office.letterhead,
      titles: [
        `Perubahan ${campaign.name}`,
        formatAreaTitle(after.area),
        `Dari ${formatDay(before.day)} ke ${formatDay(after.day)}`,
      ],
      facts: listFacts(input),
      columns: noted ? columns : columns.slice(0, -1),
      rows: noted ? rows : rows.map((row) => ({ ...row, cells: row.cells.slice(0, -1) })),
      notes: [...warnings, ...listNotes(input)],
      signature: null,
    },
  };
}

function listColumns({ table, sources }: Input): ReportColumn[] {
  const head = (word: string, source: SideSource, side: MovementSide) =>
    `${word} ${source.kind === 'snapshot' ? 'arsip rapat ' : ''}${formatDayShortYear(side.day)}`;
  const headers: Partial<Record<ColumnKey | ChangeKey, string>> = {
    dari: head('Dari', sources.before, table.before),
    ke: head('Ke', sources.after, table.after),
  };
  const shared = sheetColumns.filter(({ key }) => key === 'no' || key === 'wilayah');
  return [...shared, ...changeColumns].map(({ key, header, kind }) => ({ key, header: headers[key] ?? header, kind }));
}

const stateWords: Record<MovementState, string | null> = {
  moved: null,
  fell: 'Turun',
  same: 'Tetap',
  newlyReported: 'Baru lapor',
  vanished: 'Tidak ada angka lagi',
  silent: statusLabels.notReported,
};

function listRows(table: MovementTable, order: MovementOrder): ReportRow[] {
  const row = (kind: ReportRow['kind'], code: string | null, cells: ReportCell[]): ReportRow => {
    return { kind, code, status: null, tiny: false, cells };
  };
  const { rest, sum, after } = table;
  return [
    ...orderMovement(table.rows, order).map((one, at) =>
      row('area', one.area.code, [at + 1, formatAreaName(one.area), ...cellsOf(one), noteOf(one) ?? '']),
    ),
    ...(rest
      ? [row('rest', null, [null, 'Belum dirinci', rest.before, rest.after, rest.change, null, null, null])]
      : []),
    row('sum', after.area.code, [null, `Jumlah ${formatAreaName(after.area)}`, ...cellsOf(sum), null]),
  ];
}

function cellsOf(one: MovementTable['sum']): ReportCell[] {
  return [one.before.total, one.after.total, one.change, one.pointsChange, one.placeChange];
}

function noteOf({ state, missing }: AreaMovement): string | null {
  if (missing === 'before') return 'Hanya ada di sisi ke';
  if (missing === 'after') return 'Hanya ada di sisi dari';
  return state && stateWords[state];
}

/** "Dari 3 Juli ke 12 Juli 2023, Jawa Barat bertambah 842.260 keluarga masuk server: …" */
function describeAnswer({ campaign, table }: Input): string {
  const { before, after, sum } = table;
  const span = `Dari ${formatDay(before.day)} ke ${formatDay(after.day)}`;
  const name = formatAreaTitle(after.area);
  const sides = `dari ${formatCount(sum.before.total)} menjadi ${formatCount(sum.after.total)}`;
  if (table.differences.includes('stage')) {
    const stages = `${stagePhraseOf(campaign, before.stage)} dan ${stagePhraseOf(campaign, after.stage)}`;
    return `${span}, perubahan ${name} tidak dapat disebut: kedua sisi menghitung tahap yang berbeda, ${stages}.`;
  }
  if (sum.state === 'silent' || sum.change === null) return `${span}, ${name} belum punya angka di kedua sisi.`;
  const unit = `${campaign.unit} ${stagePhraseOf(campaign, after.stage)}`;
  const moved =
    sum.change === 0
      ? `tetap ${formatCount(sum.after.total)} ${unit}.`
      : `${sum.change > 0 ? 'bertambah' : 'berkurang'} ${formatCount(Math.abs(sum.change))} ${unit}, ${sides}.`;
  return `${span}, ${name} ${moved}${describePercent(sum)}`;
}

function describePercent({ before, after, pointsChange }: MovementTable['sum']): string {
  if (pointsChange === null) return '';
  const percents = `${formatPercent(before.percent, before.total)} menjadi ${formatPercent(after.percent, after.total)}`;
  return ` Capaian ${percents} (${formatPoints(pointsChange)} poin persen).`;
}

/** So many names stand in a line; of more it says how many there are. */
const mostNames = 3;

function listMovers({ rows }: MovementTable): Changes['movers'] {
  if (rows.every((row) => row.state === null)) return [];
  const movers = findMovers(rows);
  const say = (list: readonly AreaMovement[], none: string) => {
    if (list.length === 0) return none;
    const names = list.slice(0, mostNames).map((row) => `${formatAreaName(row.area)} (${formatChange(row.change)})`);
    const more = list.length - names.length;
    return `${names.join(', ')}${more > 0 ? `, dan ${formatCount(more)} lainnya` : ''}`;
  };
  return [
    { label: 'Naik paling banyak', text: say(movers.rose, 'tidak ada') },
    { label: 'Turun', text: say(movers.fell, 'tidak ada') },
    { label: 'Baru lapor', text: say(movers.newlyReported, 'tidak ada') },
    ...(movers.vanished.length > 0 ? [{ label: 'Tidak ada angka lagi', text: say(movers.vanished, '') }] : []),
  ];
}

function listWarnings({ campaign, table }: Pick<Input, 'campaign' | 'table'>): string[] {
  const { before, after, rows, differences } = table;
  const nameOf = (side: MovementSide) => side.targetSet?.name ?? 'tanpa target';
  const said: Record<Difference, string> = {
    stage: `Tahapnya berbeda: ${stageLabelOf(campaign, before.stage)} dan ${stageLabelOf(campaign, after.stage)}. Kedua angka ditampilkan, tetapi perubahannya tidak dihitung.`,
    detail: `Rinciannya berbeda: ${levelWords[before.detail]} dan ${levelWords[after.detail]}. Hanya angka seluruh wilayah yang dibandingkan.`,
    targetSet: `Versi targetnya berbeda: ${nameOf(before)} dan ${nameOf(after)}. Jumlah dibandingkan; persen dan peringkat tidak.`,
    target: `Target berubah dari ${formatCount(before.headline.target)} menjadi ${formatCount(after.headline.target)}, sehingga poin persen memuat perubahan target juga.`,
  };
  const missing = rows.filter((row) => row.missing !== null).length;
  return [
    ...differences.map((one) => said[one]),
    ...(missing > 0
      ? [`${formatCount(missing)} wilayah hanya ada di satu sisi; seluruh angkanya dihitung sebagai perubahan.`]
      : []),
    ...(before.day > after.day
      ? ['Sisi dari lebih baru daripada sisi ke: angka yang bertambah tampil sebagai turun.']
      : []),
  ];
}

function listFacts({ campaign, table, sources, office }: Input): Report['facts'] {
  const { before, after, rows } = table;
  const both = (one: string, other: string) => (one === other ? one : `${one}; ${other}`);
  const target = (side: MovementSide) => side.targetSet?.name ?? 'belum ada';
  return [
    { label: 'Kampanye', value: campaign.name },
    { label: 'Wilayah', value: `${formatAreaTitle(after.area)} (${after.area.code})` },
    { label: 'Dari', value: describeSide(sources.before, before, office.timeZone) },
    { label: 'Ke', value: describeSide(sources.after, after, office.timeZone) },
    {
      label: 'Tahap',
      value: `${both(stageLabelOf(campaign, before.stage), stageLabelOf(campaign, after.stage))}, satuan ${campaign.unit}`,
    },
    { label: 'Versi target', value: both(target(before), target(after)) },
    ...(rows.length > 0 ? [{ label: 'Baris', value: `${formatCount(rows.length)} ${levelWords[after.detail]}` }] : []),
  ];
}

function describeSide(source: SideSource, side: MovementSide, zone: TimeZone): string {
  const day = `keadaan ${formatDay(side.day)}`;
  if (source.kind === 'day') return `${day} menurut data sekarang`;
  return `arsip rapat “${source.name}”, ${day}, disimpan ${formatInstant(source.frozenAt, zone)}`;
}

function listNotes({ campaign, table }: Input): string[] {
  const any = (state: MovementState) => table.rows.some((row) => row.state === state);
  return [
    ...(any('newlyReported')
      ? ['Baru lapor: sebelumnya belum ada angka, sehingga seluruh angkanya terhitung bertambah.']
      : []),
    ...(any('vanished')
      ? ['Tidak ada angka lagi: laporannya ditarik, sehingga seluruh angkanya terhitung berkurang.']
      : []),
    ...(table.rest ? ['Belum dirinci: bagian angka wilayah ini yang tidak dijelaskan oleh barisnya.'] : []),
    'Naik peringkat: + berarti maju, − berarti mundur. Peringkat menurut persen capaian.',
    `Sumber: ${campaign.source}`,
    ...(campaign.simulated === null ? [] : [`Simulasi: ${campaign.simulated}`]),
    'Sel kosong atau – berarti belum lapor atau tidak diketahui, bukan nol.',
  ];
}
