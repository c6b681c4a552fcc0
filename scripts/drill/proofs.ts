import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { connect } from '../../db/client';
import { root } from '../environment';
import type { Acknowledged } from './journeys';
import type { Place } from './place';
import { cleanEnvironment } from './processes';
import { settingsOf } from './servers';

export type Proofs = { acknowledged: number; lost: Acknowledged[]; figures: string; audit: Record<string, string> };

/** What must hold whatever was killed: nothing acknowledged is lost, figures follow from the ledger, the audit chain is whole. */
export async function prove(place: Place, acknowledged: Acknowledged[]): Promise<Proofs> {
  const { DATABASE_URL = '' } = settingsOf(place, 'command');
  const owner = connect(DATABASE_URL, { connections: 1, statementSeconds: 0 });
  try {
    const rows = await owner.execute<{ id: number; value: number }>(
      `select import_id as id, value from counts join imports on imports.id = import_id where status = 'committed'`,
    );
    const kept = new Set(rows.map(({ id, value }) => `${id} ${value}`));
    const lost = acknowledged.filter(({ id, value }) => !kept.has(`${id} ${value}`));
    return {
      acknowledged: acknowledged.length,
      lost,
      figures: command(place, 'command', ['verify']),
      audit: { web1: command(place, 'web1', ['audit', 'verify']), web2: command(place, 'web2', ['audit', 'verify']) },
    };
  } finally {
    await owner.close();
  }
}

/** What a `kejar` command of a machine says; a command that failed, with its code. */
function command(place: Place, machine: 'web1' | 'web2' | 'command', words: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'kejar.mjs'), ...words], {
    cwd: root,
    env: { ...cleanEnvironment(), ...settingsOf(place, machine) },
    encoding: 'utf8',
  });
  return status === 0 ? 'utuh' : `kode ${status}: ${(stdout + stderr).trim().split('\n').slice(-2).join(' ')}`;
}
