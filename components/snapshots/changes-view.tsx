import { PrintButton } from '@/components/reports/print-button';
import { ButtonLink } from '@/components/ui/button';
import { Island } from '@/components/ui/island';
import type { MovementKey, MovementOrder } from '@/lib/domain/movement';
import type { Report, ReportColumn, ReportRow } from '@/lib/domain/reports';
import { formatReportCell, isFigure } from '@/lib/format/report-cells';
import styles from './changes-view.module.css';

type Sorting = { order: MovementOrder; hrefs: Record<MovementKey, string> };

/** What has changed: the answer, who moved most, and the table with every area. */
export function ChangesView(props: {
  answer: string;
  movers: { label: string; text: string }[];
  warnings: string[];
  report: Report;
  sorting: Sorting;
  files: { label: string; href: string }[];
}) {
  const { report, movers, warnings } = props;
  return (
    <article className={styles.changes}>
      <header className={styles.titles}>
        {report.titles.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </header>
      <h2 className={styles.answer}>{props.answer}</h2>
      {warnings.length > 0 ? (
        <ul className={styles.warnings} aria-label="Yang perlu diketahui">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      ) : null}
      {movers.length > 0 ? (
        <dl className={styles.movers}>
          {movers.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <div className={`${styles.files} screen-only`}>
        <Island name="cetak">
          <PrintButton />
        </Island>
        {props.files.map(({ label, href }) => (
          <ButtonLink key={href} href={href}>
            {label}
          </ButtonLink>
        ))}
      </div>
      <ChangesTable report={report} sorting={props.sorting} />
      <ul className={styles.notes}>
        {[
          ...report.facts
            .filter(({ label }) => label !== 'Kampanye' && label !== 'Wilayah')
            .map(({ label, value }) => `${label}: ${value}`),
          ...report.notes.filter((note) => !warnings.includes(note)),
        ].map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </article>
  );
}

function ChangesTable({ report, sorting }: { report: Report; sorting: Sorting }) {
  const { columns, rows, titles } = report;
  return (
    <table className={styles.table} id="tabel">
      <caption className="visually-hidden">{titles.join(', ')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.key} column={column} sorting={sorting} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.code === null ? row.kind : `${row.kind} ${row.code}`} row={row} columns={columns} />
        ))}
      </tbody>
    </table>
  );
}

function Head({ column, sorting }: { column: ReportColumn; sorting: Sorting }) {
  const key = (Object.keys(sorting.hrefs) as MovementKey[]).find((known) => known === column.key);
  const sorted = key !== undefined && sorting.order.key === key;
  const direction = sorting.order.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      data-col={column.key}
      data-figure={isFigure(column) || undefined}
      aria-sort={sorted ? direction : undefined}
    >
      {key ? <a href={`${sorting.hrefs[key]}#tabel`}>{column.header}</a> : column.header}
      {sorted ? <span aria-hidden="true">{sorting.order.descending ? ' ▾' : ' ▴'}</span> : null}
    </th>
  );
}

function Row({ row, columns }: { row: ReportRow; columns: ReportColumn[] }) {
  return (
    <tr data-kind={row.kind}>
      {columns.map((column, at) => {
        const text = formatReportCell(column, row, at);
        if (column.key === 'wilayah') {
          return (
            <th key={column.key} scope="row" data-col={column.key}>
              {text}
            </th>
          );
        }
        return (
          <td
            key={column.key}
            data-col={column.key}
            data-label={column.header}
            data-figure={isFigure(column) || undefined}
          >
            {text}
          </td>
        );
      })}
    </tr>
  );
}
