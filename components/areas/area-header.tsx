import { CampaignMenu } from '@/components/campaigns/campaign-menu';
import { calendarLinks } from '@/components/closures/calendar-links';
import { SiteHeader } from '@/components/ui/site-header';
import { manageLinks } from '@/components/users/user-shell';
import type { Campaign } from '@/lib/domain/campaigns';
import type { IsoDay } from '@/lib/domain/days';
import { isAllowed, type SessionUser, type Verb } from '@/lib/domain/users';
import { type AreaAddress, areaHref, defaultAreaQuery } from '@/lib/format/area-query';
import { typingHref } from '@/lib/format/typed-words';
import { AreaSearch } from './area-search';

/** The head of an area page: which campaign, another area, and the user who is signed in. */
export function AreaHeader(props: {
  campaign: Pick<Campaign, 'slug' | 'name'>;
  campaigns: Pick<Campaign, 'slug' | 'name'>[];
  user: SessionUser | null;
  address: AreaAddress;
  asOf: IsoDay;
}) {
  const { campaign, address, user } = props;
  const at = (slug: string, code: string) => areaHref({ campaign: slug, code, query: defaultAreaQuery });
  const may = (verb: Verb) => user !== null && isAllowed({ role: user.role, verb, relation: 'own' });
  return (
    <SiteHeader
      user={user && { name: user.name, office: user.office, homeHref: at(campaign.slug, user.area.code) }}
      links={[
        ...(may('import')
          ? [
              { label: 'Unggah rekap', href: `/${campaign.slug}/impor` },
              { label: 'Isi angka', href: typingHref(campaign.slug) },
              { label: 'Target', href: `/${campaign.slug}/target` },
            ]
          : []),
        ...(user ? [...calendarLinks(campaign.slug, user), ...manageLinks(user)] : []),
      ]}
    >
      <CampaignMenu campaign={campaign} campaigns={props.campaigns} hrefOf={(slug) => at(slug, address.code)} />
      <AreaSearch address={address} asOf={props.asOf} />
    </SiteHeader>
  );
}
