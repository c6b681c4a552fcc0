import type { RowFilter, RowOrder } from '../domain/area-progress';
import { type LevelName, levelNames } from '../domain/areas';
import { type ColumnKey, columnKeys } from '../domain/columns';
import type { Stage } from '../domain/counts';
import type { IsoDay } from '../domain/days';
import { defaultView, type FigureView } from '../domain/figure-view';
import type { Orientation } from '../domain/reports';
import { causeSlugs } from './cause-words';

/** The words that URLs use for a stage. */
export const stageSlugs = { collected: 'terdata', recorded: 'masuk', validated: 'valid' } as const satisfies Record<
  Stage,
  string
>;

/** The words that URLs use for a filter by status. */
export const statusSlugs = {
  done: 'selesai',
  onTrack: 'sesuai',
  atRisk: 'waspada',
  behind: 'tertinggal',
  notReported: 'belum-lapor',
  belumLaporHariIni: 'belum-lapor-hari-ini',
} as const satisfies Record<NonNullable<RowFilter['status']>, string>;

/** The levels that rows may have. */
export const detailNames = levelNames.filter((name): name is Exclude<LevelName, 'indonesia'> => name !== 'indonesia');

/** `per`, `tahap`, `rinci`, `versi` and `semua`. A page shows no rows of the whole nation. */
export type ChosenView = FigureView & { detail: Exclude<LevelName, 'indonesia'> | null };

/** What the reader of an area page has chosen: its URL, parsed. */
export type AreaQuery = ChosenView & {
  /** `urut` */
  order: RowOrder;
  /** `status`, `sebab` and `cari` */
  filter: RowFilter;
  /** `hal`: which page of rows, from 1, where rows come in pages. */
  page: number;
  /** `wilayah`: what was typed to find an area. */
  find: string;
  /** `kolom`: what the sheet shows; null: what the office chose, or the standard columns. */
  columns: readonly ColumnKey[] | null;
  /** `angka=persen`: the table says what was counted as a percent of the target. */
  shares: boolean;
  /** `kertas`; null: as wide as the table needs it. */
  orientation: Orientation | null;
  /** `grafik`: whether the chart ends on the day shown, and not with the period. */
  zoom: boolean;
  /** `banding`: what the trend is compared with, as it was asked for; '': nothing. */
  compare: string;
};

/** The words that URLs use for how paper lies. */
export const orientationSlugs = { portrait: 'tegak', landscape: 'datar' } as const satisfies Record<
  Orientation,
  string
>;

export const defaultAreaQuery: AreaQuery = {
  ...defaultView,
  order: { key: 'persen', descending: true },
  filter: { status: null, search: '' },
  page: 1,
  find: '',
  columns: null,
  shares: false,
  orientation: null,
  zoom: false,
  compare: '',
};

/** An order as `urut` writes it: "-persen" is descending. */
export function formatOrder(order: RowOrder): string {
  return `${order.descending ? '-' : ''}${order.key}`;
}

/** Columns as `kolom` writes them: "no,wilayah,total", or "semua". */
function formatColumns(columns: readonly ColumnKey[]): string {
  return columns.length === columnKeys.length ? 'semua' : columns.join(',');
}

/** The name and value of each choice that is not the default, in the order URLs have them. */
export function listAreaParams(query: AreaQuery): [name: string, value: string][] {
  const params: [string, string][] = [];
  if (query.asOf) params.push(['per', query.asOf]);
  if (query.stage !== defaultAreaQuery.stage) params.push(['tahap', stageSlugs[query.stage]]);
  if (query.detail) params.push(['rinci', query.detail]);
  if (formatOrder(query.order) !== formatOrder(defaultAreaQuery.order)) params.push(['urut', formatOrder(query.order)]);
  if (query.filter.status) params.push(['status', statusSlugs[query.filter.status]]);
  if (query.filter.cause) params.push(['sebab', causeSlugs[query.filter.cause]]);
  if (query.filter.search) params.push(['cari', query.filter.search]);
  if (query.targetSet !== null) params.push(['versi', String(query.targetSet)]);
  if (query.all) params.push(['semua', '1']);
  if (query.page > 1) params.push(['hal', String(query.page)]);
  if (query.find) params.push(['wilayah', query.find]);
  if (query.columns) params.push(['kolom', formatColumns(query.columns)]);
  if (query.shares) params.push(['angka', 'persen']);
  if (query.orientation) params.push(['kertas', orientationSlugs[query.orientation]]);
  if (query.zoom) params.push(['grafik', 'kini']);
  if (query.compare) params.push(['banding', query.compare]);
  return params;
}

