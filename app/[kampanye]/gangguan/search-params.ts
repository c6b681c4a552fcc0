/** The action that led to the page, for its message. */
const done = ['dicatat', 'selesai', 'dikoreksi', 'ditarik'] as const;
export type Done = (typeof done)[number];

/** `kabar`; null: no message, or an unknown one. */
export function parseDone(query: Record<string, string | string[] | undefined>): Done | null {
  return done.find((one) => one === query.kabar) ?? null;
}

export function doneHref(campaign: string, said: Done): string {
  return `/${encodeURIComponent(campaign)}/gangguan?kabar=${said}`;
}
