import { ButtonLink } from '@/components/ui/button';
import type { Campaign } from '@/lib/domain/campaigns';
import type { IsoDay } from '@/lib/domain/days';
import { describeCampaignState, formatCampaignSpan } from '@/lib/format/campaign-words';
import { describePlan } from '@/lib/format/plan-words';
import styles from './campaign-list.module.css';

/** All campaigns with their state and a link to each, and the link to open another. */
export function CampaignList(props: { campaigns: readonly (Campaign & { edition: string })[]; today: IsoDay }) {
  const { campaigns, today } = props;
  return (
    <>
      <p className={styles.way}>
        <ButtonLink href="/kelola/kampanye/baru" kind="primary">
          Buka kampanye baru
        </ButtonLink>
      </p>
      {campaigns.length === 0 ? (
        <p>Belum ada kampanye. Siapkan surat yang memerintahkannya, lalu buka yang pertama.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Kampanye</th>
              <th scope="col">Masa pendataan</th>
              <th scope="col">Keadaan</th>
              <th scope="col">Satuan dan wilayah</th>
              <th scope="col">Rencana</th>
            </tr>
          </thead>
          <tbody>
            {campaigns.map((campaign) => (
              <tr key={campaign.slug}>
                <th scope="row">
                  <a href={`/kelola/kampanye/${campaign.slug}`}>{campaign.name}</a> <small>{campaign.slug}</small>
                </th>
                <td>{formatCampaignSpan(campaign)}</td>
                <td>{describeCampaignState(campaign, today)}</td>
                <td>
                  {campaign.unit}, edisi {campaign.edition}
                </td>
                <td>{describePlan(campaign.plan)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
