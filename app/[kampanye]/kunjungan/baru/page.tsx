import { notFound } from 'next/navigation';
import { Trail } from '@/components/ui/trail';
import { VisitForm } from '@/components/visits/visit-form';
import { requireReader } from '@/lib/server/loaders/users';
import { readVisitForm } from '@/lib/server/loaders/visits';
import { CampaignShell } from '../../sections/campaign-shell';
import { recordVisitAction } from '../actions';
import { parseVisitQuery, visitsHref } from '../search-params';

type Props = {
  params: Promise<{ kampanye: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The form of a new visit; a 404 for an area for which the reader records none. */
export default async function NewVisitPage({ params, searchParams }: Props) {
  const { kampanye } = await params;
  const { code } = parseVisitQuery(await searchParams);
  const ctx = await requireReader(visitsHref(kampanye, {}));
  const form = await readVisitForm(ctx, { campaignSlug: kampanye, code });
  if (!form) notFound();
  const { campaign, own, area, offered, today } = form;
  return (
    <CampaignShell campaign={campaign} user={ctx.actor} title={`Catat kunjungan · ${campaign.name}`}>
      <Trail
        steps={[
          { label: (area ?? own).name, href: `/${campaign.slug}/${(area ?? own).code}` },
          { label: 'Kunjungan', href: visitsHref(campaign.slug, { code }) },
        ]}
        here="Catat kunjungan"
      />
      <VisitForm campaign={campaign.slug} area={area} offered={offered} today={today} action={recordVisitAction} />
    </CampaignShell>
  );
}
