import type { CheckAnswer } from '../domain/api-campaign-check';
import { computeRowFigures, differenceOf, formatFindingKey, isOpen } from '../domain/campaign-check';
import { adviseOnFinding, describeFinding, wordsOf } from '../format/campaign-check-words';
import type { ReportedCheck } from './campaign-check';

/** A check before the start, as the API shows it. */
export function buildCheckAnswer(
  check: Omit<ReportedCheck, 'targetSet'> & { targetSet: { id: number; name: string } | null },
): CheckAnswer {
  const { campaign, area, takesPart, targetSet, days, stated, levels, last, findings } = check;
  const words = wordsOf(check);
  const whole = stated ?? levels.find(({ level }) => level === area.level)?.sum ?? null;
  return {
    ...{ campaign: campaign.slug, area: refOf(area), takesPart, days, stated },
    targetSet: targetSet && { id: targetSet.id, name: targetSet.name },
    open: findings.filter(isOpen).length,
    levels: levels.map(({ level, areas, known, sum }) => ({
      ...{ level, areas, withTarget: known, sum, difference: differenceOf(whole, sum) },
    })),
    last: last && { campaign: last.slug, name: last.name, startDay: last.startDay, levels: last.levels },
    findings: findings.map(({ kind, level, count, fingerprint, settled, rows }) => ({
      ...{ id: formatFindingKey({ kind, level }), kind, level, count, fingerprint, open: isOpen({ settled }) },
      says: `${describeFinding({ kind, level, count, rows }, words)}. ${adviseOnFinding({ kind, level }, words)}`,
      settled: settled && {
        ...{ as: settled.as, note: settled.note, by: settled.by, at: settled.at.toISOString(), stands: settled.stands },
      },
      areas: rows.map((row) => {
        const { area: one, within, target, against, partsWithout } = row;
        return { area: refOf(one), within, target, against, ...computeRowFigures(kind, row, days), partsWithout };
      }),
    })),
  };
}

const refOf = ({ code, name, level, kind }: ReportedCheck['area']) => ({ code, name, level, kind });
