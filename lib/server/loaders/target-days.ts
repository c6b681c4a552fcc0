import type { ScopedTransaction } from '../../../db/client';
import { listComparedTargets, type TargetSet } from '../../../db/queries/target-sets';
import type { AuthorizedArea } from '../../domain/areas';
import type { Campaign } from '../../domain/campaigns';
import type { IsoDay } from '../../domain/days';
import { targetSetOn } from '../../domain/target-sets';

type View = {
  transaction: ScopedTransaction;
  area: AuthorizedArea;
  campaign: Campaign;
  /** The version that is shown. */
  targetSetId: number | null;
};

/** The area's target on each day by the version that counts on it; null: one alone does, all the time. */
export async function readTargetDays(
  { transaction, area, campaign, targetSetId }: View,
  sets: readonly TargetSet[],
): Promise<((day: IsoDay) => number | null) | null> {
  const { earlierTargets: earlier } = campaign;
  const current = sets.find(({ isDefault }) => isDefault)?.id ?? targetSetId;
  if (earlier.length === 0 || current === null) return null;
  const targetSetIds = [...new Set([...earlier.map(({ targetSet }) => targetSet), current])];
  const [own] = await listComparedTargets(transaction, { area, level: null, targetSetIds });
  return (day) => own?.targets.get(targetSetOn({ earlier, current, day }))?.total ?? null;
}

/** The area's target by one version, on all days alike. */
export async function readTargetOf({ transaction, area, targetSetId }: View): Promise<() => number | null> {
  if (targetSetId === null) return () => null;
  const [own] = await listComparedTargets(transaction, { area, level: null, targetSetIds: [targetSetId] });
  const total = own?.targets.get(targetSetId)?.total ?? null;
  return () => total;
}
