import { ButtonLink } from '@/components/ui/button';
import type { Refusal } from '@/lib/domain/imports';
import { capitalise, formatCount } from '@/lib/format/numbers';
import styles from './tables.module.css';

/** So many are shown; the download holds all. */
const shown = 100;

/** What was not taken in, cell by cell, and what to do about it. */
export function RefusedTable({ refused, href }: { refused: Refusal[]; href: string }) {
  if (refused.length === 0) return null;
  return (
    <section id="ditolak" aria-labelledby="ditolak-judul" className={styles.section}>
      <div className={styles.tools}>
        <h2 id="ditolak-judul">Ditolak</h2>
        <ButtonLink href={href} download>
          Unduh daftar ini (CSV)
        </ButtonLink>
      </div>
      <table className={styles.refused}>
        <thead>
          <tr>
            <th scope="col">Baris</th>
            <th scope="col">Kolom</th>
            <th scope="col">Isi</th>
            <th scope="col">Alasan</th>
            <th scope="col">Yang perlu dilakukan</th>
          </tr>
        </thead>
        <tbody>
          {refused.slice(0, shown).map((one) => (
            <tr key={`${one.row} ${one.column} ${one.reason}`}>
              <th scope="row">
                <span className={styles.phoneWord}>Baris </span>
                {one.row}
              </th>
              <td data-col="kolom">
                <span className={styles.phoneWord}>kolom </span>
                {one.column}
              </td>
              <td data-col="isi">{one.value === '' ? <em>kosong</em> : <q>{one.value}</q>}</td>
              <td data-col="alasan">{capitalise(one.reason)}</td>
              <td data-col="saran">{one.suggestion}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {refused.length > shown ? (
        <p className={styles.note}>
          {formatCount(shown)} dari {formatCount(refused.length)} ditampilkan; semuanya ada dalam unduhan.
        </p>
      ) : null}
    </section>
  );
}
