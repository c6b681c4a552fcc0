import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inScope } from '../../../db/client';
import { listSaidOn } from '../../../db/queries/counts';
import { listStandings } from '../../../db/queries/progress';
import { getUndoPlan } from '../../../db/queries/undo-plan';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openSmallDatabase, type TestDatabase } from '../../../db/testing/database';
import { testArea } from '../../../db/testing/scope';
import { undoImport } from '../../../db/writes/import-undo';
import { commitImport, storeImport } from '../../../db/writes/imports';
import { verifyProgress } from '../../../db/writes/rebuild';
import { rangeOfCode } from '../../domain/areas';
import { type Channel, totalOf } from '../../domain/counts';
import { addDays, type IsoDay, toDay } from '../../domain/days';
import { countMeasures, type ImportSettings, type LaterStated } from '../../domain/imports';
import { type DayReport, replayDays } from '../../domain/moved-days';
import type { Actor } from '../../domain/users';
import { accumulateIncrements } from '../../imports/check/accumulate-increments';
import { templateSettings } from '../../imports/fixtures/settings';
import { hashFile } from '../../imports/read/hash-file';
import { contextOf } from '../auth/context';
import { operatorUser } from '../auth/operator';
import { type LoadedImport, loadCampaignScope, loadStatementsBefore } from '../loaders/imports';
import { correctImport, requireImport, uploadFile } from './imports';

let database: TestDatabase;
let slug: string;
let campaignId: number;
let made = 0;

const karawang: Actor = {
  ...operatorUser(),
  role: 'kabupaten',
  area: { code: '32.15', ...rangeOfCode('32.15') },
};
const desa = '32.15.03.2001';

beforeAll(async () => {
  database = await openSmallDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  slug = `tambahan-${made++}`;
  campaignId = await makeTestCampaign(database.owner, slug);
});

type Row = [day: string, online: number | null, manual?: number | null, inAll?: number | null];

/** As a person sends it: a file, read and checked in a process of its own. */
function upload(mode: ImportSettings['mode'], rows: Row[], code = desa): Promise<LoadedImport> {
  const lines = rows.map(([day, ...figures]) => [code, day, ...[0, 1, 2].map((at) => figures[at] ?? '')].join(','));
  const text = `kode_wilayah,tanggal,online,manual,capaian,catatan\n${lines.map((line) => `${line},${made++}`).join('\n')}\n`;
  return uploadFile(contextOf(karawang, database.serving), {
    campaignSlug: slug,
    kind: 'rekap',
    fileName: 'rekap.csv',
    bytes: new TextEncoder().encode(text),
    settings: { ...settings, mode },
  });
}

const settings = templateSettings;

/** The same from the rows as they were read, without a process for each. */
async function check(
  mode: ImportSettings['mode'],
  rows: Row[],
  change: Partial<ImportSettings> = {},
): Promise<LoadedImport> {
  const scope = await loadCampaignScope(contextOf(karawang, database.serving), {
    campaignSlug: slug,
    under: null,
    verb: 'import',
  });
  if (!scope) throw new Error('the campaign is not there');
  const area = rangeOfCode(desa).lo;
  const read = rows.flatMap(([day, ...figures], at) =>
    (['recorded.online', 'recorded.manual', 'recorded.unsplit'] as const).flatMap((measure, column) => {
      const value = figures[column] ?? null;
      return value === null ? [] : [{ row: at + 2, area, day: toDay(day), measure, value }];
    }),
  );
  const keys = new Map(
    countMeasures.map((measure) => {
      const days = read.filter((one) => one.measure === measure).map((one) => one.day);
      return [measure, { areas: days.map(() => area), days }] as const;
    }),
  );
  const previousFigure = await loadStatementsBefore(contextOf(operatorUser(), database.serving), scope, keys);
  const statedMoves = change.laterStated === 'moves';
  const turned =
    mode === 'daily'
      ? accumulateIncrements({ facts: read, previousFigure, statedMoves })
      : { facts: read, refused: [] };
  const content = new TextEncoder().encode(`unggahan ${made++}`);
  const id = await storeImport(database.serving, scope.area, {
    campaignId,
    kind: 'rekap',
    userId: null,
    fileName: 'rekap.csv',
    sha256: hashFile(content),
    content,
    settings: { ...settings, mode, ...change },
    columns: [],
    rowCount: rows.length,
    acceptedCount: rows.length - turned.refused.length,
    refused: turned.refused,
    warnings: [],
    notes: [],
    facts: turned.facts,
  });
  return requireImport(contextOf(karawang, database.serving), id);
}

