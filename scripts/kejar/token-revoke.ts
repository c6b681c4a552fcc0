import { getAccountOf } from '../../db/queries/user-accounts';
import { revokeToken } from '../../db/writes/tokens';
import { Problem } from '../../lib/domain/problems';
import { auditedAs } from '../../lib/domain/users';
import { operatorUser } from '../../lib/server/auth/operator';
import { type Command, readArguments, WrongCall } from './command';

export const tokenRevoke: Command = {
  summary: 'mencabut token API',
  help: `Pemakaian: kejar token revoke EMAIL NOMOR

Mencabut token dengan nomor itu (lihat: kejar token list EMAIL), berlaku pada permintaan berikutnya.`,
  async run(args, open) {
    const { positionals } = readArguments(args, {}, ['EMAIL', 'NOMOR']);
    const [email = '', number = ''] = positionals;
    if (!/^\d{1,9}$/.test(number)) throw new WrongCall(`'${number}' bukan nomor token.`);
    const { serving } = await open();
    const account = await getAccountOf(serving, { email });
    if (!account) throw new Problem('user-unknown', `Tidak ada pengguna dengan alamat '${email}'.`);
    const id = Number(number);
    await revokeToken(serving, { id, userId: account.id }, { id: auditedAs(operatorUser()) });
    return { text: `Token ${id} dari ${email} dicabut.`, json: { email, id, revoked: true } };
  },
};
