import { isKeepable } from '@/lib/domain/texts';

/** The parameters of the page of who takes part: a value that is none falls back. */
export type ScopeParams = { code: string | null; all: boolean; saved: boolean };

type Raw = Record<string, string | string[] | undefined>;

export function parseScopeParams(raw: Raw): ScopeParams {
  const first = (name: string) => {
    const value = raw[name];
    return Array.isArray(value) ? value[0] : value;
  };
  return { code: readCode(first('kode')), all: first('semua') === '1', saved: first('disimpan') === 'ya' };
}

const readCode = (typed = '') => (isKeepable(typed) && typed.trim()) || null;

/** The address of that page. */
export function scopeHref(campaign: string, change: Partial<ScopeParams> = {}): string {
  const params = new URLSearchParams();
  if (change.code) params.set('kode', change.code);
  if (change.all) params.set('semua', '1');
  if (change.saved) params.set('disimpan', 'ya');
  const search = params.toString();
  return `/${campaign}/lokus${search ? `?${search}` : ''}`;
}
