import { type ImportStatus, measures } from '@/lib/domain/imports';
import { formatMeaning, sourceWords } from '@/lib/format/import-words';
import { formatChange, formatCount } from '@/lib/format/numbers';
import styles from './tables.module.css';

type MeasureTotals = { measure: string; before: number | null; after: number | null };

/** Measures in the order in which work goes: from the field to the server, online before paper. */
export function orderMeasures<Row extends { measure: string }>(rows: readonly Row[]): Row[] {
  const order: readonly string[] = measures;
  return [...rows].sort((one, other) => order.indexOf(one.measure) - order.indexOf(other.measure));
}

/**
 * The sums over the areas of a file or a manual entry: before and after it, or as they stand in it where it does not count.
 */
export function TotalsTable(props: { totals: MeasureTotals[]; status: ImportStatus; byHand: boolean }) {
  const { totals, status } = props;
  if (totals.length === 0) return null;
  const counts = status === 'checked' || status === 'committed';
  const source = sourceWords[props.byHand ? 'entry' : 'file'];
  const title = counts ? `Yang ${status === 'checked' ? 'akan ' : ''}berubah` : `Jumlah dalam ${source}`;
  return (
    <section aria-labelledby="jumlah" className={styles.section}>
      <h2 id="jumlah">{title}</h2>
      <p className={styles.note}>
        Jumlah angka milik wilayah-wilayah dalam {source}
        {counts ? ', sebelum dan sesudah disimpan' : ''}.{counts ? ' Wilayah di atasnya ikut dijumlahkan.' : null}
      </p>
      <table className={styles.totals}>
        <thead>
          <tr>
            <th scope="col">Angka</th>
            {counts ? <th scope="col">Sebelum</th> : null}
            <th scope="col">{counts ? 'Sesudah' : 'Jumlah'}</th>
            {counts ? <th scope="col">Selisih</th> : null}
          </tr>
        </thead>
        <tbody>
          {orderMeasures(totals).map(({ measure, before, after }) => (
            <tr key={measure}>
              <th scope="row">{formatMeaning(measure)}</th>
              {counts ? <td>{formatCount(before)}</td> : null}
              <td>
                <b>{formatCount(after)}</b>
              </td>
              {counts ? <td>{formatChange((after ?? 0) - (before ?? 0))}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
