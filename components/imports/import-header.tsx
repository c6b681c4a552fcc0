import { AreaSearch } from '@/components/areas/area-search';
import { CampaignMenu } from '@/components/campaigns/campaign-menu';
import { calendarLinks } from '@/components/closures/calendar-links';
import { SiteHeader } from '@/components/ui/site-header';
import { manageLinks } from '@/components/users/user-shell';
import type { Campaign } from '@/lib/domain/campaigns';
import { isAllowed, type SessionUser } from '@/lib/domain/users';
import { defaultAreaQuery } from '@/lib/format/area-query';
import { typingHref } from '@/lib/format/typed-words';

/** The head of an import page: which campaign, and the user who is signed in. */
export function ImportHeader(props: {
  campaign: Pick<Campaign, 'slug' | 'name'>;
  campaigns: Pick<Campaign, 'slug' | 'name'>[];
  user: SessionUser;
}) {
  const { campaign, user } = props;
  return (
    <SiteHeader
      user={{ name: user.name, office: user.office, homeHref: `/${campaign.slug}/${user.area.code}` }}
      links={[
        { label: 'Unggah data', href: `/${campaign.slug}/impor` },
        ...(isAllowed({ role: user.role, verb: 'import', relation: 'own' })
          ? [{ label: 'Isi angka', href: typingHref(campaign.slug) }]
          : []),
        { label: 'Target', href: `/${campaign.slug}/target` },
        ...calendarLinks(campaign.slug, user),
        ...manageLinks(user),
      ]}
    >
      <CampaignMenu campaign={campaign} campaigns={props.campaigns} hrefOf={(slug) => `/${slug}/impor`} />
      <AreaSearch
        address={{ campaign: campaign.slug, code: user.area.code, query: defaultAreaQuery }}
        asOf={null}
        forgets
      />
    </SiteHeader>
  );
}
