import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openSmallDatabase, type TestDatabase } from '../../../db/testing/database';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import type { Actor } from '../../domain/users';
import { buildWorkbook, rowXml } from '../../imports/fixtures/build-workbook';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { loadCountGrid } from '../loaders/counts';
import { readAreaProgress } from '../loaders/progress';
import { closeArea, closeAreas, openArea } from './closures';
import { saveTyped } from './counts';
import { extendArea, withdrawLetter } from './extensions';
import { commitUpload } from './import-commits';
import { compareAgain } from './import-comparisons';
import { undoUpload } from './import-undo';
import { requireImport, uploadFile } from './imports';
import { noteOutage, withdrawOutage } from './outages';

let database: TestDatabase;
let slug: string;
let made = 0;

const office = (actor: Actor, name: string): Actor => ({ ...actor, office: name });
const karawang = office(personOf('kabupaten', '32.15'), 'DPPKB Kabupaten Karawang');
const jabar = office(personOf('provinsi', '32'), 'Perwakilan BKKBN Jawa Barat');
const now = new Date('2021-04-14T03:00:00Z');
const as = (actor: Actor, at = now) => contextOf(actor, database.serving, at);

beforeAll(async () => {
  database = await openSmallDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  slug = `sah-${made++}`;
  await makeTestCampaign(database.owner, slug);
});

const head = 'kode_wilayah,wilayah,tanggal,online_terdata,online_masuk,manual_terdata,manual_masuk';
const settings = {
  ...{ asOf: null, mode: 'cumulative' as const, stage: 'recorded' as const, channel: 'online' as const },
  ...{ under: null, columns: {}, rows: {} },
};

async function check(actor: Actor, rows: string[], kind: 'rekap' | 'targets' = 'rekap', header = head) {
  return uploadFile(as(actor), {
    ...{ campaignSlug: slug, kind, fileName: 'rekap.csv', settings },
    bytes: new TextEncoder().encode(`${header}\n${rows.join('\n')}\n`),
  });
}

async function commit(actor: Actor, ...rows: string[]): Promise<number> {
  const { id } = await check(actor, rows);
  await commitUpload(as(actor), { id, acceptPartial: false });
  return id;
}

const close = (actor: Actor, code: string, until: string, settle?: string) =>
  closeArea(as(actor), { campaignSlug: slug, code, untilDay: toDay(until), settle });
const open = (actor: Actor, code: string, from: string | null, reason = 'Rekap desa menyusul') =>
  openArea(as(actor), { campaignSlug: slug, code, fromDay: from === null ? null : toDay(from), reason });
const refusal = (type: string) => expect.objectContaining({ type });

async function closedUntil(code: string) {
  const request = { asOf: toDay('2021-04-13'), stage: 'recorded' as const, detail: null, targetSet: null };
  const found = await readAreaProgress(as(operatorUser()), { ...request, campaignSlug: slug, code, series: false });
  return found?.headline.closedUntil;
}

const outsiders: [string, Actor, string][] = [
  ['the office itself', personOf('kabupaten', '32.15'), 'not-yours'],
  ['a kecamatan of it', personOf('kecamatan', '32.15.03'), 'unknown-campaign-or-area'],
  ['a sibling kabupaten', personOf('kabupaten', '32.14'), 'unknown-campaign-or-area'],
  ['another province', personOf('provinsi', '33'), 'unknown-campaign-or-area'],
  ['a reader there', personOf('pembaca', '32.15'), 'read-only'],
  ['a reader above', personOf('pembaca', '32'), 'read-only'],
  ['a guest with a link', personOf('tamu', '32.15'), 'read-only'],
];

describe.each(outsiders)('%s', (_, actor, type) => {
  test('neither signs Karawang off nor opens it', async () => {
    await expect(close(actor, '32.15', '2021-04-12')).rejects.toEqual(refusal(type));
    await close(jabar, '32.15', '2021-04-12');
    await expect(open(actor, '32.15', null)).rejects.toEqual(refusal(type));
    expect(await closedUntil('32.15')).toBe('2021-04-12');
  });
});

test('the level above signs off, and so does the office for what is inside it; the nation for all', async () => {
  await close(jabar, '32.15', '2021-04-10');
  await close(karawang, '32.15.03', '2021-04-12');
  await close(personOf('kecamatan', '32.15.04'), '32.15.04.2001', '2021-04-11');
  expect(await closedUntil('32.15')).toBe('2021-04-10');
  expect(await closedUntil('32.15.03')).toBe('2021-04-12');
  expect(await closedUntil('32.15.04')).toBe('2021-04-10');
  expect(await closedUntil('32.15.04.2001')).toBe('2021-04-11');
  expect(await closedUntil('32')).toBeNull();
  await close(personOf('admin', 'id'), 'id', '2021-04-13');
  expect(await closedUntil('33.13')).toBe('2021-04-13');
});

