import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inScope } from '../../../db/client';
import { getRecapText } from '../../../db/queries/recaps';
import { audit, recapTexts } from '../../../db/schema';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { testArea } from '../../../db/testing/scope';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { recapLimits } from '../../domain/recaps';
import type { Actor } from '../../domain/users';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { type RecapInput, saveRecap } from './recaps';

let database: TestDatabase;
let slug: string;
let campaignId: number;
let made = 0;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  slug = `rekap-${made++}`;
  campaignId = await makeTestCampaign(database.owner, slug);
});

const karawang = personOf('kabupaten', '32.15');
const asOf = toDay('2021-04-12');

function save(user: Actor, change: Partial<RecapInput> = {}) {
  const input = { campaignSlug: slug, code: '32.15', asOf, text: 'Teks', fingerprint: 'a'.repeat(64), version: 0 };
  return saveRecap(contextOf(user, database.serving), { ...input, ...change });
}

async function read(office: string, code = '32.15', day = asOf) {
  const area = await testArea(database.serving, code);
  const key = { campaignId, office: rangeOfCode(office), asOf: day };
  return inScope(database.serving, area, (transaction) => getRecapText(transaction, area, key));
}

const texts = () => database.owner.select().from(recapTexts);
const audited = async () => (await database.owner.select().from(audit)).filter((row) => row.campaignId === campaignId);

describe('who may not', () => {
  test.each([
    ['kabupaten', '32.15', '32', 'ancestor'],
    ['kabupaten', '32.15', 'id', 'nation'],
    ['kabupaten', '32.15', '32.16', 'sibling'],
    ['kecamatan', '32.15.03', '32.15', 'ancestor'],
    ['kecamatan', '32.15.03', '32.15.05', 'sibling'],
    ['provinsi', '33', '32.15', 'elsewhere'],
    ['pembaca', '32', '32', 'own'],
    ['pembaca', '32', '32.15', 'descendant'],
    ['tamu', '32.15', '32.15', 'own'],
    ['tamu', '32.15', '32.15.03', 'descendant'],
  ] as const)(
    '%s of %s is refused %s (%s) as what there is not, and nothing is written',
    async (role, own, code, _relation) => {
      const before = (await texts()).length;
      for (const text of ['Teks', null]) {
        await expect(save(personOf(role, own), { code, text })).rejects.toMatchObject({
          status: 404,
          type: 'not-found',
        });
      }
      expect(await texts()).toHaveLength(before);
      expect(await audited()).toEqual([]);
    },
  );

  test.each([
    ['campaign', { campaignSlug: 'tidak-ada' }],
    ['area', { code: '32.99' }],
    ['no code at all', { code: "32.15' or 1=1" }],
    ['day', { asOf: null }],
    ['day before the campaign', { asOf: toDay('2021-03-31') }],
    ['day after it', { asOf: toDay('2021-07-02') }],
  ])('an unknown %s is answered alike', async (_, change) => {
    await expect(save(karawang, change)).rejects.toMatchObject({ status: 404, type: 'not-found' });
  });
});

describe('who may', () => {
  test.each([
    ['admin', 'id', '32.15'],
    ['provinsi', '32', '32.15.03'],
    ['kabupaten', '32.15', '32.15'],
    ['kecamatan', '32.15.03', '32.15.03.2001'],
  ] as const)('%s of %s words %s, with an audit row', async (role, own, code) => {
    expect(await save(personOf(role, own), { code })).toBeNull();
    expect(await read(own, code)).toMatchObject({ text: 'Teks', version: 1 });
    expect(await audited()).toMatchObject([
      { action: 'recap.save', area: rangeOfCode(code).lo, subject: `rekap ${code} 2021-04-12` },
    ]);
  });

  test('each office, area and day has a text of its own', async () => {
    await save(karawang, { text: 'Karawang' });
    await save(personOf('provinsi', '32'), { text: 'Jawa Barat' });
    await save(karawang, { text: 'Kemarin', asOf: toDay('2021-04-11') });
    expect((await read('32.15'))?.text).toBe('Karawang');
    expect((await read('32'))?.text).toBe('Jawa Barat');
    expect((await read('32.15', '32.15', toDay('2021-04-11')))?.text).toBe('Kemarin');
    expect(await read('32.15', '32.15.03')).toBeNull();
  });

  test('line ends come back as they were typed, and the figures it was worded from stay with it', async () => {
    await save(karawang, { text: '\r\n*Satu*\r\n\r\nDua\r\n', fingerprint: 'b'.repeat(64) });
    expect(await read('32.15')).toMatchObject({ text: '*Satu*\n\nDua', fingerprint: 'b'.repeat(64) });
  });

  test('a text that is empty or too long is refused with the numbers, and what was typed comes back', async () => {
    const long = 'x'.repeat(recapLimits.text + 12);
    expect(await save(karawang, { text: long })).toEqual({
      title: 'Teks terlalu panjang',
      detail: 'Teks ini 4.108 huruf, paling banyak 4.096. Kurangi 12 huruf, lalu simpan lagi.',
      text: long,
      standing: null,
    });
    expect(await save(karawang, { text: ' \r\n ' })).toMatchObject({ title: 'Teks kosong', standing: null });
    expect(await read('32.15')).toBeNull();
  });

  test('the automatic text is put back, and may be worded anew', async () => {
    await save(karawang);
    expect(await save(karawang, { text: null, version: 1 })).toBeNull();
    expect(await read('32.15')).toMatchObject({ text: '', version: 2 });
    expect(await save(karawang, { text: 'Lagi', version: 2 })).toBeNull();
    expect(await read('32.15')).toMatchObject({ text: 'Lagi', version: 3 });
    expect((await audited()).map((row) => row.action)).toEqual(['recap.save', 'recap.reset', 'recap.save']);
  });
});

describe('two people at once', () => {
  test('of two first texts one is kept, and the other is shown it', async () => {
    const outcomes = await Promise.all([save(karawang, { text: 'Satu' }), save(karawang, { text: 'Dua' })]);
    const kept = (await read('32.15'))?.text;
    const lost = outcomes.filter((outcome) => outcome !== null);
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatchObject({
      title: 'Teks sudah diubah orang lain',
      text: kept === 'Satu' ? 'Dua' : 'Satu',
      standing: { text: kept, version: 1 },
    });
    expect(await audited()).toHaveLength(1);
  });

  test('of twenty changes of one version one is kept', async () => {
    await save(karawang);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, at) => save(karawang, { text: `Teks ${at}`, version: 1 })),
    );
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
    expect(await read('32.15')).toMatchObject({ version: 2, text: `Teks ${outcomes.indexOf(null)}` });
  });

  test('who opened the page before it was put back does not bring an old text back unseen', async () => {
    await save(karawang);
    await save(karawang, { text: null, version: 1 });
    await save(karawang, { text: 'Baru', version: 2 });
    expect(await save(karawang, { text: 'Lama', version: 1 })).toMatchObject({
      standing: { text: 'Baru', version: 3 },
    });
    expect(await save(karawang, { text: null, version: 1 })).toMatchObject({ text: 'Baru', standing: { version: 3 } });
    // Having seen it, it is theirs to overwrite.
    expect(await save(karawang, { text: 'Lama', version: 3 })).toBeNull();
  });
});

test('a text stays inside the scope of its area', async () => {
  await save(karawang);
  const elsewhere = await testArea(database.serving, '33.13');
  const seen = await inScope(database.serving, elsewhere, (transaction) => transaction.select().from(recapTexts));
  expect(seen).toEqual([]);
});
