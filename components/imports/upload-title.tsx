import { Trail } from '@/components/ui/trail';
import type { AreaRef } from '@/lib/domain/area-progress';
import type { Campaign } from '@/lib/domain/campaigns';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import { typingHref } from '@/lib/format/typed-words';
import styles from './upload-title.module.css';

/** What the page is for, and for which areas. */
export function UploadTitle(props: {
  campaign: Pick<Campaign, 'slug' | 'name'>;
  area: AreaRef;
  mayUpload: boolean;
  /** Whether the last upload came back. */
  refused: boolean;
}) {
  const { campaign, area, mayUpload } = props;
  return (
    <>
      <title>{`${props.refused ? 'Ditolak: ' : ''}Unggah data · ${campaign.name} · Kejar Target`}</title>
      <Trail
        steps={[{ label: formatAreaName(area), href: `/${campaign.slug}/${area.code}` }]}
        here={mayUpload ? 'Unggah data' : 'Unggahan'}
      />
      <h1 className={styles.title}>{mayUpload ? 'Unggah data' : 'Unggahan'}</h1>
      <p className={styles.lead}>
        {mayUpload
          ? `Rekap, target atau tenaga untuk ${formatAreaTitle(area)}${area.level < 4 ? ' dan wilayah di bawahnya' : ''}. File diperiksa dulu; angkanya baru dihitung setelah Anda simpan.`
          : 'Akun ini hanya untuk melihat. Untuk mengirim data, minta operator kantor Anda mengunggahnya.'}
      </p>
      {mayUpload ? (
        <p className={styles.other}>
          Tidak punya file? <a href={typingHref(campaign.slug)}>Isi angka</a> langsung di sini, atau tempel dari Excel.
        </p>
      ) : null}
    </>
  );
}
