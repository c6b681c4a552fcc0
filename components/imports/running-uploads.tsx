import type { UploadState } from '@/lib/domain/uploads';
import { formatInstantShort } from '@/lib/format/instants';
import styles from './running-uploads.module.css';
import { UploadActs } from './upload-acts';
import { describeUpload } from './upload-words';

/** The reader's own uploads that are no import yet: on their way, or failed and not dismissed. Nothing where there is none. */
export function RunningUploads({ uploads, list }: { uploads: UploadState[]; list: string }) {
  if (uploads.length === 0) return null;
  const running = uploads.some(({ phase }) => phase !== 'failed');
  return (
    <section aria-labelledby="sedang-judul" className={`${styles.section} screen-only`}>
      <h2 id="sedang-judul">{running ? 'Sedang berjalan' : 'Gagal diperiksa'}</h2>
      <ul>
        {uploads.map((upload) => {
          const { label, sentence } = describeUpload(upload);
          return (
            <li key={upload.id}>
              <div>
                <p className={styles.name}>
                  <a href={`${list}/proses/${upload.id}`}>{upload.fileName}</a>
                  <small>dimulai {formatInstantShort(upload.createdAt)} WIB</small>
                </p>
                <p className={styles.story}>
                  <strong>
                    {label}
                    {label.endsWith('…') ? '' : '.'}
                  </strong>{' '}
                  {sentence}
                </p>
              </div>
              <UploadActs upload={upload} send={`${list}/kirim`} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
