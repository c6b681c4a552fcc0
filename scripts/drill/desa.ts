import type { Database } from '../../db/client';

/** The first desa of each of some kabupaten. */
export async function listDesa(
  owner: Database,
  kabupaten: readonly string[],
  count: number,
): Promise<{ kabupaten: string; desa: string[] }[]> {
  const all = await listAllDesa(owner);
  return kabupaten.map((code) => ({
    kabupaten: code,
    desa: all.filter((one) => one.startsWith(`${code}.`)).slice(0, count),
  }));
}

export async function listAllDesa(owner: Database): Promise<string[]> {
  const rows = await owner.execute<{ code: string }>(
    "select code from areas join editions on editions.id = edition_id where editions.name = '2025' and level = 4 order by code",
  );
  return rows.map(({ code }) => code);
}
