import { Island } from '@/components/ui/island';
import type { HeldRow } from '@/lib/domain/held-rows';
import { rowKeyOf } from '@/lib/domain/imports';
import { describeHeld, formatHeldArea, formatHeldMeasure } from '@/lib/format/held-words';
import { formatCount } from '@/lib/format/numbers';
import { CellField, RowChoice } from './correction-fields';
import { type Correct, CorrectionForm } from './correction-form';
import fields from './correction-form.module.css';
import { ReasonField } from './reason-field';
import styles from './tables.module.css';

/** So many are shown: a user who has more of them had better mend the file. */
const shown = 100;

type Column = { header: string; meaning: string | null };

/**
 * The figures that are not saved with the rest, each with what is odd about it. With `correct`, each can be put right or
 * left out here, or be saved all the same for a reason, which goes with the form `saveForm`.
 */
export function HeldSection(props: {
  held: readonly HeldRow[];
  /** Rows that stay out. */
  heldCount: number;
  columns: readonly Column[];
  said: Readonly<Record<string, string>>;
  /** Whether the upload waits; otherwise it is told what became of them. */
  pending: boolean;
  saveForm: string;
  correct: Correct | null;
}) {
  const { held, correct } = props;
  if (held.length === 0) return null;
  const rows = <Rows {...props} held={held.slice(0, shown)} correct={correct !== null} />;
  return (
    <section id="ditahan" aria-labelledby="ditahan-judul" className={styles.section}>
      <h2 id="ditahan-judul">Ditahan</h2>
      <p className={styles.note}>{describeWhatNow(props)}</p>
      {correct ? (
        <Island name="angka ditahan">
          <CorrectionForm {...correct} label="Periksa ulang dengan perbaikan ini">
            {rows}
          </CorrectionForm>
        </Island>
      ) : (
        rows
      )}
      {held.length > shown ? (
        <p className={styles.note}>
          {formatCount(shown)} dari {formatCount(held.length)} angka ditampilkan; sisanya juga tidak ikut disimpan.
        </p>
      ) : null}
    </section>
  );
}

function describeWhatNow({ pending, heldCount }: { pending: boolean; heldCount: number }): string {
  if (pending) {
    return 'Angka ini terlalu jauh dari target atau laporan terakhir, atau targetnya janggal, jadi barisnya tidak ikut disimpan. Betulkan, abaikan barisnya, atau tulis alasannya bila memang benar lalu tekan Simpan.';
  }
  return heldCount > 0
    ? 'Yang tidak ada alasannya tidak tersimpan. Unggah lagi baris itu dengan angka yang benar.'
    : 'Angka ini terlalu jauh dari target atau laporan terakhir, atau targetnya janggal, dan disimpan karena alasannya.';
}

function Rows(props: {
  held: readonly HeldRow[];
  columns: readonly Column[];
  said: Readonly<Record<string, string>>;
  pending: boolean;
  saveForm: string;
  correct: boolean;
}) {
  const asked = new Set<string>();
  const askFor = (key: string) => props.correct && !asked.has(key) && asked.add(key) !== null;
  return (
    <table className={styles.refused}>
      <thead>
        <tr>
          <th scope="col">Baris</th>
          <th scope="col">Wilayah</th>
          <th scope="col">Angka</th>
          <th scope="col">Yang janggal</th>
          <th scope="col">{props.pending ? 'Yang perlu dilakukan' : 'Hasilnya'}</th>
        </tr>
      </thead>
      <tbody>
        {props.held.map((one) => {
          const key = rowKeyOf(one);
          const header = headerOf(one, props.columns);
          const first = askFor(key);
          return (
            <tr key={`${one.part} ${key} ${one.measure}`}>
              <th scope="row">
                <span className={styles.phoneWord}>Baris </span>
                {one.row}
                {one.sheet === undefined ? null : <small>{one.sheet}</small>}
              </th>
              <td data-col="kolom">{formatHeldArea(one)}</td>
              <td data-col="isi">
                {formatHeldMeasure(one.measure)} <b>{formatCount(one.value)}</b>
              </td>
              <td data-col="alasan">{describeHeld(one)}</td>
              <td data-col="saran">
                {props.pending ? null : describeOutcome(one)}
                {props.correct && header !== null ? (
                  <div className={`${fields.reason} screen-only`}>
                    <span aria-hidden="true">Angka yang benar</span>
                    <CellField row={key} column={header} value={String(one.added ?? one.value)} />
                  </div>
                ) : null}
                {first ? (
                  <>
                    <RowChoice row={key} candidates={[]} said={props.said[key] ?? null} area={false} held />
                    <ReasonField row={key} form={props.saveForm} />
                  </>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The column of a held figure, where it is the only one of its kind: only then a cell can be put right here. */
function headerOf({ measure }: HeldRow, columns: readonly Column[]): string | null {
  const [only, ...others] = columns.filter(({ meaning }) => meaning === measure);
  return only && others.length === 0 ? only.header : null;
}

function describeOutcome({ confirmed }: HeldRow): string {
  return confirmed === undefined ? 'Tidak tersimpan.' : `Tersimpan dengan alasan: ${confirmed}`;
}
