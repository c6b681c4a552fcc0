import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SentCell, SentTable } from '@/lib/domain/typed-figures';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openSmallDatabase, type TestDatabase } from '../../../db/testing/database';
import { undoImport } from '../../../db/writes/import-undo';
import { commitImport } from '../../../db/writes/imports';
import { verifyProgress } from '../../../db/writes/rebuild';
import { toDay } from '../../domain/days';
import { everyUpload } from '../../domain/import-history';
import type { ImportSettings } from '../../domain/imports';
import type { Actor } from '../../domain/users';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { loadCountGrid } from '../loaders/counts';
import { loadImportHistory } from '../loaders/import-history';
import { saveTyped } from './counts';
import { loadOriginalFile } from './import-files';
import { requireImport, uploadFile } from './imports';

let database: TestDatabase;
let slug: string;
let made = 0;

const karawang = personOf('kabupaten', '32.15');
const klari = '32.15.03';
const day = toDay('2021-04-14');

beforeAll(async () => {
  database = await openSmallDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  slug = `ketik-${made++}`;
  await makeTestCampaign(database.owner, slug);
});

const cell = (text: string, opened: number | null = null, change: Partial<SentCell> = {}): SentCell => ({
  code: klari,
  channel: 'online',
  text,
  opened,
  ...change,
});

function save(user: Actor, cells: SentCell[], change: Partial<SentTable> = {}) {
  const sent = { campaignSlug: slug, code: '32.15', day, stage: 'recorded' as const, cells, requestKey: randomUUID() };
  return saveTyped(contextOf(user, database.serving), { ...sent, ...change });
}

async function saidInAll(code = klari, stage: SentTable['stage'] = 'recorded') {
  const grid = await loadCountGrid(contextOf(karawang, database.serving), {
    campaignSlug: slug,
    code: '32.15',
    day,
    stage,
  });
  return grid?.rows.find((row) => row.area.code === code)?.said;
}

/** What the channels say, without the total. */
async function said(code?: string, stage?: SentTable['stage']) {
  const all = await saidInAll(code, stage);
  return all && { online: all.online, manual: all.manual };
}

/** Sends a total without channels of Klari by file, and counts it. */
async function sendTotal(value: number): Promise<void> {
  const bytes = Buffer.from(`kode_wilayah;capaian\r\n${klari};${value}\r\n`);
  const settings: ImportSettings = {
    ...{ asOf: day, mode: 'cumulative', stage: 'recorded', channel: 'unsplit' },
    ...{ under: null, columns: {}, rows: {} },
  };
  const file = { campaignSlug: slug, kind: 'rekap' as const, fileName: `total-${value}.csv`, bytes, settings };
  const { id } = await uploadFile(contextOf(karawang, database.serving), file);
  const grid = await loadCountGrid(contextOf(karawang, database.serving), {
    campaignSlug: slug,
    code: '32.15',
    day,
    stage: 'recorded',
  });
  if (!grid) throw new Error('There is no grid of Karawang.');
  await commitImport(database.serving, grid.scope.area, { id, userId: null, acceptPartial: false });
}

async function totalOfKlari() {
  const grid = await loadCountGrid(contextOf(karawang, database.serving), {
    campaignSlug: slug,
    code: '32.15',
    day,
    stage: 'recorded',
  });
  return grid?.rows.find((row) => row.area.code === klari)?.saidInAll;
}

async function listAll() {
  const { scope } = (await loadCountGrid(contextOf(karawang, database.serving), {
    campaignSlug: slug,
    code: null,
    day,
    stage: 'recorded',
  })) as NonNullable<Awaited<ReturnType<typeof loadCountGrid>>>;
  const history = await loadImportHistory(contextOf(operatorUser(), database.serving), scope, {
    filter: everyUpload,
    limit: 50,
    offset: 0,
  });
  return history.days.flatMap(({ entries }) => entries);
}

const refusal = (status: number, type?: string) =>
  expect.objectContaining({ name: 'Problem', status, ...(type ? { type } : {}) });

test('an office reports the day of its own zone, and not one that has not come there', async () => {
  // 00.30 WIT and 22.30 WIB, 23.30 WITA of the day before.
  const now = new Date('2021-04-14T15:30:00Z');
  const report = (code: string, ofDay: string) =>
    saveTyped(
      { ...contextOf(personOf('kabupaten', code), database.serving), now },
      {
        ...{ campaignSlug: slug, code, day: toDay(ofDay), stage: 'recorded', requestKey: randomUUID() },
        cells: [cell('5', null, { code: `${code}.01` })],
      },
    );
  expect(await report('91.03', '2021-04-15')).toMatchObject({ kind: 'saved' });
  await expect(report('91.03', '2021-04-16')).rejects.toEqual(refusal(400, 'day-outside-campaign'));
  for (const code of ['32.15', '51.02']) {
    await expect(report(code, '2021-04-15')).rejects.toEqual(refusal(400, 'day-outside-campaign'));
    expect(await report(code, '2021-04-14')).toMatchObject({ kind: 'saved' });
  }
});

