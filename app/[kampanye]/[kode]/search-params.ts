import { z } from 'zod';
import type { AreaProgress } from '../../../lib/domain/area-progress';
import { levelNames } from '../../../lib/domain/areas';
import { causes } from '../../../lib/domain/causes';
import { type ColumnKey, columnKeys, sortKeys } from '../../../lib/domain/columns';
import { stages } from '../../../lib/domain/counts';
import { statuses } from '../../../lib/domain/progress';
import { findTargetSet } from '../../../lib/domain/target-sets';
import {
  type AreaAddress,
  type AreaQuery,
  type AreaSubpage,
  areaHref,
  defaultAreaQuery,
  detailNames,
  stageSlugs,
  statusSlugs,
  trendFormats,
} from '../../../lib/format/area-query';
import { causeSlugs } from '../../../lib/format/cause-words';
import { firstValue, type RawParams, typedDay } from '../../search-params';

const orderPattern = /^(-?)([a-z]+)$/;

const order = z.string().transform((text, context) => {
  const [, minus, word] = orderPattern.exec(text) ?? [];
  const key = sortKeys.find((known) => known === word);
  if (key) return { key, descending: minus === '-' };
  context.addIssue({
    code: 'custom',
    message: `'${text.slice(0, 40)}' bukan kolom untuk mengurutkan. Pilih: ${sortKeys.join(', ')}; dengan - di depan dari yang terbesar.`,
  });
  return z.NEVER;
});

const stage = z.enum(Object.values(stageSlugs)).transform((slug) => stages.find((one) => stageSlugs[one] === slug));

const statusFilters = [...statuses, 'belumLaporHariIni'] as const;
const status = z
  .enum(Object.values(statusSlugs))
  .transform((slug) => statusFilters.find((one) => statusSlugs[one] === slug) ?? null);

const cause = z
  .enum(Object.values(causeSlugs))
  .transform((slug) => causes.find((one) => causeSlugs[one] === slug) ?? null);

/** "no,wilayah,total" or "semua"; words that are no column are passed over, and none at all is no choice. */
const columns = z.string().transform((text): readonly ColumnKey[] | null => {
  if (text === 'semua') return columnKeys;
  const words = text.split(',');
  const known = columnKeys.filter((key) => words.includes(key));
  return known.length > 0 ? known : null;
});

/** As `columns`; a word that is no column is refused. */
const knownColumns = z.string().superRefine((text, context) => {
  if (text === 'semua') return;
  const unknown = text.split(',').filter((word) => !columnKeys.some((key) => key === word));
  if (unknown.length === 0) return;
  const words = unknown.slice(0, 10).map((word) => `'${word.slice(0, 20)}'`);
  const message = `${words.join(', ')} bukan kolom. Pilih: semua, ${columnKeys.join(', ')}.`;
  context.addIssue({ code: 'custom', message });
});

const shares = z.enum(['persen', 'jumlah']).transform((word) => word === 'persen');

const orientation = z.enum(['tegak', 'datar']).transform((word) => (word === 'tegak' ? 'portrait' : 'landscape'));

const typed = z.string().trim().max(80);
const targetSet = z.string().trim().min(1).max(80);
const page = z.coerce.number().int().min(1).max(100_000);
const detail = z.enum(detailNames);
const zoom = z.enum(['kini']).transform(() => true);
const all = z.enum(['0', '1']).transform((digit) => digit === '1');

/** One schema a parameter of the area page; each falls back to its default when the value is none of its own. */
const areaParams = {
  per: typedDay.nullable().catch(defaultAreaQuery.asOf),
  tahap: stage.transform((one) => one ?? defaultAreaQuery.stage).catch(defaultAreaQuery.stage),
  rinci: detail.nullable().catch(defaultAreaQuery.detail),
  urut: order.catch(defaultAreaQuery.order),
  status: status.catch(null),
  sebab: cause.catch(null),
  cari: typed.catch(''),
  versi: targetSet.nullable().catch(null),
  semua: all.catch(false),
  hal: page.catch(1),
  wilayah: typed.catch(''),
  kolom: columns.nullable().catch(null),
  angka: shares.catch(false),
  kertas: orientation.nullable().catch(null),
  grafik: zoom.catch(false),
  banding: typed.catch(''),
};

const areaParamsSchema = z.object(areaParams);

/** What chooses the figures of an area; a file refuses what it cannot read, for nobody sees its address again. */
const figureParams = {
  per: typedDay.optional(),
  tahap: stage.optional(),
  rinci: detail.optional(),
  versi: targetSet.optional(),
  semua: all.optional(),
};

