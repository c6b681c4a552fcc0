import { type Bundle, type BundleState, bundleLimits } from '@/lib/domain/bundles';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatInstantShort } from '@/lib/format/instants';
import { formatCount } from '@/lib/format/numbers';
import styles from './bundle-list.module.css';

const stateLabels: Record<BundleState, string> = {
  waiting: 'Menunggu',
  running: 'Sedang dibuat',
  done: 'Selesai',
  failed: 'Gagal',
  cancelled: 'Dibatalkan',
};

/** The reader's bundles so far, the newest first, with the files of those that are done. */
export function BundleList({ bundles }: { bundles: Bundle[] }) {
  return (
    <section id="daftar" aria-labelledby="daftar-judul" className={styles.section}>
      <h2 id="daftar-judul">Gabungan Anda</h2>
      {bundles.length === 0 ? (
        <p className={styles.empty}>Belum ada gabungan.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Gabungan</th>
              <th scope="col">Keadaan</th>
              <th scope="col">Dibuat (WIB)</th>
              <th scope="col">File</th>
            </tr>
          </thead>
          <tbody>
            {bundles.map((bundle) => (
              <Row key={bundle.id} bundle={bundle} />
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.note}>
        {bundleLimits.kept} gabungan terakhir disimpan untuk Anda sendiri. Angkanya seperti ketika dibuat.
      </p>
    </section>
  );
}

function Row({ bundle }: { bundle: Bundle }) {
  const { area, campaign, state, file, error, total } = bundle;
  return (
    <tr>
      <th scope="row">
        {formatAreaTitle(area)}
        <small>{campaign.name}</small>
      </th>
      <td data-label="Keadaan">
        {stateLabels[state]}
        {error ? <small>{error}</small> : null}
      </td>
      <td data-label="Dibuat">{formatInstantShort(bundle.createdAt)}</td>
      <td data-label="File">
        {file ? (
          <a href={`/${campaign.slug}/${area.code}/bundel/${bundle.id}`} download={file.name}>
            Unduh {bundle.format.toUpperCase()}, {formatCount(total)} lembar, {describeBytes(file.bytes)}
          </a>
        ) : (
          '–'
        )}
      </td>
    </tr>
  );
}

/** "1.240 KB" */
function describeBytes(bytes: number): string {
  return `${formatCount(Math.ceil(bytes / 1024))} KB`;
}
