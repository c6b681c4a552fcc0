import { and, desc, eq, lte, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rangeOfCode } from '../../lib/domain/areas';
import { toDay } from '../../lib/domain/days';
import { personas } from '../../lib/domain/personas';
import { computePercent } from '../../lib/domain/progress';
import { checkAudit } from '../queries/audit';
import { listEnabledUsers } from '../queries/users';
import { campaigns, counts, progress, targetSets, targets } from '../schema';
import { makeTestCampaign } from '../testing/campaigns';
import { openDemoDatabase, openTestDatabase, type TestDatabase } from '../testing/database';
import { recordAudit } from '../writes/audit';
import { verifyProgress } from '../writes/rebuild';
import { createUser } from '../writes/users';
import { loadInitialData } from './initial';
import { removeDemo } from './remove-demo';

const silent = () => {};
let database: TestDatabase;

const countRows = async (table: string) => {
  const [row] = await database.owner.execute<{ rows: number }>(
    sql`select count(*) as rows from ${sql.identifier(table)}`,
  );
  return row?.rows;
};

/** The row that stands for an area on a day, and its target in a version. */
async function figuresOf(slug: string, code: string, day: string, set?: string) {
  const area = rangeOfCode(code).lo;
  const [row] = await database.owner
    .select({ progress })
    .from(progress)
    .innerJoin(campaigns, eq(campaigns.id, progress.campaignId))
    .where(and(eq(campaigns.slug, slug), eq(progress.area, area), lte(progress.day, toDay(day))))
    .orderBy(desc(progress.day))
    .limit(1);
  const [target] = await database.owner
    .select({ targets })
    .from(targets)
    .innerJoin(targetSets, eq(targetSets.id, targets.targetSetId))
    .innerJoin(campaigns, eq(campaigns.id, targetSets.campaignId))
    .where(
      and(
        eq(campaigns.slug, slug),
        eq(targets.area, area),
        set === undefined ? eq(targetSets.isDefault, true) : eq(targetSets.name, set),
      ),
    );
  const figures = row?.progress;
  const recorded = figures
    ? [figures.recordedOnline, figures.recordedManual, figures.recordedUnsplit].filter((value) => value !== null)
    : [];
  const total = recorded.length === 0 ? null : recorded.reduce((sum, value) => sum + value, 0);
  return { figures, total, target: target?.targets, percent: computePercent(total, target?.targets.total ?? null) };
}

const listedOf = async (slug: string) => [
  ...(await database.owner.execute<{ desa: number; kecamatan: number; paper: number }>(sql`
    select count(*) as desa, count(distinct s.area_lo / 10000) as kecamatan,
      count(*) filter (where s.work_mode = 'formulir') as paper
    from scope_areas s join campaign_scopes v on v.id = s.scope_id join campaigns c on c.id = v.campaign_id
    where c.slug = ${slug} and s.area_lo = s.area_hi`)),
];

