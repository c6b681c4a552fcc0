import { firstValue, type RawParams } from '@/app/search-params';
import { isKeepable } from '@/lib/domain/texts';

/** The parameters of the page of the areas that take part: an unusable value falls back to its default. */
export type ScopeParams = { code: string | null; all: boolean; saved: boolean };

export function parseScopeParams(raw: RawParams): ScopeParams {
  return {
    code: readCode(firstValue(raw, 'kode')),
    all: firstValue(raw, 'semua') === '1',
    saved: firstValue(raw, 'disimpan') === 'ya',
  };
}

const readCode = (typed = '') => (isKeepable(typed) && typed.trim()) || null;

/** The address of the page of the areas that take part. */
export function scopeHref(campaign: string, change: Partial<ScopeParams> = {}): string {
  const params = new URLSearchParams();
  if (change.code) params.set('kode', change.code);
  if (change.all) params.set('semua', '1');
  if (change.saved) params.set('disimpan', 'ya');
  const search = params.toString();
  return `/${campaign}/lokus${search ? `?${search}` : ''}`;
}
