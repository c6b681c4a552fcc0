import { redirect } from 'next/navigation';
import { ButtonLink } from '@/components/ui/button';
import { Message } from '@/components/ui/message';
import { SiteFooter } from '@/components/ui/site-footer';
import { SiteHeader } from '@/components/ui/site-header';
import { manageLinks } from '@/components/users/user-shell';
import { isAllowed } from '@/lib/domain/users';
import { loadCampaigns } from '@/lib/server/loaders/campaigns';
import { requireReader } from '@/lib/server/loaders/users';

/** To the reader's own area in the campaign that comes first. */
export default async function HomePage() {
  const ctx = await requireReader('/');
  const [campaign] = await loadCampaigns();
  if (campaign) redirect(`/${campaign.slug}/${ctx.actor.area.code}`);
  const opens = isAllowed({ role: ctx.actor.role, verb: 'manage', relation: 'own' });
  return (
    <>
      <title>Belum ada kampanye · Kejar Target</title>
      <SiteHeader
        user={{ name: ctx.actor.name, office: ctx.actor.office, homeHref: '/' }}
        links={manageLinks(ctx.actor)}
      />
      <main id="isi" className="wrap">
        <Message
          title="Belum ada kampanye"
          actions={
            opens ? (
              <>
                <ButtonLink kind="primary" href="/kelola/kampanye/baru">
                  Buka kampanye pertama
                </ButtonLink>
                <ButtonLink href="/kelola/pengguna">Undang pengguna</ButtonLink>
              </>
            ) : null
          }
        >
          <p>Capaian muncul di sini setelah administrator membuka sebuah kampanye dan memuat targetnya.</p>
        </Message>
      </main>
      <SiteFooter />
    </>
  );
}
