import { Segment } from '@/components/ui/segment';
import type { AreaAddress } from '@/lib/format/area-query';
import styles from './progress-table.module.css';

/** Whether the table says what was counted as a number or as a percent of the target. */
export function ShareChoice({ address }: { address: AreaAddress }) {
  const { shares } = address.query;
  return (
    <div className={`${styles.wide} screen-only`}>
      <Segment
        name="Angka dalam tabel"
        path={address.sharedAt ?? `/${address.campaign}/${address.code}`}
        choices={[
          { label: 'jumlah', change: { angka: null, wilayah: null }, current: !shares },
          { label: '% target', change: { angka: 'persen', wilayah: null }, current: shares },
        ]}
      />
    </div>
  );
}
