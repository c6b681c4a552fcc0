import { notFound } from 'next/navigation';
import { ExtensionDesk } from '@/components/extensions/extension-desk';
import { Trail } from '@/components/ui/trail';
import { loadExtensionPage } from '@/lib/server/loaders/extensions';
import { requireReader } from '@/lib/server/loaders/users';
import { CampaignShell } from '../sections/campaign-shell';
import { extendAction, withdrawLetterAction } from './actions';
import { parseDone } from './search-params';

type Props = {
  params: Promise<{ kampanye: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The end of the campaign, and the letters that moved it. */
export default async function ExtensionsPage({ params, searchParams }: Props) {
  const { kampanye } = await params;
  const ctx = await requireReader(`/${kampanye}/perpanjangan`);
  const page = await loadExtensionPage(ctx, { campaignSlug: kampanye });
  if (!page) notFound();
  const { campaign, area } = page;
  return (
    <CampaignShell campaign={campaign} user={ctx.actor} title={`Perpanjangan · ${campaign.name}`}>
      <Trail steps={[{ label: area.name, href: `/${campaign.slug}/${area.code}` }]} here="Perpanjangan" />
      <ExtensionDesk
        campaign={campaign}
        area={area}
        today={page.today}
        endDay={page.endDay}
        mayExtend={page.mayExtend}
        areas={page.areas}
        extensions={page.extensions}
        said={parseDone(await searchParams)}
        actions={{ extend: extendAction, withdraw: withdrawLetterAction }}
      />
    </CampaignShell>
  );
}
