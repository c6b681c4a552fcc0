import type { Flag } from '@/lib/domain/flags';

/** The column in which a flag puts its asterisk. What status and last report day say already gets none. */
export const markedColumns: Partial<Record<Flag, string>> = {
  targetPartsDiffer: 'target',
  implausibleTarget: 'target',
  fell: 'total',
  partsExceedWhole: 'total',
  implausiblePerKader: 'laju',
  held: 'total',
  recordedAboveCollected: 'total',
  outsideScope: 'total',
  afterEnd: 'total',
};
