import { Trail } from '@/components/ui/trail';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { Campaign } from '@/lib/domain/campaigns';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import styles from './count-grid.module.css';

/** What the page is for, and for which area. */
export function CountTitle(props: { campaign: Pick<Campaign, 'slug' | 'name'>; area: AreaRef }) {
  const { campaign, area } = props;
  return (
    <>
      <title>{`Isi angka ${formatAreaName(area)} · ${campaign.name} · Kejar Target`}</title>
      <Trail
        steps={[
          { label: formatAreaName(area), href: `/${campaign.slug}/${area.code}` },
          { label: 'Unggah data', href: `/${campaign.slug}/impor` },
        ]}
        here="Isi angka"
      />
      <h1 className={styles.title}>Isi angka {formatAreaTitle(area)}</h1>
      <p className={styles.lead}>
        Ketik jumlah sampai hari itu, atau tempel dari Excel. Sel kosong berarti belum lapor, bukan 0. Hanya sel yang
        diubah yang disimpan.
      </p>
    </>
  );
}
