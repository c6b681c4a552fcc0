import { connect } from '../db/client';
import { nationCode } from '../lib/domain/areas';
import { Problem } from '../lib/domain/problems';
import { auditedAs } from '../lib/domain/users';
import { addUser } from '../lib/server/auth/accounts';
import { operatorUser } from '../lib/server/auth/operator';
import { ask, askNewPassword } from './ask';

/** Asks on the terminal for the first administrator, until one is accepted. */
export async function askForAdministrator(servingUrl: string): Promise<void> {
  const database = connect(servingUrl, { connections: 1 });
  process.stderr.write('\nBelum ada administrator. Buat sekarang:\n');
  try {
    for (;;) {
      const email = await ask('Alamat email: ');
      const name = await ask('Nama: ');
      const office = await ask('Kantor (misalnya BKKBN Pusat): ');
      const password = await askNewPassword();
      try {
        await addUser(
          database,
          { email, name, office, role: 'admin', areaCode: nationCode, password },
          { id: auditedAs(operatorUser()) },
        );
        return;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        process.stderr.write(`\n${error.detail}\n`);
      }
    }
  } finally {
    await database.close();
  }
}
