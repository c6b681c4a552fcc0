import { z } from 'zod';
import { firstValues, type RawParams, typedDay } from '@/app/search-params';
import { type AuditQuery, auditNouns } from '@/lib/domain/audit-log';
import { isKeepable } from '@/lib/domain/texts';

const day = typedDay.nullable().catch(null);
const schema = z.object({
  cari: z.string().trim().max(100).refine(isKeepable).catch(''),
  jenis: z.enum(auditNouns).nullable().catch(null),
  wilayah: z
    .string()
    .trim()
    .max(20)
    .refine(isKeepable)
    .transform((code) => (code === '' ? null : code))
    .nullable()
    .catch(null),
  dari: day,
  sampai: day,
  hal: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** The filter and page of an address; an invalid value counts as absent. */
export function parseAuditQuery(raw: RawParams): { query: AuditQuery; page: number } {
  const { cari, jenis, wilayah, dari, sampai, hal } = schema.parse(firstValues(raw));
  return { query: { find: cari, noun: jenis, areaCode: wilayah, from: dari, to: sampai }, page: hal };
}

/** The address of a page of the audit, or of its file. */
export function auditHref(query: AuditQuery, page = 1, path = '/kelola/audit'): string {
  const said = {
    cari: query.find,
    jenis: query.noun ?? '',
    wilayah: query.areaCode ?? '',
    dari: query.from ?? '',
    sampai: query.to ?? '',
    hal: page > 1 ? String(page) : '',
  };
  const search = new URLSearchParams(Object.entries(said).filter(([, value]) => value !== '')).toString();
  return search === '' ? path : `${path}?${search}`;
}
