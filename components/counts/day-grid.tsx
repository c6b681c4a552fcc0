import type { ComponentProps } from 'react';
import { Island } from '@/components/ui/island';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { Campaign } from '@/lib/domain/campaigns';
import type { Stage } from '@/lib/domain/counts';
import type { IsoDay } from '@/lib/domain/days';
import { stageSlugs } from '@/lib/format/area-query';
import { formatAreaName } from '@/lib/format/areas';
import { formatWeekday } from '@/lib/format/days';
import { typedLabelsOf } from '@/lib/format/typed-words';
import { stageLabelOf } from '@/lib/format/words';
import { CountGrid } from './count-grid';
import type { GridRow } from './count-row';

type Row = Omit<GridRow, 'code' | 'name' | 'label' | 'closed'> & { area: AreaRef };

/** The grid of the figures of a day and stage. */
export function DayGrid(
  props: Pick<ComponentProps<typeof CountGrid>, 'channels' | 'user' | 'requestKey' | 'save'> & {
    campaign: Pick<Campaign, 'slug' | 'unit' | 'words'>;
    area: string;
    day: IsoDay;
    stage: Stage;
    rows: readonly Row[];
    /** The areas for which the day is signed off. */
    closed: ReadonlySet<string>;
  },
) {
  const { campaign, area, day, stage, closed, channels, user, requestKey, save } = props;
  const place = { kampanye: campaign.slug, wilayah: area, per: day, tahap: stageSlugs[stage] };
  return (
    <Island name="isi angka">
      <CountGrid
        // Another area, day or stage is another grid with other drafts.
        key={Object.values(place).join()}
        {...{ place, channels, user, requestKey, save }}
        campaign={campaign.slug}
        caption={`${stageLabelOf(campaign, stage)}, ${formatWeekday(day)}, dalam ${campaign.unit}`}
        labels={typedLabelsOf(campaign, stage)}
        kind={stage}
        rows={props.rows.map(({ area: one, target, yesterday, reportedOn, said, saidInAll, channels: fields }) => ({
          ...{ code: one.code, name: one.name, label: formatAreaName(one) },
          ...{ target, yesterday, reportedOn, said, saidInAll },
          ...{ channels: fields, closed: closed.has(one.code) },
        }))}
      />
    </Island>
  );
}
