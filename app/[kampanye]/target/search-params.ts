import { parseId } from '@/lib/domain/ids';
import type { TargetStatement } from '@/lib/domain/targets';

/** What was decided on the way here, for the page to say it. */
export const decisionSlugs = { accepted: 'diterima', declined: 'ditolak', withdrawn: 'ditarik' } as const;
export type Decision = keyof typeof decisionSlugs;

/** `putusan`: "diterima-2". Null: nothing was decided, or it says something else. */
export function parseDecision(
  query: Record<string, string | string[] | undefined>,
): { decision: Decision; count: number } | null {
  const match = typeof query.putusan === 'string' ? /^([a-z]+)-([1-9]\d{0,3})$/.exec(query.putusan) : null;
  const decision = (Object.keys(decisionSlugs) as Decision[]).find((one) => decisionSlugs[one] === match?.[1]);
  return match && decision ? { decision, count: Number(match[2]) } : null;
}

export function decisionHref(campaign: string, decided: { decision: Decision; count: number }): string {
  return `/${campaign}/target?putusan=${decisionSlugs[decided.decision]}-${decided.count}#usulan`;
}

/** The proposals that a form names. */
export function parseProposalIds(values: readonly unknown[]): number[] {
  return values.flatMap((value) => (typeof value === 'string' ? (parseId(value) ?? []) : []));
}

/** What the area of a proposal states now, as the form shows it: "17:740000::"; an empty part is none. */
export function formatSeen(id: number, { total, online, manual }: TargetStatement): string {
  return [id, ...[total, online, manual].map((value) => value ?? '')].join(':');
}

export function parseSeen(values: readonly unknown[]): Record<number, TargetStatement> {
  const seen: Record<number, TargetStatement> = {};
  for (const value of values) {
    const match = typeof value === 'string' ? /^(\d{1,10}):(\d{0,12}):(\d{0,12}):(\d{0,12})$/.exec(value) : null;
    if (!match) continue;
    const [total, online, manual] = match.slice(2).map((part) => (part === '' ? null : Number(part)));
    seen[Number(match[1])] = { total: total ?? null, online: online ?? null, manual: manual ?? null };
  }
  return seen;
}

/** What became of a version, for the page to say it (`kabar`). */
const versionNews = ['ditambahkan', 'diubah', 'diberlakukan'] as const;
export type VersionNews = (typeof versionNews)[number];

export function parseVersionNews(query: Record<string, string | string[] | undefined>): VersionNews | null {
  return versionNews.find((one) => one === query.kabar) ?? null;
}

/** @param area whose targets the page shows; empty: the reader's own */
export function versionHref(campaign: string, news: VersionNews, area: string): string {
  const query = new URLSearchParams({ ...(area !== '' && { wilayah: area }), kabar: news });
  return `/${encodeURIComponent(campaign)}/target?${query}`;
}

/** `wilayah`: the area whose targets are shown; null: the reader's own. */
export function parseTargetArea(query: Record<string, string | string[] | undefined>): string | null {
  return typeof query.wilayah === 'string' && query.wilayah.trim() !== '' ? query.wilayah.trim().slice(0, 20) : null;
}
