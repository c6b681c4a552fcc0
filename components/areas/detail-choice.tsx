import { Segment } from '@/components/ui/segment';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { levelNames } from '@/lib/domain/areas';
import { type AreaAddress, detailNames } from '@/lib/format/area-query';
import { levelWords } from '@/lib/format/words';

/** Which level the rows have: the children, or all areas of a deeper level. */
export function DetailChoice({
  area,
  detail,
  address,
}: Pick<AreaProgress, 'area' | 'detail'> & { address: AreaAddress }) {
  const below = detailNames.filter((name) => levelNames.indexOf(name) > area.level);
  if (below.length < 2 || address.sharedAt) return null;
  return (
    <div className="screen-only">
      <Segment
        name="Rinci menurut"
        path={`/${address.campaign}/${address.code}`}
        choices={below.map((name, at) => ({
          label: levelWords[name],
          change: { rinci: at === 0 ? null : name, hal: null, wilayah: null },
          current: name === detail,
        }))}
      />
    </div>
  );
}
