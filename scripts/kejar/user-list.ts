import { listUsers } from '../../db/queries/users';
import { type Command, readArguments, WrongCall } from './command';

/** Accounts listed at once, unless another number is asked for. */
const usualLimit = 100;
const mostAtOnce = 10_000;

export const userList: Command = {
  summary: 'menampilkan pengguna',
  help: `Pemakaian: kejar user list [--limit N] [--page N]

Menampilkan pengguna menurut alamatnya: peran, wilayah, nama, kantor, dan apakah dinonaktifkan; ${usualLimit} sekali tampil,
paling banyak ${mostAtOnce}.`,
  async run(args, open) {
    const { values } = readArguments(args, { limit: { type: 'string' }, page: { type: 'string' } }, []);
    const limit = numberOf(values.limit ?? String(usualLimit), 'limit', mostAtOnce);
    const page = numberOf(values.page ?? '1', 'page', 100_000);
    const { serving } = await open();
    const all = await listUsers(serving);
    const users = all.slice((page - 1) * limit, page * limit);
    const more = Math.max(0, all.length - page * limit);
    const width = Math.max(0, ...users.map(({ email }) => email.length));
    const lines = users.map(({ email, role, area, name, office, disabled }) =>
      `${email.padEnd(width)}  ${role.padEnd(9)}  ${area.code.padEnd(8)}  ${name}, ${office}${disabled ? '  (nonaktif)' : ''}`.trimEnd(),
    );
    if (more > 0) lines.push(`Masih ada ${more} pengguna lagi dari ${all.length}: --page ${page + 1}.`);
    const none =
      all.length === 0 ? 'Belum ada pengguna.' : `Tidak ada halaman ${page}; semuanya ${all.length} pengguna.`;
    return {
      text: lines.length > 0 ? lines.join('\n') : none,
      json: users.map(({ kind: _kind, ...user }) => user),
    };
  },
};

function numberOf(text: string, option: string, most: number): number {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= most) return number;
  throw new WrongCall(`--${option} '${text}' bukan bilangan dari 1 sampai ${most}.`);
}