/** Where a reader stands: an area of a campaign, and what they chose there. */
export type AreaAddress = {
  campaign: string;
  code: string;
  query: AreaQuery;
  /** The path of the share link that shows the area: its reader sorts and filters there, and can go nowhere else. */
  sharedAt?: string;
};

/** The pages below an area page. */
export type AreaSubpage =
  | 'unduh'
  | 'lembar'
  | 'rekap'
  | 'rekap/gambar'
  | 'rapat'
  | 'bagikan'
  | 'bundel'
  | 'kalkulator'
  | 'grafik'
  | 'layar'
  | 'sapu-bersih'
  | 'pelaporan'
  | 'pelaporan/unduh'
  | 'bermasalah';

/** What was chosen of the chart stays with the page that shows it. */
const withoutChart = (query: AreaQuery): AreaQuery => ({ ...query, zoom: false, compare: '' });

/** The address of an area page, or of a page below it (`below: 'unduh'`), without what is the default anyway. */
export function areaHref(address: AreaAddress, below?: AreaSubpage): string {
  const search = new URLSearchParams(listAreaParams(below ? withoutChart(address.query) : address.query)).toString();
  const path =
    !below && address.sharedAt ? address.sharedAt : `/${address.campaign}/${address.code}${below ? `/${below}` : ''}`;
  return search ? `${path}?${search}` : path;
}

/** The address of an area's table as a file; `koma` is for programs, which split a CSV at commas. */
export function downloadHref(address: AreaAddress, format: 'pdf' | 'xlsx' | 'csv', separator?: 'koma'): string {
  const params = [
    ['format', format],
    ...(separator ? [['pemisah', separator]] : []),
    ...listAreaParams(withoutChart(address.query)),
  ];
  return `/${address.campaign}/${address.code}/unduh?${new URLSearchParams(params)}`;
}

/** The kinds of file that the trend of an area comes as. */
export const trendFormats = ['png', 'svg', 'csv'] as const;
export type TrendFormat = (typeof trendFormats)[number];

/** The address of an area's trend as a picture, or of its figures. */
export function trendFileHref(address: AreaAddress, format: TrendFormat): string {
  const params = [['format', format], ...listAreaParams({ ...address.query, columns: null, orientation: null })];
  return `/${address.campaign}/${address.code}/grafik?${new URLSearchParams(params)}`;
}

/**
 * The same page with something changed. A change of what is listed leads back to the first page of rows, and any change
 * closes the list of areas found.
 */
export function hrefWith(address: AreaAddress, change: Partial<AreaQuery>, below?: AreaSubpage): string {
  return areaHref({ ...address, query: { ...address.query, page: 1, find: '', ...change } }, below);
}

/** Another area with the same day, stage and targets, on the day that is shown now. */
export function areaHrefOn(address: AreaAddress, code: string, asOf: IsoDay): string {
  const { stage, targetSet } = address.query;
  return areaHref({ campaign: address.campaign, code, query: { ...defaultAreaQuery, asOf, stage, targetSet } });
}

/** To the first area inside another one whose figure is held, with the same day, stage and targets. */
export function troubleHref(address: AreaAddress, code: string, asOf: IsoDay): string {
  const { stage, targetSet } = address.query;
  const query = { ...defaultAreaQuery, asOf, stage, targetSet };
  return areaHref({ campaign: address.campaign, code, query }, 'bermasalah');
}
