import {
  type AreaProgress,
  type AreaRow,
  computePlaces,
  computePlacesAlike,
  type RankedRow,
  type RowFilter,
  type RowOrder,
  rankRows,
  wholeOf,
} from '../domain/area-progress';
import { parentCode } from '../domain/areas';
import { cellsOf, cellsOfSum, restOf } from '../domain/column-cells';
import { chooseColumns, listSheetColumns } from '../domain/column-choice';
import { type ColumnKey, columnKeys, sheetColumns } from '../domain/columns';
import type { IsoDay } from '../domain/days';
import { defaultView } from '../domain/figure-view';
import type { Office } from '../domain/offices';
import type { Figures } from '../domain/progress';
import { mostSheetRows, type Report, type ReportColumn, type ReportRow } from '../domain/reports';
import { localTime } from '../domain/time-zones';
import { stageSlugs } from '../format/area-query';
import { formatAreaName, formatAreaTitle } from '../format/areas';
import { formatCause } from '../format/cause-words';
import { headerBeside } from '../format/comparison-words';
import { formatDay } from '../format/days';
import { formatCount } from '../format/numbers';
import { formatLokus } from '../format/scope-words';
import { formatStatus, levelWords } from '../format/words';
import { listFacts, listNotes, restNote } from './report-notes';

/** What the reader chose of the table: its order, which rows, which columns (null: the standard ones). */
export type ReportView = { order: RowOrder; filter: RowFilter; columns: readonly ColumnKey[] | null };

type Cells = Partial<Record<ReportColumn['key'], string | number | null>>;

/**
 * The sheet of an area with the rows, order, filter and columns that its reader chose. It computes no figure of its own.
 * @param print who prints it, and when: the hour and the day of signing are those of the office's zone
 */
export function buildReport(progress: AreaProgress, view: ReportView, print: { office: Office; madeAt: Date }): Report {
  const ranked = rankRows({ rows: progress.rows, ...view });
  const places = computePlaces(progress.rows);
  const alike = computePlacesAlike(progress.rows);
  const twins = findTwins(progress.rows);
  const whole = wholeOf(progress);
  const keys = listSheetColumns(
    {
      ...whole,
      stage: progress.stage,
      channels: progress.campaign.channels,
      numbered: isNumbered(ranked.map((row) => places.get(row.area.code) ?? null)),
    },
    view.columns,
  );
  const columns = sheetColumns
    .filter(({ key }) => keys.includes(key))
    .map(({ key, header, kind }) => ({ key, kind, header: headerBeside(key, progress) ?? header }));
  const rest = restOf(whole, keys);
  const line = (row: Omit<ReportRow, 'cells'>, cells: Cells): ReportRow => ({
    ...row,
    cells: columns.map(({ key }) => cells[key] ?? null),
  });
  const { headline, area } = progress;
  const { office, madeAt } = print;
  return {
    fileName: nameFile(progress),
    letterhead: office.letterhead,
    titles: listTitles(progress),
    facts: listFacts(progress, { ...view, shown: ranked.length, timeZone: office.timeZone }),
    columns,
    rows: [
      ...ranked.map((row) =>
        line(
          { kind: 'area', code: row.area.code, status: row.figures.status, tiny: isTiny(row.figures) },
          cellsOfArea(row, {
            place: places.get(row.area.code) ?? null,
            alike: alike.get(row.area.code) ?? null,
            name: twins.has(row.area.code) ? formatAreaTitle(row.area) : formatAreaName(row.area),
          }),
        ),
      ),
      ...(rest
        ? [line({ kind: 'rest', code: null, status: null, tiny: false }, { wilayah: 'Belum dirinci', ...rest })]
        : []),
      line(
        { kind: 'sum', code: area.code, status: headline.status, tiny: isTiny(headline) },
        // A sum has no place and no day of its own: each of its rows has one.
        {
          wilayah: labelSum(progress, ranked.length),
          ...cellsOfSum(whole),
          status: formatStatus(headline),
          sebab: formatCause(headline),
        },
      ),
    ],
    notes: listNotes(progress, { rest: rest !== null, timeZone: office.timeZone }),
    signature: { ...office.signature, day: localTime(madeAt, office.timeZone).day },
  };
}

/**
 * The sheet of an area with all columns, and how many rows it has; null: more than a sheet takes (`mostSheetRows`). Of a
 * table that was too long for the page it was made beside the web server.
 */
export function buildSheet(
  progress: AreaProgress,
  view: Omit<ReportView, 'columns'>,
  print: { office: Office; madeAt: Date },
): { shown: number; report: Report | null } {
  if (progress.tooLong?.sheet) return progress.tooLong.sheet;
  const shown = rankRows({ rows: progress.rows, ...view }).length;
  const full = { ...view, columns: columnKeys };
  return { shown, report: shown > mostSheetRows ? null : buildReport(progress, full, print) };
}

