import { describeRecipient } from '../../lib/format/recipient-words';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { askRecipientAgain, readRecipients, withdrawRecipient } from '../../lib/server/services/recap-recipients';
import { type Command, readArguments, WrongCall } from './command';

export const recapRecipients: Command = {
  summary: 'menampilkan penerima rekap sebuah kantor, dan apakah mereka sudah mengonfirmasinya',
  help: `Pemakaian: kejar recap recipients WILAYAH [--again EMAIL | --withdraw EMAIL]

  --again EMAIL      mengirim tautan konfirmasi baru; yang lama tidak berlaku lagi
  --withdraw EMAIL   mencabut alamat dari daftar penerima; tautannya tidak berlaku lagi

Rekap hanya dikirim ke alamat yang pemiliknya menyetujui lewat tautan yang dikirim ke sana.`,
  async run(args, open) {
    const options = { again: { type: 'string' }, withdraw: { type: 'string' } } as const;
    const { values, positionals } = readArguments(args, options, ['WILAYAH']);
    const [areaCode = ''] = positionals;
    const { again, withdraw } = values;
    if (again !== undefined && withdraw !== undefined) throw new WrongCall('Pilih --again atau --withdraw.');
    const { serving } = await open();
    const ctx = contextOf(operatorUser(), serving);
    const before = await readRecipients(ctx, areaCode);
    const chosen = { areaCode, id: before.find((one) => one.email === (again ?? withdraw))?.id ?? 0 };
    if (again !== undefined) await askRecipientAgain(ctx, chosen);
    if (withdraw !== undefined) await withdrawRecipient(ctx, chosen);
    const recipients = await readRecipients(ctx, areaCode);
    const lines = recipients.map((one) => `${one.email}: ${describeRecipient(one, ctx.now)}`);
    return { text: lines.join('\n') || 'Belum ada penerima.', json: { area: areaCode, recipients } };
  },
};