async function commit(id: number): Promise<void> {
  const { scope } = await requireImport(contextOf(karawang, database.serving), id);
  await commitImport(database.serving, scope.area, { id, userId: null, acceptPartial: false });
}

async function send(mode: ImportSettings['mode'], ...rows: Row[]): Promise<number> {
  const checked = await check(mode, rows);
  expect(checked.refused).toEqual([]);
  await commit(checked.id);
  return checked.id;
}

const daily = (...rows: Row[]) => send('daily', ...rows);
const inAll = (...rows: Row[]) => send('cumulative', ...rows);

async function undo(id: number): Promise<void> {
  const { scope } = await requireImport(contextOf(karawang, database.serving), id);
  await undoImport(database.serving, scope.area, { id, userId: null, acceptLater: true });
}

async function undoPlan(id: number) {
  const { scope } = await requireImport(contextOf(karawang, database.serving), id);
  return inScope(database.serving, scope.area, (transaction) =>
    getUndoPlan(transaction, scope.area, { importId: id, editionId: scope.area.editionId, limit: 99, offset: 0 }),
  );
}

/** What stands of each reported day, of one channel. */
async function standing(channel: Channel = 'online'): Promise<Record<string, number>> {
  const scope = await testArea(database.owner, desa);
  return inScope(database.serving, scope, async (transaction) => {
    const figures: Record<string, number> = {};
    for (let day = toDay('2021-05-03'); day <= '2021-05-08'; day = addDays(day, 1)) {
      const said = await listSaidOn(transaction, { campaignId, areas: [scope.lo], day, stage: 'recorded' });
      for (const one of said) if (one.channel === channel) figures[day] = one.value;
    }
    return figures;
  });
}

async function total(day: string): Promise<number | null> {
  const area = await testArea(database.owner, '32.15');
  const wanted = { area, campaignId, targetSetId: null, levels: [area.level], asOf: toDay(day) };
  const [found] = await inScope(database.serving, area, (transaction) => listStandings(transaction, wanted));
  return found ? totalOf(found.state.figures.recorded) : null;
}

const sound = async () => expect(await verifyProgress(database.owner, slug)).toMatchObject([{ difference: null }]);
test('of two files that moved one figure in all, the later is undone first, and each takes back its own', async () => {
  await inAll(['2021-05-03', 300], ['2021-05-07', 1_000]);
  const moving = async (day: string, figure: number) => {
    const checked = await check('daily', [[day, figure]], { laterStated: 'moves' });
    await commit(checked.id);
    return checked.id;
  };
  const first = await moving('2021-05-05', 26);
  const second = await moving('2021-05-06', 37);
  expect((await standing())['2021-05-07']).toBe(1_063);
  const { scope } = await requireImport(contextOf(karawang, database.serving), first);
  const act = { id: first, userId: null, acceptLater: true };
  await expect(undoImport(database.serving, scope.area, act)).rejects.toMatchObject({
    ...{ status: 409, type: 'moved-again', extra: { ids: [second] } },
    detail: expect.stringContaining(`unggahan ${second}`),
  });
  await undo(second);
  await undo(first);
  expect(await standing()).toEqual({ '2021-05-03': 300, '2021-05-07': 1_000 });
  await moving('2021-05-05', 27);
  expect((await standing())['2021-05-07']).toBe(1_027);
  await sound();
});

test('an increment of a channel that a total had ended is refused', async () => {
  await inAll(['2021-05-03', 25, 14]);
  await inAll(['2021-05-04', null, null, 810]);
  await inAll(['2021-05-05', 900]);
  const refused = await check('daily', [['2021-05-06', null, 5]]);
  expect(refused.refused).toMatchObject([{ row: 2, value: '5' }]);
  await daily(['2021-05-06', 4]);
  expect(await total('2021-05-06')).toBe(904);
});

