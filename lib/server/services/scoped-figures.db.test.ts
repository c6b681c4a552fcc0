import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPk24Karawang } from '../../../db/seed/pk24-karawang';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { loadTestDemo } from '../../../db/testing/demo-campaigns';
import { storePlan } from '../../../db/testing/plans';
import { testArea, testTargetScope } from '../../../db/testing/scope';
import { commitImport } from '../../../db/writes/imports';
import { type AreaProgress, computePlaces } from '../../domain/area-progress';
import { type IsoDay, toDay } from '../../domain/days';
import { defaultView } from '../../domain/figure-view';
import { defaultOffice } from '../../domain/offices';
import { defaultAreaQuery } from '../../format/area-query';
import { templateSettings } from '../../imports/fixtures/settings';
import { buildProgressAnswer } from '../../reports/progress-json';
import { buildRecap } from '../../reports/recap';
import { buildReport } from '../../reports/report';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { loadCountGrid } from '../loaders/counts';
import { type AreaProgressRequest, readAreaProgress } from '../loaders/progress';
import { makeTemplate } from './import-files';
import { requireImport, uploadFile } from './imports';

const slug = 'pk24-karawang';
const last = toDay('2024-09-11');
let database: TestDatabase;
let campaignId: number;

beforeAll(async () => {
  database = await openTestDatabase();
  campaignId = await loadTestDemo(database.owner, buildPk24Karawang());
});
afterAll(() => database.close());

async function read(
  code: string,
  asOf: IsoDay | null,
  change: Partial<AreaProgressRequest> = {},
  user = personOf('admin', 'id'),
): Promise<AreaProgress> {
  const ctx = contextOf(user, database.serving, new Date('2024-09-12T03:00:00Z'));
  const request = { ...defaultView, campaignSlug: slug, code, asOf, series: false, ...change };
  const found = await readAreaProgress(ctx, request);
  if (!found) throw new Error(`nothing of ${code}`);
  return found;
}

const statusesOf = ({ rows }: AreaProgress) => new Set(rows.map((row) => row.figures.status));
const office = defaultOffice({ areaCode: '32.15', name: 'DPPKB Kabupaten Karawang', timeZone: 'WIB' });
const plain = (text: string) => text.replaceAll(/\u00a0/g, ' ');

describe('PK24 in Karawang, as published', () => {
  test.each([
    ['2024-09-10', 50_068, 91.67],
    ['2024-09-11', 50_268, 92.04],
  ])('%s: %i of 54.615, 15 of 15 lokus, and nobody is scolded', async (day, total, percent) => {
    const found = await read('32.15', toDay(day));
    expect(found.headline).toMatchObject({
      ...{ target: 54_615, total, percent, takesPart: true, workMode: 'smartphone' },
      scope: { areas: 15, of: 309, reported: 15 },
      flags: [],
    });
    expect(found.rows).toHaveLength(5);
    expect(found.scope).toMatchObject({ hidden: 25, lokusLevel: 4, all: false });
    expect(statusesOf(found)).toEqual(new Set(['onTrack']));
    expect(found.unallocated).toBeNull();
    const desa = await read('32.15', toDay(day), { detail: 'desa' });
    expect(desa.rows).toHaveLength(15);
    expect(statusesOf(desa)).toEqual(new Set(['onTrack']));
  });

  test('each of the kecamatan counts its own lokus', async () => {
    const { rows } = await read('32.15', last);
    expect(rows.map(({ area, figures }) => [area.name, figures.scope])).toEqual([
      ['Karawang Barat', { areas: 3, of: 8, reported: 3 }],
      ['Telukjambe Timur', { areas: 3, of: 9, reported: 3 }],
      ['Klari', { areas: 3, of: 13, reported: 3 }],
      ['Karawang Timur', { areas: 3, of: 8, reported: 3 }],
      ['Purwasari', { areas: 3, of: 8, reported: 3 }],
    ]);
  });

  test('of the province and the nation only what holds a lokus is listed', async () => {
    for (const [code, hidden] of [
      ['32', 26],
      ['id', 37],
    ] as const) {
      const found = await read(code, last);
      expect(found.rows).toHaveLength(1);
      expect(found.scope?.hidden).toBe(hidden);
      expect(found.headline.scope).toMatchObject({ areas: 15, reported: 15 });
    }
  });

  test('before its first report a lokus is "belum lapor", and no other area', async () => {
    const found = await read('32.15', toDay('2024-08-03'), { detail: 'desa' });
    expect(found.rows).toHaveLength(15);
    expect(statusesOf(found)).toEqual(new Set(['notReported']));
    expect(found.headline.scope).toEqual({ areas: 15, of: 309, reported: 0 });
  });

  test('asked for, the others are there, without a status, a rank or a reproach', async () => {
    const found = await read('32.15', last, { all: true });
    expect(found.rows).toHaveLength(30);
    const others = found.rows.filter((row) => !row.figures.takesPart);
    expect(others).toHaveLength(25);
    const places = computePlaces(found.rows);
    for (const { area, figures } of others) {
      expect([figures.status, figures.flags, figures.workMode, places.get(area.code)]).toEqual([null, [], null, null]);
    }
    expect(buildProgressAnswer(found, defaultAreaQuery, null).rows.filter((row) => row.rank !== null)).toHaveLength(5);
  });

  test('sheet, recap and page of Karawang say 15 dari 15 lokus', async () => {
    const found = await read('32.15', last, {}, personOf('kabupaten', '32.15'));
    const report = buildReport(found, { ...defaultAreaQuery, columns: null }, { office, madeAt: new Date() });
    expect(report.titles.at(-1)).toBe('Keadaan 11 September 2024, 15 dari 15 lokus');
    expect(report.facts).toContainEqual({
      label: 'Lokus',
      value: '15 dari 15 lokus sudah lapor; ikut serta 15 dari 309 desa/kelurahan, sejak 1 Agustus 2024',
    });
    expect(report.notes.join(' ')).not.toMatch(/Belum lapor:/);
    const { text, short } = buildRecap({ progress: found, before: await read('32.15', toDay('2024-09-10')), office });
    expect(plain(text)).toContain('15 dari 15 lokus sudah lapor.');
    expect(plain(text)).toContain('92,04 %');
    expect(plain(text)).toContain('Sejak kemarin +200.');
    expect(plain(text)).not.toMatch(/belum lapor\*/i);
    expect(plain(short)).toContain('15 dari 15 lokus');
  });

  test('a kecamatan without a lokus is none, whoever looks', async () => {
    const found = await read('32.15.02', last, {}, personOf('kecamatan', '32.15.02'));
    expect(found.headline).toMatchObject({ takesPart: false, status: null, total: null, flags: [] });
    expect([found.rows.length, found.scope?.hidden]).toEqual([0, 8]);
  });
});

