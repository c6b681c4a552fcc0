import { Rights } from '@/components/areas/rights';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { rangeOfCode } from '@/lib/domain/areas';
import { listRights } from '@/lib/domain/rights';
import { findReader } from '@/lib/server/loaders/users';

/** What the reader may do about the area of the page, and what not. */
export async function RightsHere({ progress }: { progress: AreaProgress }) {
  const ctx = await findReader();
  if (!ctx) return null;
  const { area, campaign, path } = progress;
  const rights = listRights({ person: ctx.actor, area: { ...rangeOfCode(area.code), level: area.level }, campaign });
  return <Rights campaign={campaign.slug} area={area} above={path.map((step) => step.area)} rights={rights} folded />;
}
