import { codeOfArea, rangeOfCode } from '../../lib/domain/areas';
import { apportion } from './apportion';
import { type CountFact, type DemoComparison, kecamatanOf } from './demo-campaign';
import { karawangDay, karawangTotals } from './karawang';
import { between, seededRandom } from './random';

/** Klari has sent figures, as the portal shows, and has not reported. */
const unreported = { code: '32.15.05', total: 64 } as const;
/** Of 28.800 that the office counts the portal shows 28.650: in most kecamatan less, in one more, and what Klari has sent. */
const shown = { total: 28_650, more: 90 } as const;
const less = karawangTotals.recordedOnline + shown.more + unreported.total - shown.total;
const lastDay = 11;

/** A simulated portal beside the kecamatan of Karawang on 12 April 2021 at 16.00: some behind the office, one ahead of it. */
export function simulatePortal(counts: readonly CountFact[]): DemoComparison {
  const random = seededRandom('portal pusat');
  // Reports stand in the order of their days: the last of a desa is its newest.
  const newest = new Map<number, number>();
  for (const { area, stage, value } of counts) if (stage === 'recorded') newest.set(area, value);
  const ours = new Map<string, number>();
  for (const [area, value] of newest) {
    const code = kecamatanOf(codeOfArea(area));
    ours.set(code, (ours.get(code) ?? 0) + value);
  }
  const kecamatan = [...ours.keys()].sort();
  const behind = apportion(
    less,
    kecamatan.map(() => (random() < 0.4 ? 0 : between(random, 1, 10))),
  );
  const ahead = Math.floor(random() * kecamatan.length);
  const figures = kecamatan.map((code, at) => {
    const total = (ours.get(code) ?? 0) - (behind[at] ?? 0) + (at === ahead ? shown.more : 0);
    return { code, total };
  });
  return {
    ...rangeOfCode('32.15'),
    ...{ source: 'Portal pusat', day: karawangDay(lastDay), hour: '16.00' },
    recordedAt: new Date('2021-04-12T09:30:00Z'),
    figures: [{ code: '32.15', total: shown.total }, ...figures, unreported],
  };
}
