import { layOut, type Orientation, type Report } from '@/lib/domain/reports';
import { PageRules } from './page-rules';
import styles from './sheet.module.css';
import { SheetLetterhead } from './sheet-letterhead';
import { SheetSignature } from './sheet-signature';
import { SheetTable } from './sheet-table';

/**
 * A meeting sheet as it is printed. On a screen it is a sheet of paper, white by day and by night, that shrinks with the
 * window and below a tablet's width becomes a list of the same cells; in print it is the page itself.
 * @param orientation null: as wide as its table needs it
 */
export function Sheet({ report, orientation }: { report: Report; orientation: Orientation | null }) {
  const layout = layOut(report, orientation);
  return (
    <div className={styles.desk} data-orientation={layout.orientation}>
      <PageRules titles={report.titles} orientation={layout.orientation} />
      <Paper report={report} layout={layout} />
    </div>
  );
}

/** The paper itself. */
export function Paper({ report, layout }: { report: Report; layout: ReturnType<typeof layOut> }) {
  const [title, ...below] = report.titles;
  return (
    <article className={styles.sheet} aria-label={report.titles.join(', ')}>
      {report.letterhead ? <SheetLetterhead letterhead={report.letterhead} /> : null}
      <header className={styles.titles}>
        <h2>{title}</h2>
        {below.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </header>
      <dl className={styles.facts}>
        {report.facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <SheetTable report={report} widths={layout.widths} scale={layout.scale} />
      <footer className={styles.foot}>
        <ul className={styles.notes}>
          {report.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
        {report.signature ? <SheetSignature signature={report.signature} /> : null}
      </footer>
    </article>
  );
}
