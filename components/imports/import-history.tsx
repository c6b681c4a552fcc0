import type { ImportKind, ImportStatus } from '@/lib/domain/imports';
import { formatRefusedRows, kindLabels } from '@/lib/format/import-words';
import { formatInstantShort } from '@/lib/format/instants';
import { formatCount } from '@/lib/format/numbers';
import styles from './import-history.module.css';
import { ImportStatusMark } from './import-status';
import { RowPages } from './row-pages';

type Upload = {
  id: number;
  kind: ImportKind;
  status: ImportStatus;
  fileName: string;
  /** Null: the operator at the command line. */
  userName: string | null;
  office: string | null;
  rowCount: number;
  acceptedCount: number;
  refusedCount: number;
  refusalCount: number;
  createdAt: Date;
};

/** The uploads so far, the newest first: what, where it stands, who, when. */
export function ImportHistory(props: {
  path: string;
  uploads: Upload[];
  page: number;
  pageSize: number;
  total: number;
  mayUpload: boolean;
}) {
  const { uploads, path } = props;
  return (
    <section id="riwayat" aria-labelledby="riwayat-judul" className={styles.section}>
      <h2 id="riwayat-judul">Riwayat unggahan</h2>
      {props.total === 0 ? (
        <p className={styles.empty}>
          Belum ada unggahan untuk kampanye ini di wilayah Anda.
          {props.mayUpload ? ' Yang pertama muncul di sini setelah filenya diperiksa.' : null}
        </p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" data-col="nomor">
                No
              </th>
              <th scope="col">File</th>
              <th scope="col">Jenis</th>
              <th scope="col">Status</th>
              <th scope="col" data-col="angka">
                Baris
              </th>
              <th scope="col" data-col="angka">
                Diterima
              </th>
              <th scope="col" data-col="angka">
                Ditolak
              </th>
              <th scope="col" data-col="oleh">
                Oleh
              </th>
              <th scope="col">Waktu (WIB)</th>
            </tr>
          </thead>
          <tbody>
            {uploads.map((upload) => (
              <Row key={upload.id} upload={upload} href={`${path}/${upload.id}`} />
            ))}
          </tbody>
        </table>
      )}
      <RowPages name="Halaman riwayat" part="riwayat" {...props} />
    </section>
  );
}

function Row({ upload, href }: { upload: Upload; href: string }) {
  return (
    <tr>
      <td data-col="nomor">{upload.id}</td>
      <th scope="row" data-col="file">
        <a href={href}>{upload.fileName}</a>
      </th>
      <td data-col="jenis">{kindLabels[upload.kind]}</td>
      <td data-col="status">
        <ImportStatusMark status={upload.status} />
      </td>
      <td data-col="angka">{formatCount(upload.rowCount)}</td>
      <td data-col="angka" data-label="diterima">
        {formatCount(upload.acceptedCount)}
      </td>
      <td data-col="angka" data-label="ditolak">
        {formatRefusedRows(upload)}
      </td>
      <td data-col="oleh">
        {upload.userName ?? 'Baris perintah'}
        {upload.office ? <small>{upload.office}</small> : null}
      </td>
      <td data-col="waktu">{formatInstantShort(upload.createdAt)}</td>
    </tr>
  );
}
