import type { ReactNode } from 'react';
import type { AreaRef } from '@/lib/domain/area-progress';
import { activeParts, type FilterPart, type HistoryFilter, withoutPart } from '@/lib/domain/import-history';
import type { HistoryDay, HistoryEntry } from '@/lib/domain/import-views';
import { formatDaySpanShort, formatWeekday } from '@/lib/format/days';
import { formatFilterPart, historyHref, withoutPartLabels } from '@/lib/format/history-query';
import { formatRefusedRows, kindLabels } from '@/lib/format/import-words';
import { formatClock } from '@/lib/format/instants';
import { formatCount } from '@/lib/format/numbers';
import styles from './import-history.module.css';
import { ImportStatusMark } from './import-status';
import { RowPages } from './row-pages';

type History = {
  filter: HistoryFilter;
  office: AreaRef | null;
  days: HistoryDay[];
  total: number;
  withoutEach: { part: FilterPart; total: number }[];
};

/** The uploads so far, the newest first, by the day of sending: what, where it stands, of which days, who, when. */
export function ImportHistory(props: {
  path: string;
  history: History;
  page: number;
  pageSize: number;
  mayUpload: boolean;
  /** What stands above the list: the overview and the filter. */
  children: ReactNode;
}) {
  const { history, path, mayUpload } = props;
  const { days, total, filter } = history;
  const filtered = activeParts(filter).length > 0;
  const here = historyHref(path, filter);
  return (
    <section id="riwayat" aria-labelledby="riwayat-judul" className={styles.section}>
      <h2 id="riwayat-judul">Riwayat unggahan</h2>
      {total > 0 || filtered ? props.children : null}
      {total > 0 && days.length > 0 ? <Table days={days} path={path} mixed={filter.status === null} /> : null}
      {total > 0 && days.length === 0 ? (
        <p className={styles.empty}>
          Halaman {formatCount(props.page)} tidak ada. <a href={`${here}#riwayat`}>Ke halaman pertama</a>
        </p>
      ) : null}
      {total === 0 && filtered ? <NothingLeft path={path} history={history} /> : null}
      {total === 0 && !filtered ? (
        <p className={styles.empty}>
          Belum ada unggahan untuk kampanye ini di wilayah Anda.
          {mayUpload ? ' Yang pertama muncul di sini setelah filenya diperiksa.' : null}
        </p>
      ) : null}
      {days.length > 0 ? (
        <RowPages
          name="Halaman riwayat"
          part="riwayat"
          path={here}
          page={props.page}
          pageSize={props.pageSize}
          total={total}
        />
      ) : null}
    </section>
  );
}

/** Which filter leaves nothing, and what there would be without it. */
function NothingLeft({ path, history }: { path: string; history: History }) {
  const { filter, office } = history;
  const parts = activeParts(filter).map((part) => formatFilterPart(part, filter, office));
  const ways = history.withoutEach.filter(({ total }) => total > 0);
  return (
    <div className={styles.empty}>
      <p>Tidak ada unggahan {parts.join(', ')}.</p>
      {ways.length > 0 ? (
        <ul className={styles.ways} aria-label="Jalan kembali">
          {ways.map(({ part, total }) => (
            <li key={part}>
              <a href={`${historyHref(path, withoutPart(filter, part))}#riwayat`}>
                {`${withoutPartLabels[part]}: ${formatCount(total)} unggahan`}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p>
          <a href={`${path}#riwayat`}>Tampilkan semua unggahan</a>
        </p>
      )}
    </div>
  );
}

/** @param props.mixed whether uploads of every status are listed, so that a day's heading says how many are saved */
function Table({ days, path, mixed }: { days: HistoryDay[]; path: string; mixed: boolean }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" data-col="nomor">
            No
          </th>
          <th scope="col">File</th>
          <th scope="col">Jenis</th>
          <th scope="col">Status</th>
          <th scope="col">Tanggal laporan</th>
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
          <th scope="col">Pukul (WIB)</th>
        </tr>
      </thead>
      {days.map(({ day, entries, ...counts }) => (
        <tbody key={day}>
          <tr data-row="hari">
            <th scope="rowgroup" colSpan={10}>
              <b>{formatWeekday(day)}</b> <span>{describeDay({ ...counts, shown: entries.length, mixed })}</span>
            </th>
          </tr>
          {entries.map((upload) => (
            <Row key={upload.id} upload={upload} href={`${path}/${upload.id}`} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** "12 unggahan, 9 tersimpan", and how many of them are listed where the day goes on on another page. */
function describeDay(day: { uploads: number; saved: number; shown: number; mixed: boolean }): string {
  const kept = day.saved === 0 ? ', tidak ada yang tersimpan' : `, ${formatCount(day.saved)} tersimpan`;
  const part = day.shown < day.uploads ? `; ${formatCount(day.shown)} di halaman ini` : '';
  return `${formatCount(day.uploads)} unggahan${day.mixed ? kept : ''}${part}`;
}

function Row({ upload, href }: { upload: HistoryEntry; href: string }) {
  const { firstDay, lastDay } = upload;
  return (
    <tr>
      <td data-col="nomor">{upload.id}</td>
      <th scope="row" data-col="file">
        <a href={href}>{upload.fileName}</a>
      </th>
      <td data-col="jenis">{kindLabels[upload.kind]}</td>
      <td data-col="status">
        <ImportStatusMark upload={upload} />
      </td>
      <td data-col="laporan">{firstDay && lastDay ? formatDaySpanShort(firstDay, lastDay) : '–'}</td>
      <td data-col="angka">{formatCount(upload.rowCount)}</td>
      <td data-col="angka" data-label="diterima">
        {formatCount(upload.acceptedCount)}
        {upload.proposalCount > 0 ? <small>{formatCount(upload.proposalCount)} usulan</small> : null}
        {upload.heldCount > 0 ? <small>{formatCount(upload.heldCount)} ditahan</small> : null}
      </td>
      <td data-col="angka" data-label="ditolak">
        {formatRefusedRows(upload)}
      </td>
      <td data-col="oleh">
        {upload.userName ?? 'Baris perintah'}
        {upload.office ? <small>{upload.office}</small> : null}
      </td>
      <td data-col="waktu">{formatClock(upload.createdAt)}</td>
    </tr>
  );
}
