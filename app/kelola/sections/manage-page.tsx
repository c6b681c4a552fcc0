import type { ReactNode } from 'react';
import head from '@/components/ui/page-head.module.css';
import { SiteFooter } from '@/components/ui/site-footer';
import { SiteHeader } from '@/components/ui/site-header';
import { Trail } from '@/components/ui/trail';
import { loadCampaigns } from '@/lib/server/loaders/campaigns';
import type { UserContext } from '@/lib/server/loaders/users';

/** A page of what administrators manage: its head, the way back, and its title. */
export async function ManagePage(props: {
  title: string;
  /** The pages between the start of what is managed and this one. */
  steps: { label: string; href: string }[];
  lead?: ReactNode;
  ctx: UserContext;
  children: ReactNode;
}) {
  const { title, ctx } = props;
  const [campaign] = await loadCampaigns();
  const homeHref = campaign ? `/${campaign.slug}/${ctx.actor.area.code}` : '/';
  const above = title === 'Kelola' ? [] : [{ label: 'Kelola', href: '/kelola' }];
  return (
    <>
      <title>{`${title} · Kejar Target`}</title>
      <SiteHeader
        user={{ name: ctx.actor.name, office: ctx.actor.office, homeHref }}
        links={[{ label: 'Kelola', href: '/kelola' }]}
      />
      <main id="isi" className="wrap">
        <Trail steps={[{ label: 'Beranda', href: homeHref }, ...above, ...props.steps]} here={title} />
        <h1 className={head.title}>{title}</h1>
        {props.lead ? <p className={head.lead}>{props.lead}</p> : null}
        {props.children}
      </main>
      <SiteFooter />
    </>
  );
}
