import { auditedAs } from '../../lib/domain/users';
import { issueToken } from '../../lib/server/auth/accounts';
import { operatorUser } from '../../lib/server/auth/operator';
import { type Command, readArguments } from './command';

export const token: Command = {
  summary: 'membuat token API untuk seorang pengguna',
  help: `Pemakaian: kejar token [add] EMAIL [--name NAMA]

Membuat token API baru untuk pengguna itu dan mencetak token saja, sekali ini. Pakai sebagai
  Authorization: Bearer TOKEN
Token berlaku sampai dicabut atau pengguna dinonaktifkan. --name: untuk apa token dipakai.`,
  async run(args, open) {
    const { values, positionals } = readArguments(args, { name: { type: 'string' } }, ['EMAIL']);
    const [email = ''] = positionals;
    const { serving } = await open();
    const made = await issueToken(serving, { email, name: values.name ?? '' }, { id: auditedAs(operatorUser()) });
    return { text: made, json: { email, token: made } };
  },
};
