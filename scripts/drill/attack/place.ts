import { connect, type Database } from '../../../db/client';
import { rangeOfCode } from '../../../lib/domain/areas';
import { demoPassword, personas } from '../../../lib/domain/personas';
import type { AccountRole, SessionUser } from '../../../lib/domain/users';
import { addUser, issueToken } from '../../../lib/server/auth/accounts';
import { contextOf } from '../../../lib/server/auth/context';
import { makeShare } from '../../../lib/server/services/shares';
import { openPostgres, prepare } from '../../database';
import { readEnvironment } from '../../environment';
import type { Steps } from '../../steps.mjs';
import { placeServer } from '../own-server';
import { type Caller, signIn } from './caller';

/** The areas that are asked for: of each caller some that are theirs, above, beside, inside and elsewhere. */
export const askedAreas = [
  ...['id', '32', '33', '92', '32.15', '32.14', '33.13', '93.01', '32.15.03', '32.15.04', '32.14.01', '33.13.01'],
  ...['32.15.03.2001', '32.15.04.2001', '33.13.01.2001', '99.99', '32.15.99'],
];

/** A production server of this attack alone, with the demo in it. */
export type AttackedServer = {
  site: string;
  callers: Caller[];
  admin: Caller;
  names: Record<string, string>;
  close(): Promise<void>;
};

/** Starts the server, and makes everybody who asks it: of each role, of other provinces, with tokens, with a link, and nobody. */
export async function openAttacked(steps: Steps): Promise<AttackedServer> {
  const { site, settings, start, throwAway } = placeServer(3971);
  steps.begin('Menyalakan server');
  const server = await start();
  const close = async () => {
    await server.stop('SIGTERM');
    throwAway();
  };
  try {
    const environment = readEnvironment(settings);
    const postgres = await openPostgres({ environment, steps });
    const { servingUrl } = await prepare({ postgres, environment, steps, mayChangeSecret: false });
    const serving = connect(servingUrl, { connections: 2, statementSeconds: 60 });
    try {
      return { site, ...(await makeCallers(site, serving)), close };
    } finally {
      await serving.close();
      await postgres.close();
    }
  } catch (error) {
    await close();
    throw error;
  }
}

const others: readonly { name: string; role: AccountRole; areaCode: string }[] = [
  { name: 'karanganyar', role: 'kabupaten', areaCode: '33.13' },
  { name: 'merauke', role: 'kabupaten', areaCode: '93.01' },
];

async function makeCallers(site: string, serving: Database): Promise<Omit<AttackedServer, 'site' | 'close'>> {
  const callers: Caller[] = [{ name: 'tamu', area: null, headers: {} }];
  for (const { email, areaCode } of personas) {
    const cookie = await signIn(site, email, demoPassword);
    callers.push({ name: email.split('@', 1)[0] ?? email, area: areaCode, headers: { cookie } });
  }
  const password = 'serangan-yang-diulang-saja';
  for (const { name, role, areaCode } of others) {
    const person = { email: `${name}@serangan.test`, name, office: name, role };
    const { id } = await addUser(serving, { ...person, areaCode, password }, { id: null });
    callers.push({ name, area: areaCode, headers: { cookie: await signIn(site, person.email, password) } });
    if (name !== 'karanganyar') continue;
    const actor: SessionUser = { ...person, kind: 'user', id, area: { code: areaCode, ...rangeOfCode(areaCode) } };
    const shown = { shows: 'halaman' as const, query: '', snapshotId: null, days: '1', note: '' };
    const { url } = await makeShare(contextOf(actor, serving), { campaignSlug: 'pk21', code: areaCode }, shown);
    callers.push({ name: 'tautan 33.13', area: areaCode, headers: {}, secret: url.split('/').at(-1) ?? '' });
  }
  const tokenOf = async (email: string) => {
    const token = await issueToken(
      serving,
      { email, name: 'serangan', expiresAt: new Date(Date.now() + 86_400_000) },
      { id: null },
    );
    return { authorization: `Bearer ${token}` };
  };
  callers.push({ name: 'token karawang', area: '32.15', headers: await tokenOf('karawang@kejar.test') });
  callers.push({ name: 'token ditebak', area: null, headers: { authorization: `Bearer kt_${'x'.repeat(43)}` } });
  const admin = { name: 'token admin', area: 'id', headers: await tokenOf('admin@kejar.test') };
  const rows = await serving.execute<{ code: string; name: string }>(
    `select code, areas.name from areas join editions on editions.id = edition_id
     where editions.name = '2025' and level = 2 and code ~ '^3[23]' and length(areas.name) > 7 and areas.name not like '% %'
     -- Campaigns name some in their names and sources, which everybody reads.
     and not exists (select 1 from campaigns c where strpos(c.name || c.source || coalesce(c.simulated, ''), areas.name) > 0)`,
  );
  return { callers, admin, names: Object.fromEntries(rows.map(({ code, name }) => [code, name])) };
}
