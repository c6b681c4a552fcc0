'use client';

import { useId } from 'react';
import { type AreaCandidate, ignoredRow } from '@/lib/domain/imports';
import { formatNameOf } from '@/lib/format/areas';
import { formatMeaning, type MeaningGroup } from '@/lib/format/import-words';
import { useRefusedField } from './correction-form';
import styles from './correction-form.module.css';

/** What a column means. */
export function MeaningChoice(props: { header: string; meaning: string | null; groups: readonly MeaningGroup[] }) {
  const { header, meaning, groups } = props;
  const name = `arti ${header}`;
  const chosen = useRefusedField(name).typed ?? meaning ?? '';
  const offered = meaning === null || groups.some((group) => group.meanings.some((one) => one === meaning));
  return (
    <label className={styles.meaning}>
      <span>{header}</span>
      {/* A select that is reset goes back to what it was drawn with first. */}
      <select key={chosen} name={name} defaultValue={chosen}>
        {meaning === null ? <option value="">tidak dikenali</option> : null}
        {offered ? null : <option value={meaning ?? ''}>{formatMeaning(meaning ?? '')}</option>}
        {groups.map(({ label, meanings }) => (
          <optgroup key={label} label={label}>
            {meanings.map((one) => (
              <option key={one} value={one}>
                {formatMeaning(one)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

/** What the signs in the numbers of a column stand for: asked only where they may stand for either. */
export function SignChoice({ header, said }: { header: string; said: string | null }) {
  const name = `tanda ${header}`;
  const chosen = useRefusedField(name).typed ?? said ?? '';
  return (
    <label className={styles.meaning}>
      <span>Titik atau koma di kolom {header}</span>
      <select key={chosen} name={name} defaultValue={chosen}>
        {said === null ? <option value="">belum jelas</option> : null}
        <option value="thousands">pemisah ribuan: 1.234 adalah seribu lebih, 2 adalah dua</option>
        <option value="inThousands">pemisah ribuan, nol di belakang hilang: 12.5 adalah 12.500, 2 adalah 2.000</option>
        <option value="decimals">tanda pecahan: 1.234 adalah satu lebih</option>
      </select>
    </label>
  );
}

/** Which of several months, years or weeks in the file is read. */
export function PeriodChoice({ choices, said }: { choices: readonly string[]; said: string | null }) {
  const chosen = useRefusedField('periode').typed ?? said ?? '';
  return (
    <label className={styles.meaning}>
      <span>Bulan atau periode yang dibaca</span>
      <select key={chosen} name="periode" defaultValue={chosen}>
        {choices.includes(chosen) ? null : <option value="">belum dipilih</option>}
        {choices.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What a refused cell should hold; it shows what stands there, and an empty one is not reported. */
export function CellField({ row, column, value }: { row: string; column: string; value: string }) {
  const name = `sel ${row} ${column}`;
  const { typed } = useRefusedField(name);
  return (
    <label className={`${styles.named} screen-only`}>
      <span>Isi yang benar</span>
      <input
        name={name}
        aria-label={`Isi yang benar, baris ${row}, kolom ${column}`}
        defaultValue={typed ?? value}
        autoComplete="off"
        maxLength={100}
      />
    </label>
  );
}

/**
 * What the refused cell should hold in all rows of one cause. A day is written as people write it; a word may be
 * replaced, or emptied, which is not reported.
 * @param props.column null: the file has no column for it, and the day is that of the whole file
 */
export function GroupField(props: { row: string; column: string | null; value: string; rows: number; day: boolean }) {
  const { row, column, value, rows, day } = props;
  const name = column === null ? 'hari semua' : `semua ${row} ${column}`;
  const { typed, problem } = useRefusedField(name);
  const why = useId();
  return (
    <label className={`${styles.row} screen-only`}>
      <span>{day ? `Ganti tanggal ${rows} baris, misalnya 12 April 2021` : `Isi ${rows} baris dengan`}</span>
      <input
        name={name}
        defaultValue={typed ?? (day ? '' : value)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? why : undefined}
        autoComplete="off"
        maxLength={100}
      />
      {problem ? (
        <span id={why} className={styles.problem}>
          {problem}
        </span>
      ) : null}
    </label>
  );
}

/**
 * Which area a row means: one of the suggested, of which none is chosen beforehand, or a code; or that it is left out.
 * @param said what was decided of the row before; null: nothing
 */
export function RowChoice(props: {
  /** Its name in the form: its number, with the sheet in front where several are read. */
  row: string;
  candidates: AreaCandidate[];
  said: string | null;
  /** Whether another area may be said: not where only a figure of the row is wrong. */
  area: boolean;
  /** Whether the row is held, not refused. */
  held?: boolean;
  /** How many rows the answer serves. */
  rows?: number;
}) {
  const { row, candidates, said, area, held = false, rows = 1 } = props;
  const [choice, code] = [`baris ${row}`, `kode ${row}`];
  const chosen = useRefusedField(choice).typed ?? '';
  const { typed, problem } = useRefusedField(code);
  const ignored = said === ignoredRow;
  const act = area ? 'Wilayah' : 'Tindakan';
  return (
    <span className={`${styles.row} screen-only`}>
      <label className={styles.named}>
        <span>{act}</span>
        <select key={chosen} name={choice} aria-label={`${act} baris ${row}`} defaultValue={chosen}>
          <option value="">
            {held ? 'Biarkan ditahan' : describeStanding({ said, area, choosable: candidates.length > 0 })}
          </option>
          {candidates.map((one) => (
            <option key={one.code} value={one.code}>
              {one.within === undefined ? formatNameOf(one) : `${formatNameOf(one)}, ${one.within}`} ({one.code})
            </option>
          ))}
          {ignored ? <option value="tanya">Periksa lagi baris ini</option> : null}
          {ignored ? null : (
            <option value={ignoredRow}>{rows > 1 ? `Abaikan ${rows} baris ini` : 'Abaikan baris ini'}</option>
          )}
        </select>
      </label>
      {area ? (
        <label className={styles.named}>
          <span>Kode wilayah</span>
          <input
            name={code}
            aria-label={`Kode wilayah baris ${row}`}
            defaultValue={typed ?? (said === null || ignored ? '' : said)}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? `salah-${row}` : undefined}
            autoComplete="off"
            maxLength={40}
          />
        </label>
      ) : null}
      {problem ? (
        <span id={`salah-${row}`} className={styles.problem}>
          {problem}
        </span>
      ) : null}
    </span>
  );
}

/** Where no area is offered (`choosable`), there is nothing to choose. */
function describeStanding({
  said,
  area,
  choosable,
}: {
  said: string | null;
  area: boolean;
  choosable: boolean;
}): string {
  if (said === ignoredRow) return 'Tetap diabaikan';
  if (area && said !== null) return 'Menurut kode di samping';
  return area && choosable ? 'Pilih wilayah…' : 'Biarkan ditolak';
}
