import type { AuditProblem } from '../domain/audit';
import type { AuditCheck, KeptAuditCheck } from '../domain/audit-checks';
import { formatInstant } from './instants';
import { formatCount } from './numbers';

/** What was found of a chain that holds. */
export function describeSound({ rows, sealed, notes }: AuditCheck): string {
  if (rows === 0) return 'Catatan audit masih kosong.';
  const older = rows - sealed;
  const unsealed = older > 0 ? ` (${formatCount(older)} baris pertama ditulis sebelum ada segel)` : '';
  return `Catatan audit utuh: ${formatCount(rows)} baris${unsealed}, cocok dengan ${formatCount(notes)} pangkal yang tercatat di luar basis data.`;
}

const reasons: Record<Exclude<AuditProblem, 'noNotes'>, string> = {
  changed: 'isinya bukan yang ditulis; baris ini diubah.',
  notAfterThePrevious: 'tidak menyambung ke baris sebelumnya; ada baris yang diubah, dihapus, atau disisipkan.',
  unsealed: 'tidak bersegel, padahal baris sebelumnya bersegel; baris ini bukan dari server ini.',
  wrongSeal:
    'segelnya tidak cocok; baris ini diganti, atau AUTH_SECRET (KEJAR_AUDIT_SECRET) bukan yang dipakai saat menulisnya.',
  wrongNumber: 'nomornya tidak berurutan; ada baris yang dihapus atau dinomori ulang.',
  notAsNoted: 'bukan baris yang tercatat di luar basis data dengan nomor ini; akhir catatan audit pernah dipotong.',
  cutOff: 'tidak ada, padahal tercatat di luar basis data; akhir catatan audit dipotong.',
  forgedNote: 'tidak ditulis oleh server ini; catatan pangkal di luar basis data diubah.',
};

/** Where a chain is broken, and how. @param notesFile the file of the notes, as far as the reader is to know it */
export function describeBroken({ id, problem }: NonNullable<AuditCheck['broken']>, notesFile: string | null): string {
  const notes = notesFile ?? 'catatan pangkal di luar basis data';
  if (problem === 'noNotes') {
    return `Catatan pangkal di luar basis data tidak ada${notesFile === null ? '' : `: ${notesFile}`}. Barisnya menyambung, tetapi tidak dapat dibuktikan bahwa akhirnya tidak dipotong. Kembalikan file itu dari cadangan, atau mulai yang baru dengan --new-notes.`;
  }
  const place = problem === 'forgedNote' ? `Baris ${id} dari ${notes}` : `Baris audit nomor ${id}`;
  return `TIDAK UTUH. ${place} ${reasons[problem]}`;
}

/** When the chain was last read through, and up to which row; null: never. */
export function describeAuditCheck(check: KeptAuditCheck | null): string {
  if (check?.rows === 0 && !check.broken) {
    return `Terakhir diperiksa ${formatInstant(check.at)} oleh ${check.by ?? 'jadwal malam'}, sebelum ada baris pertama.`;
  }
  if (check === null) return 'Catatan audit belum pernah diperiksa. Jadwal memeriksanya setiap malam pukul 03.00 WIB.';
  const { broken, head } = check;
  const when = `Diperiksa ${formatInstant(check.at)} oleh ${check.by ?? 'jadwal malam'}`;
  const end = head === null ? '.' : `, sampai baris nomor ${formatCount(head.id)}.`;
  return `${broken ? describeBroken(broken, null) : describeSound(check)} ${when}${end}`;
}