test('an increment of a kecamatan that its desa report for is refused, until the kecamatan states a figure of its own', async () => {
  await inAll(['2021-05-02', 1_452]);
  const kecamatan = '32.15.03';
  const refused = await upload('daily', [['2021-05-03', 120]], kecamatan);
  expect(refused).toMatchObject({ acceptedCount: 0 });
  expect(refused.refused).toMatchObject([
    { row: 2, value: '120', reason: expect.stringContaining('1.452 adalah jumlah wilayah di bawahnya') },
  ]);
  const stated = await upload('cumulative', [['2021-05-03', 1_500]], kecamatan);
  await commit(stated.id);
  const taken = await upload('daily', [['2021-05-04', 120]], kecamatan);
  expect(taken.refused).toEqual([]);
  await commit(taken.id);
  expect(await total('2021-05-04')).toBe(1_620);
  await sound();
});

const moves = ({ later }: LoadedImport) =>
  later.days.map(({ day, before, after, because }) => [day, before, after, because]);

describe('an increment that comes late', () => {
  test('3 May +10, 5 May +5, then 4 May +7: the preview shows 5 May, 15 to 22; so it is, and undone it is 15 again', async () => {
    await daily(['2021-05-03', 10]);
    await daily(['2021-05-05', 5]);
    const late = await upload('daily', [['2021-05-04', 7]]);
    expect(late.later).toMatchObject({ moved: 1, asked: 0 });
    expect(moves(late)).toEqual([['2021-05-05', 15, 22, ['2021-05-04']]]);
    await commit(late.id);
    expect(await standing()).toEqual({ '2021-05-03': 10, '2021-05-04': 17, '2021-05-05': 22 });
    expect([await total('2021-05-04'), await total('2021-05-05')]).toEqual([17, 22]);
    expect(await undoPlan(late.id)).toMatchObject({
      returning: 2,
      figures: [
        { day: '2021-05-04', now: 17, after: null },
        { day: '2021-05-05', now: 22, after: 15 },
      ],
      later: { count: 0 },
    });
    await undo(late.id);
    expect(await standing()).toEqual({ '2021-05-03': 10, '2021-05-05': 15 });
    await sound();
  });

  test('several of them, in any order', async () => {
    await daily(['2021-05-08', 1]);
    await daily(['2021-05-06', 2]);
    await daily(['2021-05-04', 3], ['2021-05-07', 4]);
    await daily(['2021-05-05', 5]);
    expect(await standing()).toEqual({
      '2021-05-04': 3,
      '2021-05-05': 8,
      '2021-05-06': 10,
      '2021-05-07': 14,
      '2021-05-08': 15,
    });
    await sound();
  });

  test('each channel by itself', async () => {
    await daily(['2021-05-03', 10, 100]);
    await daily(['2021-05-05', 5, 50]);
    const late = await check('daily', [['2021-05-04', 7]]);
    expect(late.later.days.map(({ measure, after }) => [measure, after])).toEqual([['recorded.online', 22]]);
    await commit(late.id);
    expect([await standing('online'), await standing('manual')]).toEqual([
      { '2021-05-03': 10, '2021-05-04': 17, '2021-05-05': 22 },
      { '2021-05-03': 100, '2021-05-05': 150 },
    ]);
    expect(await total('2021-05-05')).toBe(172);
  });

  test('an undo in the middle takes its own day away and moves the later ones back', async () => {
    const first = await daily(['2021-05-03', 10]);
    const second = await daily(['2021-05-05', 5]);
    await daily(['2021-05-04', 7]);
    await daily(['2021-05-06', 1]);
    expect(await undoPlan(second)).toMatchObject({
      figures: [
        { day: '2021-05-05', now: 22, after: null },
        { day: '2021-05-06', now: 23, after: 18 },
      ],
    });
    await undo(second);
    expect(await standing()).toEqual({ '2021-05-03': 10, '2021-05-04': 17, '2021-05-06': 18 });
    await undo(first);
    expect(await standing()).toEqual({ '2021-05-04': 7, '2021-05-06': 8 });
    await sound();
  });

  test('before a correction: the increment of a day is said again, and the later days follow', async () => {
    await daily(['2021-05-03', 10]);
    await daily(['2021-05-04', 7]);
    await daily(['2021-05-05', 5]);
    const corrected = await check('daily', [['2021-05-04', 9]]);
    expect(moves(corrected)).toEqual([['2021-05-05', 22, 24, ['2021-05-04']]]);
    await commit(corrected.id);
    await undo(corrected.id);
    expect(await standing()).toEqual({ '2021-05-03': 10, '2021-05-04': 17, '2021-05-05': 22 });
    await sound();
  });

  test('a figure in all of an earlier day moves the increments after it as well', async () => {
    await daily(['2021-05-03', 10]);
    await daily(['2021-05-05', 5]);
    const corrected = await check('cumulative', [['2021-05-03', 12]]);
    expect(moves(corrected)).toEqual([['2021-05-05', 15, 17, ['2021-05-03']]]);
    await commit(corrected.id);
    expect(await standing()).toEqual({ '2021-05-03': 12, '2021-05-05': 17 });
  });
});

