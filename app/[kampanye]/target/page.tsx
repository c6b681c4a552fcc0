import { notFound } from 'next/navigation';
import { ProposalDesk } from '@/components/targets/proposal-desk';
import { ProposalHistory } from '@/components/targets/proposal-history';
import { SiteFooter } from '@/components/ui/site-footer';
import { Trail } from '@/components/ui/trail';
import { loadProposalPage } from '@/lib/server/loaders/target-proposals';
import { requireReader } from '@/lib/server/loaders/users';
import { Top } from '../impor/sections/top';
import { decideAction } from './actions';
import { formatSeen, parseDecision } from './search-params';

type Props = {
  params: Promise<{ kampanye: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The targets that offices propose: what waits, for those who decide it, and what was decided. */
export default async function TargetPage({ params, searchParams }: Props) {
  const { kampanye } = await params;
  const ctx = await requireReader(`/${kampanye}/target`);
  const page = await loadProposalPage(ctx, kampanye);
  if (!page) notFound();
  const { campaign, area, open, decided, decides, decider } = page;
  return (
    <>
      <title>{`Usulan target · ${campaign.name} · Kejar Target`}</title>
      <Top campaign={campaign} user={ctx.actor} />
      <main id="isi" className="wrap">
        <Trail
          steps={[
            { label: area.name, href: `/${campaign.slug}/${area.code}` },
            { label: 'Unggah data', href: `/${campaign.slug}/impor` },
          ]}
          here="Usulan target"
        />
        <ProposalDesk
          {...{ decides, decider, open }}
          campaign={campaign.slug}
          seenOf={Object.fromEntries(open.map(({ id, standing }) => [id, formatSeen(id, standing)]))}
          said={parseDecision(await searchParams)}
          action={decideAction}
        />
        <ProposalHistory proposals={decided} />
      </main>
      <SiteFooter />
    </>
  );
}
