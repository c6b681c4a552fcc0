import type { IsoDay } from '@/lib/domain/days';
import { measures } from '@/lib/domain/imports';
import type { UndoneFigure, UndoTotal } from '@/lib/domain/undo-plan';
import { formatNameOf } from '@/lib/format/areas';
import { formatDay, formatDayShortYear } from '@/lib/format/days';
import { formatMeaning } from '@/lib/format/import-words';
import { formatChange, formatCount } from '@/lib/format/numbers';
import { RowPages } from './row-pages';
import styles from './tables.module.css';
import { orderMeasures } from './totals-table';
import words from './undo-preview.module.css';

/** The sums over the upload's areas that move, now and after it is taken back. */
export function UndoTotals({ totals }: { totals: UndoTotal[] }) {
  const moving = totals.filter(({ now, after }) => now !== after);
  if (moving.length === 0) return null;
  return (
    <section aria-labelledby="jumlah" className={styles.section}>
      <h2 id="jumlah">Yang akan berubah</h2>
      <p className={styles.note}>
        Jumlah angka milik wilayah-wilayahnya per tanggal laporan. Wilayah di atasnya ikut dijumlahkan. Bila jumlah
        bagiannya lebih besar, halaman wilayah tetap menampilkan jumlah bagian itu.
      </p>
      <table className={`${styles.totals} ${words.totals}`}>
        <thead>
          <tr>
            <th scope="col">Angka</th>
            <th scope="col">Sekarang</th>
            <th scope="col">Setelah dibatalkan</th>
            <th scope="col">Selisih</th>
          </tr>
        </thead>
        <tbody>
          {orderMeasures(moving).map(({ measure, now, after }) => (
            <tr key={measure}>
              <th scope="row">{formatMeaning(measure)}</th>
              <td>{formatCount(now)}</td>
              <td>
                <b>{formatCount(after)}</b>
              </td>
              <td>{formatChange((after ?? 0) - (now ?? 0))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type UndoRow = Pick<UndoneFigure, 'code' | 'name' | 'day'> & { figures: Map<string, UndoneFigure> };

/** The figures that go back, a row an area and day; an area that reported nothing before has not reported again. */
export function UndoRows(props: {
  figures: UndoneFigure[];
  campaign: string;
  path: string;
  page: number;
  pageSize: number;
  total: number;
}) {
  if (props.total === 0) return null;
  const rows = groupRows(props.figures);
  const columns = measures.filter((measure) => props.figures.some((figure) => figure.measure === measure));
  const days = new Set(rows.map((row) => row.day));
  const [onlyDay] = days.size === 1 && props.total <= props.pageSize ? days : [];
  return (
    <section id="baris" aria-labelledby="baris-judul" className={styles.section}>
      <h2 id="baris-judul">
        {formatCount(props.total)} baris kembali{onlyDay ? `, ${formatDay(onlyDay)}` : null}
      </h2>
      <div className={styles.scroll}>
        <table className={styles.plan}>
          <thead>
            <tr>
              <th scope="col" data-col="wilayah">
                Wilayah
              </th>
              {onlyDay === undefined ? <th scope="col">Tanggal</th> : null}
              {columns.map((measure) => (
                <th key={measure} scope="col" data-col="angka">
                  {formatMeaning(measure)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.code} ${row.day}`}>
                <th scope="row" data-col="wilayah">
                  <a href={`/${props.campaign}/${row.code}${row.day ? `?per=${row.day}` : ''}`}>{formatNameOf(row)}</a>{' '}
                  <small>{row.code}</small>
                </th>
                {onlyDay === undefined ? <Day day={row.day} /> : null}
                {columns.map((measure) => (
                  <td key={measure} data-col="angka" data-label={formatMeaning(measure)}>
                    <Return figure={row.figures.get(measure)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <RowPages name="Halaman baris" part="baris" {...props} />
    </section>
  );
}

function Day({ day }: { day: IsoDay | null }) {
  return <td data-col="tanggal">{day ? formatDayShortYear(day) : '–'}</td>;
}

/** "1.350 → 1.200", or "1.350 → belum lapor". */
function Return({ figure }: { figure: UndoneFigure | undefined }) {
  if (!figure) return <span className={styles.none}>–</span>;
  return (
    <span className={words.change}>
      <span className={words.now}>{formatCount(figure.now)}</span>
      <span className={words.arrow} aria-hidden="true">
        →
      </span>
      <span className="visually-hidden">menjadi </span>
      <b>{figure.after === null ? blank(figure) : formatCount(figure.after)}</b>
    </span>
  );
}

/** A target that nobody set is not "not reported". */
const blank = ({ day }: UndoneFigure) => (day === null ? 'belum ada' : 'belum lapor');

function groupRows(figures: readonly UndoneFigure[]): UndoRow[] {
  const rows = new Map<string, UndoRow>();
  for (const figure of figures) {
    const key = `${figure.code} ${figure.day}`;
    const row = rows.get(key) ?? { code: figure.code, name: figure.name, day: figure.day, figures: new Map() };
    row.figures.set(figure.measure, figure);
    rows.set(key, row);
  }
  return [...rows.values()];
}
