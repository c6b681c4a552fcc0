import { z } from 'zod';
import { sortKeys } from '../../../lib/domain/area-progress';
import { stages } from '../../../lib/domain/counts';
import { daySchema } from '../../../lib/domain/day-schema';
import { statuses } from '../../../lib/domain/progress';
import { type ColumnKey, columnKeys } from '../../../lib/domain/reports';
import {
  type AreaQuery,
  type AreaSubpage,
  areaHref,
  defaultAreaQuery,
  detailNames,
  stageSlugs,
  statusSlugs,
} from '../../../lib/format/area-query';

const orderPattern = /^(-?)([a-z]+)$/;

const order = z.string().transform((text, context) => {
  const [, minus, word] = orderPattern.exec(text) ?? [];
  const key = sortKeys.find((known) => known === word);
  if (key) return { key, descending: minus === '-' };
  context.addIssue({ code: 'custom', message: `'${text}' bukan kolom untuk mengurutkan.` });
  return z.NEVER;
});

const stage = z.enum(Object.values(stageSlugs)).transform((slug) => stages.find((one) => stageSlugs[one] === slug));

const statusFilters = [...statuses, 'belumLaporHariIni'] as const;
const status = z
  .enum(Object.values(statusSlugs))
  .transform((slug) => statusFilters.find((one) => statusSlugs[one] === slug) ?? null);

/** "no,wilayah,total" or "semua"; words that are no column are passed over, and none at all is no choice. */
const columns = z.string().transform((text): readonly ColumnKey[] | null => {
  if (text === 'semua') return columnKeys;
  const words = text.split(',');
  const known = columnKeys.filter((key) => words.includes(key));
  return known.length > 0 ? known : null;
});

const orientation = z.enum(['tegak', 'datar']).transform((word) => (word === 'tegak' ? 'portrait' : 'landscape'));

const typed = z.string().trim().max(80);

/** One schema a parameter of the area page; each falls back to its default when the value is none of its own. */
const areaParams = {
  per: daySchema.nullable().catch(defaultAreaQuery.asOf),
  tahap: stage.transform((one) => one ?? defaultAreaQuery.stage).catch(defaultAreaQuery.stage),
  rinci: z.enum(detailNames).nullable().catch(defaultAreaQuery.detail),
  urut: order.catch(defaultAreaQuery.order),
  status: status.catch(null),
  cari: typed.catch(''),
  versi: z.coerce.number().int().positive().max(2_147_483_647).nullable().catch(null),
  hal: z.coerce.number().int().min(1).max(100_000).catch(1),
  wilayah: typed.catch(''),
  kolom: columns.nullable().catch(null),
  kertas: orientation.nullable().catch(null),
};

const areaParamsSchema = z.object(areaParams);

/** A URL's parameters as Next hands them over, or as `URLSearchParams` holds them. */
export type RawParams = Record<string, string | string[] | undefined> | URLSearchParams;

function firstOf(raw: RawParams, name: string): string | undefined {
  if (raw instanceof URLSearchParams) return raw.get(name) ?? undefined;
  const value = raw[name];
  return Array.isArray(value) ? value[0] : value;
}

/** A form of checkboxes sends `kolom` once for each that is ticked. */
function readParam(raw: RawParams, name: string): string | undefined {
  if (name !== 'kolom') return firstOf(raw, name);
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
    filter: { status: params.status, search: params.cari },
    targetSet: params.versi,
    page: params.hal,
    find: params.wilayah,
    columns: params.kolom,
    orientation: params.kertas,
  };
}

/** The path and query that lead to the same page again, or to a page below it. */
export function ownPath(input: { kampanye: string; kode: string; query: AreaQuery; below?: AreaSubpage }): string {
  return areaHref({ campaign: input.kampanye, code: input.kode, query: input.query }, input.below);
}
