import { redirect } from 'next/navigation';
import { Message } from '@/components/ui/message';
import { SiteFooter } from '@/components/ui/site-footer';
import { SiteHeader } from '@/components/ui/site-header';
import { loadCampaigns } from '@/lib/server/loaders/campaigns';
import { requireReader } from '@/lib/server/loaders/users';

/** To the reader's own area in the campaign that comes first. */
export default async function HomePage() {
  const ctx = await requireReader('/');
  const [campaign] = await loadCampaigns();
  if (campaign) redirect(`/${campaign.slug}/${ctx.actor.area.code}`);
  return (
    <>
      <title>Belum ada kampanye · Kejar Target</title>
      <SiteHeader user={{ name: ctx.actor.name, office: ctx.actor.office, homeHref: '/' }} links={[]} />
      <main id="isi" className="wrap">
        <Message title="Belum ada kampanye">
          <p>Capaian muncul di sini setelah administrator membuka sebuah kampanye dan memuat targetnya.</p>
        </Message>
      </main>
      <SiteFooter />
    </>
  );
}