describe('once it is saved', () => {
  const saved = async (id: number) => {
    const { later } = await requireImport(contextOf(karawang, database.serving), id);
    return [later.moved, later.days.map(({ day, before, after, because }) => [day, before, after, because])];
  };

  test('its page lists the later days that it moved, from and to', async () => {
    await daily(['2021-05-03', 10]);
    await daily(['2021-05-05', 5]);
    await daily(['2021-05-06', 1]);
    const late = await daily(['2021-05-04', 7]);
    expect(await saved(late)).toEqual([
      2,
      [
        ['2021-05-05', 15, 22, ['2021-05-04']],
        ['2021-05-06', 16, 23, ['2021-05-04']],
      ],
    ]);
  });

  test('a figure in all that was said to move is listed too, and the own days are not', async () => {
    await daily(['2021-05-03', 10]);
    await inAll(['2021-05-05', 30]);
    const late = await check('daily', [['2021-05-04', 7]], { laterStated: 'moves' });
    await commit(late.id);
    expect(await saved(late.id)).toEqual([1, [['2021-05-05', 30, 37, ['2021-05-04']]]]);
  });

  test('what moved nothing lists nothing, and what was undone neither', async () => {
    await daily(['2021-05-03', 10]);
    const last = await daily(['2021-05-05', 5]);
    expect(await saved(last)).toEqual([0, []]);
    const late = await daily(['2021-05-04', 7]);
    await undo(late);
    expect(await saved(late)).toEqual([0, []]);
  });

  test('a correction of the first day in all lists the increments behind it', async () => {
    await inAll(['2021-05-03', 10]);
    await daily(['2021-05-04', 5]);
    const correction = await inAll(['2021-05-03', 12]);
    expect(await saved(correction)).toEqual([1, [['2021-05-04', 15, 17, ['2021-05-03']]]]);
  });
});

describe('a later day that was stated in all', () => {
  const prepare = async () => {
    await daily(['2021-05-03', 10]);
    await inAll(['2021-05-05', 30]);
    await daily(['2021-05-06', 1]);
    return upload('daily', [['2021-05-04', 7]]);
  };

  test('is asked about, and nothing is counted before there is an answer', async () => {
    const late = await prepare();
    expect(late.later).toMatchObject({ moved: 0, asked: 1, days: [{ day: '2021-05-05', before: 30, after: null }] });
    await expect(commit(late.id)).rejects.toMatchObject({ status: 409, type: 'later-stated', extra: { count: 1 } });
    expect(await standing()).toEqual({ '2021-05-03': 10, '2021-05-05': 30, '2021-05-06': 31 });
  });

  test.each<[LaterStated, number, Record<string, number>]>([
    ['stays', 0, { '2021-05-03': 10, '2021-05-04': 17, '2021-05-05': 30, '2021-05-06': 31 }],
    ['moves', 2, { '2021-05-03': 10, '2021-05-04': 17, '2021-05-05': 37, '2021-05-06': 38 }],
  ])('answered with %s', async (laterStated, moved, expected) => {
    const late = await prepare();
    const answered = await correctImport(contextOf(karawang, database.serving), late.id, {
      columns: {},
      rows: {},
      laterStated,
    });
    expect(answered.later).toMatchObject({ moved, asked: 0 });
    await commit(late.id);
    expect(await standing()).toEqual(expected);
    await undo(late.id);
    expect(await standing()).toEqual({ '2021-05-03': 10, '2021-05-05': 30, '2021-05-06': 31 });
    await sound();
  });

  test('the answer may come with the file, and no question is put where no later day is in all', async () => {
    await daily(['2021-05-03', 10]);
    await daily(['2021-05-05', 5]);
    const late = await check('daily', [['2021-05-04', 7]], { laterStated: 'stays' });
    expect(late.later).toMatchObject({ moved: 1, asked: 0 });
    await commit(late.id);
    expect(await standing()).toMatchObject({ '2021-05-05': 22 });
  });
});

