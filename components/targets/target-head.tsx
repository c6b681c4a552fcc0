import { Said } from '@/components/ui/said';
import type { AreaRef } from '@/lib/domain/area-progress';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import { formatCount } from '@/lib/format/numbers';
import styles from './target-head.module.css';

const news = {
  ditambahkan: 'Versi ditambahkan. Versi itu belum berlaku; isi targetnya, lalu berlakukan.',
  diubah: 'Perubahan versi disimpan.',
  diberlakukan: 'Versi yang berlaku sudah diganti. Hari-hari sebelum hari mulainya tidak berubah.',
};

/** What the page of the targets is about: the area, how many versions there are, and what waits. */
export function TargetHead(props: {
  campaign: string;
  area: AreaRef;
  versions: number;
  /** The areas above this one that the reader may open, from the top. */
  above: readonly AreaRef[];
  /** So many proposals wait for the reader's decision. */
  waiting: number;
  said: keyof typeof news | null;
}) {
  const { campaign, area, versions, above, waiting, said } = props;
  return (
    <>
      <h1 className={styles.title}>Target {formatAreaTitle(area)}</h1>
      <p className={styles.lead}>
        {versions === 0
          ? 'Kampanye ini belum mempunyai target.'
          : versions === 1
            ? 'Ada satu versi target. Persen dan sisa dihitung darinya.'
            : `Ada ${formatCount(versions)} versi target. Persen dan sisa sebuah hari dihitung dari versi yang berlaku pada hari itu; yang lain dapat dipilih di halaman wilayah.`}
      </p>
      {said ? <Said>{news[said]}</Said> : null}
      {waiting > 0 ? (
        <p className={styles.way}>
          <a href="#usulan">{formatCount(waiting)} usulan target menunggu putusan Anda</a>
        </p>
      ) : null}
      <p className={styles.way}>
        <a href={`/${campaign}/target/pemeriksaan`}>Periksa sebelum mulai</a>
        {versions > 1 ? (
          <>
            {' · '}
            <a href={`/${campaign}/target/banding?wilayah=${area.code}`}>Bandingkan dua versi</a>
          </>
        ) : null}
      </p>
      {above.length > 0 ? (
        <p className={styles.way}>
          Naik ke{' '}
          {above.map((one, at) => (
            <span key={one.code}>
              {at > 0 ? ' · ' : ''}
              <a href={`/${campaign}/target?wilayah=${one.code}`}>{formatAreaName(one)}</a>
            </span>
          ))}
        </p>
      ) : null}
    </>
  );
}
