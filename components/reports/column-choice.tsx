import { Button } from '@/components/ui/button';
import { standardColumns } from '@/lib/domain/columns';
import type { Orientation, ReportColumn } from '@/lib/domain/reports';
import { type AreaAddress, hrefWith, listAreaParams, orientationSlugs } from '@/lib/format/area-query';
import styles from './column-choice.module.css';

/** Columns that stand on every sheet: a table without them is none. */
const fixed: readonly string[] = ['no', 'wilayah'];

const papers: { value: Orientation | null; label: string }[] = [
  { value: null, label: 'Otomatis' },
  { value: 'portrait', label: 'Tegak' },
  { value: 'landscape', label: 'Datar' },
];

type Props = {
  address: AreaAddress;
  /** All columns that this table can have. */
  columns: Pick<ReportColumn, 'key' | 'header'>[];
  shown: readonly string[];
  /** How the paper lies now. */
  orientation: Orientation;
};

/** Which columns the sheet has and how its paper lies: a plain GET form. */
export function ColumnChoice({ address, columns, shown, orientation }: Props) {
  const kept = listAreaParams(address.query).filter(([name]) => !['kolom', 'kertas', 'hal', 'wilayah'].includes(name));
  const lies = orientation === 'portrait' ? 'A4 tegak' : 'A4 datar';
  return (
    <details className={styles.choice}>
      <summary>
        Kolom dan kertas{' '}
        <span className={styles.now}>
          {shown.length} dari {columns.length} kolom, {lies}
        </span>
      </summary>
      <form action={`/${address.campaign}/${address.code}/lembar`}>
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="kolom" value={fixed.join(',')} />
        <fieldset>
          <legend>Kolom, selain No dan Wilayah</legend>
          <div className={styles.boxes}>
            {columns
              .filter(({ key }) => !fixed.includes(key))
              .map(({ key, header }) => (
                <label key={key}>
                  <input type="checkbox" name="kolom" value={key} defaultChecked={shown.includes(key)} />
                  {header === '%' ? 'Persen (%)' : header}
                </label>
              ))}
          </div>
        </fieldset>
        <fieldset>
          <legend>Kertas A4</legend>
          <div className={styles.boxes}>
            {papers.map(({ value, label }) => (
              <label key={label}>
                <input
                  type="radio"
                  name="kertas"
                  value={value ? orientationSlugs[value] : ''}
                  defaultChecked={address.query.orientation === value}
                />
                {label}
              </label>
            ))}
          </div>
        </fieldset>
        <div className={styles.actions}>
          <Button type="submit" kind="primary">
            Terapkan
          </Button>
          <a href={hrefWith(address, { columns: standardColumns, orientation: null }, 'lembar')}>Kolom baku</a>
        </div>
      </form>
    </details>
  );
}
