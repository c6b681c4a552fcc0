import { mailAttempts } from '../../lib/domain/recaps';
import { formatDay } from '../../lib/format/days';
import { askRecipients } from '../../lib/server/services/recap-recipients';
import { type RecapRun, runRecaps } from '../../lib/server/services/recap-schedule';
import { scheduledRun } from './scheduled-run';

export const recapRun = scheduledRun({
  summary: 'menyiapkan rekap harian yang jamnya sudah lewat, dan mengirim email dan tautan konfirmasi yang menunggu',
  help: `Pemakaian: kejar recap run [--at SAAT]

  --at SAAT   menganggap sekarang saat ini, misalnya 2021-04-12T16:00+07:00; zona waktu wajib ditulis

Server yang menyala melakukannya sendiri setiap menit; perintah ini untuk cron dan untuk mencoba. Setiap rekap disiapkan
satu kali sehari, dari mana pun dan berapa kali pun perintah ini dijalankan. Email dikirim bila KEJAR_SMTP_URL dan
KEJAR_SMTP_FROM diisi, dan yang gagal dicoba sampai ${mailAttempts} kali. Kode keluar 1 bila ada rekap yang gagal disiapkan.`,
  async run(ctx, means) {
    await askRecipients(ctx, means);
    return runRecaps(ctx, means);
  },
  tell,
  busy: 'Proses lain sedang menyiapkan rekap; tidak ada yang dikerjakan.',
});

const mailWords = { sent: 'terkirim', waiting: 'dicoba lagi', failed: 'gagal', none: 'tidak dikirim' } as const;

function tell({ prepared, mailed, failed }: RecapRun): string {
  const lines = [
    ...prepared.map(
      ({ area, campaign, forDay, asOf }) =>
        `Rekap ${area} ${campaign} untuk ${formatDay(forDay)} disiapkan, data per ${formatDay(asOf)}.`,
    ),
    ...mailed.map(
      ({ area, campaign, state, reached, left }) =>
        `Email rekap ${area} ${campaign}: ${mailWords[state]}, ${reached} sampai, ${left} belum.`,
    ),
    ...failed.map(({ area, campaign, reason }) => `Rekap ${area} ${campaign} gagal: ${reason}.`),
  ];
  return lines.join('\n') || 'Tidak ada rekap yang harus disiapkan sekarang.';
}