describe('the demo', () => {
  test('leaves nothing when it is interrupted, and nothing when it is not wanted', async () => {
    database = await openTestDatabase();
    const interrupted = loadInitialData(database.ownerUrl, {
      demo: true,
      report: (step) => {
        if (step.includes('menghitung')) throw new Error('interrupted');
      },
    });
    await expect(interrupted).rejects.toThrow('interrupted');
    for (const table of ['campaigns', 'users', 'counts', 'target_facts', 'progress', 'audit']) {
      expect([table, await countRows(table)]).toEqual([table, 0]);
    }
    expect(await loadInitialData(database.ownerUrl, { demo: false, report: silent })).toEqual({ demoLoaded: false });
    await database.close();
  });

  describe('once loaded', () => {
    // By two starts at once: one loads, the other finds it done.
    beforeAll(async () => {
      database = await openDemoDatabase();
    }, 300_000);
    afterAll(() => database.close());

    test('is loaded once', async () => {
      expect(await loadInitialData(database.ownerUrl, { demo: true, report: silent })).toEqual({ demoLoaded: false });
    });

    test.each([
      ['pk21', '32.15', '2021-04-12', 734_768, 28_800, 3.92],
      ['pk21', '32', '2021-04-12', 14_000_000, 1_100_000, 7.86],
      ['pk21', '33.13', '2021-04-21', 302_000, 75_000, 24.83],
      ['pk21', '82.72', '2021-06-04', 25_186, 14_090, 55.94],
      ['pk21', '33.75', '2021-05-31', 81_280, 77_199, 94.98],
      ['pk21', '33.75.01', '2021-05-31', 26_151, 21_222, 81.15],
      ['pk21', '33.06', '2021-05-31', 248_059, 235_884, 95.09],
      ['pk21', '34.04', '2021-05-31', 321_558, null, null],
      ['pk23-jabar', '32', '2023-07-03', 2_751_533, 119_008, 4.33],
      ['pk23-jabar', '32', '2023-07-12', 2_751_533, 961_268, 34.94],
      ['pk23-jabar', '32', '2023-07-31', 2_751_533, 2_860_769, 103.97],
      ['kampung-kb', '17', '2024-06-30', 1_514, 1_322, 87.32],
      ['kampung-kb', '36', '2023-08-31', 1_161, 884, 76.14],
      ['pk24-karawang', '32.15', '2024-09-10', 54_615, 50_068, 91.67],
      ['pk24-karawang', '32.15', '2024-09-11', 54_615, 50_268, 92.04],
      ['rumah-dataku', '51', '2023-08-31', 154, 122, 79.22],
    ])('%s: %s on %s has target %i and stands at %s', async (slug, code, day, target, total, percent) => {
      const found = await figuresOf(slug, code, day);
      expect([found.target?.total, found.total, found.percent]).toEqual([target, total, percent]);
    });

    test('Karawang: online only, paper and unsent work in the field, 4.561 kader', async () => {
      const { figures, target } = await figuresOf('pk21', '32.15', '2021-04-12');
      expect(figures).toMatchObject({
        day: '2021-04-12',
        recordedOnline: 28_800,
        recordedManual: null,
        recordedUnsplit: null,
        collectedOnline: 42_000,
        collectedManual: 18_000,
        kader: 4_561,
      });
      expect(target).toMatchObject({ stated: 734_768, parts: 734_768 });
    });

    test('Jawa Barat: a stated total over what Karawang explains', async () => {
      const { figures } = await figuresOf('pk21', '32', '2021-04-12');
      expect(figures).toMatchObject({
        recordedOnline: 28_800,
        recordedUnsplit: 1_071_200,
        ownRecordedUnsplit: 1_100_000,
      });
    });

    test('Tidore Kepulauan: all collected, little more than half recorded', async () => {
      expect((await figuresOf('pk21', '82.72', '2021-05-28')).figures).toMatchObject({
        collectedUnsplit: 23_002,
        recordedUnsplit: null,
      });
      expect((await figuresOf('pk21', '82.72', '2021-06-04')).figures).toMatchObject({ collectedUnsplit: 25_186 });
    });

    test('Purworejo and Sleman: a second version of the target, and a target split by channel', async () => {
      expect((await figuresOf('pk21', '33.06', '2021-05-31', 'DIPA')).percent).toBe(99.7);
      expect((await figuresOf('pk21', '34.04', '2021-05-31')).target).toMatchObject({
        online: 298_551,
        manual: 23_007,
      });
    });

    test('PK24 Karawang: 15 desa of 5 kecamatan take part, three of them as published', async () => {
      for (const [code, total] of [
        ['32.15.26.1002', 3_332],
        ['32.15.26.2008', 3_256],
        ['32.15.26.2005', 3_190],
      ] as const) {
        expect((await figuresOf('pk24-karawang', code, '2024-09-11')).total).toBe(total);
      }
      expect(await listedOf('pk24-karawang')).toEqual([{ desa: 15, kecamatan: 5, paper: 0 }]);
    });

    test('PK23 Kaltim and Kaltara: 265 desa of 79 kecamatan, those without signal on paper alone', async () => {
      const [listed] = await listedOf('pk23-kaltim-kaltara');
      expect(listed).toMatchObject({ desa: 265, kecamatan: 79 });
      expect(listed?.paper).toBeGreaterThan(20);
      const [wrong] = await database.owner.execute(sql`
        select count(*) as rows from counts n join campaigns c on c.id = n.campaign_id and c.slug = 'pk23-kaltim-kaltara'
        join campaign_scopes v on v.campaign_id = c.id join scope_areas s on s.scope_id = v.id and s.area_lo = n.area
        where (s.work_mode = 'formulir') <> (n.channel = 'manual')`);
      expect(wrong).toEqual({ rows: 0 });
      expect((await figuresOf('pk23-kaltim-kaltara', 'id', '2023-07-31')).percent).toBe(100.25);
    });

    test('has two offices whose paper says that address and signature are examples', async () => {
      const offices = await database.owner.execute<{ area_code: string; told: boolean }>(sql`
        select area_code, sign_nip ~ '^[0 ]+$' and 'contoh' = any(regexp_split_to_array(lower(lines[2]), '[^a-z]+')) as told
        from offices where cardinality(lines) > 0 order by area_lo, area_hi desc`);
      expect([...offices]).toEqual([
        { area_code: '32', told: true },
        { area_code: '32.15', told: true },
      ]);
      const numbers = await database.owner.execute<{ telephone: string }>(
        sql`select telephone from offices where telephone <> ''`,
      );
      expect(numbers).toHaveLength(4);
      // Numbers that nobody has.
      for (const { telephone } of numbers) expect(telephone).toMatch(/^0812 0000 \d{4}$/);
    });

    test('has its people, without passwords, and a first row in the audit', async () => {
      const users = await database.owner.query.users.findMany({ columns: { email: true, passwordHash: true } });
      expect(users).toEqual(personas.map(({ email }) => ({ email, passwordHash: null })));
      expect(await countRows('audit')).toBe(1);
    });

    test('shows what the ledgers say', async () => {
      const results = await verifyProgress(database.owner, null);
      expect(results.map(({ campaign, difference }) => [campaign, difference])).toEqual([
        ['pk21', null],
        ['pk23-jabar', null],
        ['kampung-kb', null],
        ['pk24-karawang', null],
        ['pk23-kaltim-kaltara', null],
        ['rumah-dataku', null],
        ['mou19-banten', null],
      ]);
    }, 120_000);

    test('pk21 follows the edition of 34 provinces, so that none of 2022 is asked for a report; later campaigns do not', async () => {
      const rows = await database.owner.execute<{ slug: string; edition: string; provinces: number }>(sql`
        select c.slug, e.name as edition, count(*)::int as provinces from campaigns c join editions e on e.id = c.edition_id
          join areas a on a.edition_id = e.id and a.level = 1 group by 1, 2 order by 1`);
      expect(rows.find(({ slug }) => slug === 'pk21')).toMatchObject({ edition: '2020', provinces: 34 });
      expect(rows.find(({ slug }) => slug === 'pk23-jabar')).toMatchObject({ edition: '2025', provinces: 38 });
    });

    describe('taken out', () => {
      test('is refused where only its own administrator could sign in, and leaves nothing of it else', async () => {
        await expect(removeDemo(database.owner, null)).rejects.toMatchObject({ type: 'last-administrator' });
        const admin = { email: 'siti@bkkbn.test', name: 'Siti', office: '', role: 'admin', areaCode: 'id' } as const;
        const { id } = await createUser(database.serving, { ...admin, passwordHash: 'kept' }, { id: null });
        // One that a user opened stays with its figures.
        const own = await makeTestCampaign(database.owner, 'sendiri');
        await database.owner.insert(counts).values({
          campaignId: own,
          area: 3_215_032_001,
          day: toDay('2021-04-02'),
          channel: 'online',
          stage: 'recorded',
          value: 7,
        });
        await database.serving.transaction((transaction) =>
          recordAudit(transaction, {
            userId: id,
            action: 'campaign.open',
            campaignId: own,
            area: 0,
            subject: 'sendiri',
            detail: {},
          }),
        );
        await removeDemo(database.owner, id);
        const tables = await database.owner.execute<{ name: string }>(sql`
          select table_name as name from information_schema.columns
          where table_schema = 'public' and column_name = 'campaign_id' and table_name <> 'audit' order by 1`);
        expect(tables.length).toBeGreaterThan(12);
        for (const { name } of tables) {
          const [left] = await database.owner.execute(
            sql`select count(*)::int as rows from ${sql.identifier(name)} where campaign_id <> ${own}`,
          );
          expect([name, left]).toEqual([name, { rows: 0 }]);
        }
        expect(await database.owner.select({ slug: campaigns.slug }).from(campaigns)).toEqual([{ slug: 'sendiri' }]);
        expect(await countRows('counts')).toBe(1);
        expect([await countRows('target_facts'), await countRows('offices')]).toEqual([0, 0]);
        expect(
          await listEnabledUsers(database.serving, [...personas.map(({ email }) => email), admin.email]),
        ).toMatchObject([{ email: admin.email }]);
        expect((await checkAudit(database.serving)).broken).toBeNull();
      }, 120_000);
    });
  });
});
