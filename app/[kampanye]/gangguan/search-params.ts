/** What was done on the way here, for the page to say it. */
const done = ['dicatat', 'selesai', 'dikoreksi', 'ditarik'] as const;
export type Done = (typeof done)[number];

/** `kabar`; null: nothing was done, or it says something else. */
export function parseDone(query: Record<string, string | string[] | undefined>): Done | null {
  return done.find((one) => one === query.kabar) ?? null;
}

export function doneHref(campaign: string, said: Done): string {
  return `/${encodeURIComponent(campaign)}/gangguan?kabar=${said}`;
}
