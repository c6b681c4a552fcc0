import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inScope } from '../../../db/client';
import { buildMou19Banten } from '../../../db/seed/mou19-banten';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { loadTestDemo } from '../../../db/testing/demo-campaigns';
import { rangeOfCode } from '../../domain/areas';
import { addDays, toDay } from '../../domain/days';
import { defaultView } from '../../domain/figure-view';
import { defaultOffice } from '../../domain/offices';
import type { Actor } from '../../domain/users';
import { buildRecap } from '../../reports/recap';
import { buildReport } from '../../reports/report';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { loadComparisonPage, readComparisons } from '../loaders/comparisons';
import { readAreaProgress } from '../loaders/progress';
import {
  recordComparison,
  requireComparison,
  restoreComparison,
  uploadComparison,
  withdrawComparison,
} from './comparisons';

let database: TestDatabase;
const slug = 'mou19-banten';
/** 21 November 2019, 16.00 WIB: the day after the last report. */
const now = new Date('2019-11-21T09:00:00Z');
const day = toDay('2019-11-20');
const as = (actor: Actor) => contextOf(actor, database.serving, now);
const serang = personOf('kabupaten', '36.04');
const ciruas = personOf('kecamatan', '36.04.09');
const reader = personOf('pembaca', '36.04');
const refusal = (type: string) => expect.objectContaining({ type });

beforeAll(async () => {
  database = await openTestDatabase();
  await loadTestDemo(database.owner, buildMou19Banten());
});
afterAll(() => database.close());

const said = { campaignSlug: slug, source: 'Portal pusat', day, hour: '16.00' };
const record = (actor: Actor, code: string, totals: Record<string, number>, more: object = {}) =>
  recordComparison(as(actor), {
    ...{ ...said, code, ...more },
    figures: Object.entries(totals).map(([area, total]) => ({ code: area, total })),
  });
const upload = (actor: Actor, code: string, csv: string, more: object = {}) =>
  uploadComparison(as(actor), {
    ...{ ...said, code, fileName: 'portal.csv', bytes: new TextEncoder().encode(csv), acceptPartial: false, ...more },
  });
const progressOf = async (actor: Actor, code: string, asOf = day) => {
  const found = await readAreaProgress(as(actor), { ...defaultView, campaignSlug: slug, code, asOf, series: false });
  if (!found) throw new Error('no progress');
  return found;
};
const countAudit = async (action: string) => {
  const [row] = await database.owner.execute<{ rows: number }>(
    `select count(*)::int as rows from audit where action = '${action}'`,
  );
  return row?.rows;
};
/** All sets are gone, for the next test. */
const forget = () => database.owner.execute('delete from comparison_figures; delete from comparisons');

describe.each([
  ['a sibling kabupaten', personOf('kabupaten', '36.03'), 'unknown-campaign-or-area', 'comparison-unknown'],
  ['another province', personOf('provinsi', '32'), 'unknown-campaign-or-area', 'comparison-unknown'],
  ['a kecamatan beside', personOf('kecamatan', '36.04.11'), 'unknown-campaign-or-area', 'comparison-unknown'],
  ['a reader there', reader, 'read-only', 'read-only'],
  ['a guest with a link', personOf('tamu', '36.04.09'), 'read-only', 'read-only'],
] as [string, Actor, string, string][])('%s', (_, actor, entering, changing) => {
  test('enters nothing for Ciruas, and takes nothing back', async () => {
    await expect(record(actor, '36.04.09', { '36.04.09': 1 })).rejects.toEqual(refusal(entering));
    await expect(upload(actor, '36.04.09', 'Kode;Total\n36.04.09;1\n')).rejects.toEqual(refusal(entering));
    const { id } = await record(ciruas, '36.04.09', { '36.04.09': 1 });
    await expect(withdrawComparison(as(actor), { campaignSlug: slug, id })).rejects.toEqual(refusal(changing));
    expect((await requireComparison(as(ciruas), { campaignSlug: slug, id })).set.withdrawnAt).toBeNull();
    await forget();
  });
});

