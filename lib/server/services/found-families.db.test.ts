import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openSmallDatabase, type TestDatabase } from '../../../db/testing/database';
import { testTargetScope } from '../../../db/testing/scope';
import { undoImport } from '../../../db/writes/import-undo';
import { commitImport } from '../../../db/writes/imports';
import { verifyProgress } from '../../../db/writes/rebuild';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import type { ImportSettings } from '../../domain/imports';
import type { Actor } from '../../domain/users';
import { buildHeadline, plainText } from '../../format/headline';
import { contextOf } from '../auth/context';
import { operatorUser } from '../auth/operator';
import { readAreaProgress } from '../loaders/progress';
import { saveTyped } from './counts';
import { requireImport, uploadFile } from './imports';

let database: TestDatabase;
let campaignId: number;
let slug: string;
let made = 0;

const operator = operatorUser();
const karawang: Actor = {
  ...operator,
  role: 'kabupaten',
  area: { code: '32.15', ...rangeOfCode('32.15') },
};
const settings: ImportSettings = {
  ...{ asOf: null, mode: 'cumulative', stage: 'recorded', channel: 'unsplit', under: null },
  ...{ columns: {}, rows: {} },
};
const [one, two, three] = ['32.15.03.2001', '32.15.03.2002', '32.15.03.2003'];

beforeAll(async () => {
  database = await openSmallDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  slug = `ditemui-${made++}`;
  campaignId = await makeTestCampaign(database.owner, slug);
});

/** As a person sends it: a file, read and checked in a process of its own. */
async function upload(text: string, user: Actor, change: Partial<ImportSettings> = {}) {
  const bytes = new TextEncoder().encode(`${text}\n# ${made++}\n`);
  return uploadFile(contextOf(user, database.serving), {
    ...{ campaignSlug: slug, kind: 'rekap', fileName: 'rekap.csv', bytes, settings: { ...settings, ...change } },
  });
}

async function save(text: string, user = operator, change: Partial<ImportSettings> = {}): Promise<number> {
  const { id, refused } = await upload(text, user, change);
  expect(refused).toEqual([]);
  const { scope } = await requireImport(contextOf(user, database.serving), id);
  const setsTargets = user.area.code === 'id' ? testTargetScope('id') : null;
  await commitImport(database.serving, scope.area, { id, userId: null, acceptPartial: false, setsTargets });
  return id;
}

async function undo(id: number): Promise<void> {
  const { scope } = await requireImport(contextOf(operator, database.serving), id);
  await undoImport(database.serving, scope.area, {
    id,
    userId: null,
    acceptLater: true,
    setsTargets: testTargetScope('id'),
  });
}

async function look(code: string, day = '2021-04-30') {
  const found = await readAreaProgress(contextOf(operator, database.serving), {
    ...{ campaignSlug: slug, code, asOf: toDay(day), stage: 'recorded' },
    detail: null,
    targetSet: null,
    series: false,
  });
  if (!found) throw new Error(`no ${code}`);
  return found;
}

/** Total, found and newly listed of an area; the last two always come to the first where they are known. */
async function figures(code: string, day?: string) {
  const { total, recorded } = (await look(code, day)).headline;
  if (recorded.found !== null) expect(recorded.found + (recorded.newlyListed ?? 0)).toBe(total);
  return [total, recorded.found, recorded.newlyListed];
}

const agrees = async () => expect((await verifyProgress(database.owner, slug))[0]?.difference).toBeNull();

const split = 'kode_wilayah,tanggal,ditemui,baru\n';
const plain = 'kode_wilayah,tanggal,masuk\n';

