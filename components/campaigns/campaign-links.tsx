import type { Campaign } from '@/lib/domain/campaigns';
import type { IsoDay } from '@/lib/domain/days';
import { describeCampaignState, formatCampaignSpan } from '@/lib/format/campaign-words';
import { formatDay } from '@/lib/format/days';
import { describePlan } from '@/lib/format/plan-words';
import styles from './campaign-links.module.css';

/** The state of a campaign, its earlier plans, and links to its other pages. */
export function CampaignLinks(props: { campaign: Campaign; areaCode: string; today: IsoDay }) {
  const { campaign, areaCode, today } = props;
  const { slug, earlierTerms } = campaign;
  return (
    <div className={styles.head}>
      <p>
        {formatCampaignSpan(campaign)}; {describeCampaignState(campaign, today)}. Rencana: {describePlan(campaign.plan)}
        .
      </p>
      {earlierTerms.map((terms) => (
        <p key={terms.untilDay} className={styles.earlier}>
          Sampai {formatDay(terms.untilDay)}: {describePlan(terms.plan)}, selesai {formatDay(terms.endDay)}.
        </p>
      ))}
      <p className={styles.links}>
        <a href={`/${slug}/${areaCode}`}>Lihat capaian</a>
        <a href={`/${slug}/lokus`}>Siapa ikut serta</a>
        <a href={`/${slug}/target`}>Target</a>
        <a href={`/${slug}/target/pemeriksaan`}>Periksa sebelum mulai</a>
        <a href={`/${slug}/impor`}>Unggah data</a>
        <a href={`/${slug}/perpanjangan`}>Perpanjangan</a>
        <a href={`/${slug}/gangguan`}>Gangguan</a>
        <a href={`/kelola/kampanye/baru?salin=${slug}`}>Salin menjadi kampanye baru</a>
      </p>
      {campaign.archivedAt ? (
        <p>
          Kampanye ini diarsipkan: angkanya hanya dapat dibaca, dan pengaturannya tidak dapat diubah sampai dibuka
          kembali.
        </p>
      ) : null}
    </div>
  );
}