describe('refusals', () => {
  test('a role that only reads, an area outside, a cell outside, a day outside', async () => {
    await expect(save(personOf('pembaca', '32'), [cell('5')])).rejects.toEqual(refusal(403, 'read-only'));
    await expect(save(personOf('kabupaten', '33.13'), [cell('5')])).rejects.toEqual(refusal(404));
    await expect(save(karawang, [cell('5')], { campaignSlug: 'tidak-ada' })).rejects.toEqual(refusal(404));
    await expect(save(karawang, [cell('5', null, { code: '33.13.01' })])).rejects.toEqual(refusal(404));
    await expect(save(karawang, [cell('5', null, { code: '32.15.03.2001' })])).rejects.toEqual(refusal(404));
    await expect(save(karawang, [cell('5')], { day: toDay('2021-03-31') })).rejects.toEqual(refusal(400));
    expect(await listAll()).toEqual([]);
  });

  test('the grid: nothing for who may not import, or outside', async () => {
    const ask = (user: Actor, code: string | null) =>
      loadCountGrid(contextOf(user, database.serving), { campaignSlug: slug, code, day, stage: 'recorded' });
    expect(await ask(personOf('pembaca', '32'), null)).toBeNull();
    expect(await ask(karawang, '33.13')).toBeNull();
    expect(await ask(karawang, '32')).toBeNull();
    expect(await ask(karawang, 'bukan-kode')).toBeNull();
    expect((await ask(karawang, null))?.rows).toHaveLength(30);
    expect((await ask(personOf('provinsi', '32'), '32.15'))?.above.map(({ code }) => code)).toEqual(['32']);
  });

  test('the grid opens on the day after the last report, and says of which day the figures beside are', async () => {
    const open = () =>
      loadCountGrid(contextOf(karawang, database.serving), {
        campaignSlug: slug,
        code: '32.15',
        day: null,
        stage: 'recorded',
      });
    expect((await open())?.day).toBe('2021-04-01');
    await save(karawang, [cell('5')]);
    const grid = await open();
    expect(grid?.day).toBe('2021-04-15');
    const row = grid?.rows.find(({ area }) => area.code === klari);
    expect(row).toMatchObject({ yesterday: { online: 5 }, reportedOn: '2021-04-14' });
    expect(grid?.rows.find(({ area }) => area.code === '32.15.01')?.reportedOn).toBeNull();
  });

  test('one wrong cell and nothing is saved; an emptied figure is wrong', async () => {
    expect(await save(karawang, [cell('5'), cell('3,5', null, { channel: 'manual' })])).toEqual({
      kind: 'refused',
      cells: 1,
    });
    expect(await said()).toEqual({ online: null, manual: null });
    await save(karawang, [cell('5')]);
    expect(await save(karawang, [cell('', 5)])).toEqual({ kind: 'refused', cells: 1 });
    expect((await said())?.online).toBe(5);
  });
});

