import { ButtonLink } from '@/components/ui/button';
import type { Refusal } from '@/lib/domain/imports';
import { capitalise, formatCount } from '@/lib/format/numbers';
import { RowChoice } from './correction-fields';
import { type CorrectAction, CorrectionForm } from './correction-form';
import styles from './tables.module.css';

/** So many are shown; the download holds all. */
const shown = 100;

/**
 * What was not taken in, cell by cell, and what to do about it. With `correct`, the area of a row that was not found can
 * be said here, and a row be left out: nothing is chosen beforehand.
 */
export function RefusedTable(props: {
  refused: Refusal[];
  href: string;
  /** What was said of rows before. */
  said: Readonly<Record<string, string>>;
  correct: { id: number; campaign: string; action: CorrectAction } | null;
}) {
  const { refused, said, href, correct } = props;
  if (refused.length === 0) return null;
  return (
    <section id="ditolak" aria-labelledby="ditolak-judul" className={styles.section}>
      <div className={styles.tools}>
        <h2 id="ditolak-judul">Ditolak</h2>
        <ButtonLink href={href} download>
          Unduh daftar ini (CSV)
        </ButtonLink>
      </div>
      {correct ? (
        <CorrectionForm {...correct} label="Periksa ulang dengan wilayah ini">
          <Rows refused={refused} said={said} />
        </CorrectionForm>
      ) : (
        <Rows refused={refused} said={null} />
      )}
      {refused.length > shown ? (
        <p className={styles.note}>
          {formatCount(shown)} dari {formatCount(refused.length)} ditampilkan
          {correct ? '; sisanya muncul setelah yang ini dibereskan' : ''}. Semuanya ada dalam unduhan.
        </p>
      ) : null}
    </section>
  );
}

/** @param props.said null: nothing can be said of rows here */
function Rows({ refused, said }: { refused: Refusal[]; said: Readonly<Record<string, string>> | null }) {
  const asked = new Set<number>();
  const askFor = ({ row }: Refusal) => said !== null && !asked.has(row) && asked.add(row) !== null;
  return (
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
            <td data-col="saran">
              {one.suggestion}
              {askFor(one) ? (
                <RowChoice
                  row={one.row}
                  candidates={one.candidates ?? []}
                  said={said?.[one.row] ?? null}
                  area={one.candidates !== undefined}
                />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
