import styles from '@/components/counts/count-grid.module.css';
import { Button } from '@/components/ui/button';
import type { AreaRef } from '@/lib/domain/area-progress';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';

type Version = { id: number; slug: string; name: string };

/** What the page is for, and which area and version the grid is of. */
export function TargetGridChoice(props: {
  campaign: string;
  area: AreaRef;
  version: Version;
  versions: readonly Version[];
  above: readonly AreaRef[];
  below: readonly AreaRef[];
}) {
  const { campaign, area, version, versions } = props;
  return (
    <>
      <h1 className={styles.title}>
        Isi target {version.name}, {formatAreaTitle(area)}
      </h1>
      <p className={styles.lead}>
        Ketik target tiap wilayah, atau tempel dari Excel bersama namanya. Sel kosong berarti belum ada target, bukan 0.
        Hanya sel yang diubah yang disimpan.
      </p>
      <form action={`/${campaign}/target/isi`} method="get" className={styles.choice}>
        <label>
          <span>Wilayah</span>
          <select name="wilayah" defaultValue={area.code}>
            {[...props.above, area, ...props.below].map((one) => (
              <option key={one.code} value={one.code}>
                {`${one.level > area.level ? '– ' : ''}${formatAreaName(one)}`}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>Versi</span>
          <select name="versi" defaultValue={version.slug}>
            {versions.map((one) => (
              <option key={one.id} value={one.slug}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit">Buka</Button>
      </form>
    </>
  );
}
