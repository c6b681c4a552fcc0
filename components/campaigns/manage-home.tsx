import type { Campaign } from '@/lib/domain/campaigns';
import type { IsoDay } from '@/lib/domain/days';
import { describeLastBackup } from '@/lib/format/audit-words';
import { describeCampaignState } from '@/lib/format/campaign-words';
import { formatCount } from '@/lib/format/numbers';
import styles from './manage-home.module.css';

/** The pages of administration, each with its purpose and state. */
export function ManageHome(props: {
  campaigns: readonly Campaign[];
  today: IsoDay;
  /** Null: no backup was ever made. */
  lastBackup: Date | null;
  now: Date;
}) {
  const { campaigns, today } = props;
  const running = campaigns.filter((one) => !one.closedAt && one.startDay <= today && today <= one.endDay);
  const [first] = running;
  return (
    <ul className={styles.entries}>
      <li>
        <h2>
          <a href="/kelola/kampanye">Kampanye</a>
        </h2>
        <p>Membuka, mengubah, menutup dan mengarsipkan kampanye: tanggal, satuan, rencana, batas status.</p>
        <p className={styles.state}>
          {formatCount(campaigns.length)} kampanye, {formatCount(running.length)} sedang berjalan
          {first ? `: ${first.name}, ${describeCampaignState(first, today)}` : ''}.
        </p>
      </li>
      <li>
        <h2>
          <a href="/kelola/pengguna">Pengguna</a>
        </h2>
        <p>Mengundang, menonaktifkan dan mengatur ulang akun, menurut peran dan wilayah.</p>
      </li>
      <li>
        <h2>
          <a href="/kelola/kantor">Kantor</a>
        </h2>
        <p>Kop surat, tanda tangan dan rekap harian kantor di setiap wilayah.</p>
      </li>
      <li>
        <h2>
          <a href="/kelola/audit">Catatan audit</a>
        </h2>
        <p>Siapa mengubah apa, kapan, dan apa yang tadinya tercatat.</p>
      </li>
      <li>
        <h2>
          <a href="/kelola/demo">Data contoh</a>
        </h2>
        <p>Memuat kampanye contoh ke server ini, atau mengeluarkannya.</p>
      </li>
      <li>
        <h2>Cadangan</h2>
        <p>
          Seluruh isi basis data dalam satu file, dibuat tiap malam bila foldernya ditetapkan, dan dicoba setiap kali.
        </p>
        <p className={styles.state}>{describeLastBackup(props.lastBackup, props.now)}</p>
      </li>
    </ul>
  );
}
