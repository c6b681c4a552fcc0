import { z } from 'zod';
import { sortKeys } from '../../../lib/domain/area-progress';
import { stages } from '../../../lib/domain/counts';
import { daySchema } from '../../../lib/domain/day-schema';
import { statuses } from '../../../lib/domain/progress';
import {
  type AreaQuery,
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
};

const areaParamsSchema = z.object(areaParams);

/** A URL's parameters as Next hands them over, or as `URLSearchParams` holds them. */
export type RawParams = Record<string, string | string[] | undefined> | URLSearchParams;

function firstOf(raw: RawParams, name: string): string | undefined {
  if (raw instanceof URLSearchParams) return raw.get(name) ?? undefined;
  const value = raw[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The query of an area page, its exports and its API: never fails, a bad value falls back to its default. */
export function parseAreaQuery(raw: RawParams): AreaQuery {
  const names = Object.keys(areaParams);
  const params = areaParamsSchema.parse(Object.fromEntries(names.map((name) => [name, firstOf(raw, name)])));
  return {
    asOf: params.per,
    stage: params.tahap,
    detail: params.rinci,
    order: params.urut,
    filter: { status: params.status, search: params.cari },
    targetSet: params.versi,
    page: params.hal,
    find: params.wilayah,
  };
}

/** The path and query that lead to the same page again. */
export function ownPath(input: { kampanye: string; kode: string; query: AreaQuery }): string {
  return areaHref({ campaign: input.kampanye, code: input.kode, query: input.query });
}
