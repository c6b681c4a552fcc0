import type { SentReminders } from '../domain/reminders';
import { formatCount } from './numbers';

/** "5 belum lapor, 4 di antaranya mempunyai alamat; terkirim ke 4 kantor". */
export function describeReminders({ silent, letters, unsent, state, error }: SentReminders): string {
  if (silent === 0) return 'semua sudah lapor, tidak ada yang diingatkan';
  const whom = `${formatCount(silent)} belum lapor, ${formatCount(letters)} di antaranya mempunyai alamat email`;
  if (letters === 0) return whom;
  const reached = `terkirim ke ${formatCount(letters - unsent)} dari ${formatCount(letters)} kantor`;
  const reason = error === null ? '' : ` (${error})`;
  switch (state) {
    case 'none':
      return `${whom}; tidak dikirim, karena server ini belum diatur untuk mengirim email`;
    case 'waiting':
      return error === null ? `${whom}; akan dikirim` : `${whom}; ${reached}, sisanya dicoba lagi${reason}`;
    case 'sent':
      return `${whom}; ${reached}`;
    case 'failed':
      return `${whom}; ${reached}, sisanya gagal${reason}`;
  }
}