describe('with another form in between', () => {
  test('a total of a later day is not touched, and the increments behind it move', async () => {
    await daily(['2021-05-03', 10]);
    await daily(['2021-05-05', 5]);
    await inAll(['2021-05-05', null, null, 40]);
    const late = await check('daily', [['2021-05-04', 7]]);
    expect(late.later).toMatchObject({ moved: 0, asked: 0, days: [] });
    await commit(late.id);
    expect(await total('2021-05-05')).toBe(40);
    expect(await standing('unsplit')).toEqual({ '2021-05-05': 40 });
    await sound();
  });

  test('and stand there moved when the total is undone', async () => {
    await daily(['2021-05-03', 10]);
    await daily(['2021-05-05', 5]);
    const whole = await inAll(['2021-05-05', null, null, 40]);
    await daily(['2021-05-04', 7]);
    await undo(whole);
    expect(await standing()).toEqual({ '2021-05-03': 10, '2021-05-04': 17, '2021-05-05': 22 });
    await sound();
  });

  test('an increment by channel on a total is refused, and so is one in all on channels', async () => {
    await inAll(['2021-05-03', null, null, 110]);
    const byChannel = await check('daily', [['2021-05-04', 5]]);
    expect(byChannel.refused).toMatchObject([{ row: 2, reason: expect.stringContaining('tanpa rincian kanal') }]);
    await inAll(['2021-05-05', 70, 45]);
    const whole = await check('daily', [['2021-05-06', null, null, 5]]);
    expect(whole.refused).toMatchObject([{ row: 2, reason: expect.stringContaining('dirinci per kanal') }]);
  });
});

test('random increments, figures in all and undos stand as the plain model says', { timeout: 300_000 }, async () => {
  const days = [0, 1, 2, 3].map((more) => addDays(toDay('2021-05-03'), more));
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        mode: fc.constantFrom<ImportSettings['mode']>('daily', 'daily', 'cumulative'),
        rows: fc.uniqueArray(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 9 })), {
          minLength: 1,
          maxLength: 2,
          selector: ([day]) => day,
        }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ undo: fc.nat(9) }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      slug = `acak-${made++}`;
      campaignId = await makeTestCampaign(database.owner, slug);
      const sent: { id: number; mode: ImportSettings['mode']; rows: [IsoDay, number][] }[] = [];
      const model = (reports = sent): Record<string, number> => {
        const newest = new Map<IsoDay, DayReport>();
        for (const { mode, rows } of reports)
          for (const [day, value] of rows)
            newest.set(day, mode === 'daily' ? { day, added: value } : { day, stated: value });
        return Object.fromEntries([...replayDays([...newest.values()])].sort());
      };
      for (const one of steps) {
        if ('undo' in one) {
          const at = one.undo % Math.max(sent.length, 1);
          const taken = sent[at];
          if (!taken) continue;
          const before = model();
          const told = await undoPlan(taken.id);
          sent.splice(at, 1);
          const after = model();
          const expected = [...new Set([...Object.keys(before), ...Object.keys(after)])]
            .filter((day) => before[day] !== after[day])
            .sort()
            .map((day) => [day, before[day] ?? null, after[day] ?? null]);
          expect(told?.figures.map(({ day, now, after }) => [day, now, after])).toEqual(expected);
          await undo(taken.id);
        } else {
          const rows = one.rows.map(([day, value]): [IsoDay, number] => [days[day] ?? toDay('2021-05-03'), value]);
          const before = model();
          const checked = await check(one.mode, rows, { laterStated: 'stays' });
          sent.push({ id: checked.id, mode: one.mode, rows });
          const after = model();
          const own = new Set<string>(rows.map(([day]) => day));
          const expected = Object.keys(before)
            .filter((day) => !own.has(day) && before[day] !== after[day])
            .map((day) => [day, before[day], after[day]]);
          expect(checked.later.days.map(({ day, before, after }) => [day, before, after])).toEqual(expected);
          await commit(checked.id);
        }
        expect(await standing()).toEqual(model());
      }
      await sound();
    }),
    { numRuns: process.env.KEJAR_LONG ? 200 : 4, endOnFailure: true },
  );
});
