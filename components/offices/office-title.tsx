import { Trail } from '@/components/ui/trail';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { Office } from '@/lib/domain/offices';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import { formatInstant } from '@/lib/format/instants';
import styles from './office-title.module.css';

/** Whose office it is, what its settings are for, and who changed them last. */
export function OfficeTitle(props: {
  area: AreaRef;
  areaHref: string;
  office: Office;
  changed: { by: string | null; at: Date } | null;
}) {
  const { area, office, changed } = props;
  return (
    <>
      <title>Kantor · Kejar Target</title>
      <Trail steps={[{ label: formatAreaName(area), href: props.areaHref }]} here="Kantor" />
      <h1 className={styles.title}>Kantor</h1>
      <p className={styles.lead}>
        Kop surat, tanda tangan dan rekap harian untuk {formatAreaTitle(area)}: dipakai pada lembar rapat, PDF, Excel
        dan rekap.
      </p>
      <p className={styles.changed}>
        {changed
          ? `Terakhir diubah ${formatInstant(changed.at, office.timeZone)}${changed.by ? ` oleh ${changed.by}` : ''}.`
          : 'Belum pernah diatur. Sampai diisi, lembar memakai nama kantor saja.'}
      </p>
    </>
  );
}