describe('a save', () => {
  test('is one import of the changed cells, is downloaded as a file, and can be taken back', async () => {
    const outcome = await save(karawang, [
      cell('1.240'),
      cell('', null, { channel: 'manual' }),
      cell('0', null, { code: '32.15.01', channel: 'manual' }),
    ]);
    expect(outcome).toMatchObject({ kind: 'saved', cells: 2 });
    expect(await said()).toEqual({ online: 1240, manual: null });
    expect(await said('32.15.01')).toEqual({ online: null, manual: 0 });
    const [only, ...others] = await listAll();
    expect(others).toEqual([]);
    expect(only).toMatchObject({ kind: 'rekap', status: 'committed', rowCount: 2, acceptedCount: 2, refusalCount: 0 });
    const id = only?.id ?? 0;
    const file = await loadOriginalFile(contextOf(karawang, database.serving), { campaignSlug: slug, id });
    expect(file.fileName).toBe('ketikan-32.15-2021-04-14-masuk.csv');
    expect(new TextDecoder().decode(file.bytes)).toBe(
      'kode_wilayah;wilayah;tanggal;online_masuk;manual_masuk\r\n32.15.01;Karawang Barat;2021-04-14;;0\r\n32.15.03;Telukjambe Timur;2021-04-14;1240;\r\n',
    );
    const found = await requireImport(contextOf(karawang, database.serving), id);
    await undoImport(database.serving, found.scope.area, { id, userId: null });
    expect(await said()).toEqual({ online: null, manual: null });
    expect((await verifyProgress(database.owner, slug))[0]?.difference).toBeNull();
  });

  test('of each stage goes to that stage', async () => {
    for (const stage of ['collected', 'validated'] as const) {
      expect(await save(karawang, [cell('7')], { stage })).toMatchObject({ kind: 'saved' });
      expect((await said(klari, stage))?.online).toBe(7);
    }
    expect((await said())?.online).toBeNull();
  });

  test('that says nothing new writes nothing', async () => {
    expect(await save(karawang, [cell('')])).toEqual({ kind: 'nothing' });
    await save(karawang, [cell('5')]);
    expect(await save(karawang, [cell('5', 5)])).toEqual({ kind: 'nothing' });
    expect(await listAll()).toHaveLength(1);
  });

  test('sent again counts once, one after the other and at the same time', async () => {
    const first = await save(karawang, [cell('5')]);
    expect(await save(karawang, [cell('5')])).toMatchObject({
      kind: 'saved',
      importId: Reflect.get(first, 'importId'),
    });
    const both = await Promise.allSettled([1, 2, 3].map(() => save(karawang, [cell('9', 5)])));
    expect(both.map((one) => one.status === 'fulfilled' && one.value.kind)).toEqual(['saved', 'saved', 'saved']);
    expect((await listAll()).filter(({ status }) => status === 'committed')).toHaveLength(2);
    expect((await said())?.online).toBe(9);
  });

  test('back to a figure that was saved before is a table of its own', async () => {
    await save(karawang, [cell('5')]);
    await save(karawang, [cell('6', 5)]);
    expect(await save(karawang, [cell('5', 6)])).toMatchObject({ kind: 'saved' });
    expect((await said())?.online).toBe(5);
    expect(await listAll()).toHaveLength(3);
  });
});

describe('two people on one grid', () => {
  test('a figure that was saved meanwhile is never overwritten unseen', async () => {
    await save(karawang, [cell('1.240')]);
    const other = { code: '32.15.01' };
    const outcome = await save(personOf('provinsi', '32'), [cell('1.200'), cell('8', null, other)]);
    expect(outcome).toMatchObject({
      kind: 'conflict',
      conflicts: [
        { code: klari, channel: 'online', typed: 1200, now: 1240, savedAt: expect.stringMatching(/\d\d\.\d\d$/) },
      ],
    });
    expect((await said())?.online).toBe(1240);
    expect((await said(other.code))?.online).toBeNull();
    // Seen, and kept all the same.
    expect(await save(personOf('provinsi', '32'), [cell('1.200', 1240), cell('8', null, other)])).toMatchObject({
      kind: 'saved',
      cells: 2,
    });
    expect((await said())?.online).toBe(1200);
  });

  test('a total that was saved meanwhile is never replaced unseen', async () => {
    await save(karawang, [cell('100', null, { channel: 'manual' })]);
    await sendTotal(500);
    const provinsi = personOf('provinsi', '32');
    const mine = [cell('120'), cell('130', 100, { channel: 'manual' })];
    const told = {
      kind: 'conflict',
      conflicts: [
        { code: klari, inAll: 500 },
        { code: klari, inAll: 500 },
      ],
    };
    expect(await save(provinsi, mine)).toMatchObject(told);
    // Seen by nobody yet, though the row was opened with another total.
    expect(await save(provinsi, mine, { inAll: { [klari]: 480 } })).toMatchObject(told);
    expect(await totalOfKlari()).toBe(500);
    const seen = [cell('120'), cell('130', null, { channel: 'manual' })];
    expect(await save(provinsi, seen, { inAll: { [klari]: 500 } })).toMatchObject({ kind: 'saved', cells: 2 });
    expect(await totalOfKlari()).toBeNull();
    expect(await said()).toEqual({ online: 120, manual: 130 });
    // The grid that was opened with the total goes on with its own figures.
    expect(await save(provinsi, [cell('121', 120)], { inAll: { [klari]: 500 } })).toMatchObject({ kind: 'saved' });
  });

  test('of a total and a channel at the same time one is told of the other, or the total comes last', async () => {
    const [typed, total] = await Promise.allSettled([save(karawang, [cell('7')]), sendTotal(500)]);
    if (total.status === 'rejected') {
      expect(total.reason).toMatchObject({ type: 'figures-changed' });
      expect(typed).toMatchObject({ status: 'fulfilled', value: { kind: 'saved' } });
      expect(await said()).toEqual({ online: 7, manual: null });
      return;
    }
    const told = { kind: 'conflict', conflicts: [{ inAll: 500 }] };
    expect([{ kind: 'saved' }, told]).toContainEqual(
      expect.objectContaining({ kind: typed.status === 'fulfilled' ? typed.value.kind : typed.reason }),
    );
    expect(await totalOfKlari()).toBe(500);
  });

  test('different cells at the same time are both saved; of the same cell one is, and the other is told', async () => {
    const apart = await Promise.all([
      save(karawang, [cell('11')]),
      save(karawang, [cell('12', null, { channel: 'manual' })]),
    ]);
    expect(apart.map(({ kind }) => kind)).toEqual(['saved', 'saved']);
    const same = await Promise.all([21, 22, 23].map((value) => save(karawang, [cell(String(value), 11)])));
    expect(same.map(({ kind }) => kind).sort()).toEqual(['conflict', 'conflict', 'saved']);
  });
});

