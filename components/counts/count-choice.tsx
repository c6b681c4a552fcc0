import { Button } from '@/components/ui/button';
import type { AreaRef } from '@/lib/domain/area-progress';
import { type Stage, stages } from '@/lib/domain/counts';
import type { IsoDay } from '@/lib/domain/days';
import { stageSlugs } from '@/lib/format/area-query';
import { formatAreaName } from '@/lib/format/areas';
import { typingHref } from '@/lib/format/typed-words';
import { stageLabels } from '@/lib/format/words';
import styles from './count-grid.module.css';

/** Which area, day and stage the grid is of. */
export function CountChoice(props: {
  campaign: string;
  day: IsoDay;
  stage: Stage;
  days: { first: IsoDay; last: IsoDay };
  own: AreaRef;
  above: AreaRef[];
  below: AreaRef[];
}) {
  const { own } = props;
  return (
    <form action={typingHref(props.campaign)} method="get" className={styles.choice}>
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
      <label>
        <span>Tanggal</span>
        <input type="date" name="per" defaultValue={props.day} min={props.days.first} max={props.days.last} required />
      </label>
      <label>
        <span>Tahap</span>
        <select name="tahap" defaultValue={stageSlugs[props.stage]}>
          {stages.map((stage) => (
            <option key={stage} value={stageSlugs[stage]}>
              {stageLabels[stage]}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit">Buka</Button>
    </form>
  );
}
