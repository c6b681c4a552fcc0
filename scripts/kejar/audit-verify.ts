import { checkAudit } from '../../db/queries/audit';
import { headsFile, noteAuditHead, setNotesAside } from '../../db/writes/audit-heads';
import { describeBroken, describeSound } from '../../lib/format/audit-check-words';
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
      text: [...kept, check.broken ? describeBroken(check.broken, headsFile()) : describeSound(check)].join('\n'),
      json: { sound: check.broken === null, ...check, head, notesFile: headsFile(), setAside: aside },
      refused: check.broken !== null,
    };
  },
};
