import { ButtonLink } from '@/components/ui/button';
import { Island } from '@/components/ui/island';
import { Trail } from '@/components/ui/trail';
import type { AreaRef } from '@/lib/domain/area-progress';
import { isWorking, type UploadState } from '@/lib/domain/uploads';
import { formatAreaName } from '@/lib/format/areas';
import { formatInstant } from '@/lib/format/instants';
import { UploadActs } from './upload-acts';
import styles from './upload-process.module.css';
import { UploadWatch } from './upload-watch';
import { describeUpload } from './upload-words';

/** One upload on its way: how far it is, or why it failed and what can be done. */
export function UploadProcess(props: {
  upload: UploadState;
  campaign: { slug: string; name: string };
  area: AreaRef;
  list: string;
}) {
  const { upload, campaign, area, list } = props;
  const { label, sentence } = describeUpload(upload);
  const failed = upload.phase === 'failed';
  const send = `${list}/kirim`;
  return (
    <>
      <title>{`${label} ${upload.fileName} · ${campaign.name} · Kejar Target`}</title>
      <Trail
        steps={[
          { label: formatAreaName(area), href: `/${campaign.slug}/${area.code}` },
          { label: 'Unggah data', href: list },
        ]}
        here="Kiriman"
      />
      <h1 className={styles.title}>{failed ? label : upload.fileName}</h1>
      <p className={styles.lead}>
        {failed ? sentence : describeWay(upload)} <span>Dimulai {formatInstant(upload.createdAt)}.</span>
      </p>
      {failed ? (
        <p className={styles.file}>File: {upload.fileName}</p>
      ) : (
        <div className={styles.work}>
          <Island name="kiriman">
            <UploadWatch key={upload.phase} first={upload} stateHref={`${send}/${upload.id}`} />
          </Island>
        </div>
      )}
      <div className={`${styles.acts} screen-only`}>
        {upload.problem?.importId ? (
          <ButtonLink href={`${list}/${upload.problem.importId}`}>
            Buka unggahan nomor {upload.problem.importId}
          </ButtonLink>
        ) : null}
        {upload.phase === 'receiving' ? (
          <ButtonLink kind="primary" href={list}>
            Pilih file untuk melanjutkan
          </ButtonLink>
        ) : null}
        <UploadActs upload={upload} send={send} />
        {failed ? null : <ButtonLink href={`${list}/proses/${upload.id}`}>Muat ulang</ButtonLink>}
        {upload.phase === 'receiving' ? null : <ButtonLink href={list}>Unggah data</ButtonLink>}
      </div>
    </>
  );
}

function describeWay({ phase }: UploadState): string {
  return isWorking(phase)
    ? 'File sudah sampai seluruhnya dan sedang diperiksa di server. Halaman ini boleh ditutup. Belum ada angka yang dihitung.'
    : 'Belum sampai seluruhnya. Bila pengirimannya terhenti, pilih file yang sama di halaman unggah; yang sudah sampai tidak dikirim ulang.';
}
