import type { AreaProgress } from '@/lib/domain/area-progress';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatDay } from '@/lib/format/days';

/** "Rekap Kabupaten Karawang, 12 April 2021 · Pendataan Keluarga 2021 · Kejar Target". */
export function RecapTitle({ area, asOf, campaign }: Pick<AreaProgress, 'area' | 'asOf' | 'campaign'>) {
  return <title>{`Rekap ${formatAreaTitle(area)}, ${formatDay(asOf)} · ${campaign.name} · Kejar Target`}</title>;
}
