import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { setDisabled } from '../../lib/server/services/users';
import { type Command, readArguments } from './command';

export const userDisable: Command = {
  summary: 'menonaktifkan pengguna seketika',
  help: `Pemakaian: kejar user disable EMAIL

Menutup akun: semua sesi berakhir dan semua token dicabut, berlaku pada klik berikutnya. Data dan jejaknya tetap.`,
  async run(args, open) {
    const { positionals } = readArguments(args, {}, ['EMAIL']);
    const [email = ''] = positionals;
    const { serving } = await open();
    await setDisabled(contextOf(operatorUser(), serving), { email }, true);
    return { text: `Pengguna ${email} dinonaktifkan.`, json: { email, disabled: true } };
  },
};
