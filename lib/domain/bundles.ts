import type { AreaRef } from './area-progress';

export const bundleFormats = ['pdf', 'xlsx'] as const;
export type BundleFormat = (typeof bundleFormats)[number];

export const bundleStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type BundleState = (typeof bundleStates)[number];

/** The states of one that is still being made. */
export const activeBundleStates = ['waiting', 'running'] as const satisfies readonly BundleState[];

export const bundleLimits = {
  /** A user's bundles that are kept, the new one among them. */
  kept: 3,
  /** The server that makes one says so more often than this; after it nobody makes it any more. */
  silentSeconds: 60,
} as const;

/** What is said of one that nobody makes any more. */
export const silentBundle = 'Server berhenti sebelum selesai. Mulai lagi.';

/** All sheets below an area as one file, as a page shows it. */
export type Bundle = {
  id: number;
  campaign: { slug: string; name: string };
  area: AreaRef;
  format: BundleFormat;
  /** The query of its sheets, without the question mark. */
  query: string;
  state: BundleState;
  /** Sheets made so far, and in all; null: not counted yet. */
  done: number;
  total: number | null;
  /** Null until it is done. */
  file: { name: string; bytes: number } | null;
  /** What went wrong, in Indonesian. */
  error: string | null;
  createdAt: Date;
  finishedAt: Date | null;
};

export function isActive({ state }: Pick<Bundle, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

/** The levels of areas whose parts have sheets of their own: desa have none, so a kecamatan is one sheet. */
export function hasBundle(area: Pick<AreaRef, 'level'>): boolean {
  return area.level <= 2;
}
