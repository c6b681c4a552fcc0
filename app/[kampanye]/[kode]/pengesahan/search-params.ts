import type { IsoDay } from '@/lib/domain/days';

export type Done = { kind: 'disahkan'; count: number } | { kind: 'dibuka' };

/** `kabar`: "disahkan-27", "dibuka". Null: no message, or an unknown one. */
export function parseDone(query: Record<string, string | string[] | undefined>): Done | null {
  if (query.kabar === 'dibuka') return { kind: 'dibuka' };
  const match = typeof query.kabar === 'string' ? /^disahkan-([1-9]\d{0,4})$/.exec(query.kabar) : null;
  return match ? { kind: 'disahkan', count: Number(match[1]) } : null;
}

export function doneHref(place: { campaign: string; code: string; asOf: IsoDay }, said: Done): string {
  const path = `/${encodeURIComponent(place.campaign)}/${encodeURIComponent(place.code)}/pengesahan`;
  return `${path}?per=${place.asOf}&kabar=${said.kind === 'dibuka' ? 'dibuka' : `disahkan-${said.count}`}`;
}