describe('families found and newly listed', () => {
  test('Nasional, PK23, 12 July 2023: 5.584.128 and 384.546 of 5.968.674', async () => {
    await database.owner.execute(
      `update campaigns set start_day = '2023-07-01', end_day = '2023-07-31' where id = ${campaignId}`,
    );
    const file = 'kode,wilayah,target,ditemui,baru,capaian,%\nid,Indonesia,15703133,5584128,384546';
    const checked = await upload(`${file},5968674,"38,01 %"`, operator, { asOf: toDay('2023-07-12') });
    expect([checked.refused, checked.warnings]).toEqual([[], []]);
    expect(checked.notes).toContain(
      'Kolom ditemui dan baru dijumlahkan menjadi Tanpa rincian kanal, masuk server; keduanya juga disimpan sendiri-sendiri.',
    );
    await save(`${file},5968674,"38,01 %"`, operator, { asOf: toDay('2023-07-12') });
    const progress = await look('id', '2023-07-12');
    expect(progress.headline).toMatchObject({
      ...{ target: 15_703_133, total: 5_968_674, percent: 38.01 },
      recorded: { found: 5_584_128, newlyListed: 384_546 },
    });
    expect(buildHeadline(progress).story.map(plainText)).toContain('Ditemui 5.584.128, baru 384.546.');
    await agrees();
  });

  test('a total beside them that is another one is said, row by row', async () => {
    const text = `kode,tanggal,ditemui,baru,capaian\n${one},2021-04-12,30,5,36\n${two},2021-04-12,30,5,35`;
    expect((await upload(text, karawang)).warnings.map(({ row, message }) => [row, message])).toEqual([
      [2, 'Jumlah masuk server 36 tidak sama dengan bagian-bagiannya 35; yang disimpan bagian-bagiannya.'],
    ]);
    await save(text, karawang);
    expect(await figures(one)).toEqual([35, 30, 5]);
  });

  test('add up to all areas above, until one of their parts does not say', async () => {
    await save(`${split}${one},2021-04-12,30,5\n${two},2021-04-12,40,0`, karawang);
    await save(`${split}33.13.01.2001,2021-04-12,7,1`);
    for (const code of ['32.15.03', '32.15', '32']) expect([code, await figures(code)]).toEqual([code, [75, 70, 5]]);
    expect(await figures('id')).toEqual([83, 77, 6]);
    // A day later one more desa reports, and only in all.
    await save(`${plain}${three},2021-04-13,10`, karawang);
    expect(await figures('32.15', '2021-04-12')).toEqual([75, 70, 5]);
    for (const code of ['32.15.03', '32.15', '32'])
      expect([code, await figures(code)]).toEqual([code, [85, null, null]]);
    expect(await figures('id')).toEqual([93, null, null]);
    expect(await figures(one)).toEqual([35, 30, 5]);
    await save(`${split}${three},2021-04-14,9,3`, karawang);
    expect(await figures('id')).toEqual([95, 86, 9]);
    await agrees();
  });

  test('are those of whom the figure is: the area, or its parts', async () => {
    await save(`${split}${one},2021-04-12,30,5\n${two},2021-04-12,40,0`, karawang);
    // It states as much as they come to, and does not say of what.
    await save(`${plain}32.15.03,2021-04-12,75`, karawang);
    expect(await figures('32.15.03')).toEqual([75, 70, 5]);
    await save(`${plain}32.15.03,2021-04-13,80`, karawang);
    expect(await figures('32.15.03')).toEqual([80, null, null]);
    expect(await figures('32.15')).toEqual([80, null, null]);
    await save(`${split}32.15.03,2021-04-14,74,8`, karawang);
    expect(await figures('32.15.03')).toEqual([82, 74, 8]);
    expect(await figures('32')).toEqual([82, 74, 8]);
    // Its own falls behind what its parts report.
    await save(`${split}${two},2021-04-15,50,0`, karawang);
    expect(await figures('32.15.03')).toEqual([85, 80, 5]);
    await agrees();
  });

  test('are each channel’s own, and stand until that is reported again', async () => {
    const channels = 'kode,tanggal,ditemui online,baru online,ditemui manual,baru manual\n';
    await save(`${channels}${one},2021-04-12,30,5,8,2`, karawang);
    expect(await figures(one)).toEqual([45, 38, 7]);
    await save(`${channels}${one},2021-04-13,,,9,3`, karawang);
    expect(await figures(one)).toEqual([47, 39, 8]);
    await save(`kode,tanggal,manual\n${one},2021-04-14,14`, karawang);
    expect(await figures(one)).toEqual([49, null, null]);
    // In another form: what was said by channel is replaced, and so is what it was made of.
    const inAll = await save(`${split}${one},2021-04-14,41,9`, karawang);
    expect(await figures(one)).toEqual([50, 41, 9]);
    await undo(inAll);
    expect(await figures(one)).toEqual([49, null, null]);
    expect(await figures(one, '2021-04-13')).toEqual([47, 39, 8]);
    await agrees();
  });

  test('a later report of the day that does not say removes them, and its undo brings them back', async () => {
    const first = await save(`${split}${one},2021-04-12,30,5`, karawang);
    for (const value of [36, 35]) {
      const correction = await save(`${plain}${one},2021-04-12,${value}`, karawang);
      expect(await figures(one)).toEqual([value, null, null]);
      expect(await figures('id')).toEqual([value, null, null]);
      await agrees();
      await undo(correction);
      expect(await figures(one)).toEqual([35, 30, 5]);
      expect(await figures('id')).toEqual([35, 30, 5]);
      await agrees();
    }
    const again = await save(`${split}${one},2021-04-12,31,4`, karawang);
    expect(await figures(one)).toEqual([35, 31, 4]);
    await undo(again);
    expect(await figures(one)).toEqual([35, 30, 5]);
    await undo(first);
    expect(await figures(one)).toEqual([null, null, null]);
    await agrees();
  });

  test('a row that says one of them only counts, and says nothing of the other', async () => {
    await save(`${split}${one},2021-04-12,30,\n${two},2021-04-12,30,0`, karawang);
    expect(await figures(one)).toEqual([30, null, null]);
    expect(await figures(two)).toEqual([30, 30, 0]);
    await agrees();
  });

  test('typed figures say nothing of them and leave those of other areas', async () => {
    const online = 'kode,tanggal,ditemui online,baru online\n';
    await save(`${online}${one},2021-04-12,30,5\n${two},2021-04-12,40,0`, karawang);
    const table = { campaignSlug: slug, code: '32.15.03', day: toDay('2021-04-12'), stage: 'recorded' } as const;
    const cell = { code: one, channel: 'online', opened: 35, text: '37' } as const;
    const saved = await saveTyped(contextOf(karawang, database.serving), {
      ...{ ...table, requestKey: randomUUID(), cells: [cell] },
    });
    expect(saved.kind).toBe('saved');
    expect(await figures(one)).toEqual([37, null, null]);
    expect(await figures(two)).toEqual([40, 40, 0]);
    expect(await figures('32.15.03')).toEqual([77, null, null]);
    await agrees();
  });
});

