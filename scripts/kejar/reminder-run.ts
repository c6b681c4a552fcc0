import { mailAttempts } from '../../lib/domain/recaps';
import { formatDay } from '../../lib/format/days';
import { type ReminderRun, runReminders } from '../../lib/server/services/reminder-schedule';
import { scheduledRun } from './scheduled-run';

export const reminderRun = scheduledRun({
  summary: 'mengingatkan kantor yang belum lapor, pada jam yang dipilih kantor di atasnya',
  help: `Pemakaian: kejar reminder run [--at SAAT]

  --at SAAT   menganggap sekarang saat ini, misalnya 2021-04-12T14:00+07:00; zona waktu wajib ditulis

Server yang menyala melakukannya sendiri setiap menit; perintah ini untuk cron dan untuk mencoba. Setiap kantor diingatkan
paling banyak sekali sehari. Email dikirim bila KEJAR_SMTP_URL dan KEJAR_SMTP_FROM diisi, dan yang gagal dicoba sampai
${mailAttempts} kali. Kode keluar 1 bila ada yang gagal disiapkan.`,
  run: runReminders,
  tell,
  busy: 'Proses lain sedang mengirim pengingat; tidak ada yang dikerjakan.',
});

function tell({ prepared, mailed, failed }: ReminderRun): string {
  const lines = [
    ...prepared.map(
      ({ area, campaign, forDay, silent, letters }) =>
        `${area} ${campaign}, ${formatDay(forDay)}: ${silent} belum lapor, ${letters} diingatkan.`,
    ),
    ...mailed.map(
      ({ area, campaign, reached, left }) => `Email pengingat ${area} ${campaign}: ${reached} sampai, ${left} belum.`,
    ),
    ...failed.map(({ area, campaign, reason }) => `Pengingat ${area} ${campaign} gagal: ${reason}.`),
  ];
  return lines.join('\n') || 'Tidak ada yang perlu diingatkan sekarang.';
}
