import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openSmallDatabase, type TestDatabase } from '../../../db/testing/database';
import { commitImport, discardImport } from '../../../db/writes/imports';
import type { ImportSettings } from '../../domain/imports';
import type { Actor } from '../../domain/users';
import { templateSettings } from '../../imports/fixtures/settings';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { loadImport, loadPlan } from '../loaders/imports';
import { compareAgain } from './import-comparisons';
import { requireImport, uploadFile } from './imports';

let database: TestDatabase;
let slug: string;
let made = 0;

const settings: ImportSettings = { ...templateSettings, channel: 'online' };

const karawang = personOf('kabupaten', '32.15');
const telukjambe = personOf('kecamatan', '32.15.03');
const karanganyar = personOf('kabupaten', '33.13');
const jabar = personOf('provinsi', '32');
const reader = personOf('pembaca', '32');

beforeAll(async () => {
  database = await openSmallDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  slug = `banding-${made++}`;
  await makeTestCampaign(database.owner, slug);
});

function send(user: Actor, ...rows: string[]) {
  const text = `kode_wilayah;tanggal;online_masuk\n${rows.join('\n')}\n`;
  const bytes = new TextEncoder().encode(text);
  const upload = { campaignSlug: slug, kind: 'rekap' as const, fileName: 'rekap.csv', bytes, settings };
  return uploadFile(contextOf(user, database.serving), upload);
}

async function commit(user: Actor, id: number): Promise<void> {
  const { scope } = await requireImport(contextOf(user, database.serving), id);
  await commitImport(database.serving, scope.area, { id, userId: null, acceptPartial: false });
}

const load = async (user: Actor, id: number) => {
  const found = await loadImport(contextOf(user, database.serving), { id, verb: 'view' });
  if (!found) throw new Error('it is not there');
  return found;
};

describe('refused', () => {
  test('those who may not import there: they learn nothing, and nothing is compared', async () => {
    const { id } = await send(karawang, '32.15.03.2001;2021-04-12;70');
    for (const other of [telukjambe, karanganyar]) {
      expect(await compareAgain(contextOf(other, database.serving), id)).toBe('unknown');
    }
    expect(await compareAgain(contextOf(reader, database.serving), id)).toMatchObject({
      title: 'Akun ini hanya untuk melihat',
    });
    expect(await compareAgain(contextOf(karawang, database.serving), id + 1_000)).toBe('unknown');
    const audited = await database.owner.execute(`select 1 from audit where action = 'import.compare'`);
    expect(audited).toHaveLength(0);
  });

  test('one that waits no more stays as it was compared', async () => {
    const { id, scope } = await send(karawang, '32.15.03.2001;2021-04-12;70').then(({ id }) =>
      requireImport(contextOf(karawang, database.serving), id),
    );
    const other = await send(karawang, '32.15.03.2001;2021-04-12;60');
    await commit(karawang, other.id);
    await discardImport(database.serving, scope.area, { id, userId: null });
    expect(await compareAgain(contextOf(karawang, database.serving), id)).toBe('done');
    expect((await load(karawang, id)).byMeasure).toEqual([{ measure: 'recorded.online', before: null, after: 70 }]);
  });
});

test('figures that change after the check are told of, and compared with when asked', async () => {
  const checked = await send(karawang, '32.15.03.2001;2021-04-12;70', '32.15.03.2002;2021-04-12;5');
  expect(checked).toMatchObject({ changedSince: null, plan: { changes: { new: 2 }, flagged: 0, flags: [] } });

  // Elsewhere: nothing of it is told.
  await commit(karanganyar, (await send(karanganyar, '33.13.01.2001;2021-04-12;9')).id);
  expect((await load(karawang, checked.id)).changedSince).toBeNull();

  await commit(telukjambe, (await send(telukjambe, '32.15.03.2001;2021-04-12;80')).id);
  const stale = await load(karawang, checked.id);
  expect(stale.changedSince).toBeInstanceOf(Date);
  expect(stale).toMatchObject({ plan: { changes: { new: 2 } }, totals: { before: { total: null } } });

  expect(await compareAgain(contextOf(jabar, database.serving), checked.id)).toBe('done');
  const found = await load(karawang, checked.id);
  expect(found).toMatchObject({
    changedSince: null,
    totals: { before: { total: 80 }, after: { total: 75 } },
    plan: {
      changes: { new: 1, changed: 0, same: 0, fallen: 1 },
      flagged: 1,
      flags: [{ flag: 'fell', rows: 1, first: [{ part: 0, row: 2 }] }],
    },
  });
  expect(
    found.levels.map(({ level, areas, before, after, area }) => [level, areas, before, after, area?.name]),
  ).toEqual([
    [4, 2, 80, 75, undefined],
    [3, 1, 80, 75, 'Telukjambe Timur'],
    [2, 1, 80, 75, 'Karawang'],
  ]);
  const [audited] = await database.owner.execute<{ rows: number }>(
    `select count(*)::integer as rows from audit where action = 'import.compare' and subject = 'unggahan ${checked.id}'`,
  );
  expect(audited?.rows).toBe(1);

  await commit(karawang, checked.id);
  expect((await load(karawang, checked.id)).changedSince).toBeNull();
});

