import { Button } from '@/components/ui/button';
import { formatSent, formatUploadCount, uploadPhaseLabels } from '@/lib/format/import-words';
import type { SendProgress } from './send-file';
import { shareOf, WorkNote } from './work-note';

/** How far an upload is: "3,2 dari 8,1 MB", then what its check does; and where the line broke, when it is tried again. */
export function SendingNote(props: {
  progress: SendProgress;
  /** The page of an upload, where it is found again when this one is left. */
  pageOf: (id: number) => string;
  onStop: () => void;
  /** To ask again at once. */
  onWake: () => void;
}) {
  const { progress } = props;
  if (progress.lost) return <LostNote {...props} lost={progress.lost} />;
  const stop = <Button onClick={props.onStop}>Hentikan</Button>;
  switch (progress.phase) {
    case 'preparing':
      return (
        <WorkNote
          doing="Menyiapkan file…"
          measures="Menyiapkan file"
          share={null}
          count="File dibaca dulu di perangkat ini."
          actions={stop}
        />
      );
    case 'sending':
      return (
        <WorkNote
          doing="Mengunggah…"
          measures="Terunggah"
          share={{ done: progress.sent, total: progress.size }}
          count={formatSent(progress.sent, progress.size)}
          actions={stop}
        />
      );
    default:
      return (
        <WorkNote
          doing={uploadPhaseLabels[progress.phase]}
          measures="Pemeriksaan"
          share={shareOf(progress)}
          count={
            <>
              {describeCount(progress)}Belum ada angka yang dihitung. Halaman ini boleh ditutup; pemeriksaan{' '}
              <a href={props.pageOf(progress.id)}>dapat dilihat lagi di sini</a>.
            </>
          }
        />
      );
  }
}

function describeCount(progress: Parameters<typeof formatUploadCount>[0]): string {
  const count = formatUploadCount(progress);
  return count === null ? '' : `${count}. `;
}

const lostWords = {
  line: 'Sambungan terputus.',
  server: 'Server sedang tidak dapat menjawab.',
  session: 'Sesi berakhir.',
} as const;

function LostNote(props: {
  progress: SendProgress;
  lost: NonNullable<SendProgress['lost']>;
  onStop: () => void;
  onWake: () => void;
}) {
  const { progress, lost } = props;
  const sending = progress.phase === 'sending';
  const here = sending
    ? `${formatSent(progress.sent, progress.size)} sudah sampai.`
    : 'File sudah sampai seluruhnya; pemeriksaan berjalan terus di server.';
  const again = `Mencoba lagi dalam ${lost.seconds} detik; ${here}`;
  return (
    <WorkNote
      doing={lostWords[lost.why]}
      measures="Terunggah"
      share={sending ? { done: progress.sent, total: progress.size } : { done: 1, total: 1 }}
      count={
        lost.why === 'session' ? (
          <>
            <a href="/masuk" target="_blank" rel="noreferrer">
              Masuk di tab baru
            </a>
            , lalu kembali ke sini; unggahan dilanjutkan. {here}
          </>
        ) : (
          again
        )
      }
      actions={
        <>
          <Button onClick={props.onWake}>{lost.why === 'session' ? 'Lanjutkan' : 'Coba sekarang'}</Button>
          {sending ? <Button onClick={props.onStop}>Hentikan</Button> : null}
        </>
      }
    />
  );
}