test.each([
  ['a day before the campaign', '2021-03-31'],
  ['a day that has not come', '2021-04-15'],
])('%s is not signed off', async (_, until) => {
  await expect(close(jabar, '32.15', until)).rejects.toEqual(refusal('closure-day'));
});

test('the day that has come in Papua has not come yet: today is that of WIB', async () => {
  // 00.30 WIT on the 15th is 22.30 WIB on the 14th.
  const late = as(personOf('provinsi', '91'), new Date('2021-04-14T15:30:00Z'));
  const place = { campaignSlug: slug, code: '91.71' };
  await expect(closeArea(late, { ...place, untilDay: toDay('2021-04-15') })).rejects.toEqual(refusal('closure-day'));
  await closeArea(late, { ...place, untilDay: toDay('2021-04-14') });
});

test('what is closed already is not closed again, and opened only with a reason', async () => {
  await close(jabar, '32.15', '2021-04-12');
  await expect(close(jabar, '32.15', '2021-04-12')).rejects.toEqual(refusal('days-closed-already'));
  await expect(close(karawang, '32.15.03', '2021-04-10')).rejects.toThrow(
    /Perwakilan BKKBN Jawa Barat sampai 12 April 2021/,
  );
  await expect(open(jabar, '32.15', null, ' - ')).rejects.toEqual(refusal('words-invalid'));
  await open(jabar, '32.15', '2021-04-11');
  expect(await closedUntil('32.15')).toBe('2021-04-10');
  await open(jabar, '32.15', '2021-04-01');
  expect(await closedUntil('32.15')).toBeNull();
  await expect(open(jabar, '32.15', null)).rejects.toEqual(refusal('not-closed'));
});

test('what an office above closed is opened there, not below', async () => {
  await close(jabar, '32.15.03', '2021-04-10');
  await close(karawang, '32.15.03', '2021-04-12');
  await expect(open(karawang, '32.15.03', null)).rejects.toEqual(refusal('closed-above'));
  await open(karawang, '32.15.03', '2021-04-11');
  expect(await closedUntil('32.15.03')).toBe('2021-04-10');
  await close(jabar, '32.15', '2021-04-12');
  await expect(open(karawang, '32.15.03', '2021-04-12')).rejects.toThrow(/Minta Perwakilan BKKBN Jawa Barat/);
  await open(personOf('admin', 'id'), '32.15', null);
  expect(await closedUntil('32.15.03')).toBe('2021-04-10');
});

test('several at once: what lies inside another of them is closed with that, and one refusal keeps no other from it', async () => {
  const closeAll = (actor: Actor, codes: string[], until: string) =>
    closeAreas(as(actor), { campaignSlug: slug, codes, untilDay: toDay(until) });
  expect(await closeAll(jabar, ['32.15', '32.15.03', '32.14'], '2021-04-10')).toBe(2);
  expect(await closedUntil('32.15.03')).toBe('2021-04-10');
  await close(jabar, '32.15.03', '2021-04-12');
  await expect(closeAll(karawang, ['32.15.03', '32.15.04'], '2021-04-12')).rejects.toThrow(
    /sudah disahkan Perwakilan BKKBN Jawa Barat sampai 12 April 2021.*1 wilayah lain sudah disahkan/,
  );
  expect(await closedUntil('32.15.04')).toBe('2021-04-12');
  await expect(closeAll(karawang, [], '2021-04-12')).rejects.toEqual(refusal('words-invalid'));
});

