import { AreaSearch } from '@/components/areas/area-search';
import { Menu } from '@/components/ui/menu';
import { SiteHeader } from '@/components/ui/site-header';
import type { Campaign } from '@/lib/domain/campaigns';
import type { IsoDay } from '@/lib/domain/days';
import { type AreaAddress, areaHref, defaultAreaQuery } from '@/lib/format/area-query';
import { loadCampaigns } from '@/lib/loaders/campaigns';
import { loadReader } from '@/lib/loaders/users';

/** The head of the page: campaign, search, and whoever is signed in. */
export async function Top(props: { campaign: Campaign; address: AreaAddress; asOf: IsoDay }) {
  const { campaign, address } = props;
  const [campaigns, user] = await Promise.all([loadCampaigns(), loadReader()]);
  const at = (slug: string, code: string) => areaHref({ campaign: slug, code, query: defaultAreaQuery });
  const signedIn = user ? { name: user.name, office: user.office, homeHref: at(campaign.slug, user.area.code) } : null;
  return (
    <SiteHeader user={signedIn} links={[{ label: 'Unggah rekap', href: `/${campaign.slug}/impor` }]}>
      <Menu name={`Kampanye ${campaign.name}, ganti kampanye`} label={campaign.name}>
        <ul>
          {campaigns.map(({ slug, name }) => (
            <li key={slug}>
              <a href={at(slug, address.code)} aria-current={slug === campaign.slug ? 'true' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </Menu>
      <AreaSearch address={address} asOf={props.asOf} />
    </SiteHeader>
  );
}
