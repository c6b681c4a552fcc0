import { type AuditCheck, checkAudit } from '../../db/queries/audit';
import { headsFile, noteAuditHead, setNotesAside } from '../../db/writes/audit-heads';
import type { AuditProblem } from '../../lib/domain/audit';
import { formatCount } from '../../lib/format/numbers';
import { type Command, readArguments } from './command';

export const auditVerify: Command = {
  summary: 'membuktikan bahwa catatan audit utuh: tidak diubah, disisipi, dipotong, atau diganti',
  help: `Pemakaian: kejar audit verify [--new-notes]

Membaca semua baris audit dari awal sampai akhir, memeriksa hash dan segelnya, dan membandingkannya dengan pangkal yang
dicatat di luar basis data (KEJAR_AUDIT_HEADS, biasanya .data/audit-heads). Tidak mengubah basis data; bila utuh, pangkal
yang sekarang dicatat juga.

  --new-notes  mulai catatan pangkal yang baru, yang lama disimpan di sampingnya. Hanya setelah basis data dipulihkan dari
               cadangan yang lebih lama, atau setelah catatannya hilang: apa yang dipotong sebelumnya tidak ditemukan lagi

Kode keluar 0: utuh; 1: tidak utuh, dan baris pertama yang salah dicetak.`,
  async run(args, open) {
    const { values } = readArguments(args, { 'new-notes': { type: 'boolean' } }, []);
    const { owner } = await open();
    const aside = values['new-notes'] ? setNotesAside(new Date()) : null;
    const first = await checkAudit(owner);
    const check = values['new-notes'] && first.broken?.problem === 'noNotes' ? { ...first, broken: null } : first;
    const head = check.broken ? null : await noteAuditHead(owner);
    const kept = aside === null ? [] : [`Catatan pangkal yang lama disimpan di ${aside}.`];
    return {
      text: [...kept, check.broken ? describeBroken(check.broken) : describeSound(check)].join('\n'),
      json: { sound: check.broken === null, ...check, head, notesFile: headsFile(), setAside: aside },
      refused: check.broken !== null,
    };
  },
};

function describeSound({ rows, sealed, notes }: AuditCheck): string {
  if (rows === 0) return 'Catatan audit masih kosong.';
  const older = rows - sealed;
  const unsealed = older > 0 ? ` (${formatCount(older)} baris pertama ditulis sebelum ada segel)` : '';
  return `Catatan audit utuh: ${formatCount(rows)} baris${unsealed}, cocok dengan ${formatCount(notes)} pangkal yang tercatat di luar basis data.`;
}

const reasons: Record<AuditProblem, string> = {
  changed: 'isinya bukan yang ditulis; baris ini diubah.',
  notAfterThePrevious: 'tidak menyambung ke baris sebelumnya; ada baris yang diubah, dihapus, atau disisipkan.',
  unsealed: 'tidak bersegel, padahal baris sebelumnya bersegel; baris ini bukan dari server ini.',
  wrongSeal:
    'segelnya tidak cocok; baris ini diganti, atau AUTH_SECRET (KEJAR_AUDIT_SECRET) bukan yang dipakai saat menulisnya.',
  wrongNumber: 'nomornya tidak berurutan; ada baris yang dihapus atau dinomori ulang.',
  notAsNoted: 'bukan baris yang tercatat di luar basis data dengan nomor ini; akhir catatan audit pernah dipotong.',
  cutOff: 'tidak ada, padahal tercatat di luar basis data; akhir catatan audit dipotong.',
  forgedNote: 'tidak ditulis oleh server ini; catatan pangkal di luar basis data diubah.',
  noNotes: '',
};

function describeBroken({ id, problem }: NonNullable<AuditCheck['broken']>): string {
  if (problem === 'noNotes') {
    return `Catatan pangkal di luar basis data tidak ada: ${headsFile()}. Barisnya menyambung, tetapi tidak dapat dibuktikan bahwa akhirnya tidak dipotong. Kembalikan file itu dari cadangan, atau mulai yang baru dengan --new-notes.`;
  }
  const place = problem === 'forgedNote' ? `Baris ${id} dari ${headsFile()}` : `Baris audit nomor ${id}`;
  return `TIDAK UTUH. ${place} ${reasons[problem]}`;
}
