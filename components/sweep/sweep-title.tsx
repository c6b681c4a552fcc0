import type { AreaProgress } from '@/lib/domain/area-progress';
import { formatAreaTitle } from '@/lib/format/areas';

/** What the page is called in the tab of the browser. */
export function SweepTitle({ progress }: { progress: Pick<AreaProgress, 'campaign' | 'area'> }) {
  return <title>{`Sapu bersih · ${formatAreaTitle(progress.area)} · ${progress.campaign.name} · Kejar Target`}</title>;
}
