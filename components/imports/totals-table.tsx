import { measures } from '@/lib/domain/imports';
import { formatMeaning } from '@/lib/format/import-words';
import { formatChange, formatCount } from '@/lib/format/numbers';
import styles from './tables.module.css';

type MeasureTotals = { measure: string; before: number | null; after: number };

/** Measures in the order in which work goes: from the field to the server, online before paper. */
export function orderMeasures<Row extends { measure: string }>(rows: readonly Row[]): Row[] {
  const order: readonly string[] = measures;
  return [...rows].sort((one, other) => order.indexOf(one.measure) - order.indexOf(other.measure));
}

/** The sums over the file's areas; before and after it while it is not counted, and as the file has them afterwards. */
export function TotalsTable(props: { totals: MeasureTotals[]; pending: boolean }) {
  const { pending } = props;
  if (props.totals.length === 0) return null;
  return (
    <section aria-labelledby="jumlah" className={styles.section}>
      <h2 id="jumlah">{pending ? 'Yang akan berubah' : 'Jumlah dalam file'}</h2>
      <p className={styles.note}>
        Jumlah angka milik wilayah-wilayah dalam file{pending ? ', sebelum dan sesudah disimpan' : ''}. Wilayah di
        atasnya ikut dijumlahkan.
      </p>
      <table className={styles.totals}>
        <thead>
          <tr>
            <th scope="col">Angka</th>
            {pending ? <th scope="col">Sebelum</th> : null}
            <th scope="col">{pending ? 'Sesudah' : 'Jumlah'}</th>
            {pending ? <th scope="col">Selisih</th> : null}
          </tr>
        </thead>
        <tbody>
          {orderMeasures(props.totals).map(({ measure, before, after }) => (
            <tr key={measure}>
              <th scope="row">{formatMeaning(measure)}</th>
              {pending ? <td>{formatCount(before)}</td> : null}
              <td>
                <b>{formatCount(after)}</b>
              </td>
              {pending ? <td>{formatChange(after - (before ?? 0))}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
