import { notFound } from 'next/navigation';
import { parseAreaQuery } from '@/app/[kampanye]/[kode]/search-params';
import { AreaBreadcrumb } from '@/components/areas/area-breadcrumb';
import { AreaView } from '@/components/areas/area-view';
import { ChannelPatterns } from '@/components/progress/channel-patterns';
import { SharedHead } from '@/components/shares/shared-head';
import { SharedTitle } from '@/components/shares/shared-title';
import { viewOf } from '@/lib/domain/figure-view';
import { type LoadedShare, readSharedArea } from '@/lib/server/loaders/shares';

type AreaQuery = ReturnType<typeof parseAreaQuery>;

/**
 * The area page that a link opens. The link says of which day, stage, rows and targets it is; its reader chooses order,
 * filter and page of the rows, how far the chart reaches, and goes nowhere else.
 */
export async function SharedArea(props: { share: LoadedShare; query: AreaQuery; path: string; wanted: AreaQuery }) {
  const { share, query, path, wanted } = props;
  const found = await readSharedArea(share, { ...viewOf(query), series: true, sparks: true, long: { table: wanted } });
  if (!found) notFound();
  const { progress, office } = found;
  const { order, filter, page, zoom } = wanted;
  const address = {
    campaign: progress.campaign.slug,
    code: progress.area.code,
    query: { ...parseAreaQuery({}), order, filter, page, zoom },
    sharedAt: path,
  };
  return (
    <>
      <SharedTitle progress={progress} url={share.url} pictureUrl={share.pictureUrl} />
      <ChannelPatterns />
      <SharedHead
        office={share.link.office}
        asOf={progress.asOf}
        expiresAt={share.link.expiresAt}
        timeZone={office.timeZone}
      />
      <main id="isi" className="wrap">
        <AreaBreadcrumb progress={progress} address={address} />
        <AreaView progress={progress} address={address} />
      </main>
    </>
  );
}
