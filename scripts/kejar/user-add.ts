import { text } from 'node:stream/consumers';
import { auditedAs, roles } from '../../lib/domain/users';
import { addUser } from '../../lib/server/auth/accounts';
import { operatorUser } from '../../lib/server/auth/operator';
import { askNewPassword } from '../ask';
import { type Command, oneOf, readArguments, required, WrongCall } from './command';

export const userAdd: Command = {
  summary: 'menambah pengguna',
  help: `Pemakaian: kejar user add EMAIL --name NAMA --office KANTOR --role PERAN --area KODE [--password-stdin | --no-password]

  --role   ${roles.join(', ')}
           (admin: --area id; provinsi, kabupaten, kecamatan: kode wilayah setingkat itu; pembaca: wilayah mana pun)
Kata sandi (paling sedikit 12 karakter) ditanyakan di terminal, atau dibaca dari baris pertama masukan baku:
  kejar user add … --password-stdin < file-sandi
--no-password: pengguna tanpa kata sandi, yang hanya memakai token API.`,
  async run(args, open) {
    const options = {
      name: { type: 'string' },
      office: { type: 'string' },
      role: { type: 'string' },
      area: { type: 'string' },
      'password-stdin': { type: 'boolean' },
      'no-password': { type: 'boolean' },
    } as const;
    const { values, positionals } = readArguments(args, options, ['EMAIL']);
    const user = {
      email: positionals[0] ?? '',
      name: required(values.name, 'name'),
      office: required(values.office, 'office'),
      role: oneOf(required(values.role, 'role'), roles, 'role'),
      areaCode: required(values.area, 'area'),
    };
    const password = values['no-password'] ? null : await readPassword(values['password-stdin'] ?? false);
    const { serving } = await open();
    const { id } = await addUser(serving, { ...user, password }, { id: auditedAs(operatorUser()) });
    return {
      text: `Pengguna ${user.email} ditambahkan: ${user.role}, wilayah ${user.areaCode}.`,
      json: { id, ...user },
    };
  },
};

async function readPassword(fromInput: boolean): Promise<string> {
  if (process.stdin.isTTY && !fromInput) return askNewPassword();
  const [first = ''] = (await text(process.stdin)).split(/\r?\n/);
  if (first !== '') return first;
  throw new WrongCall('Kata sandi belum diberikan. Jalankan di terminal, pakai --password-stdin, atau --no-password.');
}
