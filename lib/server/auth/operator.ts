import { nationCode, rangeOfCode } from '../../domain/areas';
import type { SessionUser } from '../../domain/users';

/**
 * The person at the command line: whoever may run it on the server may read the database anyway, so it asks for no
 * password and acts as an administrator of the nation. The audit shows no user for what it does.
 */
export function operatorUser(): SessionUser {
  return {
    id: null,
    email: 'operator',
    name: 'Operator baris perintah',
    office: '',
    role: 'admin',
    area: { code: nationCode, ...rangeOfCode(nationCode) },
  };
}
