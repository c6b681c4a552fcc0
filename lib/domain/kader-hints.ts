import type { AreaRef, AreaRow } from './area-progress';
import { parentCode } from './areas';
import { computeRequiredPacePerKader } from './pace';

/** An area that is done, whose kader could help one that lags, and what that would change there. */
export type KaderHint = {
  from: AreaRef;
  /** How many are free. */
  kader: number;
  to: AreaRef;
  /** Needed a day and kader there: as it is, and with those kader too. */
  requiredNow: number;
  requiredThen: number;
};

type Row = Pick<AreaRow, 'area' | 'figures'>;

/**
 * Pairs each lagging row of a page with a row that is done and has kader. The row with the highest required pace per kader is
 * served first. Its helper has the same parent if there is one, and the most kader among those; an area helps once. Distance
 * and willingness are not known.
 */
export function suggestKader(rows: readonly Row[], most: number): KaderHint[] {
  const free = rows.filter(({ figures }) => figures.takesPart && figures.status === 'done' && figures.kader);
  const lagging = rows
    .filter(({ figures }) => figures.takesPart && (figures.status === 'behind' || figures.status === 'atRisk'))
    .filter(({ figures }) => figures.kader && figures.requiredPacePerKader)
    .sort(
      (one, other) =>
        (other.figures.requiredPacePerKader ?? 0) - (one.figures.requiredPacePerKader ?? 0) ||
        (one.area.code < other.area.code ? -1 : 1),
    );
  const hints: KaderHint[] = [];
  for (const { area: to, figures } of lagging) {
    const [helper] = [...free].sort((one, other) => compareHelpers(to, one, other));
    if (!helper || hints.length === most) break;
    free.splice(free.indexOf(helper), 1);
    const kader = helper.figures.kader ?? 0;
    const requiredThen = computeRequiredPacePerKader({
      // What is needed a day is spread over those who bring it.
      ...{ remaining: figures.requiredPace, daysLeft: 1, kader: (figures.kader ?? 0) + kader },
    });
    if (figures.requiredPacePerKader === null || requiredThen === null) continue;
    hints.push({ from: helper.area, kader, to, requiredNow: figures.requiredPacePerKader, requiredThen });
  }
  return hints;
}

function compareHelpers(to: AreaRef, one: Row, other: Row): number {
  const near = ({ area }: Row) => (parentCode(area.code) === parentCode(to.code) ? 0 : 1);
  return (
    near(one) - near(other) ||
    (other.figures.kader ?? 0) - (one.figures.kader ?? 0) ||
    (one.area.code < other.area.code ? -1 : 1)
  );
}
