import { notFound } from 'next/navigation';
import { CheckDesk } from '@/components/campaigns/check-desk';
import { PageRules } from '@/components/reports/page-rules';
import { SiteFooter } from '@/components/ui/site-footer';
import { Trail } from '@/components/ui/trail';
import { readCampaignCheck } from '@/lib/server/loaders/campaign-check';
import { requireReader } from '@/lib/server/loaders/users';
import { Top } from '../../impor/sections/top';
import { settleAction } from './actions';
import { checkHref, parseCheckCode, parseCheckDone } from './search-params';

type Props = {
  params: Promise<{ kampanye: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What an area has still to put right before a campaign's start. */
export default async function CheckPage({ params, searchParams }: Props) {
  const { kampanye } = await params;
  const query = await searchParams;
  const code = parseCheckCode(query);
  const ctx = await requireReader(code ? checkHref(kampanye, code) : `/${kampanye}/target/pemeriksaan`);
  const check = await readCampaignCheck(ctx, { campaignSlug: kampanye, code });
  if (!check) notFound();
  const { campaign, area } = check;
  const path = `/${campaign.slug}/target/pemeriksaan`;
  return (
    <>
      <title>{`Periksa sebelum mulai · ${area.name} · ${campaign.name} · Kejar Target`}</title>
      <PageRules titles={[campaign.name, 'Periksa sebelum mulai', area.name]} orientation="portrait" />
      <Top campaign={campaign} user={ctx.actor} />
      <main id="isi" className="wrap">
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
          said={parseCheckDone(query)}
          action={settleAction}
          files={(['pdf', 'xlsx', 'csv'] as const).map((format) => ({
            label: format.toUpperCase(),
            href: `${path}/unduh?kode=${area.code}&format=${format}`,
          }))}
        />
      </main>
      <SiteFooter />
    </>
  );
}
