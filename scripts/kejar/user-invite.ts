import { roles } from '../../lib/domain/users';
import { formatInstant } from '../../lib/format/instants';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { invite } from '../../lib/server/services/users';
import { readEnvironment } from '../environment';
import { type Command, oneOf, readArguments, required } from './command';

export const userInvite: Command = {
  summary: 'mengundang pengguna dengan tautan',
  help: `Pemakaian: kejar user invite EMAIL --name NAMA --office KANTOR --role PERAN --area KODE

  --role   ${roles.join(', ')}
Mencetak tautan sekali pakai, berlaku 7 hari, dengan mana pemilik akun mengatur kata sandinya. Alamat di depannya dari
NEXTAUTH_URL, atau http://localhost dengan PORT.`,
  async run(args, open) {
    const options = {
      name: { type: 'string' },
      office: { type: 'string' },
      role: { type: 'string' },
      area: { type: 'string' },
    } as const;
    const { values, positionals } = readArguments(args, options, ['EMAIL']);
    const user = {
      email: positionals[0] ?? '',
      name: required(values.name, 'name'),
      office: required(values.office, 'office'),
      role: oneOf(required(values.role, 'role'), roles, 'role'),
      areaCode: required(values.area, 'area'),
    };
    const { serving } = await open();
    const { id, link } = await invite(contextOf(operatorUser(), serving), user, readEnvironment().publicUrl);
    return {
      text: `${link.url}\nBerlaku sampai ${formatInstant(link.expiresAt)}, dipakai sekali.`,
      json: { id, ...user, ...link },
    };
  },
};
