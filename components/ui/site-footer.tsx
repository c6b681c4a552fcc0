import { formatInstant } from '@/lib/format/instants';
import styles from './site-footer.module.css';

/** What every page owes to its sources. `readAt`: up to when the copy of the database has it that the page was read from. */
export function SiteFooter({ readAt = null }: { readAt?: Date | null }) {
  return (
    <footer className={styles.footer}>
      <div className="wrap">
        <p>
          Kode dan nama wilayah: <a href="https://github.com/fityannugroho/idn-area-data">idn-area-data</a> (
          <a href="https://opendatacommons.org/licenses/odbl/1-0/">ODbL 1.0</a>).
        </p>
        {readAt && <p>Dibaca dari salinan basis data, keadaan {formatInstant(readAt)}.</p>}
      </div>
    </footer>
  );
}
