import styles from './site-footer.module.css';

/** What every page owes to its sources. */
export function SiteFooter() {
  return (
    <footer className={styles.footer}>
      <div className="wrap">
        <p>
          Kode dan nama wilayah: <a href="https://github.com/fityannugroho/idn-area-data">idn-area-data</a> (
          <a href="https://opendatacommons.org/licenses/odbl/1-0/">ODbL 1.0</a>).
        </p>
      </div>
    </footer>
  );
}
