import { disableUser } from '../../db/writes/users';
import { auditedAs } from '../../lib/domain/users';
import { operatorUser } from '../../lib/server/auth/operator';
import { type Command, readArguments } from './command';

export const userDisable: Command = {
  summary: 'menonaktifkan pengguna seketika',
  help: `Pemakaian: kejar user disable EMAIL

Menutup akun: semua sesi berakhir dan semua token dicabut, berlaku pada klik berikutnya. Data dan jejaknya tetap.`,
  async run(args, open) {
    const { positionals } = readArguments(args, {}, ['EMAIL']);
    const [email = ''] = positionals;
    const { serving } = await open();
    await disableUser(serving, { email }, { id: auditedAs(operatorUser()) });
    return { text: `Pengguna ${email} dinonaktifkan.`, json: { email, disabled: true } };
  },
};