test('a kabupaten enters what lies inside it, a kecamatan sees its own part and takes back none of it', async () => {
  const { id } = await record(serang, '36.04', { '36.04': 900, '36.04.09': 500, '36.04.11': 400 });
  expect(await record(serang, '36.04', { '36.04': 900, '36.04.09': 500, '36.04.11': 400 })).toMatchObject({ id });
  await expect(record(serang, '36.04', { '36.03.12': 1 })).rejects.toEqual(refusal('unknown-campaign-or-area'));
  await expect(record(serang, '36.04.09', { '36.04.11': 1 })).rejects.toEqual(refusal('unknown-campaign-or-area'));
  const seen = await requireComparison(as(ciruas), { campaignSlug: slug, id });
  expect(seen.figures.map(({ area, total }) => [area.code, total])).toEqual([['36.04.09', 500]]);
  await expect(withdrawComparison(as(ciruas), { campaignSlug: slug, id })).rejects.toEqual(refusal('not-yours'));
  await expect(requireComparison(as(personOf('kecamatan', '36.04.05')), { campaignSlug: slug, id })).rejects.toEqual(
    refusal('comparison-unknown'),
  );
  // The net below the predicates.
  const [rows] = await inScope(database.serving, rangeOfCode('36.04.09'), (transaction) =>
    transaction.execute<{ areas: number[] }>(`select array_agg(area) as areas from comparison_figures`),
  );
  expect(rows?.areas).toEqual([rangeOfCode('36.04.09').lo]);
  await expect(database.serving.execute('select * from comparison_figures')).rejects.toThrow();
  expect(await readComparisons(as(personOf('tamu', '36.04')), { campaignSlug: slug, code: '36.04' })).toBeNull();
  expect((await progressOf(personOf('tamu', '36.04'), '36.04')).headline.comparison).toEqual([]);
  await forget();
});

test('it stands beside ours on the page, in sheets and recaps, and changes none of our figures', async () => {
  const before = await progressOf(serang, '36.04');
  const [first] = before.rows;
  if (!first?.figures.total) throw new Error('no row with a figure');
  const code = first.area.code;
  await record(serang, '36.04', { '36.04': (before.headline.total ?? 0) - 150, [code]: first.figures.total + 7 });
  const after = await progressOf(serang, '36.04');
  const without = (progress: typeof after) =>
    [progress.headline, ...progress.rows.map(({ figures }) => figures)].map(({ comparison: _, ...rest }) => rest);
  expect(without(after)).toEqual(without(before));
  const shown = { source: 'Portal pusat', day, hour: '16.00' };
  expect(after.headline.comparison).toEqual([{ ...shown, total: (before.headline.total ?? 0) - 150, difference: 150 }]);
  const differences = after.rows.map(({ area, figures }) => [area.code, figures.comparison[0]?.difference ?? null]);
  expect(differences).toEqual(after.rows.map(({ area }) => [area.code, area.code === code ? -7 : null]));
  // Before that day nobody knew it; after it, it is held against ours of its own day.
  expect((await progressOf(serang, '36.04', addDays(day, -1))).headline.comparison).toEqual([]);
  await database.owner.execute(`update progress set recorded_unsplit = recorded_unsplit + 50
    where area = ${rangeOfCode('36.04').lo} and day < '${day}'`);
  await record(serang, '36.04', { '36.04': 3 }, { source: 'SIGA', day: addDays(day, -1), hour: null });
  const [, siga] = (await progressOf(serang, '36.04')).headline.comparison;
  const earlier = (await progressOf(serang, '36.04', addDays(day, -1))).headline.total ?? 0;
  expect(siga).toMatchObject({ source: 'SIGA', total: 3, difference: earlier - 3 });
  await database.owner.execute(`update progress set recorded_unsplit = recorded_unsplit - 50
    where area = ${rangeOfCode('36.04').lo} and day < '${day}'`);

  const office = defaultOffice({ areaCode: '36.04', name: 'DKBP3A Serang', timeZone: 'WIB' });
  const view = { order: { key: 'selisihsumber', descending: true }, filter: { status: null, search: '' } } as const;
  const report = buildReport(
    after,
    { ...view, columns: ['wilayah', 'total', 'sumberlain', 'selisihsumber'] },
    { office, madeAt: now },
  );
  expect(report.columns.map(({ header }) => header)).toContain('Portal pusat');
  expect(report.rows[0]).toMatchObject({ code, cells: expect.arrayContaining([first.figures.total + 7, -7]) });
  const words = /Portal pusat, 20 November 16\.00: [\d.]+; kita 150 lebih banyak/;
  expect(report.facts.find(({ label }) => label === 'Pembanding')?.value).toMatch(words);
  expect(buildRecap({ progress: after, before: null, office }).text).toMatch(words);
  await forget();
});

