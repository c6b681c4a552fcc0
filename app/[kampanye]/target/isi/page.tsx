import { notFound } from 'next/navigation';
import { ClosedNotice } from '@/components/campaigns/closed-notice';
import { TargetGrid } from '@/components/targets/target-grid';
import { TargetGridChoice } from '@/components/targets/target-grid-choice';
import { Trail } from '@/components/ui/trail';
import { loadTargetGrid } from '@/lib/server/loaders/target-grid';
import { requireReader } from '@/lib/server/loaders/users';
import { CampaignShell } from '../../sections/campaign-shell';
import { saveTargetsAction } from './actions';
import { parseTargetGrid } from './search-params';

type Props = {
  params: Promise<{ kampanye: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Where the targets of a version are typed in, area by area. */
export default async function TargetGridPage({ params, searchParams }: Props) {
  const { kampanye } = await params;
  const ctx = await requireReader(`/${kampanye}/target/isi`);
  const grid = await loadTargetGrid(ctx, { campaignSlug: kampanye, ...parseTargetGrid(await searchParams) });
  if (!grid) notFound();
  const { campaign, area } = grid.scope;
  return (
    <CampaignShell campaign={campaign} user={ctx.actor} title={`Isi target · ${area.name} · ${campaign.name}`}>
      <Trail
        steps={[
          { label: area.name, href: `/${campaign.slug}/${area.code}` },
          { label: 'Target', href: `/${campaign.slug}/target?wilayah=${area.code}` },
        ]}
        here="Isi target"
      />
      <TargetGridChoice
        campaign={campaign.slug}
        area={area}
        version={grid.version}
        versions={grid.versions}
        above={grid.above}
        below={area.level < 4 ? grid.rows.map((row) => row.area) : []}
      />
      <ClosedNotice campaign={campaign} />
      <TargetGrid
        campaign={campaign}
        area={area}
        version={grid.version}
        rows={grid.rows}
        proposes={grid.proposes}
        decider={grid.decider}
        user={String(ctx.actor.id ?? ctx.actor.email)}
        requestKey={crypto.randomUUID()}
        save={saveTargetsAction}
      />
    </CampaignShell>
  );
}
