import { Button } from '@/components/ui/button';
import { DayField } from '@/components/ui/day-field';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { Campaign } from '@/lib/domain/campaigns';
import { type Stage, stages } from '@/lib/domain/counts';
import type { IsoDay } from '@/lib/domain/days';
import { stageSlugs } from '@/lib/format/area-query';
import { formatAreaName } from '@/lib/format/areas';
import { formatDay } from '@/lib/format/days';
import { typingHref } from '@/lib/format/typed-words';
import { stageLabelOf } from '@/lib/format/words';
import styles from './count-grid.module.css';

/** Which area, day and stage the grid is of. */
export function CountChoice(props: {
  campaign: Pick<Campaign, 'slug' | 'stages' | 'words'>;
  day: IsoDay;
  stage: Stage;
  days: { first: IsoDay; last: IsoDay };
  own: AreaRef;
  above: AreaRef[];
  below: AreaRef[];
}) {
  const { own, campaign } = props;
  return (
    <form action={typingHref(campaign.slug)} method="get" className={styles.choice}>
      <label>
        <span>Wilayah</span>
        <select name="wilayah" defaultValue={own.code}>
          {[...props.above, own, ...props.below].map((area) => (
            <option key={area.code} value={area.code}>
              {`${area.level > own.level ? '– ' : ''}${formatAreaName(area)}`}
            </option>
          ))}
        </select>
      </label>
      <DayField
        {...{ id: 'per', name: 'per', label: 'Tanggal', value: props.day }}
        hint={`${formatDay(props.days.first)} sampai ${formatDay(props.days.last)}.`}
        className={styles.day}
        required
      />
      <label>
        <span>Tahap</span>
        <select name="tahap" defaultValue={stageSlugs[props.stage]}>
          {stages
            .filter((stage) => campaign.stages.includes(stage) || stage === props.stage)
            .map((stage) => (
              <option key={stage} value={stageSlugs[stage]}>
                {stageLabelOf(campaign, stage)}
              </option>
            ))}
        </select>
      </label>
      <Button type="submit">Buka</Button>
    </form>
  );
}
