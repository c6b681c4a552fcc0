import type { RecapRecipient } from '../domain/recap-recipients';
import { formatInstant } from './instants';

/** Whether the owner of an address wants the recap: "menunggu konfirmasi, tautan berlaku sampai …". */
export function describeRecipient(
  { state, confirmedBy, expiresAt, error }: Omit<RecapRecipient, 'id' | 'email'>,
  now: Date,
): string {
  const reason = error ? ` (${error})` : '';
  switch (state) {
    case 'waiting':
      return `Belum dikonfirmasi; tautan ${error ? 'dicoba dikirim lagi' : 'menunggu dikirim'}${reason}`;
    case 'asked':
      return expiresAt && expiresAt > now
        ? `Belum dikonfirmasi; tautan berlaku sampai ${formatInstant(expiresAt)}`
        : 'Belum dikonfirmasi; tautan sudah tidak berlaku';
    case 'failed':
      return `Belum dikonfirmasi; tautan tidak sampai${reason}`;
    case 'declined':
      return 'Menolak; rekap tidak dikirim';
    case 'withdrawn':
      return 'Dicabut';
    case 'confirmed':
      if (confirmedBy === 'account') return 'Dikonfirmasi oleh pemilik akun ini';
      return confirmedBy === 'earlier' ? 'Menerima rekap sejak sebelum ada konfirmasi' : 'Dikonfirmasi oleh pemiliknya';
  }
}
