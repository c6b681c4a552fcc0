import { connect, type Database } from '../../db/client';
import { openCampaignBody } from '../../lib/domain/api-campaigns';
import { rangeOfCode } from '../../lib/domain/areas';
import type { SessionUser } from '../../lib/domain/users';
import { addUser } from '../../lib/server/auth/accounts';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { addCampaign } from '../../lib/server/services/campaigns';
import { makeShare } from '../../lib/server/services/shares';
import { openPostgres, prepare } from '../database';
import { readEnvironment } from '../environment';
import type { Steps } from '../steps.mjs';

export const slug = 'latihan';
export const password = 'latihan-tiga-mesin-dua-salinan';

/** An office that reports in the drill: two desa of its own, one for files and one for typing. */
export type Office = { email: string; code: string; desaOfFiles: string; desaOfTyping: string; share: string };

/** Migrates, as the first start does (of several machines by way of the proxy), and makes a campaign with offices that report today. */
export async function setUp(
  settings: Record<string, string>,
  steps: Steps,
  offices: number,
): Promise<{ today: string; offices: Office[] }> {
  const environment = readEnvironment(settings);
  // Links are made with the address that readers use.
  process.env.NEXTAUTH_URL = environment.publicUrl;
  const postgres = await openPostgres({ environment, steps });
  const { servingUrl } = await prepare({ postgres, environment, steps, mayChangeSecret: true });
  const serving = connect(servingUrl, { connections: 2, statementSeconds: 60 });
  try {
    steps.begin('Membuka kampanye latihan');
    const today = dayOf(new Date());
    const { targetSet, copyScopeOf, ...campaign } = openCampaignBody.parse({
      ...{ slug, name: 'Latihan', unit: 'keluarga', edition: '2025' },
      ...{ startDay: dayOf(new Date(Date.now() - 20 * day)), endDay: dayOf(new Date(Date.now() + 20 * day)) },
      targetSet: { name: 'Target' },
    });
    await addCampaign(contextOf(operatorUser(), serving), { settings: campaign, targetSet, copyScopeOf });
    const made: Office[] = [];
    for (const { code, desa } of await listOffices(serving, offices)) made.push(await addOffice(serving, code, desa));
    return { today, offices: made };
  } finally {
    await serving.close();
    await postgres.close();
  }
}

/** Kecamatan of Kabupaten Karawang, each with two of its desa. */
async function listOffices(database: Database, count: number): Promise<{ code: string; desa: string[] }[]> {
  const rows = await database.execute<{ code: string }>(
    `select code from areas join editions on editions.id = edition_id
     where editions.name = '2025' and code like '32.15.%' order by code`,
  );
  const codes = rows.map(({ code }) => code);
  const kecamatan = codes.filter((code) => code.split('.').length === 3).slice(0, count);
  return kecamatan.map((code) => ({ code, desa: codes.filter((one) => one.startsWith(`${code}.`)).slice(0, 2) }));
}

/** The account of a kecamatan, and a link to its area. */
async function addOffice(database: Database, code: string, desa: string[]): Promise<Office> {
  const [desaOfFiles = '', desaOfTyping = ''] = desa;
  const email = `kecamatan-${code}@latihan.test`;
  const person = { email, name: `Petugas ${code}`, office: `Balai ${code}`, role: 'kecamatan' as const };
  const { id } = await addUser(database, { ...person, areaCode: code, password }, { id: null });
  const actor: SessionUser = { ...person, kind: 'user', id, area: { code, ...rangeOfCode(code) } };
  const shown = { shows: 'halaman' as const, query: '', snapshotId: null, days: '1', note: '' };
  const { url } = await makeShare(contextOf(actor, database), { campaignSlug: slug, code }, shown);
  return { email, code, desaOfFiles, desaOfTyping, share: new URL(url).pathname };
}

const day = 86_400_000;

/** The day in WIB. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}
