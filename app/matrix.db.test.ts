import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { targetSets } from '@/db/schema';
import type { AccountRole } from '@/lib/domain/users';
import * as chart from './[kampanye]/[kode]/grafik/route';
import * as reportingFile from './[kampanye]/[kode]/pelaporan/unduh/route';
import * as recapPicture from './[kampanye]/[kode]/rekap/gambar/route';
import * as sheet from './[kampanye]/[kode]/unduh/route';
import * as reporting from './api/v1/campaigns/[slug]/areas/[code]/reporting/route';
import * as scenarios from './api/v1/campaigns/[slug]/areas/[code]/scenarios/route';
import * as figures from './api/v1/figures/[campaign]/[areaCode]/route';
import { openServed, type ServedDatabase } from './api/v1/fixtures/served-database';
import * as progress from './api/v1/progress/[campaign]/[areaCode]/route';
import { listedRoutes } from './fixtures/listed-routes';

// Every route that reads the figures of an area × every role × an area that is its own, above, beside, inside or elsewhere. Who may
// is said once more here, by the ranges of codes alone. A route that nobody has listed fails.

const slug = 'matriks';
type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

/** The handlers of `area` in the list, each with the query by which it answers. */
const handlers: Record<string, { get: unknown; query: string }> = {
  '[kampanye]/[kode]/grafik': { get: chart.GET, query: 'format=csv' },
  '[kampanye]/[kode]/pelaporan/unduh': { get: reportingFile.GET, query: 'format=csv' },
  '[kampanye]/[kode]/rekap/gambar': { get: recapPicture.GET, query: '' },
  '[kampanye]/[kode]/unduh': { get: sheet.GET, query: 'format=csv' },
  'api/v1/campaigns/[slug]/areas/[code]/reporting': { get: reporting.GET, query: '' },
  'api/v1/campaigns/[slug]/areas/[code]/scenarios': { get: scenarios.GET, query: '' },
  'api/v1/figures/[campaign]/[areaCode]': { get: figures.GET, query: '' },
  'api/v1/progress/[campaign]/[areaCode]': { get: progress.GET, query: '' },
};

const people: Record<string, { role: AccountRole; areaCode: string }> = {
  admin: { role: 'admin', areaCode: 'id' },
  jabar: { role: 'provinsi', areaCode: '32' },
  karawang: { role: 'kabupaten', areaCode: '32.15' },
  klari: { role: 'kecamatan', areaCode: '32.15.03' },
  pembaca: { role: 'pembaca', areaCode: '32.15' },
};
const areas = ['id', '32', '32.15', '32.15.03', '32.15.03.2001', '32.15.04', '32.14', '33', '33.13.01'];
const isInside = (own: string, code: string) => own === 'id' || code === own || code.startsWith(`${own}.`);

let served: ServedDatabase;
beforeAll(async () => {
  served = await openServed(slug, people);
  await served.database.owner
    .insert(targetSets)
    .values({ campaignId: served.campaignId, name: 'Target', isDefault: true });
});
afterAll(() => served.close());

test('every address is listed, with who may open it', () => {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?:^|\/)(?:route|page)\.tsx?$/.test(name))
    .map((name) => name.replace(/\/?(?:route|page)\.tsx?$/, ''));
  expect(Object.keys(listedRoutes).toSorted()).toEqual([...new Set(found)].toSorted());
  const ofAreas = Object.entries(listedRoutes).flatMap(([name, who]) => (who === 'area' ? [name] : []));
  expect(Object.keys(handlers).toSorted()).toEqual(ofAreas.toSorted());
});

test.each(Object.keys(handlers))('%s: each role, each relation', async (name) => {
  const { get, query } = handlers[name] as { get: Handler; query: string };
  const refusals = new Set<string>();
  const ask = async (token: string | null, code: string) => {
    const params = { kampanye: slug, kode: code, campaign: slug, slug, areaCode: code, code };
    const address = `http://kejar.example/${name.replaceAll(/\[(\w+)\]/g, (_, key: keyof typeof params) => params[key])}?${query}`;
    const headers = token === null ? {} : { authorization: `Bearer ${token}` };
    return get(new Request(address, { headers }), { params: Promise.resolve(params as never) });
  };
  for (const [person, { areaCode }] of Object.entries(people)) {
    for (const code of areas) {
      // Drawing a picture takes long: inside, one is enough.
      if (name.endsWith('gambar') && isInside(areaCode, code) && code !== areaCode) continue;
      const answer = await ask(served.tokens[person] ?? '', code);
      const body = await answer.text();
      const said = `${person} ${code}: ${answer.status} ${body.slice(0, 120)}`;
      if (isInside(areaCode, code))
        expect(answer.status, said).not.toSatisfy((status: number) => [401, 403, 404, 500].includes(status));
      else {
        expect(answer.status, said).toBe(404);
        refusals.add(body);
      }
    }
  }
  // An area elsewhere and one that is not there get the same words.
  refusals.add(await (await ask(served.tokens.karawang ?? '', '99.99')).text());
  expect(refusals.size).toBe(1);
  expect((await ask(null, '32.15')).status).toBe(401);
  expect((await ask('kt_a-guess', '32.15')).status).toBe(401);
});
