import type { ReactNode } from 'react';
import type { KeptAuditCheck } from '@/lib/domain/audit-checks';
import { type Campaign, phaseOf } from '@/lib/domain/campaigns';
import type { IsoDay } from '@/lib/domain/days';
import type { ManagePage } from '@/lib/domain/manage-pages';
import { describeAuditCheck } from '@/lib/format/audit-check-words';
import { describeLastBackup } from '@/lib/format/audit-words';
import { describeCampaignState } from '@/lib/format/campaign-words';
import { formatCount } from '@/lib/format/numbers';
import styles from './manage-home.module.css';

/** How the installation stands, for those who manage it. */
export type Upkeep = {
  campaigns: readonly Campaign[];
  today: IsoDay;
  /** Null: no backup was ever made. */
  lastBackup: Date | null;
  /** Null: the audit was never read through. */
  auditCheck: KeptAuditCheck | null;
  now: Date;
};

const entries: Record<ManagePage, { title: string; purpose: string }> = {
  kampanye: {
    title: 'Kampanye',
    purpose: 'Membuka, mengubah, menutup dan mengarsipkan kampanye: tanggal, satuan, rencana, batas status.',
  },
  pengguna: {
    title: 'Pengguna',
    purpose: 'Mengundang, menonaktifkan dan mengatur ulang akun, menurut peran dan wilayah.',
  },
  kantor: { title: 'Kantor', purpose: 'Kop surat, tanda tangan dan rekap harian kantor di setiap wilayah.' },
  audit: { title: 'Catatan audit', purpose: 'Siapa mengubah apa, kapan, dan apa yang tadinya tercatat.' },
  demo: { title: 'Data contoh', purpose: 'Memuat kampanye contoh ke server ini, atau mengeluarkannya.' },
};

/** The pages of administration that the reader opens, each with its purpose and, for an administrator of the nation, its state. */
export function ManageHome({ pages, upkeep }: { pages: readonly ManagePage[]; upkeep: Upkeep | null }) {
  return (
    <ul className={styles.entries}>
      {pages.map((page) => (
        <li key={page}>
          <h2>
            <a href={`/kelola/${page}`}>{entries[page].title}</a>
          </h2>
          <p>{entries[page].purpose}</p>
          {upkeep ? <State>{describeState(page, upkeep)}</State> : null}
        </li>
      ))}
      {upkeep ? (
        <li>
          <h2>Cadangan</h2>
          <p>
            Seluruh isi basis data dalam satu file, dibuat tiap malam bila foldernya ditetapkan, dan dicoba setiap kali.
          </p>
          <State>{describeLastBackup(upkeep.lastBackup, upkeep.now)}</State>
        </li>
      ) : null}
    </ul>
  );
}

function State({ children }: { children: ReactNode }) {
  return children === null ? null : <p className={styles.state}>{children}</p>;
}

function describeState(page: ManagePage, { campaigns, today, auditCheck }: Upkeep): string | null {
  if (page === 'audit') return describeAuditCheck(auditCheck);
  if (page !== 'kampanye') return null;
  const running = campaigns.filter((one) => phaseOf(one, today) === 'running');
  const [first] = running;
  const named = first ? `: ${first.name}, ${describeCampaignState(first, today)}` : '';
  return `${formatCount(campaigns.length)} kampanye, ${formatCount(running.length)} sedang berjalan${named}.`;
}
