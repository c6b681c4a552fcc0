import { ButtonLink } from '@/components/ui/button';
import { Island } from '@/components/ui/island';
import { type Refusal, rowKeyOf } from '@/lib/domain/imports';
import { capitalise, formatCount } from '@/lib/format/numbers';
import { CellField, RowChoice } from './correction-fields';
import { type Correct, CorrectionForm } from './correction-form';
import styles from './tables.module.css';

/** So many are shown; the download holds all. */
const shown = 100;

/**
 * What was not taken in, cell by cell, and what to do about it. With `correct`, the area of a row that was not found can
 * be said here, and a row be left out: nothing is chosen beforehand.
 */
export function RefusedTable(props: {
  refused: Refusal[];
  /** The rows as a file to send back; null: not for this reader. */
  href: string | null;
  /** What was said of rows before. */
  said: Readonly<Record<string, string>>;
  /** Columns of the file: a refused cell of one can be put right. */
  headers: readonly string[];
  correct: Correct | null;
}) {
  const { refused, said, href, headers, correct } = props;
  if (refused.length === 0) return null;
  return (
    <section id="ditolak" aria-labelledby="ditolak-judul" className={styles.section}>
      <div className={styles.tools}>
        <h2 id="ditolak-judul">Ditolak</h2>
        {href === null ? null : (
          <span className="screen-only">
            <ButtonLink href={href} download>
              Unduh baris yang ditolak (CSV)
            </ButtonLink>
          </span>
        )}
      </div>
      {correct ? (
        <Island name="baris ditolak">
          <CorrectionForm {...correct} label="Periksa ulang dengan perbaikan ini">
            <Rows refused={refused} said={said} headers={headers} />
          </CorrectionForm>
        </Island>
      ) : (
        <Rows refused={refused} said={null} headers={[]} />
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
function Rows(props: {
  refused: Refusal[];
  said: Readonly<Record<string, string>> | null;
  headers: readonly string[];
}) {
  const { refused, said, headers } = props;
  const asked = new Set<string>();
  const askFor = (key: string) => said !== null && !asked.has(key) && asked.add(key) !== null;
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
        {refused.slice(0, shown).map((one) => {
          const key = rowKeyOf(one);
          const ofArea = one.candidates !== undefined;
          return (
            <tr key={`${key} ${one.column} ${one.reason}`}>
              <th scope="row">
                <span className={styles.phoneWord}>Baris </span>
                {one.row}
                {one.sheet === undefined ? null : <small>{one.sheet}</small>}
              </th>
              <td data-col="kolom">
                <span className={styles.phoneWord}>kolom </span>
                {one.column}
              </td>
              <td data-col="isi">{one.value === '' ? <em>kosong</em> : <q>{one.value}</q>}</td>
              <td data-col="alasan">{capitalise(one.reason)}</td>
              <td data-col="saran">
                {one.suggestion}
                {said !== null && !ofArea && headers.includes(one.column) ? (
                  <CellField row={key} column={one.column} value={one.value} />
                ) : null}
                {askFor(key) ? (
                  <RowChoice row={key} candidates={one.candidates ?? []} said={said?.[key] ?? null} area={ofArea} />
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
