import { notFound } from 'next/navigation';
import { PageRules } from '@/components/reports/page-rules';
import { Trail } from '@/components/ui/trail';
import { VisitDesk } from '@/components/visits/visit-desk';
import { addMonths, daysForVisits, monthOf } from '@/lib/domain/visits';
import { requireReader } from '@/lib/server/loaders/users';
import { readSuggestions, readVisits } from '@/lib/server/loaders/visits';
import { CampaignShell } from '../sections/campaign-shell';
import { filterOf, parseVisitDone, parseVisitQuery, visitsHref } from './search-params';

type Props = {
  params: Promise<{ kampanye: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The visits of a campaign, as a list or a month, and where to go next. */
export default async function VisitsPage({ params, searchParams }: Props) {
  const { kampanye } = await params;
  const raw = await searchParams;
  const query = parseVisitQuery(raw);
  const ctx = await requireReader(visitsHref(kampanye, query));
  const list = await readVisits(ctx, { campaignSlug: kampanye, filter: filterOf(query) });
  if (!list) notFound();
  const { campaign, own, area, visits } = list;
  const suggestions = await readSuggestions(ctx, list);
  const span = daysForVisits({ startDay: campaign.startDay, lastDay: campaign.endDay });
  const month = query.month ?? monthOf(visits[0]?.fromDay ?? campaign.startDay);
  const months: string[] = [];
  for (let one = monthOf(span.to); one >= monthOf(span.from); one = addMonths(one, -1)) months.push(one);
  const href = (more: Partial<typeof query>) => visitsHref(campaign.slug, { ...query, ...more });
  const file = visitsHref(campaign.slug, { ...query, calendar: false }).replace('/kunjungan', '/kunjungan/unduh');
  return (
    <CampaignShell campaign={campaign} user={ctx.actor} title={`Kunjungan · ${area.name} · ${campaign.name}`}>
      <PageRules titles={[campaign.name, 'Kunjungan', area.name]} orientation="landscape" />
      <Trail steps={[{ label: area.name, href: `/${campaign.slug}/${area.code}` }]} here="Kunjungan" />
      <VisitDesk
        {...{ area, visits, query, month, months, suggestions }}
        campaign={campaign.slug}
        offered={own === area ? [own] : [own, area]}
        truncated={list.truncated}
        mayRecord={list.mayRecord}
        withdrawn={parseVisitDone(raw) === 'ditarik'}
        hrefs={{
          list: href({ calendar: false }),
          calendar: href({ calendar: true }),
          earlier: href({ calendar: true, month: addMonths(month, -1) }),
          later: href({ calendar: true, month: addMonths(month, 1) }),
          files: (['pdf', 'xlsx', 'csv'] as const).map((format) => ({
            label: format.toUpperCase(),
            href: `${file}${file.includes('?') ? '&' : '?'}format=${format}`,
          })),
        }}
      />
    </CampaignShell>
  );
}