test('marks that ask for nothing hide none that does: rows to look at are counted and listed without them', async () => {
  await commit(karawang, (await send(karawang, '32.15.03.2001;2021-04-12;80', '32.15.01.1001;2021-04-12;50')).id);
  const sent = await send(karawang, '32.15.03;2021-04-13;10', '32.15.01;2021-04-13;20', '32.15.03.2001;2021-04-13;79');
  const { plan, scope } = await requireImport(contextOf(karawang, database.serving), sent.id);
  expect(plan.flags.map(({ flag, rows }) => [flag, rows])).toEqual([
    ['fell', 1],
    ['partsExceedWhole', 2],
  ]);
  expect(plan.flagged).toBe(1);
  const facts = await loadPlan(contextOf(operatorUser(), database.serving), scope, {
    importId: sent.id,
    filter: 'flagged',
    limit: 9,
    offset: 0,
  });
  expect(facts.map(({ row, before, after }) => [row, before, after])).toEqual([[4, 80, 79]]);
});

test('rows are shown by what they change, in the order of the file, page by page', async () => {
  const rows = ['2001', '2002', '2003', '2004', '2005'].map((desa, at) => `32.15.03.${desa};2021-04-12;${10 + at}`);
  await commit(karawang, (await send(karawang, ...rows)).id);
  const { id, scope } = await send(
    karawang,
    '32.15.03.2001;2021-04-13;9',
    '32.15.03.2002;2021-04-13;11',
    '32.15.03.2003;2021-04-13;13',
    '32.15.03.2004;2021-04-13;12',
    '32.15.03.2006;2021-04-13;1',
  ).then(({ id }) => requireImport(contextOf(karawang, database.serving), id));
  const shown = async (filter: Parameters<typeof loadPlan>[2]['filter'], limit = 50, offset = 0) => {
    const facts = await loadPlan(contextOf(operatorUser(), database.serving), scope, {
      importId: id,
      filter,
      limit,
      offset,
    });
    return facts.map(({ row, before, after, flags }) => [row, before, after, flags.join()]);
  };
  expect(await shown('flagged')).toEqual([
    [2, 10, 9, 'fell'],
    [5, 13, 12, 'fell'],
  ]);
  expect(await shown('fallen', 1, 1)).toEqual([[5, 13, 12, 'fell']]);
  expect(await shown('same')).toEqual([[3, 11, 11, '']]);
  expect(await shown('changed')).toEqual([[4, 12, 13, '']]);
  expect(await shown('new')).toEqual([[6, null, 1, '']]);
  expect((await shown('all', 2, 3)).map(([row]) => row)).toEqual([5, 6]);
});

test('an upload from before rows were compared still shows them', async () => {
  const { id } = await send(karawang, '32.15.03.2001;2021-04-12;70', '32.15.03.2002;2021-04-12;5');
  await database.owner.execute(`delete from import_rows where import_id = ${id}`);
  const { scope, plan } = await requireImport(contextOf(karawang, database.serving), id);
  expect(plan).toMatchObject({ changes: { new: 0, changed: 0, same: 0, fallen: 0 }, flagged: 0 });
  const facts = await loadPlan(contextOf(operatorUser(), database.serving), scope, {
    importId: id,
    filter: 'all',
    limit: 1,
    offset: 1,
  });
  expect(facts.map(({ row }) => row)).toEqual([3]);
  expect(
    await loadPlan(contextOf(operatorUser(), database.serving), scope, {
      importId: id,
      filter: 'flagged',
      limit: 9,
      offset: 0,
    }),
  ).toEqual([]);
});
