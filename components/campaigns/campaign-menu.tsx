import { Menu } from '@/components/ui/menu';
import type { Campaign } from '@/lib/domain/campaigns';

/** Which campaign a page is about, the same page of the others, and the way to all of them. */
export function CampaignMenu(props: {
  campaign: Pick<Campaign, 'slug' | 'name'>;
  campaigns: readonly Pick<Campaign, 'slug' | 'name'>[];
  /** The page of another campaign, by its slug. */
  hrefOf: (slug: string) => string;
}) {
  const { campaign, campaigns, hrefOf } = props;
  return (
    <Menu name={`Kampanye ${campaign.name}, ganti kampanye`} label={campaign.name}>
      <ul>
        {campaigns.map(({ slug, name }) => (
          <li key={slug}>
            <a href={hrefOf(slug)} aria-current={slug === campaign.slug ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
      <ul>
        <li>
          <a href={`/${campaign.slug}`}>Tentang {campaign.name}</a>
        </li>
        <li>
          <a href="/">Semua kampanye</a>
        </li>
      </ul>
    </Menu>
  );
}