describe('increments of families found and newly listed', () => {
  const daily = { mode: 'daily' } as const;

  /** What a file of increments adds up to, and what the ledger makes of them, are one: nothing is said anew right away. */
  const saidOnce = async () => {
    const [row] = await database.owner.execute<{ moved: number }>(
      `select count(*)::integer as moved from counts where campaign_id = ${campaignId} and moved_by = import_id`,
    );
    expect(row?.moved).toBe(0);
  };

  test('are put on what stands, where all before say them', async () => {
    await save(`${split}${one},2021-05-03,90,10`, karawang);
    await save(`${split}${one},2021-05-04,7,3\n${one},2021-05-05,5,0`, karawang, daily);
    expect(await figures(one, '2021-05-04')).toEqual([110, 97, 13]);
    expect(await figures(one, '2021-05-05')).toEqual([115, 102, 13]);
    await save(`${plain}${one},2021-05-06,4`, karawang, daily);
    await save(`${split}${one},2021-05-07,1,1`, karawang, daily);
    expect(await figures(one, '2021-05-06')).toEqual([119, null, null]);
    expect(await figures(one, '2021-05-07')).toEqual([121, null, null]);
    await saidOnce();
    await agrees();
  });

  test('move with what stands before them, and back', async () => {
    await save(`${split}${one},2021-05-03,90,10`, karawang);
    await save(`${split}${one},2021-05-05,5,1`, karawang, daily);
    expect(await figures(one, '2021-05-05')).toEqual([106, 95, 11]);
    const late = await save(`${split}${one},2021-05-04,7,3`, karawang, daily);
    expect(await figures(one, '2021-05-05')).toEqual([116, 102, 14]);
    await agrees();
    await undo(late);
    expect(await figures(one, '2021-05-05')).toEqual([106, 95, 11]);
    // A correction that does not say, of the same figure or another: the days on it do not know any more either.
    for (const value of [100, 101]) {
      const correction = await save(`${plain}${one},2021-05-03,${value}`, karawang);
      expect(await figures(one, '2021-05-05')).toEqual([value + 6, null, null]);
      await agrees();
      await undo(correction);
      expect(await figures(one, '2021-05-05')).toEqual([106, 95, 11]);
      await agrees();
    }
    await saidOnce();
  });
});

test('a database with figures is upgraded, and its figures stand', async () => {
  await save(`${plain}${one},2021-04-12,35\n${two},2021-04-12,40`, karawang);
  await save(`${plain}${one},2021-04-13,4`, karawang, { mode: 'daily' });
  const columns = {
    counts: ['found', 'added_found'],
    import_facts: ['found', 'added_found'],
    progress: [
      'found',
      ...['own', 'said'].flatMap((of) => ['online', 'manual', 'unsplit'].map((one) => `${of}_found_${one}`)),
    ],
  };
  for (const [table, names] of Object.entries(columns))
    await database.owner.execute(`alter table ${table} ${names.map((name) => `drop column ${name}`).join(', ')}`);
  const folder = new URL('../../../db/migrations/', import.meta.url);
  const file = (await readdir(folder)).find((name) => name.endsWith('_found_and_newly_listed.sql'));
  for (const statement of (await readFile(new URL(`${file}`, folder), 'utf8')).split('--> statement-breakpoint'))
    await database.owner.execute(statement);
  expect(await figures('id')).toEqual([79, null, null]);
  await agrees();
  await save(`${split}${one},2021-04-14,36,4\n${two},2021-04-14,40,1`, karawang);
  expect(await figures('id')).toEqual([81, 76, 5]);
  await agrees();
});
