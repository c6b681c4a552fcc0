import type { AreaProgress } from '@/lib/domain/area-progress';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatDay } from '@/lib/format/days';

/** The name of the page, which a browser also proposes for a PDF of its own. */
export function SheetTitle({ progress }: { progress: AreaProgress }) {
  const { area, asOf, campaign } = progress;
  return <title>{`Lembar rapat ${formatAreaTitle(area)}, ${formatDay(asOf)} · ${campaign.name} · Kejar Target`}</title>;
}
