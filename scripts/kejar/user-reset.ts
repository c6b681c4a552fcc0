import { formatInstant } from '../../lib/format/instants';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { reset, resetSecondFactor } from '../../lib/server/services/users';
import { readEnvironment } from '../environment';
import { type Command, readArguments } from './command';

export const userReset: Command = {
  summary: 'membuat tautan untuk mengatur kata sandi baru',
  help: `Pemakaian: kejar user reset EMAIL [--second-factor]

Mencetak tautan sekali pakai, berlaku 7 hari. Kata sandi lama dan semua sesi berakhir. Alamat di depannya dari
NEXTAUTH_URL, atau http://localhost dengan PORT.
--second-factor: melepas kode dua langkah saja; kata sandi dan sesi tetap.`,
  async run(args, open) {
    const { values, positionals } = readArguments(args, { 'second-factor': { type: 'boolean' } }, ['EMAIL']);
    const [email = ''] = positionals;
    const { serving } = await open();
    if (values['second-factor']) {
      await resetSecondFactor(contextOf(operatorUser(), serving), { email });
      return { text: `Kode dua langkah ${email} dilepas.`, json: { email, secondFactor: false } };
    }
    const { url, expiresAt } = await reset(contextOf(operatorUser(), serving), { email }, readEnvironment().publicUrl);
    return {
      text: `${url}\nBerlaku sampai ${formatInstant(expiresAt)}, dipakai sekali.`,
      json: { email, url, expiresAt },
    };
  },
};
