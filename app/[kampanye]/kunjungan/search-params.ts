import { z } from 'zod';
import { fileParams } from '@/app/[kampanye]/[kode]/search-params';
import { firstValue, type RawParams } from '@/app/search-params';
import { toDay } from '@/lib/domain/days';
import { addMonths, parseMonth, type VisitKind, visitKinds } from '@/lib/domain/visits';

/** What led to a page of visits, for its message. */
const done = ['dicatat', 'ditarik', 'disimpan', 'tugas', 'gambar', 'gambar-dihapus'] as const;
export type VisitDone = (typeof done)[number];

export type VisitQuery = {
  code: string | null;
  kind: VisitKind | null;
  /** As YYYY-MM; null: all. */
  month: string | null;
  calendar: boolean;
};

const code = z
  .string()
  .trim()
  .regex(/^(?:id|[\d.]{2,13})$/)
  .nullable()
  .catch(null);
const kind = z.enum(visitKinds).nullable().catch(null);
const month = z.string().transform(parseMonth).nullable().catch(null);

/** `wilayah`, `jenis`, `bulan` and `tampil`; what is none falls back. */
export function parseVisitQuery(raw: RawParams): VisitQuery {
  return {
    code: code.parse(firstValue(raw, 'wilayah') ?? null),
    kind: kind.parse(firstValue(raw, 'jenis') ?? null),
    month: month.parse(firstValue(raw, 'bulan') ?? null),
    calendar: firstValue(raw, 'tampil') === 'kalender',
  };
}

/** `kabar`; null: no message, or an unknown one. */
export function parseVisitDone(raw: RawParams): VisitDone | null {
  return done.find((one) => one === firstValue(raw, 'kabar')) ?? null;
}

/** The page of visits, as a query asks for it. */
export function visitsHref(campaign: string, query: Partial<VisitQuery>): string {
  const search = new URLSearchParams({
    ...(query.code && { wilayah: query.code }),
    ...(query.kind && { jenis: query.kind }),
    ...(query.month && { bulan: query.month }),
    ...(query.calendar && { tampil: 'kalender' }),
  }).toString();
  return `/${encodeURIComponent(campaign)}/kunjungan${search === '' ? '' : `?${search}`}`;
}

/** The page of one visit. */
export function visitHref(campaign: string, id: number, said?: VisitDone): string {
  return `/${encodeURIComponent(campaign)}/kunjungan/${id}${said ? `?kabar=${said}` : ''}`;
}

/** The filter that a query means. */
export function filterOf({ code, kind, month }: VisitQuery) {
  if (month === null) return { code, kind, from: null, to: null };
  const next = new Date(`${addMonths(month, 1)}-01T00:00:00Z`);
  next.setUTCDate(0);
  return { code, kind, from: toDay(`${month}-01`), to: toDay(next.toISOString().slice(0, 10)) };
}

export const visitFileParams = z.strictObject({
  ...fileParams,
  wilayah: code.default(null),
  jenis: kind.default(null),
  bulan: month.default(null),
});

/** The cookie that carries why a picture was refused. */
export const refusedPictureCookie = 'kejar-gambar-ditolak';
