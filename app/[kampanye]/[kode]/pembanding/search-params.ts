import { firstValue, type RawParams } from '@/app/search-params';
import type { IsoDay } from '@/lib/domain/days';
import { parseId } from '@/lib/domain/ids';
import { readTypedDay } from '@/lib/format/typed-days';

/** What led to the page, for its message. */
const done = ['disimpan', 'ditarik', 'dikembalikan'] as const;
export type ComparisonDone = (typeof done)[number];

/** `per`, `nomor` of the set that is looked at, `kabar`, and `ditolak`: how many rows of its file were not taken. */
export function parseComparisonQuery(raw: RawParams): {
  asOf: IsoDay | null;
  setId: number | null;
  said: ComparisonDone | null;
  refused: number;
} {
  return {
    asOf: readTypedDay(firstValue(raw, 'per') ?? ''),
    setId: parseId(firstValue(raw, 'nomor') ?? ''),
    said: done.find((one) => one === firstValue(raw, 'kabar')) ?? null,
    refused: parseId(firstValue(raw, 'ditolak') ?? '') ?? 0,
  };
}

/** The page of an area's comparisons, with a set that is looked at. */
export function comparisonHref(
  place: { campaign: string; code: string },
  of: { setId?: number; said?: ComparisonDone; refused?: number } = {},
): string {
  const search = new URLSearchParams({
    ...(of.setId && { nomor: String(of.setId) }),
    ...(of.said && { kabar: of.said }),
    ...(of.refused && { ditolak: String(of.refused) }),
  }).toString();
  const path = `/${encodeURIComponent(place.campaign)}/${encodeURIComponent(place.code)}/pembanding`;
  return search === '' ? path : `${path}?${search}`;
}
