import { auditedAs } from '../../lib/domain/users';
import { issueToken } from '../../lib/server/auth/accounts';
import { operatorUser } from '../../lib/server/auth/operator';
import { type Command, readArguments } from './command';

export const token: Command = {
  summary: 'membuat token API untuk seorang pengguna',
  help: `Pemakaian: kejar token EMAIL

Membuat token API baru untuk pengguna itu dan mencetak token saja, sekali ini. Pakai sebagai
  Authorization: Bearer TOKEN
Token berlaku sampai pengguna dinonaktifkan.`,
  async run(args, open) {
    const { positionals } = readArguments(args, {}, ['EMAIL']);
    const [email = ''] = positionals;
    const { serving } = await open();
    const made = await issueToken(serving, { email }, { id: auditedAs(operatorUser()) });
    return { text: made, json: { email, token: made } };
  },
};
