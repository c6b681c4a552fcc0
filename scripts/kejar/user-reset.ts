import { formatInstant } from '../../lib/format/instants';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { reset } from '../../lib/server/services/users';
import { readEnvironment } from '../environment';
import { type Command, readArguments } from './command';

export const userReset: Command = {
  summary: 'membuat tautan untuk mengatur kata sandi baru',
  help: `Pemakaian: kejar user reset EMAIL

Mencetak tautan sekali pakai, berlaku 7 hari. Kata sandi lama dan semua sesi berakhir. Alamat di depannya dari
NEXTAUTH_URL, atau http://localhost dengan PORT.`,
  async run(args, open) {
    const { positionals } = readArguments(args, {}, ['EMAIL']);
    const [email = ''] = positionals;
    const { serving } = await open();
    const { url, expiresAt } = await reset(contextOf(operatorUser(), serving), { email }, readEnvironment().publicUrl);
    return {
      text: `${url}\nBerlaku sampai ${formatInstant(expiresAt)}, dipakai sekali.`,
      json: { email, url, expiresAt },
    };
  },
};
