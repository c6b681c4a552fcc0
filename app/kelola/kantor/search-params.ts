import { z } from 'zod';
import { firstValue, type RawParams } from '@/app/search-params';
import { isKeepable } from '@/lib/domain/texts';

/** `wilayah`: the area whose offices are listed (null: the reader's own); `hal`: the page. */
export function parseOfficesQuery(raw: RawParams): { areaCode: string | null; page: number } {
  const areaCode = z
    .string()
    .trim()
    .min(1)
    .max(20)
    .refine(isKeepable)
    .nullable()
    .catch(null)
    .parse(firstValue(raw, 'wilayah'));
  const page = z.coerce.number().int().min(1).max(10_000).catch(1).parse(firstValue(raw, 'hal'));
  return { areaCode, page };
}

/** The address of a list of offices. */
export function officesHref(areaCode: string | null, page = 1): string {
  const search = new URLSearchParams({
    ...(areaCode && { wilayah: areaCode }),
    ...(page > 1 && { hal: String(page) }),
  }).toString();
  return search ? `/kelola/kantor?${search}` : '/kelola/kantor';
}
