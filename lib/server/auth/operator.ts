import { nationCode, rangeOfCode } from '../../domain/areas';
import type { Actor } from '../../domain/users';

/**
 * The person at the command line: an operator who may run it on the server may read the database anyway, so it asks for no
 * password and acts as an administrator of the nation. The audit shows no user for what it does.
 */
export function operatorUser(): Actor {
  return {
    kind: 'operator',
    email: 'operator',
    name: 'Operator baris perintah',
    office: '',
    role: 'admin',
    area: { code: nationCode, ...rangeOfCode(nationCode) },
  };
}

/** The clock beside the web server, which prepares what is due. The audit shows no user for what it does. */
export function scheduleActor(): Actor {
  return { ...operatorUser(), kind: 'schedule', email: 'schedule', name: 'Jadwal' };
}