describe('held figures', () => {
  const tirtamulya = '32.15.16';
  const wrong = cell('15.400.000', null, { code: tirtamulya });
  beforeEach(async () => {
    await save(karawang, [cell('1', null, { code: tirtamulya, channel: 'manual' })]);
    await database.owner.execute(
      `insert into target_sets (campaign_id, name, is_default) select id, 'Target', true from campaigns where slug = '${slug}'`,
    );
    await database.owner.execute(
      `insert into targets (target_set_id, area, total, stated) select s.id, 3215160000, 15340, 15340 from target_sets s join campaigns c on c.id = s.campaign_id where c.slug = '${slug}'`,
    );
  });

  test('stay out, the rest is saved, and a correction goes in afterwards', async () => {
    const outcome = await save(karawang, [wrong, cell('7')]);
    expect(outcome).toMatchObject({
      ...{ kind: 'saved', cells: 1 },
      held: [{ area: tirtamulya, value: 15_400_000, code: 'aboveTarget', against: 15_340, suggestion: 15_400 }],
    });
    expect((await said())?.online).toBe(7);
    expect((await said(tirtamulya))?.online).toBeNull();
    expect(await save(karawang, [{ ...wrong, text: '15.400' }])).toMatchObject({ kind: 'saved', cells: 1, held: [] });
    expect((await said(tirtamulya))?.online).toBe(15_400);
  });

  test('alone are saved by nothing but a reason, also when the same is sent again', async () => {
    expect(await save(karawang, [wrong])).toMatchObject({ kind: 'held', held: [{ area: tirtamulya }] });
    expect(await save(karawang, [wrong])).toMatchObject({ kind: 'held' });
    await expect(save(karawang, [wrong], { reasons: { [tirtamulya]: 'NIK 3215032304560001' } })).rejects.toEqual(
      refusal(400, 'bad-reason'),
    );
    expect((await said(tirtamulya))?.online).toBeNull();
    expect(await save(karawang, [wrong], { reasons: { [tirtamulya]: 'target belum diperbarui' } })).toMatchObject({
      ...{ kind: 'saved', cells: 1, held: [] },
    });
    expect((await said(tirtamulya))?.online).toBe(15_400_000);
  });
});

describe('a campaign that uses some stages and channels alone', () => {
  const use = (channels: string, stages: string) =>
    database.owner.execute(`update campaigns set channels = ${channels}, stages = ${stages} where slug = '${slug}'`);
  const gridOf = (stage: SentTable['stage'] = 'recorded') =>
    loadCountGrid(contextOf(karawang, database.serving), { campaignSlug: slug, code: '32.15', day, stage });

  test('refuses the others, and takes a total where it uses no channel', async () => {
    await use("'{unsplit}'", "'{recorded}'");
    await expect(save(karawang, [cell('7')])).rejects.toMatchObject({ type: 'not-used', status: 422 });
    await expect(
      save(karawang, [cell('7', null, { channel: 'unsplit' })], { stage: 'collected' }),
    ).rejects.toMatchObject({ type: 'not-used', detail: expect.stringContaining('tahap Terdata') });
    expect(await save(karawang, [cell('7', null, { channel: 'unsplit' })])).toMatchObject({ kind: 'saved', cells: 1 });
    const grid = await gridOf('collected');
    expect([grid?.stage, grid?.channels]).toEqual(['recorded', ['unsplit']]);
    expect(await saidInAll()).toEqual({ online: null, manual: null, unsplit: 7 });
    // Another figure since it was opened is a conflict, as with any other channel.
    expect(await save(karawang, [cell('9', null, { channel: 'unsplit' })])).toMatchObject({
      kind: 'conflict',
      conflicts: [{ now: 7 }],
    });
    expect(await save(karawang, [cell('9', 7, { channel: 'unsplit' })], { inAll: { [klari]: 7 } })).toMatchObject({
      kind: 'saved',
    });
    expect((await saidInAll())?.unsplit).toBe(9);
  });

  test('by one channel has fields for that one', async () => {
    await use("'{manual,unsplit}'", "'{recorded}'");
    expect((await gridOf())?.rows[0]?.channels).toEqual(['manual']);
    await expect(save(karawang, [cell('7')])).rejects.toMatchObject({ type: 'not-used' });
  });
});
