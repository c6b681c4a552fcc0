import styles from './tables.module.css';

/** How the file was read: nothing to mend, but to be seen. */
export function Notes({ notes, aliasHref }: { notes: readonly string[]; aliasHref: string | null }) {
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="cara-baca" className={styles.section}>
      <h2 id="cara-baca">Cara file dibaca</h2>
      <ul className={styles.list}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {aliasHref ? (
        <p className={styles.note}>
          Nama wilayah yang Anda jelaskan diingat untuk file berikutnya: <a href={aliasHref}>lihat daftarnya</a>.
        </p>
      ) : null}
    </section>
  );
}
