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

const versi = z.string().trim().min(1).max(80);

/** `versi`: slug of the version of the targets that is checked. Null: the one that counts. */
export function parseCheckVersion(query: Record<string, string | string[] | undefined>): string | null {
  return versi
    .nullable()
    .catch(null)
    .parse(query.versi ?? null);
}

/** `kabar`: what was done on the way here. Null: nothing. */
export function parseCheckDone(query: Record<string, string | string[] | undefined>): 'ditandai' | 'dicabut' | null {
  return query.kabar === 'ditandai' || query.kabar === 'dicabut' ? query.kabar : null;
}

export const checkFileParams = z.strictObject({ ...fileParams, kode: code.optional(), versi: versi.optional() });

export function checkHref(
  campaign: string,
  check: { code: string; version?: string | null },
  said?: 'ditandai' | 'dicabut',
): string {
  const { code: kode, version } = check;
  const query = new URLSearchParams({ kode, ...(version && { versi: version }), ...(said && { kabar: said }) });
  return `/${encodeURIComponent(campaign)}/target/pemeriksaan?${query}`;
}
