import { type Closure, closureOf } from '../../domain/closures';
import type { IsoDay } from '../../domain/days';
import type { RefusalCode } from '../../domain/refusal-codes';
import { formatDay } from '../../format/days';

export type ClosedDay = { code: RefusalCode; reason: string; suggestion: string };

/** Why a figure of an area is not taken for a day that is signed off, and whom to ask; null: the day is open. */
export function findClosedDay(closures: readonly Closure[], areaLo: number, day: IsoDay): ClosedDay | null {
  const closure = closureOf({ closures, areaLo });
  if (closure === null || day > closure.untilDay) return null;
  const { byName, untilDay } = closure;
  const until = untilDay === day ? '' : `, sampai ${formatDay(untilDay)}`;
  return {
    code: 'day-closed',
    reason: `${formatDay(day)} sudah disahkan ${byName}${until}`,
    suggestion: `Minta ${byName} membukanya lagi.`,
  };
}
