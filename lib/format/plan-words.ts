import type { AreaProgress } from '../domain/area-progress';
import { countPlannedDaysLeft, type Plan, termsOn } from '../domain/plans';
import { formatDay } from './days';
import { formatCount } from './numbers';

/** Over how long what remains is spread: "49 hari lagi", "15 hari kerja lagi", "18 hari lagi menurut rencana". */
export function describeDaysLeft({ campaign, clock, asOf }: Pick<AreaProgress, 'campaign' | 'clock' | 'asOf'>): string {
  const days = countPlannedDaysLeft({ campaign, endDay: clock.endDay, asOf });
  const { kind } = termsOn(campaign, asOf).plan;
  if (kind === 'workingDays') return `${formatCount(days)} hari kerja lagi`;
  return `${formatCount(days)} hari lagi${days === clock.daysLeft ? '' : ' menurut rencana'}`;
}

const withDecimals = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2 });

/** A percent of a plan, with as many decimals as it has: "4 %", "7,74 %". */
export function formatPlanPercent(percent: number): string {
  return `${withDecimals.format(percent)}\u00a0%`;
}

/** What a plan asks for, in a line. */
export function describePlan(plan: Plan): string {
  switch (plan.kind) {
    case 'straight':
      return 'lurus dari hari pertama sampai hari terakhir';
    case 'percentADay':
      return `${formatPlanPercent(plan.percent)} sehari`;
    case 'workingDays':
      return plan.holidays.length === 0
        ? 'hari kerja saja'
        : `hari kerja saja, tanpa ${formatCount(plan.holidays.length)} hari libur`;
    case 'steps':
      return `bertahap: ${plan.steps.map((step) => `${formatPlanPercent(step.percent)} pada ${formatDay(step.day)}`).join(', ')}`;
    case 'course':
      return `mengikuti ${plan.of}: ${plan.points.map((point) => `${formatPlanPercent(point.percent)} hari ke-${formatCount(point.day)}`).join(', ')}`;
  }
}
