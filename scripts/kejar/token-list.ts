import { getAccountOf, listTokens } from '../../db/queries/user-accounts';
import { Problem } from '../../lib/domain/problems';
import { formatInstantShort } from '../../lib/format/instants';
import { type Command, readArguments } from './command';

export const tokenList: Command = {
  summary: 'menampilkan token API seorang pengguna',
  help: `Pemakaian: kejar token list EMAIL

Nomor, nama, kapan dibuat, berlaku sampai kapan dan kapan terakhir dipakai. Token sendiri tidak disimpan dan tidak dapat ditampilkan.`,
  async run(args, open) {
    const { positionals } = readArguments(args, {}, ['EMAIL']);
    const [email = ''] = positionals;
    const { serving } = await open();
    const account = await getAccountOf(serving, { email });
    if (!account) throw new Problem('user-unknown', `Tidak ada pengguna dengan alamat '${email}'.`);
    const tokens = await listTokens(serving, account.id);
    const lines = tokens.map(
      ({ id, name, createdAt, expiresAt, expired, usedAt }) =>
        `${String(id).padStart(4)}  ${name || '(tanpa nama)'}  dibuat ${formatInstantShort(createdAt)}, ${
          expired ? 'berakhir' : 'berlaku sampai'
        } ${formatInstantShort(expiresAt)}, ${
          usedAt ? `dipakai ${formatInstantShort(usedAt)}` : 'belum pernah dipakai'
        }`,
    );
    return { text: lines.length > 0 ? lines.join('\n') : 'Tidak ada token.', json: tokens };
  },
};
