import type { AreaProgress } from '@/lib/domain/area-progress';
import { formatAreaName } from '@/lib/format/areas';
import { formatPercent } from '@/lib/format/numbers';
import { formatLokus } from '@/lib/format/scope-words';

/** The name of the page, with its answer: "Karawang 3,92 % · Pendataan Keluarga 2021 · Kejar Target". */
export function AreaTitle({ progress }: { progress: AreaProgress }) {
  const { area, headline, campaign, parts } = progress;
  const percent = headline.percent === null || parts.few ? '' : ` ${formatPercent(headline.percent, headline.total)}`;
  const lokus = formatLokus(progress);
  const scope = lokus === null ? '' : `, ${lokus}`;
  return <title>{`${formatAreaName(area)}${percent}${scope} · ${campaign.name} · Kejar Target`}</title>;
}