/** What chooses the kind of a file. */
export const fileParams = {
  format: z.enum(['xlsx', 'csv', 'pdf']).default('xlsx'),
  pemisah: z.enum(['koma', 'titik-koma']).default('titik-koma'),
};

/** What chooses the columns of a sheet, and how the paper lies. */
export const sheetParams = { kolom: knownColumns.optional(), kertas: orientation.optional() };

/** The parameters of the picture of a recap. `kertas` and the like come along from the page and change nothing. */
export const pictureParams = z.strictObject({
  ...figureParams,
  ...sheetParams,
  urut: order.optional(),
  status: z.preprocess((text) => (text === '' ? undefined : text), status.optional()),
  sebab: z.preprocess((text) => (text === '' ? undefined : text), cause.optional()),
  cari: typed.optional(),
  hal: page.optional(),
  wilayah: typed.optional(),
  grafik: zoom.optional(),
  banding: typed.optional(),
  angka: shares.optional(),
});

/** The parameters of the trend of an area as a file. */
export const trendFileParams = z.strictObject({ format: z.enum(trendFormats), ...pictureParams.shape });

/** The parameters of an area's table as a file. What passes is read by `parseAreaQuery` as it is meant. */
export const downloadParams = z.strictObject({ ...fileParams, ...pictureParams.shape });

/** The parameters of who has reported as a file. */
export const reportingFileParams = z.strictObject({
  ...fileParams,
  per: figureParams.per,
  rinci: figureParams.rinci,
});

/** Of these two days and views are compared: the parameters that choose the figures on both sides. */
export const viewParams = { tahap: figureParams.tahap, rinci: figureParams.rinci, versi: figureParams.versi };

/** What a page of an area is called with. */
export type AreaPageProps = {
  params: Promise<{ kampanye: string; kode: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** A form of checkboxes sends `kolom` once for each that is ticked. */
function readParam(raw: RawParams, name: string): string | undefined {
  if (name !== 'kolom') return firstValue(raw, name);
  const all = raw instanceof URLSearchParams ? raw.getAll(name) : raw[name];
  return Array.isArray(all) ? all.join(',') || undefined : all;
}

/** The query of an area page, its exports and its API: never fails, a bad value falls back to its default. */
export function parseAreaQuery(raw: RawParams): AreaQuery {
  const names = Object.keys(areaParams);
  const params = areaParamsSchema.parse(Object.fromEntries(names.map((name) => [name, readParam(raw, name)])));
  return {
    asOf: params.per,
    stage: params.tahap,
    detail: params.rinci,
    order: params.urut,
    filter: { status: params.status, ...(params.sebab && { cause: params.sebab }), search: params.cari },
    targetSet: params.versi,
    all: params.semua,
    page: params.hal,
    find: params.wilayah,
    columns: params.kolom,
    shares: params.angka,
    orientation: params.kertas,
    zoom: params.grafik,
    compare: params.banding,
  };
}

/** The day that an address asks for, as it was typed; null: it names none. */
export function readAskedDay(raw: RawParams): string | null {
  return firstValue(raw, 'per')?.trim() || null;
}

/**
 * The query of a page without what it could not show: a day outside the campaign, rows of a level that the area does not
 * hold, targets that there are not. Links and files of the page are made of it.
 */
export function queryAsShown(
  query: AreaQuery,
  shown: Pick<AreaProgress, 'asOf' | 'area' | 'targetSet' | 'tooLong'>,
): AreaQuery {
  // Rows that are too many for a page, and of which it shows nothing.
  const withheld = shown.tooLong && !shown.tooLong.table && !shown.tooLong.sheet;
  const below = !withheld && query.detail !== null && levelNames.indexOf(query.detail) > shown.area.level;
  return {
    ...query,
    asOf: query.asOf === shown.asOf ? query.asOf : null,
    detail: below ? query.detail : null,
    targetSet: findTargetSet(shown.targetSet ? [shown.targetSet] : [], query.targetSet)?.slug ?? null,
  };
}

/** The path and query that lead to the same page again, or to a page below it. */
export function ownPath(input: { kampanye: string; kode: string; query: AreaQuery; below?: AreaSubpage }): string {
  return areaHref({ campaign: input.kampanye, code: input.kode, query: input.query }, input.below);
}

/** Where a page of an area is, as it is shown. */
export function addressOf(
  progress: Pick<AreaProgress, 'campaign' | 'asOf' | 'area' | 'targetSet' | 'tooLong'>,
  query: AreaQuery,
): AreaAddress {
  return { campaign: progress.campaign.slug, code: progress.area.code, query: queryAsShown(query, progress) };
}
