import { Button } from '@/components/ui/button';
import { isWorking, type UploadState } from '@/lib/domain/uploads';
import styles from './upload-acts.module.css';

/** What can be done with an upload on its way, as plain forms: to check it again, or to drop it. */
export function UploadActs({ upload, send }: { upload: UploadState; send: string }) {
  const { id, fileName, phase } = upload;
  if (isWorking(phase) || phase === 'done') return null;
  return (
    <div className={styles.acts}>
      {upload.again ? (
        <form action={`${send}/${id}/periksa`} method="post">
          <Button type="submit" kind="primary" aria-label={`Periksa lagi ${fileName}`}>
            Periksa lagi
          </Button>
        </form>
      ) : null}
      <form action={`${send}/${id}/hapus`} method="post">
        <Button type="submit" aria-label={`${phase === 'failed' ? 'Tutup' : 'Hapus'} ${fileName}`}>
          {phase === 'failed' ? 'Tutup' : 'Hapus'}
        </Button>
      </form>
    </div>
  );
}
