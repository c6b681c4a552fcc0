import { redirect } from 'next/navigation';
import { CampaignBoard } from '@/components/campaigns/campaign-board';
import { ButtonLink } from '@/components/ui/button';
import { Message } from '@/components/ui/message';
import { SiteFooter } from '@/components/ui/site-footer';
import { SiteHeader } from '@/components/ui/site-header';
import { manageLinks, UserShell } from '@/components/users/user-shell';
import { levelOfCode } from '@/lib/domain/areas';
import { chooseHome } from '@/lib/domain/campaign-overviews';
import { isAllowed } from '@/lib/domain/users';
import { loadCampaignOverviews } from '@/lib/server/loaders/campaign-overviews';
import { requireReader } from '@/lib/server/loaders/users';

/** The campaigns with the state of the reader's own area; from a kabupaten down, where there is one to choose, to that area. */
export default async function HomePage() {
  const ctx = await requireReader('/');
  const overviews = await loadCampaignOverviews(ctx);
  const level = levelOfCode(ctx.actor.area.code) ?? 0;
  const home = chooseHome({ overviews, level });
  if (home) redirect(`/${home.campaign.slug}/${home.area.code}`);
  if (overviews.length > 0) {
    return (
      <UserShell user={ctx.actor} title="Kampanye" lead="Keadaan wilayah Anda di setiap kampanye." steps={[]}>
        <CampaignBoard campaigns={overviews} user={ctx.actor} />
      </UserShell>
    );
  }
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
