import { Button } from '@/components/ui/button';
import { formatDecimal } from '@/lib/format/numbers';
import type { SendProgress } from './send-file';
import styles from './upload-form.module.css';

/** How far an upload is: "3,2 dari 8,1 MB", then that it is being checked. */
export function SendingNote({ progress, onStop }: { progress: SendProgress; onStop: () => void }) {
  const sending = progress.phase === 'sending';
  return (
    <div className={styles.sending}>
      {/* Only the change of phase is read aloud, not every step of the count. */}
      <p role="status">{sending ? 'Mengunggah…' : 'Memeriksa…'}</p>
      {sending ? (
        <>
          <progress aria-label="Terunggah" value={progress.sent} max={progress.size || 1} />
          <p className={styles.count}>
            {countOf(progress.sent, progress.size)} <Button onClick={onStop}>Hentikan</Button>
          </p>
        </>
      ) : (
        <>
          <progress aria-label="Memeriksa isi file" />
          <p className={styles.count}>Isi file dibaca baris demi baris. Belum ada angka yang dihitung.</p>
        </>
      )}
    </div>
  );
}

const unit = 1024 * 1024;

function countOf(sent: number, size: number): string {
  return `${formatDecimal(sent / unit)} dari ${formatDecimal(size / unit)} MB`;
}
