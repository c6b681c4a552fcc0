import type { AreaProgress } from '../domain/area-progress';
import { countPlannedDaysLeft, termsOn } from '../domain/plans';
import { formatCount } from './numbers';

/** Over how long what remains is spread: "49 hari lagi", "15 hari kerja lagi", "18 hari lagi menurut rencana". */
export function describeDaysLeft({ campaign, clock, asOf }: Pick<AreaProgress, 'campaign' | 'clock' | 'asOf'>): string {
  const days = countPlannedDaysLeft({ campaign, endDay: clock.endDay, asOf });
  const { kind } = termsOn(campaign, asOf).plan;
  if (kind === 'workingDays') return `${formatCount(days)} hari kerja lagi`;
  return `${formatCount(days)} hari lagi${days === clock.daysLeft ? '' : ' menurut rencana'}`;
}
