import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDemoDatabase, type TestDatabase } from '@/db/testing/database';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { rangeOfCode } from '@/lib/domain/areas';
import { columnKeys } from '@/lib/domain/columns';
import { type Stage, stages } from '@/lib/domain/counts';
import { addDays, toDay } from '@/lib/domain/days';
import { describeRefusal } from '@/lib/domain/imports';
import type { Actor } from '@/lib/domain/users';
import { type AreaQuery, defaultAreaQuery } from '@/lib/format/area-query';
import { formatDay } from '@/lib/format/days';
import { checkFile } from '@/lib/imports/check/check-file';
import { templateSettings } from '@/lib/imports/fixtures/settings';
import { operatorUser } from '@/lib/server/auth/operator';
import { loadAreaLines, loadCampaignScope } from '@/lib/server/loaders/imports';
import { readAreaProgress } from '@/lib/server/loaders/progress';
import { uploadFile } from '@/lib/server/services/imports';
import { type MadeFile, makeAreaFile } from '@/lib/server/services/sheets';
import { contextOf } from '../auth/context';

let database: TestDatabase;

beforeAll(async () => {
  database = await openDemoDatabase();
}, 500_000);
afterAll(() => database.close());

const nation = operatorUser();

/** The office of an area, which sends in what it downloaded. */
function officeOf(code: string): Actor {
  const roles = { 1: 'provinsi', 2: 'kabupaten', 3: 'kecamatan' } as const;
  const level = code === 'id' ? 0 : code.split('.').length;
  const role = level === 1 || level === 2 || level === 3 ? roles[level] : nation.role;
  return { ...nation, role, area: { code, ...rangeOfCode(code) } };
}

type Download = {
  campaign: string;
  code: string;
  day: string;
  format: 'csv' | 'xlsx';
  stage?: Stage;
  detail?: AreaQuery['detail'];
  pemisah?: 'koma';
  search?: string;
  columns?: AreaQuery['columns'];
};

function download(of: Download): Promise<MadeFile> {
  const { campaign, code, day, format, stage = 'recorded', detail = null, pemisah = 'titik-koma' } = of;
  const { search = '', columns = null } = of;
  const query = { ...defaultAreaQuery, asOf: toDay(day), stage, detail, filter: { status: null, search }, columns };
  const place = { campaignSlug: campaign, code };
  return makeAreaFile(contextOf(nation, database.serving), place, { kind: { format, pemisah }, query });
}

async function progressOf({ campaign, code, day, stage = 'recorded', detail = null }: Download): Promise<AreaProgress> {
  const progress = await readAreaProgress(contextOf(nation, database.serving), {
    campaignSlug: campaign,
    code,
    asOf: toDay(day),
    stage,
    detail,
    targetSet: null,
    series: false,
  });
  if (!progress) throw new Error(`nothing of ${campaign}/${code}`);
  return progress;
}

/** What the sheet shows of each area, as an upload would say it. */
function factsOf({ rows, headline, stage }: AreaProgress): Map<string, number> {
  // A 0 without a channel beside channels that make the total says nothing: for it alone there is no column.
  const hasColumn = [headline, ...rows.map(({ figures }) => figures)].some(
    ({ online, manual, unsplit }) => Boolean(unsplit) || (unsplit === 0 && online === null && manual === null),
  );
  const facts = new Map<string, number>();
  for (const { area, figures } of rows) {
    const say = (measure: string, value: number | null) => {
      if (value !== null) facts.set(`${rangeOfCode(area.code).lo} ${measure}`, value);
    };
    say('target.total', figures.target);
    say(`${stage}.online`, figures.online);
    say(`${stage}.manual`, figures.manual);
    if (hasColumn) say(`${stage}.unsplit`, figures.unsplit);
  }
  return facts;
}

