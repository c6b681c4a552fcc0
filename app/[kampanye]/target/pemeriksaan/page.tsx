import { notFound } from 'next/navigation';
import { CheckDesk } from '@/components/campaigns/check-desk';
import { PageRules } from '@/components/reports/page-rules';
import { Trail } from '@/components/ui/trail';
import { readCampaignCheck } from '@/lib/server/loaders/campaign-check';
import { requireReader } from '@/lib/server/loaders/users';
import { CampaignShell } from '../../sections/campaign-shell';
import { settleAction } from './actions';
import { checkHref, parseCheckCode, parseCheckDone, parseCheckVersion } from './search-params';

type Props = {
  params: Promise<{ kampanye: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What an area has still to put right before a campaign's start. */
export default async function CheckPage({ params, searchParams }: Props) {
  const { kampanye } = await params;
  const query = await searchParams;
  const code = parseCheckCode(query);
  const targetSet = parseCheckVersion(query);
  const here = code ? checkHref(kampanye, { code, version: targetSet }) : `/${kampanye}/target/pemeriksaan`;
  const ctx = await requireReader(here);
  const check = await readCampaignCheck(ctx, { campaignSlug: kampanye, code, targetSet });
  if (!check) notFound();
  const { campaign, area } = check;
  const path = `/${campaign.slug}/target/pemeriksaan`;
  // The version stays in the addresses only where it is another one than that which counts.
  const version = check.targetSet && !check.targetSet.isDefault ? check.targetSet.slug : null;
  const file = version === null ? `kode=${area.code}` : `kode=${area.code}&versi=${version}`;
  return (
    <CampaignShell
      campaign={campaign}
      user={ctx.actor}
      title={`Periksa sebelum mulai · ${area.name} · ${campaign.name}`}
    >
      <PageRules titles={[campaign.name, 'Periksa sebelum mulai', area.name]} orientation="portrait" />
      <Trail
        steps={[
          { label: area.name, href: `/${campaign.slug}/${area.code}` },
          { label: 'Target', href: `/${campaign.slug}/target` },
        ]}
        here="Periksa sebelum mulai"
      />
      <CheckDesk
        check={check}
        role={ctx.actor.role}
        path={path}
        version={version}
        said={parseCheckDone(query)}
        action={settleAction}
        files={(['pdf', 'xlsx', 'csv'] as const).map((format) => ({
          label: format.toUpperCase(),
          href: `${path}/unduh?${file}&format=${format}`,
        }))}
      />
    </CampaignShell>
  );
}
