import { ButtonLink } from '@/components/ui/button';
import { Island } from '@/components/ui/island';
import type { Refusal } from '@/lib/domain/imports';
import { groupRefusals, type RefusalGroup } from '@/lib/domain/refusal-groups';
import { capitalise, formatCount } from '@/lib/format/numbers';
import { CellField, GroupField, RowChoice } from './correction-fields';
import { type Correct, CorrectionForm } from './correction-form';
import styles from './tables.module.css';

/** So many are shown; the download holds all. */
const shown = 100;

/**
 * What was not taken in, cell by cell, and what to do about it. With `correct`, the area of a row that was not found can
 * be said here, and a row be left out: nothing is chosen beforehand. Rows that write their area alike, and rows refused
 * for one cause, are one line with one answer.
 */
export function RefusedTable(props: {
  refused: Refusal[];
  /** How many refusals are not told to this reader: those of rows of other areas. */
  elsewhere: number;
  /** The rows as a file to send back; null: not for this reader. */
  href: string | null;
  /** What was said of rows before. */
  said: Readonly<Record<string, string>>;
  /** Columns of the file: a refused cell of one can be put right. */
  headers: readonly string[];
  correct: Correct | null;
}) {
  const { refused, elsewhere, said, href, headers, correct } = props;
  if (refused.length + elsewhere === 0) return null;
  const groups = groupRefusals(refused);
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
            <Rows groups={groups} said={said} headers={headers} />
          </CorrectionForm>
        </Island>
      ) : (
        <Rows groups={groups} said={null} headers={[]} />
      )}
      {elsewhere > 0 ? (
        <p className={styles.note}>
          {formatCount(elsewhere)} penolakan lain tidak ditampilkan: barisnya belum tentu wilayah Anda. Kantor yang
          mengirim file ini melihatnya.
        </p>
      ) : null}
      {groups.length > shown ? (
        <p className={styles.note}>
          {formatCount(shown)} dari {formatCount(groups.length)} ditampilkan
          {correct ? '; sisanya muncul setelah yang ini dibereskan' : ''}. Semuanya ada dalam unduhan.
        </p>
      ) : null}
    </section>
  );
}

/** @param props.said null: nothing can be said of rows here */
function Rows(props: {
  groups: RefusalGroup[];
  said: Readonly<Record<string, string>> | null;
  headers: readonly string[];
}) {
  const { groups, said, headers } = props;
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
        {groups.slice(0, shown).map(({ refusal: one, rows, oneCause }) => {
          const [key, ...others] = rows;
          const ofArea = one.candidates !== undefined;
          const together = oneCause && others.length > 0;
          const ofDay = one.code?.startsWith('day-') ?? false;
          const named = headers.includes(one.column);
          return (
            <tr key={`${key} ${one.column} ${one.reason}`}>
              <th scope="row">
                {together ? (
                  <>
                    {formatCount(rows.length)} baris <small title={rows.join(', ')}>{describeRows(rows)}</small>
                  </>
                ) : (
                  <>
                    <span className={styles.phoneWord}>Baris </span>
                    {one.row}
                    {one.sheet === undefined ? null : <small>{one.sheet}</small>}
                    {others.length === 0 ? null : <small title={others.join(', ')}>{describeOthers(others)}</small>}
                  </>
                )}
              </th>
              <td data-col="kolom">
                <span className={styles.phoneWord}>kolom </span>
                {one.column}
              </td>
              <td data-col="isi">{one.value === '' ? <em>kosong</em> : <q>{one.value}</q>}</td>
              <td data-col="alasan">{capitalise(one.reason)}</td>
              <td data-col="saran">
                {one.suggestion}
                {said !== null && !ofArea && !together && named ? (
                  <CellField row={key} column={one.column} value={one.value} />
                ) : null}
                {said !== null && together && isCuredTogether(one) && (named || ofDay) ? (
                  <GroupField
                    row={key}
                    column={named ? one.column : null}
                    value={one.value}
                    rows={rows.length}
                    day={ofDay}
                  />
                ) : null}
                {askFor(key) ? (
                  <RowChoice
                    row={key}
                    candidates={one.candidates ?? []}
                    said={said?.[key] ?? null}
                    area={ofArea}
                    rows={rows.length}
                  />
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Whether the refused cell is what has to be put right; a column that tells rows apart is not. */
function isCuredTogether({ code }: Refusal): boolean {
  return code === 'figure-unreadable' || (code?.startsWith('day-') ?? false);
}

/** "2, 3, 4 dan 27 lagi": the rows of one cause. */
function describeRows(rows: readonly string[]): string {
  const rest = rows.length - 3;
  return `${rows.slice(0, 3).join(', ')}${rest > 0 ? ` dan ${formatCount(rest)} lagi` : ''}`;
}

/** "dan baris 14, 26", "dan 12 baris lain": rows that write their area alike. */
function describeOthers(others: readonly string[]): string {
  return others.length > 3 ? `dan ${formatCount(others.length)} baris lain` : `dan baris ${others.join(', ')}`;
}