describe('our own tables go in again', () => {
  const files: Download[] = ['32.15', '32', 'id'].flatMap((code) =>
    ['2021-04-12', '2021-04-20'].flatMap((day) =>
      (['csv', 'xlsx'] as const).map((format) => ({ campaign: 'pk21', code, day, format })),
    ),
  );
  const more: Download[] = [
    // Kota Pekalongan states more than its kecamatan, in target and achieved.
    { campaign: 'pk21', code: '33.75', day: '2021-05-31', format: 'csv' },
    { campaign: 'pk21', code: '33.75', day: '2021-05-31', format: 'xlsx' },
    { campaign: 'pk21', code: '32.15', day: '2021-04-12', format: 'csv', stage: 'collected' },
    { campaign: 'pk21', code: '32.15', day: '2021-04-12', format: 'xlsx', stage: 'collected' },
    { campaign: 'pk21', code: '32.15', day: '2021-04-12', format: 'csv', detail: 'desa' },
    { campaign: 'pk21', code: 'id', day: '2021-04-12', format: 'csv', detail: 'kabupaten' },
    { campaign: 'pk21', code: 'id', day: '2021-06-21', format: 'csv', pemisah: 'koma' },
    { campaign: 'pk21', code: '32.15', day: '2021-04-12', format: 'csv', columns: columnKeys },
    { campaign: 'pk21', code: '32.15', day: '2021-04-12', format: 'csv', columns: columnKeys, pemisah: 'koma' },
    { campaign: 'pk21', code: '32.15', day: '2021-04-12', format: 'xlsx', columns: columnKeys },
  ];

  const named = [...files, ...more].map((of) => ({ name: Object.values(of).join(' '), of }));
  test.each(named)('$name', async ({ of }) => {
    const { fileName, bytes } = await download(of);
    const progress = await progressOf(of);
    const settings = { ...templateSettings };
    const sent = { campaignSlug: of.campaign, kind: 'rekap' as const, fileName, bytes, settings };
    const checked = await uploadFile(contextOf(officeOf(of.code), database.serving), sent);
    const { refused, warnings, notes, plan, totals, levels, targets, held, columns } = checked;
    expect({ refused: refused.map(describeRefusal), warnings, held }).toEqual({ refused: [], warnings: [], held: [] });
    const rows = progress.rows.filter(({ figures }) => figures.target !== null || figures.total !== null);
    expect(checked.acceptedCount).toBe(rows.length);
    expect(plan.changes).toEqual({ new: 0, changed: 0, same: rows.length, fallen: 0 });
    expect(plan.flagged).toBe(0);
    expect(targets).toBeNull();
    expect(totals.after).toEqual(totals.before);
    for (const level of levels) expect(level.after).toBe(level.before);
    const reported = progress.rows.some(({ figures }) => figures.total !== null);
    if (reported) expect(checked.span?.lastDay).toBe(of.day);
    const where = of.pemisah === undefined ? 'judul tabel' : 'nama file';
    if (reported) expect(notes).toContain(`Tanggal ${formatDay(toDay(of.day))} diambil dari ${where}.`);
    if (progress.unallocated) expect(notes).toContainEqual(expect.stringContaining('(Belum dirinci)'));
    if (progress.headline.unsplit)
      expect(columns).toContainEqual({ header: 'Tanpa kanal', meaning: 'recorded.unsplit' });
  });

  test('what was collected comes along with all columns, and going in again it replaces nothing', async () => {
    const of = { campaign: 'pk21', code: '32.15', day: '2021-04-11' } as const;
    const collected = (await progressOf({ ...of, format: 'csv' })).rows.map(({ figures }) => figures.stages.collected);
    expect(collected.some((value) => value !== null)).toBe(true);
    const chosen = ['wilayah', 'target', 'terdata', 'online', 'manual'] as const;
    for (const columns of [columnKeys, chosen]) {
      // Only a CSV has separators.
      for (const kind of [{ format: 'csv' }, { format: 'csv', pemisah: 'koma' }, { format: 'xlsx' }] as const) {
        const { fileName, bytes } = await download({ ...of, ...kind, columns });
        const sent = { campaignSlug: 'pk21', kind: 'rekap' as const, fileName, bytes, settings: templateSettings };
        const checked = await uploadFile(contextOf(officeOf('32.15'), database.serving), sent);
        expect(checked.columns).toContainEqual({ header: 'Terdata', meaning: 'ignore' });
        expect(checked.columns.filter(({ meaning }) => meaning?.startsWith('collected'))).toEqual([]);
        expect(checked.plan.changes).toMatchObject({ new: 0, changed: 0, fallen: 0 });
        expect(checked.totals.after).toEqual(checked.totals.before);
      }
    }
  });

  test('a table that a filter has shortened goes in too, and its sum is no figure of its own', async () => {
    const of: Download = {
      campaign: 'pk21',
      code: '32.15',
      day: '2021-04-12',
      format: 'csv',
      search: 'telukjambe',
    };
    const { fileName, bytes } = await download(of);
    const sent = { campaignSlug: 'pk21', kind: 'rekap' as const, fileName, bytes, settings: templateSettings };
    const checked = await uploadFile(contextOf(officeOf('32.15'), database.serving), sent);
    expect(checked.refused.map(describeRefusal)).toEqual([]);
    expect(checked.warnings).toEqual([]);
    expect(checked.plan.changes).toEqual({ new: 0, changed: 0, same: 2, fallen: 0 });
    expect(checked.notes).toContainEqual(
      expect.stringContaining('menjumlahkan juga wilayah yang tidak ada di tabel ini'),
    );
  });
});

