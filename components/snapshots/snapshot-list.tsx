import { Island } from '@/components/ui/island';
import { Said } from '@/components/ui/said';
import { computePercent } from '@/lib/domain/progress';
import type { Snapshot } from '@/lib/domain/snapshots';
import { formatDayShortYear } from '@/lib/format/days';
import { formatInstantShort } from '@/lib/format/instants';
import { formatCount, formatPercent } from '@/lib/format/numbers';
import { RestoreForm } from './change-forms';
import type { SnapshotAction } from './freeze-form';
import styles from './snapshot-list.module.css';

/** The frozen sheets of an area, the newest first. */
export function SnapshotList({
  snapshots,
  path,
  mayFreeze,
}: {
  snapshots: Snapshot[];
  path: string;
  mayFreeze: boolean;
}) {
  if (snapshots.length === 0) {
    return (
      <p className={styles.empty}>
        Belum ada arsip rapat untuk wilayah ini. Arsip rapat menyimpan angka seperti pada saat rapat, sehingga masih
        sama ketika dibuka lagi.{mayFreeze ? ' Yang pertama dibuat dengan formulir di atas.' : ''}
      </p>
    );
  }
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">Arsip rapat, yang terbaru lebih dahulu</caption>
      <thead>
        <tr>
          <th scope="col">Nama</th>
          <th scope="col">Keadaan</th>
          <th scope="col" data-col="angka">
            Total
          </th>
          <th scope="col" data-col="angka">
            %
          </th>
          <th scope="col" data-col="angka" data-only="lebar">
            Baris
          </th>
          <th scope="col" data-col="oleh">
            Disimpan oleh
          </th>
          <th scope="col">Waktu (WIB)</th>
          <th scope="col">
            <span className="visually-hidden">Bandingkan</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {snapshots.map((snapshot) => (
          <Row key={snapshot.id} snapshot={snapshot} path={path} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ snapshot, path }: { snapshot: Snapshot; path: string }) {
  const { id, name, asOf, total, target, rowCount, owner, frozenAt } = snapshot;
  return (
    <tr>
      <th scope="row" data-col="nama">
        <a href={`${path}/${id}`}>{name}</a>
      </th>
      <td data-col="keadaan">{formatDayShortYear(asOf)}</td>
      <td data-col="angka" data-cell="total">
        {formatCount(total)}
      </td>
      <td data-col="angka" data-cell="persen">
        {formatPercent(computePercent(total, target), total)}
      </td>
      <td data-col="angka" data-only="lebar">
        {formatCount(rowCount)}
      </td>
      <td data-col="oleh">
        {owner?.name ?? 'Baris perintah'}
        {owner ? <small>{owner.office}</small> : null}
      </td>
      <td data-col="waktu">{formatInstantShort(frozenAt)}</td>
      <td data-col="banding">
        <a href={`${path}/perubahan?dari=beku-${id}`}>
          Perubahan sejak ini<span className="visually-hidden">: {name}</span>
        </a>
      </td>
    </tr>
  );
}

/** Deleted snapshots that the reader may take back; one that was deleted just now is said first. */
export function DeletedSnapshots(props: {
  deleted: Snapshot[];
  justNow: number | null;
  campaign: string;
  code: string;
  restore: SnapshotAction;
}) {
  const { deleted, justNow } = props;
  if (deleted.length === 0) return null;
  const entry = (snapshot: Snapshot) => (
    <li key={snapshot.id}>
      <span>
        {snapshot.name} <small>keadaan {formatDayShortYear(snapshot.asOf)}</small>
      </span>
      <Island name={`pulihkan ${snapshot.id}`}>
        <RestoreForm target={{ ...props, id: snapshot.id, name: snapshot.name }} action={props.restore} />
      </Island>
    </li>
  );
  const last = deleted.find((one) => one.id === justNow);
  const others = deleted.filter((one) => one !== last);
  return (
    <section className={`${styles.deleted} screen-only`} aria-label="Arsip rapat yang dihapus">
      {last ? (
        <div className={styles.justNow}>
          <Said>{`Arsip rapat “${last.name}” baru saja dihapus.`}</Said>
          <ul>{entry(last)}</ul>
        </div>
      ) : null}
      {others.length > 0 ? (
        <details>
          <summary>Yang dihapus ({formatCount(others.length)})</summary>
          <ul>{others.map(entry)}</ul>
        </details>
      ) : null}
    </section>
  );
}
