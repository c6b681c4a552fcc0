import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { setDisabled } from '../../lib/server/services/users';
import { type Command, readArguments } from './command';

export const userEnable: Command = {
  summary: 'mengaktifkan lagi pengguna yang dinonaktifkan',
  help: `Pemakaian: kejar user enable EMAIL

Akun dapat masuk lagi dengan kata sandi semula; sesi dan token lama tetap berakhir.`,
  async run(args, open) {
    const { positionals } = readArguments(args, {}, ['EMAIL']);
    const [email = ''] = positionals;
    const { serving } = await open();
    await setDisabled(contextOf(operatorUser(), serving), { email }, false);
    return { text: `Pengguna ${email} diaktifkan lagi.`, json: { email, disabled: false } };
  },
};
