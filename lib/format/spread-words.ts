import type { AreaProgress } from '../domain/area-progress';
import { computeSpread } from '../domain/spread';
import { formatCount, formatPercentDigits, formatShare } from './numbers';
import { levelWords } from './words';

type Shown = Pick<AreaProgress, 'campaign' | 'rows' | 'detail'>;

/** The spread in parts, for where they stand apart: "Di bawah 80 %", "4", "dari 30 kecamatan; terendah 12,40, tertinggi 99,10". */
export function formatSpread(progress: Shown): { label: string; value: string; note: string } | null {
  const spread = computeSpread(progress);
  if (!spread) return null;
  const range = `terendah ${formatPercentDigits(spread.lowest)}, tertinggi ${formatPercentDigits(spread.highest)}`;
  return {
    label: `Di bawah ${formatShare(spread.floor)}`,
    value: formatCount(spread.below),
    note: `dari ${formatCount(spread.of)} ${levelWords[progress.detail]}; ${range}`,
  };
}

/** "4 dari 30 kecamatan di bawah 80 %; terendah 12,40, tertinggi 99,10"; null: nothing to say. */
export function describeSpread(progress: Shown): string | null {
  const spread = computeSpread(progress);
  if (!spread) return null;
  const { floor, below, of, lowest, highest } = spread;
  const range = `terendah ${formatPercentDigits(lowest)}, tertinggi ${formatPercentDigits(highest)}`;
  return `${formatCount(below)} dari ${formatCount(of)} ${levelWords[progress.detail]} di bawah ${formatShare(floor)}; ${range}`;
}