describe('a figure of an area that does not take part', () => {
  beforeAll(async () => {
    const nation = await testArea(database.owner, 'id');
    const id = await storePlan(database.serving, nation, {
      campaignId,
      facts: [{ code: '32.15.02.2001', day: toDay('2024-09-12'), measure: 'recorded.online', value: 40 }],
    });
    await commitImport(database.serving, nation, {
      ...{ id, userId: null, acceptPartial: false },
      setsTargets: testTargetScope('id'),
    });
  });

  test('is kept, counted and flagged, and its rows make the table add up', async () => {
    const found = await read('32.15', toDay('2024-09-12'));
    expect(found.headline).toMatchObject({ total: 50_308, flagsBelow: { outsideScope: 1 } });
    expect(found.headline.flags).not.toContain('outsideScope');
    const pangkalan = found.rows.find(({ area }) => area.code === '32.15.02');
    expect(pangkalan?.figures).toMatchObject({
      ...{ total: 40, takesPart: false, status: null, flags: ['outsideScope'], flagsBelow: { outsideScope: 1 } },
    });
    expect(found.rows).toHaveLength(6);
    expect(found.headline.scope).toEqual({ areas: 15, of: 309, reported: 15 });
    expect(found.unallocated).toBeNull();
    const desa = await read('32.15.02', toDay('2024-09-12'));
    expect(desa.rows.map(({ area, figures }) => [area.name, figures.flags])).toEqual([['Ciptasari', ['outsideScope']]]);
    expect((await read('32.15', last)).headline.flagsBelow).toEqual({});
  });

  test('is told by sheet and recap', async () => {
    const found = await read('32.15', toDay('2024-09-12'));
    const report = buildReport(found, { ...defaultAreaQuery, columns: null }, { office, madeAt: new Date() });
    expect(report.notes).toContainEqual('Periksa: bukan lokus, angkanya tetap dihitung: Pangkalan.');
    const row = report.rows.find((one) => one.code === '32.15.02');
    expect(row?.cells).toContain('Bukan lokus');
    const { text } = buildRecap({ progress: found, before: null, office });
    expect(plain(text)).toContain('Termasuk angka 1 wilayah yang bukan lokus.');
  });
});

describe('what offices send in', () => {
  const karawang = personOf('kabupaten', '32.15');
  const ctx = () => contextOf(karawang, database.serving, new Date('2024-09-13T03:00:00Z'));

  test('a rekap with areas that do not take part is taken in, with a warning that names them', async () => {
    const lines = ['kode_wilayah;tanggal;online_masuk', '32.15.26.2005;2024-09-12;3200', '32.15.04;2024-09-12;9', ''];
    const { id } = await uploadFile(ctx(), {
      ...{ campaignSlug: slug, kind: 'rekap', fileName: 'rekap.csv', settings: templateSettings },
      bytes: new TextEncoder().encode(lines.join('\n')),
    });
    const found = await requireImport(ctx(), id);
    expect(found.refused).toEqual([]);
    const warnings = found.warnings.filter((one) => one.code === 'outside-scope');
    expect(warnings.map((one) => one.message)).toEqual([
      'Baris 3 memuat 1 wilayah yang bukan lokus: Kecamatan Ciampel. Angkanya tetap disimpan dan dihitung, dan diberi tanda; lewati barisnya bila salah kirim.',
    ]);
  });

  test('the template has a row for each lokus, and none for the other 294 desa', async () => {
    const wish = { kind: 'rekap', level: 4, day: null, format: 'csv' } as const;
    const text = new TextDecoder().decode((await makeTemplate(ctx(), slug, wish)).bytes);
    expect(text.trim().split(/\r?\n/)).toHaveLength(16);
    expect(text).toContain('32.15.26.1002');
    expect(text).not.toContain('32.15.02.2002');
  });

  test('the form for manual entry asks for lokus, and for what has reported all the same', async () => {
    const grid = async (code: string) => {
      const found = await loadCountGrid(ctx(), { campaignSlug: slug, code, day: last, stage: 'recorded' });
      return found?.rows.map(({ area }) => area.name);
    };
    expect(await grid('32.15.26')).toEqual(['Adiarsa Timur', 'Margasari', 'Tegal Sawah']);
    expect(await grid('32.15')).toHaveLength(5);
  });
});
