import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { restoreBackup } from '../../db/backup/restore-backup';
import { checkAudit } from '../../db/queries/audit';
import { recordAudit } from '../../db/writes/audit';
import { setNotesAside } from '../../db/writes/audit-heads';
import { auditVariables } from '../../db/writes/audit-seal';
import { verifyProgress } from '../../db/writes/rebuild';
import { formatCount } from '../../lib/format/numbers';
import { listServers, nameDatabase } from '../claim';
import { authSecretFile, restoredSecretFile } from '../database';
import { readEnvironment } from '../environment';
import { StepError } from '../steps.mjs';
import { type InstallationCommand, readArguments } from './command';
import { callerFolder } from './files';

export const restore: InstallationCommand = {
  summary: 'memulihkan cadangan ke basis data kosong, dan membuktikannya',
  help: `Pemakaian: kejar restore FILE

Membaca FILE (dari: kejar backup) sampai akhirnya, mengisi basis data yang masih kosong, lalu menghitung ulang semua angka
dari buku besarnya dan memeriksa rantai audit. Basis data yang sudah dipakai tidak pernah ditimpa:

  Postgres bawaan   hentikan server, pindahkan folder .data, jalankan perintah ini, lalu npm start
  Postgres sendiri  buat basis data baru, tunjuk dengan DATABASE_URL di kejar.env, jalankan perintah ini, lalu npm start

Setelahnya semua pengguna masuk lagi. Kode keluar 1: ditolak, atau angkanya tidak sama dengan buku besarnya.`,
  async runOn(args, open) {
    const { positionals } = readArguments(args, {}, ['FILE']);
    const file = resolve(callerFolder(), positionals[0] ?? '');
    const environment = readEnvironment();
    const server = listServers().find(({ database }) => database === nameDatabase(environment));
    if (server) {
      throw new StepError(
        `Server di folder ini masih berjalan (porta ${server.port}, proses ${server.pid}). Hentikan dahulu.`,
      );
    }
    const { postgres, prepared, report } = await open();
    const { rows, head, auditHeads } = await restoreBackup(postgres.ownerUrl, { file, report });

    // Second factors are sealed with AUTH_SECRET. Where it is ours to choose, the backup's goes on.
    const chosen = environment.databaseUrl !== null || environment.authSecret !== null;
    if (!chosen) writeFileSync(authSecretFile(environment.dataFolder), `${head.authSecret}\n`, { mode: 0o600 });
    const otherAuth = chosen && head.authSecret !== postgres.authSecret;
    // The chain was sealed with the backup's secret, and goes on with it.
    const other = head.auditSecret !== (chosen ? postgres.auditSecret : (environment.auditSecret ?? head.authSecret));
    if (other) writeFileSync(restoredSecretFile(environment.dataFolder), `${head.auditSecret}\n`, { mode: 0o600 });
    Object.assign(process.env, auditVariables(head.auditSecret, environment.auditHeads));
    const aside = setNotesAside(new Date());
    if (auditHeads !== '') writeFileSync(environment.auditHeads, auditHeads, { mode: 0o600 });

    const { owner } = await prepared(head.auditSecret);
    report('Menghitung ulang semua angka dari buku besar');
    const campaigns = await verifyProgress(owner, null);
    const differing = campaigns.find(({ difference }) => difference !== null) ?? null;
    const { broken } = await checkAudit(owner);
    await owner.transaction((transaction) =>
      recordAudit(transaction, {
        ...{ userId: null, action: 'backup.restore', campaignId: null, area: null, subject: head.madeAt },
        detail: { rows, sound: differing === null && broken === null },
      }),
    );
    const lines = [
      `Dipulihkan: ${formatCount(rows)} baris, keadaan ${head.madeAt}.`,
      differing === null
        ? `Semua angka sama dengan buku besarnya (${campaigns.length} kampanye).`
        : `BERBEDA dari buku besar: ${differing.campaign}, ${differing.difference}. Jalankan: npm run -s kejar -- rebuild`,
      broken === null ? 'Rantai audit utuh.' : `Rantai audit TIDAK utuh pada nomor ${broken.id}.`,
      ...(aside === null ? [] : [`Catatan pangkal audit yang tadinya ada disimpan di ${aside}.`]),
      ...(other && environment.auditSecret !== null
        ? [
            `KEJAR_AUDIT_SECRET di pengaturan bukan kunci audit cadangan ini. Hapus dari pengaturan; kuncinya disimpan di ${restoredSecretFile(environment.dataFolder)}.`,
          ]
        : []),
      ...(otherAuth
        ? [
            'AUTH_SECRET bukan yang dipakai saat dicadangkan: faktor kedua pengguna harus dipasang ulang. Bila yang lama masih ada, tulis itu di kejar.env sebelum npm start.',
          ]
        : []),
      'Berikutnya: npm start. Semua pengguna masuk lagi.',
    ];
    const sound = differing === null && broken === null;
    return {
      text: lines.join('\n'),
      json: {
        rows,
        madeAt: head.madeAt,
        campaigns,
        audit: { broken },
        notesRestored: existsSync(environment.auditHeads),
      },
      refused: !sound,
    };
  },
};
