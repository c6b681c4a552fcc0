import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { servingDatabase } from '@/db/client';
import { makeTestCampaign } from '@/db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { addUser, issueToken } from '@/lib/server/auth/accounts';
import { GET as changes } from '../rapat/perubahan/unduh/route';
import { GET as picture } from '../rekap/gambar/route';
import { GET } from './route';

let database: TestDatabase;
let token = '';
const operator = { id: null };

beforeAll(async () => {
  database = await openTestDatabase();
  vi.stubEnv('KEJAR_SERVING_URL', database.servingUrl);
  await makeTestCampaign(database.owner, 'uji');
  const person = { email: 'siti@dppkb.test', name: 'Siti', office: 'DPPKB', areaCode: '32.15', password: null };
  await addUser(database.serving, { ...person, role: 'kabupaten' }, operator);
  token = await issueToken(database.serving, { email: person.email }, operator);
});
afterAll(async () => {
  await servingDatabase().close();
  await database.close();
  vi.unstubAllEnvs();
});

async function fetchFile(handler: typeof GET, path: string) {
  const request = new Request(`http://kejar.example/uji/32.15/${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const response = await handler(request, { params: Promise.resolve({ kampanye: 'uji', kode: '32.15' }) });
  const type = response.headers.get('content-type');
  return { status: response.status, type, detail: type?.includes('json') ? (await response.json()).detail : null };
}

test.each([
  [
    'per=2021-13-40',
    "Parameter 'per': '2021-13-40' bukan tanggal. Tulis seperti 12 April 2021, 12/4/2021 atau 2021-04-12.",
  ],
  ['per=2021-07-13', '2021-07-13 tidak termasuk kampanye Uji, 2021-04-01 sampai 2021-07-01.'],
  ['tahap=foo', "Parameter 'tahap': 'foo' tidak dikenal. Pilih: terdata, masuk, valid."],
  ['stage=collected', /^Parameter 'stage' tidak dikenal. Yang ada: format, pemisah, per, tahap, rinci, versi, /],
  ['per=2021-04-12&per=2021-04-13', "Parameter 'per' ditulis lebih dari satu kali."],
  [
    'rinci=kabupaten',
    "Parameter 'rinci': wilayah 32.15 tidak mempunyai kabupaten di bawahnya. Pilih: kecamatan, desa.",
  ],
  ['versi=99', /^Parameter 'versi': kampanye ini tidak mempunyai versi target '99'\./],
  ['kolom=total,capaian', /^Parameter 'kolom': 'capaian' bukan kolom\. Pilih: semua, no, /],
])('%s is no file of other figures', async (query, detail) => {
  const refused = { status: 400, type: 'application/problem+json' };
  expect(await fetchFile(GET, `unduh?format=csv&${query}`)).toEqual({
    ...refused,
    detail: detail instanceof RegExp ? expect.stringMatching(detail) : detail,
  });
  if (!query.startsWith('kolom')) expect(await fetchFile(picture, `rekap/gambar?${query}`)).toMatchObject(refused);
});

test('what is spelt right is a file', async () => {
  const query = 'format=csv&pemisah=koma&per=2021-04-12&tahap=terdata&rinci=desa&urut=-total&kolom=wilayah,total';
  expect(await fetchFile(GET, `unduh?${query}`)).toMatchObject({ status: 200, type: 'text/csv; charset=utf-8' });
  expect(await fetchFile(GET, 'unduh')).toMatchObject({ status: 200 });
});

test('the file of changes refuses what it cannot read', async () => {
  for (const query of ['dari=2021-13-40', 'ke=beku-x', 'stage=collected', 'urut=nama', 'format=docx']) {
    expect([query, (await fetchFile(changes, `rapat/perubahan/unduh?${query}`)).status]).toEqual([query, 400]);
  }
  const query = 'dari=2021-04-02&ke=2021-04-12&tahap=terdata&urut=-perubahan&format=csv';
  expect(await fetchFile(changes, `rapat/perubahan/unduh?${query}`)).toMatchObject({ status: 200 });
});