describe('whatever area, day, stage and format', () => {
  const places = [
    ...['id', '31', '32', '33', '34', '82', '32.15', '32.04', '33.75', '33.13', '33.06', '34.04', '82.72', '11.06'],
    ...['32.15.01', '32.15.03', '32.15.05', '32.15.18', '33.75.02'],
  ].map((code) => ({ campaign: 'pk21', code, first: '2021-04-01', days: 82 }));
  const others = [
    ...['32', '32.15', '32.01', '32.73', 'id'].map((code) => ({
      campaign: 'pk23-jabar',
      code,
      first: '2023-07-01',
      days: 31,
    })),
    ...['17', '36', '17.71', 'id'].map((code) => ({ campaign: 'kampung-kb', code, first: '2023-08-01', days: 300 })),
  ];
  const downloads = fc
    .record({
      place: fc.constantFrom(...places, ...others),
      at: fc.nat(),
      format: fc.constantFrom('csv', 'xlsx'),
      stage: fc.constantFrom(...stages),
    })
    .map(({ place, at, format, stage }) => {
      const { campaign, code, first, days } = place;
      return { campaign, code, day: addDays(toDay(first), at % days), format, stage } satisfies Download;
    });

  const runs = process.env.KEJAR_LONG ? 300 : 30;
  test('all figures come back, of their area and day, and nothing else', async () => {
    const tried = new Set<string>();
    let figures = 0;
    await fc.assert(
      fc.asyncProperty(downloads, async (of) => {
        const progress = await progressOf(of);
        const { fileName, bytes } = await download(of);
        const scope = await loadCampaignScope(contextOf(officeOf(of.code), database.serving), {
          campaignSlug: of.campaign,
          under: null,
          verb: 'import',
        });
        if (!scope) throw new Error('no scope');
        const outcome = await checkFile({
          ...{ bytes, fileName, kind: 'rekap', settings: templateSettings, campaign: scope.days },
          ...{
            scope: scope.area,
            areas: await loadAreaLines(contextOf(operatorUser(), database.serving), scope),
            aliases: [],
            headerChoices: {},
          },
        });
        const expected = factsOf(progress);
        if (!outcome.ok) throw new Error(outcome.problem.detail);
        const { checked } = outcome;
        expect(checked.refused.map(describeRefusal)).toEqual([]);
        // More than the target is right and is said; nothing else is there to say.
        const over = progress.rows.filter((row) => (row.figures.total ?? 0) > (row.figures.target ?? Infinity));
        const told = checked.warnings.map(({ message }) => message.replaceAll(/[\d.]+/g, 'n'));
        const inSentence = told.filter((message) => /^Angka [a-z ]+ n lebih besar dari target n$/.test(message));
        expect(told.filter((message) => !inSentence.includes(message))).toEqual([]);
        expect(inSentence).toHaveLength(over.length);
        const days = new Set(checked.facts.flatMap(({ day }) => (day === null ? [] : [day])));
        expect([...days].filter((day) => day !== of.day)).toEqual([]);
        const found = new Map(checked.facts.map(({ area, measure, value }) => [`${area} ${measure}`, value]));
        expect([...found].sort()).toEqual([...expected].sort());
        tried.add(`${of.campaign} ${of.code} ${of.day}`);
        figures += found.size;
      }),
      { numRuns: runs },
    );
    expect(tried.size).toBeGreaterThan(runs / 2);
    expect(figures).toBeGreaterThan(runs * 10);
  }, 500_000);
});
