import type { AreaRef } from '@/lib/domain/area-progress';
import type { Campaign } from '@/lib/domain/campaigns';
import { formatAreaTitle } from '@/lib/format/areas';

/** The name of the page, as a browser's tab and history show it. */
export function SnapshotTitle(props: {
  name: string;
  area: Pick<AreaRef, 'name' | 'kind'>;
  campaign: Pick<Campaign, 'name'>;
}) {
  return <title>{`${props.name} · ${formatAreaTitle(props.area)} · ${props.campaign.name} · Kejar Target`}</title>;
}
