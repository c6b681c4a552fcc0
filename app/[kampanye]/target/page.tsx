import { notFound } from 'next/navigation';
import { ProposalDesk } from '@/components/targets/proposal-desk';
import { ProposalHistory } from '@/components/targets/proposal-history';
import { TargetHead } from '@/components/targets/target-head';
import { VersionDesk } from '@/components/targets/version-desk';
import { VersionTable } from '@/components/targets/version-table';
import { Trail } from '@/components/ui/trail';
import { earlierDay, laterDay } from '@/lib/domain/days';
import { loadProposalPage } from '@/lib/server/loaders/target-proposals';
import { readTargetSets } from '@/lib/server/loaders/target-sets';
import { requireReader } from '@/lib/server/loaders/users';
import { CampaignShell } from '../sections/campaign-shell';
import { decideAction } from './actions';
import { formatSeen, parseDecision, parseTargetArea, parseVersionNews } from './search-params';
import { addVersionAction, changeVersionAction, chooseVersionAction } from './version-actions';

type Props = {
  params: Promise<{ kampanye: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The targets: their versions side by side, and what offices propose. */
export default async function TargetPage({ params, searchParams }: Props) {
  const { kampanye } = await params;
  const ctx = await requireReader(`/${kampanye}/target`);
  const query = await searchParams;
  const code = parseTargetArea(query);
  const [page, proposals] = await Promise.all([
    readTargetSets(ctx, { campaignSlug: kampanye, code, children: true }),
    loadProposalPage(ctx, kampanye),
  ]);
  if (!page || !proposals) notFound();
  const { campaign, area, versions, rows } = page;
  const { open, decided, decides, decider } = proposals;
  return (
    <CampaignShell campaign={campaign} user={ctx.actor} title={`Target · ${campaign.name}`}>
      <Trail steps={[{ label: area.name, href: `/${campaign.slug}/${area.code}` }]} here="Target" />
      <TargetHead
        campaign={campaign.slug}
        area={area}
        versions={versions.length}
        above={page.above}
        waiting={open.filter(({ mayDecide }) => mayDecide).length}
        said={parseVersionNews(query)}
      />
      <VersionTable campaign={campaign.slug} versions={versions} rows={rows} may={page.may} />
      {page.keeps && !campaign.archivedAt ? (
        <VersionDesk
          campaign={campaign.slug}
          area={area.code}
          versions={versions}
          fromDay={laterDay(campaign.startDay, earlierDay(page.today, page.lastDay))}
          actions={{ add: addVersionAction, change: changeVersionAction, choose: chooseVersionAction }}
        />
      ) : null}
      <ProposalDesk
        {...{ decides, decider, open }}
        campaign={campaign.slug}
        seenOf={Object.fromEntries(open.map(({ id, standing }) => [id, formatSeen(id, standing)]))}
        said={parseDecision(query)}
        action={decideAction}
      />
      <ProposalHistory proposals={decided} />
    </CampaignShell>
  );
}
