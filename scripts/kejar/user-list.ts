import { listUsers } from '../../db/queries/users';
import { type Command, readArguments } from './command';

export const userList: Command = {
  summary: 'menampilkan semua pengguna',
  help: `Pemakaian: kejar user list

Menampilkan semua pengguna: alamat, peran, wilayah, nama, kantor, dan apakah dinonaktifkan.`,
  async run(args, open) {
    readArguments(args, {}, []);
    const { serving } = await open();
    const users = await listUsers(serving);
    const width = Math.max(0, ...users.map(({ email }) => email.length));
    const lines = users.map(({ email, role, area, name, office, disabled }) =>
      `${email.padEnd(width)}  ${role.padEnd(9)}  ${area.code.padEnd(8)}  ${name}, ${office}${disabled ? '  (nonaktif)' : ''}`.trimEnd(),
    );
    return {
      text: lines.length > 0 ? lines.join('\n') : 'Belum ada pengguna.',
      json: users.map(({ kind: _kind, ...user }) => user),
    };
  },
};
