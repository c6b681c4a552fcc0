import { z } from 'zod';
import { fileParams } from '@/app/[kampanye]/[kode]/search-params';
import { levelOfCode } from '@/lib/domain/areas';

const code = z
  .string()
  .trim()
  .refine((text) => levelOfCode(text) !== null);

/** `kode`: the area that is checked. Null: the reader's own, or it says no code. */
export function parseCheckCode(query: Record<string, string | string[] | undefined>): string | null {
  return code
    .nullable()
    .catch(null)
    .parse(query.kode ?? null);
}

/** `kabar`: what was done on the way here. Null: nothing. */
export function parseCheckDone(query: Record<string, string | string[] | undefined>): 'ditandai' | 'dicabut' | null {
  return query.kabar === 'ditandai' || query.kabar === 'dicabut' ? query.kabar : null;
}

export const checkFileParams = z.strictObject({ ...fileParams, kode: code.optional() });

export function checkHref(campaign: string, areaCode: string, said?: 'ditandai' | 'dicabut'): string {
  const path = `/${encodeURIComponent(campaign)}/target/pemeriksaan?kode=${encodeURIComponent(areaCode)}`;
  return said ? `${path}&kabar=${said}` : path;
}