/** The same sheet with fewer columns. The columns of a full one are all there, so that no figure is made anew. */
export function pickColumns(report: Report, keys: readonly ColumnKey[] | null): Report {
  const any = report.columns.some((column) => column.key === 'unsplit');
  const place = report.columns.findIndex((column) => column.key === 'peringkat');
  const places = report.rows.filter((row) => row.kind === 'area').map((row) => row.cells[place] ?? null);
  const numbered = keys === null && isNumbered(places.map((one) => (typeof one === 'number' ? one : null)));
  const wanted = chooseColumns(keys, any).filter((key) => key !== 'peringkat' || !numbered);
  const at = report.columns.flatMap((column, index) => (wanted.some((key) => key === column.key) ? [index] : []));
  const pick = <T>(list: readonly T[]): T[] => at.map((index) => list[index] as T);
  const rows = report.rows.map((row) => ({ ...row, cells: pick(row.cells) })).filter((row) => !saysNothing(row));
  const rest = rows.some((row) => row.kind === 'rest');
  return {
    ...report,
    columns: pick(report.columns),
    rows,
    notes: rest ? report.notes : report.notes.filter((note) => note !== restNote),
  };
}

/** "Belum dirinci" where no column that was picked has a figure of it. */
function saysNothing({ kind, cells }: ReportRow): boolean {
  return kind === 'rest' && cells.every((cell) => typeof cell !== 'number');
}

/** Whether rows stand in the order of their places, from the first on: their numbers then say what the places would. */
function isNumbered(places: readonly (number | null)[]): boolean {
  const known = places.filter((place) => place !== null);
  const last = places.slice(known.length).every((place) => place === null);
  return (
    last &&
    (known.length === 0 || known[0] === 1) &&
    known.every((place, at) => at === 0 || (known[at - 1] ?? 0) <= place)
  );
}

function isTiny({ percent, total }: Figures): boolean {
  return percent === 0 && total !== null && total > 0;
}

/** The codes of rows that share their name with a neighbour, as a desa and a kelurahan of one kecamatan may. */
function findTwins(rows: AreaProgress['rows']): ReadonlySet<string> {
  const keyOf = ({ area }: AreaRow) => `${parentCode(area.code)} ${formatAreaName(area).toLowerCase()}`;
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return new Set(rows.filter((row) => (counts.get(keyOf(row)) ?? 0) > 1).map(({ area }) => area.code));
}

function cellsOfArea(
  { area, rank, figures }: RankedRow,
  of: { place: number | null; alike: number | null; name: string },
): Cells {
  const { place, alike, name } = of;
  return {
    no: rank,
    kode: area.code,
    wilayah: name,
    ...cellsOf(figures),
    status: formatStatus(figures),
    sebab: formatCause(figures),
    peringkat: place,
    sejenis: alike,
    lapor: figures.lastReportDay,
  };
}

/** Where the filter hides rows, the sum says that it is not the sum of those shown. */
function labelSum({ area, rows, detail }: AreaProgress, shown: number): string {
  const label = `Jumlah ${formatAreaName(area)}`;
  return shown === rows.length ? label : `${label}, semua ${formatCount(rows.length)} ${levelWords[detail]}`;
}

/**
 * "Capaian Pendataan Keluarga 2021", "Kabupaten Karawang, Provinsi Jawa Barat", "Keadaan 12 April 2021", and in a campaign
 * of lokus behind it ", 15 dari 15 lokus".
 */
function listTitles(progress: AreaProgress): string[] {
  const { campaign, area, path, asOf } = progress;
  const above = path.filter((step) => step.area.level > 0).map((step) => formatAreaTitle(step.area));
  return [
    `Capaian ${campaign.name}`,
    [formatAreaTitle(area), ...above.reverse()].join(', '),
    [`Keadaan ${formatDay(asOf)}`, formatLokus(progress)].filter((part) => part !== null).join(', '),
  ];
}

/** The rows' level stands in the name where it is not the usual one, so that two files of a day do not share it. */
export function nameFile({ campaign, area, asOf, rows, detail, stage }: AreaProgress): string {
  const [first] = rows;
  const deeper = first && first.area.level > area.level + 1 ? detail : null;
  // Another stage than the one that counts has a name of its own: it would overwrite that file in a folder.
  const other = stage === defaultView.stage ? null : stageSlugs[stage];
  return nameOfFile([campaign.slug, area.code, formatAreaName(area), deeper, other, asOf]);
}

/** A name for file systems from its parts: lower case, letters, digits and dots with hyphens between. */
function nameOfFile(parts: readonly (string | IsoDay | null)[]): string {
  return parts
    .filter((part) => part !== null)
    .map((part) => plainName(part))
    .join('-');
}

function plainName(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^a-z0-9.]+/g, '-').replaceAll(/^-|-$/g, '');
}
