import { z } from 'zod';
import { firstValue, type RawParams } from '@/app/search-params';
import { parseRefusedFile, type RefusedFile } from '@/lib/domain/refused-file';
import { isKeepable } from '@/lib/domain/texts';

/** `wilayah`: the area whose office is meant; null: the reader's own. Whether there is one, and theirs, the gate says. */
export function parseOfficeArea(text: unknown): string | null {
  return z.string().trim().min(1).max(20).refine(isKeepable).nullable().catch(null).parse(text);
}

/** The page of an office, with what came of its logo. */
export function officeHref(areaCode: string | null, logo?: Record<string, string>): string {
  const search = new URLSearchParams({ ...(areaCode && { wilayah: areaCode }), ...logo }).toString();
  return search ? `/kantor?${search}` : '/kantor';
}

/** Where the logo of an office is sent to. */
export function logoHref(areaCode: string | null): string {
  return areaCode === null ? '/kantor/logo' : `/kantor/logo?${new URLSearchParams({ wilayah: areaCode })}`;
}

/** The cookie that carries why a logo was refused. */
export const refusedLogoCookie = 'kejar-logo-ditolak';

export type OfficeQuery = { areaCode: string | null; logo: 'saved' | 'removed' | RefusedFile | null };

/** Which office is shown, and what its page says of the logo that was just sent. */
export function parseOfficeQuery(raw: RawParams, cookie: string | undefined): OfficeQuery {
  const logo = firstValue(raw, 'logo');
  const areaCode = parseOfficeArea(firstValue(raw, 'wilayah'));
  if (logo === 'tersimpan') return { areaCode, logo: 'saved' };
  if (logo === 'dihapus') return { areaCode, logo: 'removed' };
  return { areaCode, logo: logo && cookie ? parseRefusedFile(logo, cookie) : null };
}
