import type { ComponentProps, ReactNode } from 'react';
import { MissedDay } from '@/components/areas/missed-day';
import { TooLongNotice } from '@/components/areas/too-long-notice';
import { ReportHead } from '@/components/reports/report-head';
import { SiteFooter } from '@/components/ui/site-footer';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { type AreaPageProps, readAskedDay } from '../search-params';
import { Top } from './top';

/** A page of an area that goes out of the house: the head of the site, that of the page, what the page is for, the foot. */
export function ReportPage(
  props: ComponentProps<typeof ReportHead> &
    Pick<ComponentProps<typeof Top>, 'campaign'> & {
      asOf: AreaProgress['asOf'];
      /** Its parameters and what it shows; a page that is asked for another day says which it shows instead. */
      asked?: { raw: Awaited<AreaPageProps['searchParams']>; progress: AreaProgress };
      /** What it is called in the tab of the browser. */
      tab?: ReactNode;
      /** Its paper ends with the sheet. */
      endsWithSheet?: boolean;
      children: ReactNode;
    },
) {
  const { asOf, asked, tab, endsWithSheet, children, ...head } = props;
  return (
    <>
      {tab}
      <Top campaign={head.campaign} address={head.address} asOf={asOf} />
      <main id="isi" className="wrap">
        <ReportHead {...head} />
        {asked ? <MissedDay asked={readAskedDay(asked.raw)} progress={asked.progress} /> : null}
        {asked ? <TooLongNotice tooLong={asked.progress.tooLong} detail={asked.progress.detail} /> : null}
        {children}
      </main>
      {endsWithSheet ? (
        <div className="screen-only">
          <SiteFooter />
        </div>
      ) : (
        <SiteFooter />
      )}
    </>
  );
}
