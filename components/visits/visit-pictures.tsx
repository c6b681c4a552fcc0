import type { ComponentProps } from 'react';
import { Island } from '@/components/ui/island';
import { PlainPicture } from '@/components/ui/plain-picture';
import { RefusedNotice } from '@/components/ui/refused-notice';
import { TaskForm } from '@/components/ui/task-form';
import { visitLimits } from '@/lib/domain/visits';
import { PictureForm } from './picture-form';
import styles from './visit-desk.module.css';
import detail from './visit-detail.module.css';

/** The photographs and scans of a visit, and the form that sends one. */
export function VisitPictures(props: {
  campaign: string;
  visitId: number;
  pictures: readonly { id: number; caption: string; width: number; height: number }[];
  mayChange: boolean;
  /** Why the last one was refused; null: it was not. */
  refused: ComponentProps<typeof PictureForm>['refused'];
  remove: ComponentProps<typeof TaskForm>['action'];
}) {
  const { campaign, visitId, pictures, mayChange, refused } = props;
  const offers = mayChange && pictures.length < visitLimits.pictures;
  const path = `/${campaign}/kunjungan/${visitId}/foto`;
  return (
    <section id="gambar" aria-labelledby="gambar-judul" className={styles.section}>
      <h2 id="gambar-judul">Foto dan hasil pindai</h2>
      {pictures.length === 0 ? <p className={styles.empty}>Belum ada gambar.</p> : null}
      {pictures.length === 0 ? null : (
        <ul className={detail.pictures}>
          {pictures.map(({ id, caption, width, height }, at) => (
            <li key={id}>
              <figure>
                <a href={`${path}/${id}`}>
                  <PlainPicture
                    src={`${path}/${id}`}
                    alt={caption === '' ? `Gambar ${at + 1} kunjungan ${visitId}` : caption}
                    {...{ width, height }}
                    loading="lazy"
                  />
                </a>
                {caption === '' ? null : <figcaption>{caption}</figcaption>}
              </figure>
              {mayChange ? (
                <Island name={`hapus gambar ${id}`}>
                  <TaskForm
                    action={props.remove}
                    name={`hapus-${id}`}
                    hidden={{ kampanye: campaign, id: String(visitId), nomor: String(id) }}
                    fields={[]}
                    submit={`Hapus ${caption === '' ? `gambar ${at + 1}` : caption}`}
                    kind="plain"
                  />
                </Island>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {/* Two who send the last one at once: the second is told, although there is no form any more. */}
      {refused && !offers ? (
        <Island name="gambar ditolak">
          <RefusedNotice title={refused.title}>
            <p>{refused.detail}</p>
          </RefusedNotice>
        </Island>
      ) : null}
      {offers ? (
        <Island name="kirim gambar">
          <PictureForm action={path} refused={refused} />
        </Island>
      ) : null}
    </section>
  );
}
