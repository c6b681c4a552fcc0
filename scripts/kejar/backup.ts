import { resolve } from 'node:path';
import { formatCount } from '../../lib/format/numbers';
import { makeBackup } from '../make-backup';
import { type InstallationCommand, readArguments } from './command';
import { callerFolder } from './files';

export const backup: InstallationCommand = {
  summary: 'menulis seluruh isi basis data ke satu file, dan mencobanya',
  help: `Pemakaian: kejar backup FILE [--untried]

Menulis semua isi basis data, kunci sesi, kunci segel audit dan catatan pangkalnya ke FILE, sebagaimana adanya pada satu
saat; server boleh tetap berjalan. Lalu file itu dipulihkan ke Postgres sementara, semua angka dihitung ulang dari buku
besarnya, dan rantai auditnya diperiksa. FILE hanya dapat dibaca pemiliknya: simpan seperti kunci brankas.

  --untried  hanya menulis, tanpa mencoba

Yang ditulis sama untuk Postgres bawaan dan Postgres sendiri; pulihkan dengan: kejar restore FILE`,
  async runOn(args, open) {
    const { values, positionals } = readArguments(args, { untried: { type: 'boolean' } }, ['FILE']);
    const { postgres, environment, report, prepared } = await open();
    const { owner } = await prepared(postgres.auditSecret);
    const tried = values.untried !== true;
    const file = resolve(callerFolder(), positionals[0] ?? '');
    const made = await makeBackup({ owner, postgres, environment, file, tried, report });
    const proof = tried
      ? 'Sudah dicoba: dipulihkan ke basis data sementara, semua angka sama dengan buku besarnya, rantai audit utuh.'
      : 'Belum dicoba.';
    const size = `${formatCount(made.rows)} baris, ${formatCount(Math.ceil(made.bytes / 1000))} KB`;
    return {
      text: `Cadangan ${made.file}: ${size}.\n${proof}`,
      json: { ...made, madeAt: made.madeAt.toISOString(), tried },
    };
  },
};
