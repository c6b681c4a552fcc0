import { PlainPicture } from '@/components/ui/plain-picture';
import { type AreaAddress, areaHref } from '@/lib/format/area-query';
import styles from './recap-picture.module.css';

/** The picture of the recap, as it would be sent. */
export function RecapPicture(props: { address: AreaAddress; says: string }) {
  const href = areaHref(props.address, 'rekap/gambar');
  return (
    <section aria-labelledby="gambar-rekap" className={styles.picture}>
      <h2 id="gambar-rekap">Gambar</h2>
      <p>
        <a href={href} download>
          Unduh gambar (PNG)
        </a>
      </p>
      <PlainPicture src={href} width={1080} height={1560} alt={`Gambar rekap: ${props.says}`} loading="lazy" />
    </section>
  );
}
