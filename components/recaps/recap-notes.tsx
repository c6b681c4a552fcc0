import type { IsoDay } from '@/lib/domain/days';
import type { Office } from '@/lib/domain/offices';
import type { RecapText } from '@/lib/domain/recaps';
import { formatWeekday } from '@/lib/format/days';
import { formatInstant } from '@/lib/format/instants';
import styles from './recap-notes.module.css';

/** What stands above the text: of which day it is, who kept it, and whether figures have changed since. */
export function RecapNotes(props: {
  asOf: IsoDay;
  office: Office;
  /** The text that stands in place of the automatic one; null: none does. */
  kept: RecapText | null;
  changed: boolean;
  /** As generated from the figures of now. */
  automatic: string;
  saving: 'yes' | 'no' | 'otherView';
  /** Whether the reader may change how the office greets and closes. */
  mayChangeOffice: boolean;
}) {
  const { kept, office, saving } = props;
  return (
    <div className={styles.notes}>
      <p>
        Keadaan {formatWeekday(props.asOf)}.{' '}
        {kept
          ? `Disimpan ${kept.updatedBy ?? 'operator'}, ${formatInstant(kept.updatedAt, office.timeZone)}.`
          : 'Teks otomatis dari angka terbaru.'}
        {props.mayChangeOffice ? (
          <>
            {' '}
            Salam pembuka dan penutup: <a href="/kantor">pengaturan kantor</a>.
          </>
        ) : null}
      </p>
      {saving === 'otherView' ? (
        <p>
          Tahap, rincian, atau versi target ini bukan yang biasa: teksnya dapat disalin dan dikirim, tetapi tidak
          disimpan.
        </p>
      ) : null}
      {saving === 'no' ? <p>Anda dapat menyalin dan mengirim teks ini, tetapi tidak menyimpannya.</p> : null}
      {props.changed ? (
        <div role="status" className={styles.changed}>
          <p>
            <strong>Angka sudah berubah sejak teks ini disimpan.</strong>
          </p>
          <details>
            <summary>Lihat teks otomatis yang baru</summary>
            <pre>{props.automatic}</pre>
          </details>
        </div>
      ) : null}
    </div>
  );
}
