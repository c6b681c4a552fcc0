import type { AreaProgress } from '@/lib/domain/area-progress';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import { formatDay } from '@/lib/format/days';
import { buildHeadline, plainText } from '@/lib/format/headline';
import { formatPercent } from '@/lib/format/numbers';
import { formatLokus } from '@/lib/format/scope-words';
import { ShareMeta } from './share-meta';

/** How a shared area is called where its link goes round: "Karawang 3,92 %, s.d. 12 April 2021". */
export function SharedTitle(props: { progress: AreaProgress; url: string; pictureUrl: string }) {
  const { area, headline, campaign, asOf } = props.progress;
  const { sentence, story } = buildHeadline(props.progress);
  const percent = headline.percent === null ? '' : ` ${formatPercent(headline.percent, headline.total)}`;
  const [first] = story;
  return (
    <ShareMeta
      title={[`${formatAreaName(area)}${percent}`, formatLokus(props.progress), `s.d. ${formatDay(asOf)}`]
        .filter((part) => part !== null)
        .join(', ')}
      description={[`${campaign.name}, ${formatAreaTitle(area)}.`, plainText(sentence), first && plainText(first)]
        .filter(Boolean)
        .join(' ')}
      url={props.url}
      pictureUrl={props.pictureUrl}
    />
  );
}
