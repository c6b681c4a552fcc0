import type { SplitBacklog } from './backlog';
import { sumKnown } from './counts';

/**
 * What is missing on a day of what should be recorded (rule 13), in the campaign's unit; `total` is 0 where nothing is. The
 * parts come to the total. Null in all of them: what is collected is not known, or only of some of its parts.
 */
export type Gap = {
  total: number;
  /** Belum didata: not collected in the field. */
  notCollected: number | null;
  /** Formulir menunggu: on paper, and not entered. */
  paperWaiting: number | null;
  /** Belum terkirim: on smartphones, and not sent. */
  onlineUnsent: number | null;
  /** Collected and not recorded, by a channel that nobody named (Tidore). */
  unsplitWaiting: number | null;
};

/** The parts of a gap in the order in which they are drawn: what waits nearest to the server first. */
export const gapParts = ['onlineUnsent', 'paperWaiting', 'unsplitWaiting', 'notCollected'] as const;
export type GapPart = (typeof gapParts)[number];

/**
 * kurang = seharusnya − masuk server. Waiting work is taken off first, forms before what is online, each at most what is left
 * of the gap; the rest is not collected. Karawang, 12 April 2021: 144.545 − 28.800 = 115.745, of which 18.000 forms, 13.200
 * online and 84.545 not collected.
 * @param input.expected as many as should be there; null: no target
 * @param input.recorded null: not reported, and then nobody knows what is missing
 * @param input.waiting null: what is collected is not known of the whole area
 */
export function computeGap(input: {
  expected: number | null;
  recorded: number | null;
  waiting: SplitBacklog | null;
}): Gap | null {
  const { expected, recorded, waiting } = input;
  if (expected === null || recorded === null) return null;
  const total = Math.max(0, expected - recorded);
  if (waiting === null) {
    return { total, notCollected: null, paperWaiting: null, onlineUnsent: null, unsplitWaiting: null };
  }
  const paperWaiting = Math.min(total, waiting.manual ?? 0);
  const onlineUnsent = Math.min(total - paperWaiting, waiting.online ?? 0);
  const unsplitWaiting = Math.min(total - paperWaiting - onlineUnsent, waiting.unsplit ?? 0);
  const notCollected = total - paperWaiting - onlineUnsent - unsplitWaiting;
  return { total, notCollected, paperWaiting, onlineUnsent, unsplitWaiting };
}

/** The bottleneck: the largest part, of equal ones the one nearest to the server. Null: nothing is missing, or no part is known. */
export function largestGapPart(gap: Gap | null): GapPart | null {
  if (!gap || gap.total === 0) return null;
  let largest: GapPart | null = null;
  for (const part of gapParts) {
    const value = gap[part];
    if (value !== null && value > (largest === null ? 0 : (gap[largest] ?? 0))) largest = part;
  }
  return largest;
}

/** What of a gap waits for the server; null: not known. */
export function waitingOf(gap: Gap): number | null {
  return sumKnown([gap.onlineUnsent, gap.paperWaiting, gap.unsplitWaiting]);
}
