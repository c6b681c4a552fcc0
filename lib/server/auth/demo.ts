import { servingDatabase } from '../../../db/client';
import { listEnabledUsers } from '../../../db/queries/users';
import { hasDemo, personas } from '../../domain/personas';
import type { SessionUser } from '../../domain/users';

/** Whether this server lets the demo's people in. */
export function demoIsOn(): boolean {
  return hasDemo(process.env);
}

/** The demo's people that this server lets in, the widest area first; none where there is no demo. */
export async function listDemoUsers(database = servingDatabase()): Promise<SessionUser[]> {
  if (!demoIsOn()) return [];
  const emails = personas.map((persona) => persona.email);
  return listEnabledUsers(database, emails);
}
