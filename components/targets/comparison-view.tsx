import { LevelChoice } from '@/components/areas/level-choice';
import { Button, ButtonLink } from '@/components/ui/button';
import filter from '@/components/ui/filter.module.css';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { LevelName } from '@/lib/domain/areas';
import { sumTargets, type TargetComparison, type TargetRow } from '@/lib/domain/target-comparison';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import { formatChange, formatCount } from '@/lib/format/numbers';
import { describeComparison } from '@/lib/format/target-set-words';
import styles from './comparison-view.module.css';

type Version = { id: number; slug: string; name: string };
type Row = AreaRef & TargetRow;
type Compared = { from: Version; to: Version; own: Row; comparison: TargetComparison<Row> };

/** Rows on the page; the file has all. */
const mostRows = 300;

/** Two versions of the targets of an area: the sentence, what each says in all, and the areas that moved. */
export function ComparisonView(props: {
  campaign: string;
  area: AreaRef;
  versions: readonly Version[];
  /** The level of the rows. */
  detail: LevelName;
  /** Null: there are no two versions. */
  compared: Compared | null;
}) {
  const { campaign, area, versions, detail, compared } = props;
  if (!compared) {
    return (
      <>
        <h1 className={styles.title}>Perbandingan target {formatAreaTitle(area)}</h1>
        <p className={styles.lead}>
          Perbandingan memerlukan dua versi target. <a href={`/${campaign}/target`}>Lihat versi yang ada</a>.
        </p>
      </>
    );
  }
  const { from, to, comparison } = compared;
  return (
    <>
      <h1 className={styles.title}>Perbandingan target {formatAreaTitle(area)}</h1>
      <p className={styles.lead}>
        Dari {from.name} ke {to.name}: {describeComparison(comparison)}
      </p>
      <Choice {...{ campaign, area, versions, detail, from, to }} />
      <Moved {...compared} />
    </>
  );
}

function Choice(props: {
  campaign: string;
  area: AreaRef;
  versions: readonly Version[];
  detail: LevelName;
  from: Version;
  to: Version;
}) {
  const { campaign, area, versions, detail, from, to } = props;
  const path = `/${campaign}/target/banding`;
  const query = `wilayah=${area.code}&dari=${from.slug}&ke=${to.slug}&rinci=${detail}`;
  const sides = [
    { name: 'dari', label: 'Dari', value: from.slug },
    { name: 'ke', label: 'Ke', value: to.slug },
  ];
  return (
    <form action={path} method="get" className={`${filter.filter} screen-only`} aria-label="Pilih versi">
      <input type="hidden" name="wilayah" value={area.code} />
      {sides.map(({ name, label, value }) => (
        <label key={name}>
          {label}
          <select name={name} defaultValue={value}>
            {versions.map((one) => (
              <option key={one.id} value={one.slug}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      ))}
      <LevelChoice above={area} detail={detail} />
      <Button type="submit">Bandingkan</Button>
      {(['xlsx', 'pdf', 'csv'] as const).map((format) => (
        <ButtonLink key={format} href={`${path}/unduh?${query}&format=${format}`}>
          {format.toUpperCase()}
        </ButtonLink>
      ))}
    </form>
  );
}

function Moved({ from, to, own, comparison }: Compared) {
  const { moved, unchanged, unchangedTotal, rises, falls, sums } = comparison;
  const hidden = moved.length - mostRows;
  const cells = (values: { from: number | null; to: number | null; change: number | null }) => (
    <>
      <td data-version={from.name}>{formatCount(values.from)}</td>
      <td data-version={to.name}>{formatCount(values.to)}</td>
      <td data-version="Perubahan">{formatChange(values.change)}</td>
    </>
  );
  const [ownFrom, ownTo] = [sumTargets([own], from.id), sumTargets([own], to.id)];
  // Where a version knows only some of the parts, its sum is another kind of figure, and their difference no change.
  const comparable = ownFrom !== null && ownTo !== null && moved.every(({ change }) => change !== null);
  return (
    <div className={styles.scroll}>
      <table className={styles.versions}>
        <thead className={styles.head}>
          <tr>
            <th scope="col">Wilayah</th>
            <th scope="col">{from.name}</th>
            <th scope="col">{to.name}</th>
            <th scope="col">Perubahan</th>
          </tr>
        </thead>
        <tbody>
          <tr data-row="own">
            <th scope="row">{formatAreaTitle(own)}</th>
            {cells({ from: ownFrom, to: ownTo, change: comparable ? ownTo - ownFrom : null })}
          </tr>
          {moved.slice(0, mostRows).map((one) => (
            <tr key={one.row.code}>
              <th scope="row">{formatAreaName(one.row)}</th>
              {cells(one)}
            </tr>
          ))}
          {hidden > 0 ? (
            <tr>
              <th scope="row" colSpan={4}>
                {formatCount(hidden)} lagi ada di file
              </th>
            </tr>
          ) : null}
          {unchanged > 0 ? (
            <tr>
              <th scope="row">{formatCount(unchanged)} tetap</th>
              {cells({ from: unchangedTotal, to: unchangedTotal, change: 0 })}
            </tr>
          ) : null}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Jumlah {formatCount(moved.length + unchanged)} wilayah</th>
            {cells({ ...sums, change: rises + falls })}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
