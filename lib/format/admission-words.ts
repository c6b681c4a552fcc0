import { type AdmissionLimits, longTableRows, type Place } from '../domain/admission';
import type { TooLong } from '../domain/area-progress';
import { formatCount } from './numbers';
import { levelWords } from './words';

/** What a request is told that waits for its turn. */
export function describePlace({ place, of }: Place, { atOnce }: Pick<AdmissionLimits, 'atOnce'>): string {
  return `Urutan ke-${formatCount(place)} dari ${formatCount(of)} yang menunggu. File, gambar, dan tabel lebih dari ${formatCount(longTableRows)} baris dikerjakan ${formatCount(atOnce)} sekaligus, 1 per orang atau tautan. Urutan ini tetap bila diminta lagi.`;
}

/** What a person is told who has too many requests waiting already. */
export function describeWaitingEach({ waiting, seconds }: { waiting: number; seconds: number }): string {
  return `${formatCount(waiting)} permintaan Anda, atau dari tautan yang sama, masih menunggu, dan dikerjakan satu per satu. Minta lagi ${formatCount(seconds)} detik lagi.`;
}

/** What a request is told for which the queue has no room. */
export function describeQueueFull({ waiting, seconds }: { waiting: number; seconds: number }): string {
  return `${formatCount(waiting)} permintaan lain masih menunggu. Minta lagi ${formatCount(seconds)} detik lagi.`;
}

/** Why the rows that were asked for are not there. */
export function describeTooLong({ count, detail }: Pick<TooLong, 'count' | 'detail'>): string {
  return `${formatCount(count)} ${levelWords[detail]} terlalu banyak untuk halaman ini; paling banyak ${formatCount(longTableRows)}.`;
}