describe('what arrives for closed days', () => {
  test('is refused by row with the office to ask, whoever sends it; targets and later days go in', async () => {
    await close(karawang, '32.15.03', '2021-04-12');
    const rows = [
      '32.15.03,,2021-04-12,,80,,',
      '32.15.03.2001,,2021-04-11,,30,,',
      '32.15.04,,2021-04-12,,90,,',
      '32.15.03,,2021-04-13,,95,,',
    ];
    for (const actor of [karawang, jabar, operatorUser()]) {
      const { refused, acceptedCount } = await check(actor, rows);
      expect(refused.map(({ row, code, reason, suggestion }) => [row, code, reason, suggestion])).toEqual([
        [
          2,
          'day-closed',
          '12 April 2021 sudah disahkan DPPKB Kabupaten Karawang',
          'Minta DPPKB Kabupaten Karawang membukanya lagi.',
        ],
        [
          3,
          'day-closed',
          '11 April 2021 sudah disahkan DPPKB Kabupaten Karawang, sampai 12 April 2021',
          'Minta DPPKB Kabupaten Karawang membukanya lagi.',
        ],
      ]);
      expect(acceptedCount).toBe(2);
    }
    const targets = await check(jabar, ['32.15.03,,5000'], 'targets', 'kode_wilayah,wilayah,target');
    expect(targets).toMatchObject({ refused: [], acceptedCount: 1 });
  });

  test('is not stated by a sum either, whose rows are all of closed days', async () => {
    await close(jabar, '32.15', '2021-04-12');
    const sheet = (sum: number) =>
      [
        ['Kode', 'Kecamatan', 'Online masuk server'],
        ['32.15.03', 'Telukjambe Timur', 80],
        ['32.15.05', 'Klari', 90],
        [null, 'Jumlah', sum],
      ]
        .map((cells, at) => rowXml(at + 1, cells))
        .join('');
    const bytes = buildWorkbook({ sheets: { '12 April 2021': sheet(900), '13 April 2021': sheet(170) } });
    const { id, refusedCount, acceptedCount } = await uploadFile(as(karawang), {
      ...{ campaignSlug: slug, kind: 'rekap', fileName: 'rekap.xlsx', settings, bytes },
    });
    expect([refusedCount, acceptedCount]).toEqual([2, 2]);
    await commitUpload(as(karawang), { id, acceptPartial: true });
  });

  test('is refused at the commit where the day was closed since the check, and the rest goes in compared again', async () => {
    const { id } = await check(karawang, ['32.15.03,,2021-04-12,,80,,', '32.15.04,,2021-04-12,,90,,']);
    await close(karawang, '32.15.03', '2021-04-12');
    await expect(commitUpload(as(karawang), { id, acceptPartial: false })).rejects.toThrow(
      /1 angka untuk hari yang sudah disahkan.*12 April 2021.*Minta DPPKB Kabupaten Karawang membukanya lagi/,
    );
    expect(await compareAgain(as(karawang), id)).toBe('done');
    expect((await requireImport(as(karawang), id)).refused).toEqual([expect.objectContaining({ code: 'day-closed' })]);
    await commitUpload(as(karawang), { id, acceptPartial: true });
  });

  test('is refused in the grid, and nothing of it is saved', async () => {
    await close(karawang, '32.15.03', '2021-04-12');
    const cell = (code: string) => ({ code, channel: 'online' as const, text: '5', opened: null });
    const sent = (day: string, key: string) => ({
      ...{ campaignSlug: slug, code: '32.15', day: toDay(day), stage: 'recorded' as const },
      ...{ requestKey: key, cells: [cell('32.15.03'), cell('32.15.04')] },
    });
    const refused = saveTyped(as(karawang), sent('2021-04-12', '0f8fad5b-d9cb-469f-a165-70867728950e'));
    await expect(refused).rejects.toThrow(
      /12 April 2021 sudah disahkan DPPKB Kabupaten Karawang.*Tidak ada yang tersimpan/,
    );
    const saved = await saveTyped(as(karawang), sent('2021-04-13', '0f8fad5b-d9cb-469f-a165-70867728950f'));
    expect(saved).toMatchObject({ kind: 'saved', cells: 2 });
  });

  test('is not undone until it is opened again', async () => {
    const id = await commit(karawang, '32.15.03,,2021-04-12,,80,,');
    await close(jabar, '32.15', '2021-04-12');
    const undo = () => undoUpload(as(karawang), { id, acceptLater: false });
    await expect(undo()).rejects.toThrow(/12 April 2021 \(disahkan Perwakilan BKKBN Jawa Barat/);
    await open(jabar, '32.15', '2021-04-12');
    await undo();
  });

  test('is refused by the database itself, whatever wrote it', async () => {
    await close(karawang, '32.15.03', '2021-04-12');
    const { lo } = rangeOfCode('32.15.03.2001');
    const insert = (table: string, day: string) =>
      database.serving.transaction(async (transaction) => {
        await transaction.execute(
          "select set_config('kejar.lo', '0', true), set_config('kejar.hi', '9999999999', true)",
        );
        const kind = table === 'counts' ? ['channel, stage', "'online', 'recorded'"] : ['role', "'kader'"];
        await transaction.execute(
          `insert into ${table} (campaign_id, area, day, ${kind[0]}, value)
           select id, ${lo}, '${day}', ${kind[1]}, 7 from campaigns where slug = '${slug}'`,
        );
      });
    for (const table of ['counts', 'workforce']) {
      await expect(insert(table, '2021-04-12')).rejects.toMatchObject({ cause: { code: 'KT019' } });
      await insert(table, '2021-04-13');
    }
  });
});

test('of a commit and a closing at once, the later one meets what the earlier one did', async () => {
  for (let round = 0; round < 4; round += 1) {
    slug = `lomba-${made++}`;
    await makeTestCampaign(database.owner, slug);
    const { id } = await check(karawang, ['32.15.03,,2021-04-12,,80,,']);
    const [committed, closed] = await Promise.allSettled([
      commitUpload(as(karawang), { id, acceptPartial: false }),
      close(karawang, '32.15.03', '2021-04-12'),
    ]);
    expect(closed.status).toBe('fulfilled');
    const { status } = await requireImport(as(karawang), id);
    expect(status).toBe(committed.status === 'fulfilled' ? 'committed' : 'checked');
    if (committed.status === 'rejected') expect(committed.reason).toEqual(refusal('days-closed'));
  }
});

test('held figures inside refuse a closing that does not settle them, and are named', async () => {
  await commit(jabar, '32.15.03,,2021-04-10,,900,,');
  const { id } = await check(jabar, ['32.15.03,,2021-04-11,,90000,,']);
  const held = (await requireImport(as(jabar), id)).held[0];
  await commitUpload(as(jabar), { id, acceptPartial: false, confirmHeld: { [held?.row ?? '']: 'rekap susulan' } });
  await expect(close(jabar, '32.15', '2021-04-12')).rejects.toMatchObject({
    ...{ type: 'held-inside', extra: { held: [{ code: '32.15.03' }] } },
  });
  // Before the figure came there is nothing to settle.
  await close(jabar, '32.15', '2021-04-10');
  await close(jabar, '32.15', '2021-04-12', 'Angka rekap susulan sudah dicocokkan');
  expect(await closedUntil('32.15')).toBe('2021-04-12');
});

test('each closing and opening has its row in the audit', async () => {
  await close(jabar, '32.15', '2021-04-12');
  await open(jabar, '32.15', '2021-04-12', 'Rekap desa menyusul');
  const rows = await database.owner.execute(
    `select a.action, a.detail from audit a join campaigns c on c.id = a.campaign_id where c.slug = '${slug}' order by a.id`,
  );
  expect(rows).toEqual([
    {
      action: 'closure.close',
      detail: { untilDay: '2021-04-12', before: null, office: 'Perwakilan BKKBN Jawa Barat' },
    },
    { action: 'closure.open', detail: { untilDay: '2021-04-11', before: '2021-04-12', reason: 'Rekap desa menyusul' } },
  ]);
});

test('in an archived campaign nothing is signed off, opened, noted or extended', async () => {
  await close(jabar, '32.15', '2021-04-12');
  const outage = { channel: null, reason: 'Server pusat mati', source: '' };
  const note = () => noteOutage(as(karawang), { ...outage, campaignSlug: slug, code: '32.15', span: 'now' });
  const id = await note();
  await database.owner.execute(`update campaigns set closed_at = now(), archived_at = now() where slug = '${slug}'`);
  const admin = as(personOf('admin', 'id'));
  const letter = { endDay: toDay('2021-06-21'), decidedDay: toDay('2021-04-12'), letter: 'SE 4/2021' };
  const acts = [
    () => close(jabar, '32.15', '2021-04-13'),
    () => open(jabar, '32.15', null),
    note,
    () => withdrawOutage(as(karawang), { campaignSlug: slug, id, note: 'ganda' }),
    () => extendArea(admin, { campaignSlug: slug, code: 'id', ...letter }),
    () => withdrawLetter(admin, { campaignSlug: slug, id: 1, reason: 'salah' }),
  ];
  for (const act of acts) await expect(act()).rejects.toEqual(refusal('campaign-archived'));
});

test('the grid says beforehand which of its areas are closed on the day, by whom, and who may open them', async () => {
  await close(karawang, '32.15.03', '2021-04-10');
  await close(jabar, '32.15', '2021-04-08');
  const openGrid = async (actor: Actor, code: string, day: string) => {
    const request = { campaignSlug: slug, code, day: toDay(day), stage: 'recorded' as const };
    const grid = await loadCountGrid(as(actor), request);
    return grid?.closed.map(({ closure, areas, mayOpen }) => [closure.untilDay, areas.length, mayOpen]);
  };
  expect(await openGrid(karawang, '32.15', '2021-04-11')).toEqual([]);
  expect(await openGrid(karawang, '32.15', '2021-04-09')).toEqual([['2021-04-10', 1, true]]);
  expect(await openGrid(karawang, '32.15', '2021-04-08')).toEqual([
    ['2021-04-08', 29, false],
    ['2021-04-10', 1, true],
  ]);
  expect(await openGrid(personOf('kecamatan', '32.15.03'), '32.15.03', '2021-04-09')).toEqual([
    ['2021-04-10', expect.any(Number), false],
  ]);
});
