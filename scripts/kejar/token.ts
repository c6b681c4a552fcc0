import { auditedAs, tokenEnd, tokenLimits } from '../../lib/domain/users';
import { issueToken } from '../../lib/server/auth/accounts';
import { operatorUser } from '../../lib/server/auth/operator';
import { type Command, readArguments, WrongCall } from './command';

export const token: Command = {
  summary: 'membuat token API untuk seorang pengguna',
  help: `Pemakaian: kejar token [add] EMAIL [--name NAMA] [--days HARI]

Membuat token API baru untuk pengguna itu dan mencetak token saja, sekali ini. Pakai sebagai
  Authorization: Bearer TOKEN
Token berlaku ${tokenLimits.days} hari, atau sebanyak --days (paling banyak ${tokenLimits.mostDays}), kecuali dicabut atau pengguna
dinonaktifkan lebih dahulu. --name: untuk apa token dipakai.`,
  async run(args, open) {
    const { values, positionals } = readArguments(args, { name: { type: 'string' }, days: { type: 'string' } }, [
      'EMAIL',
    ]);
    const days = Number(values.days ?? tokenLimits.days);
    if (!/^[1-9]\d{0,2}$/.test(values.days ?? '1') || days > tokenLimits.mostDays) {
      throw new WrongCall(
        `--days: '${values.days}' bukan banyaknya hari. Tulis angka 1 sampai ${tokenLimits.mostDays}.`,
      );
    }
    const expiresAt = tokenEnd(new Date(), days);
    const [email = ''] = positionals;
    const { serving } = await open();
    const made = await issueToken(
      serving,
      { email, name: values.name ?? '', expiresAt },
      { id: auditedAs(operatorUser()) },
    );
    return { text: made, json: { email, token: made, expiresAt } };
  },
};
