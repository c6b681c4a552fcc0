import { Notice } from '@/components/ui/notice';
import type { Campaign } from '@/lib/domain/campaigns';

/** Tells users that a campaign takes no more reports, before they send one; empty while it does. */
export function ClosedNotice({ campaign }: { campaign: Pick<Campaign, 'closedAt' | 'archivedAt'> }) {
  if (campaign.archivedAt) {
    return (
      <Notice>
        Kampanye ini diarsipkan: angkanya hanya dapat dibaca. Unggahan, isian dan pembatalan ditolak. Bila masih ada
        yang perlu diubah, minta administrator nasional membukanya kembali.
      </Notice>
    );
  }
  if (!campaign.closedAt) return null;
  return (
    <Notice>
      Kampanye ini ditutup dan tidak menerima laporan lagi. Yang salah masih dapat dibatalkan. Bila masih ada laporan,
      minta administrator nasional membukanya kembali.
    </Notice>
  );
}
