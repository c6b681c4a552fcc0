import type { AreaProgress } from '@/lib/domain/area-progress';
import { formatAreaName } from '@/lib/format/areas';
import { formatPercent } from '@/lib/format/numbers';

/** The name of the page, with its answer: "Karawang 3,92 % · Pendataan Keluarga 2021 · Kejar Target". */
export function AreaTitle({ progress }: { progress: AreaProgress }) {
  const { area, headline, campaign } = progress;
  const percent = headline.percent === null ? '' : ` ${formatPercent(headline.percent, headline.total)}`;
  return <title>{`${formatAreaName(area)}${percent} · ${campaign.name} · Kejar Target`}</title>;
}
