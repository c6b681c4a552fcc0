import { PrintButton } from '@/components/reports/print-button';
import { ButtonLink } from '@/components/ui/button';
import { Island } from '@/components/ui/island';
import { mostSheetRows } from '@/lib/domain/reports';
import type { Snapshot } from '@/lib/domain/snapshots';
import { formatDay } from '@/lib/format/days';
import { formatInstant } from '@/lib/format/instants';
import { formatCount } from '@/lib/format/numbers';
import styles from './snapshot-head.module.css';

/** Of which day, when and by whom a sheet was frozen; what can be done with it. `path` is its own. */
export function SnapshotHead({ snapshot, path, open }: { snapshot: Snapshot; path: string; open: boolean }) {
  const { asOf, frozenAt, owner, id } = snapshot;
  const by = owner ? `${owner.name}, ${owner.office}` : 'pengelola lewat baris perintah';
  const fits = snapshot.rowCount <= mostSheetRows;
  const file = (format: string) => `${path}/${id}/unduh?format=${format}`;
  return (
    <div className={`${styles.head} screen-only`}>
      <p>
        Keadaan {formatDay(asOf)}. Disimpan {formatInstant(frozenAt)} oleh {by}. Angkanya tidak berubah lagi.
      </p>
      {open ? (
        <div className={styles.actions}>
          {fits ? (
            <Island name="cetak">
              <PrintButton />
            </Island>
          ) : null}
          {fits ? <ButtonLink href={file('pdf')}>PDF</ButtonLink> : null}
          <ButtonLink href={file('xlsx')}>XLSX</ButtonLink>
          <ButtonLink href={file('csv')}>CSV (;)</ButtonLink>
          <ButtonLink href={`${file('csv')}&pemisah=koma`}>CSV (,)</ButtonLink>
          <ButtonLink href={`${path}/perubahan?dari=beku-${id}`}>Perubahan sejak ini</ButtonLink>
        </div>
      ) : null}
      {open && !fits ? (
        <p>
          {formatCount(snapshot.rowCount)} baris tidak muat di satu lembar, paling banyak {formatCount(mostSheetRows)}.
          Unduh sebagai XLSX atau CSV.
        </p>
      ) : null}
    </div>
  );
}

/** Says that what is stored is not what was frozen. */
export function SnapshotDamaged({ title, detail }: { title: string; detail: string }) {
  return (
    <div role="alert" className={styles.damaged}>
      <h2>{title}</h2>
      <p>{detail}</p>
    </div>
  );
}
