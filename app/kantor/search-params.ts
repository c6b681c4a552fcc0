import { z } from 'zod';
import { firstValue, type RawParams } from '@/app/search-params';
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

/** Why a logo was refused, on its way back to the page of a browser without JavaScript. */
export type RefusedLogo = { title: string; detail: string };

const refusedSchema = z.object({ mark: z.string(), title: z.string(), detail: z.string() });

/** The cookie that carries it: only this server writes it, so nobody can put words on the page by a link. */
export const refusedLogoCookie = 'kejar-logo-ditolak';

/** The cookie's value. `mark` stands in the address too: the message is shown there and on no other visit. */
export function formatRefusedLogo(refused: RefusedLogo, mark: string): string {
  return JSON.stringify({ mark, title: refused.title, detail: refused.detail.slice(0, 800) });
}

export type OfficeQuery = { areaCode: string | null; logo: 'saved' | 'removed' | RefusedLogo | null };

/** Which office is shown, and what its page says of the logo that was just sent. */
export function parseOfficeQuery(raw: RawParams, cookie: string | undefined): OfficeQuery {
  const logo = firstValue(raw, 'logo');
  const areaCode = parseOfficeArea(firstValue(raw, 'wilayah'));
  if (logo === 'tersimpan') return { areaCode, logo: 'saved' };
  if (logo === 'dihapus') return { areaCode, logo: 'removed' };
  return { areaCode, logo: logo && cookie ? parseRefused(logo, cookie) : null };
}

function parseRefused(mark: string, cookie: string): RefusedLogo | null {
  const parsed = refusedSchema.safeParse(parseJson(cookie));
  if (!parsed.success || parsed.data.mark !== mark) return null;
  return { title: parsed.data.title, detail: parsed.data.detail };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
