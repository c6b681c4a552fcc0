import { notFound } from 'next/navigation';
import type { ComponentProps } from 'react';
import { Sheet } from '@/components/reports/sheet';
import { SharedHead } from '@/components/shares/shared-head';
import { SharedTitle } from '@/components/shares/shared-title';
import { viewOf } from '@/lib/domain/figure-view';
import { buildSheet, pickColumns } from '@/lib/reports/report';
import { readSharedArea } from '@/lib/server/loaders/shares';
import { SharedArea } from './area';
import styles from './sheet.module.css';

/**
 * The meeting sheet that a link opens, on the letterhead of the area's own office. What has become too long for a sheet
 * is shown as the page instead.
 */
export async function SharedSheet(props: ComponentProps<typeof SharedArea>) {
  const { share, query } = props;
  const found = await readSharedArea(share, { ...viewOf(query), series: false, long: { sheet: query } });
  if (!found) notFound();
  const { progress, office } = found;
  const full = buildSheet(progress, query, { office, madeAt: share.ctx.now }).report;
  if (!full) return <SharedArea {...props} />;
  const report = pickColumns(full, query.columns ?? office.columns);
  return (
    <>
      <SharedTitle progress={progress} url={share.url} pictureUrl={share.pictureUrl} />
      <SharedHead
        office={share.link.office}
        asOf={progress.asOf}
        expiresAt={share.link.expiresAt}
        timeZone={office.timeZone}
      />
      <main id="isi" className={`wrap ${styles.paper}`}>
        <h1 className="visually-hidden">{report.titles.join(', ')}</h1>
        <Sheet report={report} orientation={query.orientation} />
      </main>
    </>
  );
}