test('the newest set of a source and day counts; taken back, what stood before it does, and back again', async () => {
  const totalOf = async () => (await progressOf(serang, '36.04.09')).headline.comparison[0]?.total ?? null;
  await record(ciruas, '36.04.09', { '36.04.09': 500 });
  const { id } = await record(ciruas, '36.04.09', { '36.04.09': 5_000 }, { source: 'portal PUSAT' });
  expect(await totalOf()).toBe(5_000);
  const named = { campaignSlug: slug, id };
  const before = (await countAudit('comparison.withdraw')) ?? 0;
  await withdrawComparison(as(serang), named);
  await withdrawComparison(as(serang), named);
  expect(await totalOf()).toBe(500);
  await restoreComparison(as(ciruas), named);
  expect(await totalOf()).toBe(5_000);
  expect(await countAudit('comparison.withdraw')).toBe(before + 1);
  expect(await countAudit('comparison.restore')).toBe(1);
  const page = await loadComparisonPage(as(reader), { campaignSlug: slug, code: '36.04', asOf: null, setId: id });
  expect(page).toMatchObject({ mayEnter: false, sets: [{ id, mayChange: false }, { source: 'Portal pusat' }] });
  expect(page?.progress.asOf).toBe(day);
  await forget();
});

describe('a file', () => {
  test('is read by codes and by names, as a rekap is', async () => {
    const csv = 'Kecamatan;Total\nCiruas;510\nKec. Kragilan;1.200\nJumlah;1.710\n';
    const kept = await upload(serang, '36.04', csv);
    expect(kept).toMatchObject({ figures: 2, refused: [] });
    const { set, figures } = await requireComparison(as(serang), { campaignSlug: slug, id: kept.id });
    expect(set).toMatchObject({ source: 'Portal pusat', fileName: 'portal.csv', figures: 2 });
    expect(figures.map(({ area, total }) => [area.name, total])).toEqual([
      ['Ciruas', 510],
      ['Kragilan', 1_200],
    ]);
    await forget();
  });

  test('with channels is their sum, and with a refused row waits for a yes', async () => {
    const csv = 'kode_wilayah;online_masuk;manual_masuk\n36.04.09;10;5\n36.04.99;1;1\n';
    await expect(upload(serang, '36.04', csv)).rejects.toEqual(refusal('comparison-partial'));
    await expect(upload(serang, '36.04', csv)).rejects.toThrow(/1 baris ditolak\. Baris 3.*1 wilayah terbaca/);
    const kept = await upload(serang, '36.04', csv, { acceptPartial: true });
    expect(kept).toMatchObject({ figures: 1, refused: [{ row: 3 }] });
    expect((await progressOf(serang, '36.04.09')).headline.comparison[0]?.total).toBe(15);
    await forget();
  });

  test.each([
    ['of another day', 'Kode;Tanggal;Total\n36.04.09;2019-11-19;5\n', 'comparison-day', /19 November 2019, bukan 20/],
    ['without a figure', 'Kode;Warna\n36.04.09;biru\n', 'comparison-empty', /Beri judul Total/],
    ['with a NIK', 'Kode;NIK;Total\n36.04.09;3604010101010001;5\n', 'file-table', /./],
    ['that is none', 'PK', 'file-table', /./],
  ])('%s is refused', async (_, csv, type, words) => {
    const attempt = upload(serang, '36.04', csv);
    await expect(attempt).rejects.toThrow(words);
    if (type.startsWith('comparison')) await expect(upload(serang, '36.04', csv)).rejects.toEqual(refusal(type));
    expect((await readComparisons(as(serang), { campaignSlug: slug, code: null }))?.sets).toEqual([]);
  });
});

describe('what is refused', () => {
  test.each([
    ['a source named like our own', { source: 'Kejar Target' }, 'comparison-source', /nama angka kita sendiri/],
    ['one named like the campaign', { source: slug }, 'comparison-source', /nama angka kita sendiri/],
    ['no source', { source: ' ' }, 'words-invalid', /Nama sumber belum diisi/],
    ['41 letters', { source: 'a'.repeat(41) }, 'words-invalid', /paling banyak 40 huruf; ini 41/],
    ['a NIK', { source: 'Portal 3604010101010001' }, 'text-invalid', /angka 16 digit/],
    ['a day before the campaign', { day: toDay('2018-01-01') }, 'comparison-day', /di luar masa kampanye/],
    ['a day in the future', { day: toDay('2019-11-22') }, 'comparison-day', /belum tiba/],
  ] as const)('%s', async (_, more, type, words) => {
    await expect(record(serang, '36.04', { '36.04': 1 }, more)).rejects.toEqual(refusal(type));
    await expect(record(serang, '36.04', { '36.04': 1 }, more)).rejects.toThrow(words);
  });

  test('no figure, an area twice, a campaign that is not there', async () => {
    await expect(record(serang, '36.04', {})).rejects.toEqual(refusal('comparison-empty'));
    const twice = [{ code: '36.04', total: 1 }].flatMap((one) => [one, one]);
    await expect(recordComparison(as(serang), { ...said, code: '36.04', figures: twice })).rejects.toEqual(
      refusal('words-invalid'),
    );
    await expect(record(operatorUser(), 'id', { id: 1 }, { campaignSlug: 'tidak-ada' })).rejects.toMatchObject({
      status: 404,
    });
  });
});
