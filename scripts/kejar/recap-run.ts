import { mailAttempts } from '../../lib/domain/recaps';
import { formatDay } from '../../lib/format/days';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { type RecapRun, runRecaps } from '../../lib/server/services/recap-schedule';
import { readEnvironment } from '../environment';
import { type Command, readArguments, WrongCall } from './command';

export const recapRun: Command = {
  summary: 'menyiapkan rekap harian yang jamnya sudah lewat, dan mengirim email yang menunggu',
  help: `Pemakaian: kejar recap run [--at SAAT]

  --at SAAT   menganggap sekarang saat ini, misalnya 2021-04-12T16:00+07:00; zona waktu wajib ditulis

Server yang menyala melakukannya sendiri setiap menit; perintah ini untuk cron dan untuk mencoba. Setiap rekap disiapkan
satu kali sehari, dari mana pun dan berapa kali pun perintah ini dijalankan. Email dikirim bila KEJAR_SMTP_URL dan
KEJAR_SMTP_FROM diisi, dan yang gagal dicoba sampai ${mailAttempts} kali. Kode keluar 1 bila ada rekap yang gagal disiapkan.`,
  async run(args, open) {
    const { values } = readArguments(args, { at: { type: 'string' } }, []);
    const now = readInstant(values.at);
    const { mail, publicUrl } = readEnvironment();
    const { serving } = await open();
    const run = await runRecaps(contextOf(operatorUser(), serving, now), { mail, publicUrl });
    if (!run) {
      const text = 'Proses lain sedang menyiapkan rekap; tidak ada yang dikerjakan.';
      return { text, json: { busy: true, prepared: [], mailed: [], failed: [] } };
    }
    return { text: tell(run), json: { busy: false, ...run }, refused: run.failed.length > 0 };
  },
};

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/;

/** An instant with its zone; absent: now. @throws WrongCall */
export function readInstant(text: string | undefined): Date {
  if (text === undefined) return new Date();
  const instant = new Date(text);
  if (instantPattern.test(text) && !Number.isNaN(instant.getTime())) return instant;
  throw new WrongCall(`--at '${text}' bukan saat. Tulis seperti 2021-04-12T16:00+07:00.`);
}

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
