import { listTouchedAccounts } from '../../db/queries/accesses';
import { formatInstantShort } from '../../lib/format/instants';
import { type Command, readArguments, readDayOption, WrongCall } from './command';

const dayMs = 86_400_000;

export const incident: Command = {
  summary: 'mendaftar akun yang tersentuh dalam suatu masa, untuk pemberitahuan kebocoran data',
  help: `Pemakaian: kejar incident DARI SAMPAI

Akun yang dipakai masuk, dicoba dengan kata sandi salah, dikunci, mengunduh file atau mengubah sesuatu antara dua hari itu
(WIB, keduanya termasuk), dengan alamat asalnya. UU 27/2022 pasal 46 meminta pemberitahuan tertulis kepada pemilik data dan
lembaga paling lambat 3 x 24 jam. Alamat asal disimpan 12 bulan.`,
  async run(args, open) {
    const { positionals } = readArguments(args, {}, ['DARI', 'SAMPAI']);
    const [first = '', last = ''] = positionals.map((text) => readDayOption(text, 'hari'));
    if (last < first) throw new WrongCall('SAMPAI lebih awal daripada DARI.');
    const from = new Date(`${first}T00:00:00+07:00`);
    const until = new Date(new Date(`${last}T00:00:00+07:00`).getTime() + dayMs);
    const { owner } = await open();
    const accounts = await listTouchedAccounts(owner, { from, until });
    const lines = accounts.flatMap((account) => [
      `${account.email}  ${account.name}, ${account.office} (${account.areaCode})`,
      `  masuk ${account.signIns}, sandi salah ${account.wrong}, terkunci ${account.lockOuts}, unduhan ${account.downloads}, perubahan ${account.changes}`,
      `  ${formatInstantShort(account.first)} sampai ${formatInstantShort(account.last)} WIB, dari ${account.addresses.join(', ') || 'alamat tidak tercatat'}`,
    ]);
    const text =
      accounts.length === 0 ? 'Tidak ada akun yang tersentuh.' : [`${accounts.length} akun:`, ...lines].join('\n');
    return { text, json: { from, until, accounts } };
  },
};
