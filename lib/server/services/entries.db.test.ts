import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { testArea } from '../../../db/testing/scope';
import { type NewEntry, saveEntry } from '../../../db/writes/entries';
import { verifyProgress } from '../../../db/writes/rebuild';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { everyUpload } from '../../domain/import-history';
import type { SaveOutcome, SentCell, SentTable } from '../../domain/typed-figures';
import type { SessionUser } from '../../domain/users';
import { contextOf } from '../auth/context';
import { createPeople } from '../auth/fixtures/people';
import { loadCountGrid } from '../loaders/counts';
import { loadImportHistory } from '../loaders/import-history';
import { saveTyped } from './counts';
import { loadOriginalFile } from './import-files';
import { undoUpload } from './import-undo';
import { correctImport, requireImport } from './imports';

let database: TestDatabase;
let people: (name: string) => SessionUser;
let slug: string;
let campaignId: number;
let made = 0;

const telukjambe = '32.15.03';
const day = toDay('2021-04-14');

beforeAll(async () => {
  database = await openTestDatabase();
  people = await createPeople(database.serving, [
    ['karawang', 'kabupaten', '32.15'],
    ['rekan', 'kabupaten', '32.15'],
    ['purwakarta', 'kabupaten', '32.14'],
  ]);
});
afterAll(() => database.close());
beforeEach(async () => {
  slug = `isian-${made++}`;
  campaignId = await makeTestCampaign(database.owner, slug);
});

const cell = (text: string, opened: number | null = null, change: Partial<SentCell> = {}): SentCell => ({
  ...{ code: telukjambe, channel: 'online', text, opened },
  ...change,
});

const as = (name: string) => contextOf(people(name), database.serving);

function save(cells: SentCell[], change: Partial<SentTable> & { who?: string } = {}): Promise<SaveOutcome> {
  const { who = 'karawang', ...rest } = change;
  const sent = { campaignSlug: slug, code: '32.15', day, stage: 'recorded' as const, cells, requestKey: randomUUID() };
  return saveTyped(as(who), { ...sent, ...rest });
}

async function online(code = telukjambe): Promise<number | null | undefined> {
  const grid = await loadCountGrid(as('karawang'), { campaignSlug: slug, code: '32.15', day, stage: 'recorded' });
  return grid?.rows.find((row) => row.area.code === code)?.said.online;
}

async function history() {
  const grid = await loadCountGrid(as('karawang'), { campaignSlug: slug, code: null, day, stage: 'recorded' });
  if (!grid) throw new Error('there is no grid of Karawang');
  const page = { filter: everyUpload, limit: 100, offset: 0 };
  const { days } = await loadImportHistory(as('karawang'), grid.scope, page);
  return days.flatMap(({ entries }) => entries);
}

const rowsOf = (table: 'imports' | 'counts') =>
  database.owner.execute(`select * from ${table} where campaign_id = ${campaignId} order by id`);

function idOf(outcome: SaveOutcome): number {
  if (outcome.kind !== 'saved' || outcome.importId === null) throw new Error(`not saved: ${outcome.kind}`);
  return outcome.importId;
}

const refusal = (status: number, type: string) => expect.objectContaining({ name: 'Problem', status, type });

describe('a request', () => {
  test('that is repeated is answered the same, and stored once', async () => {
    const requestKey = randomUUID();
    const cells = [cell('1.240'), cell('3', null, { channel: 'manual' })];
    const first = await save(cells, { requestKey });
    expect(first).toMatchObject({ kind: 'saved', cells: 2, held: [], importId: expect.any(Number) });
    expect(await save(cells, { requestKey })).toEqual(first);
    // In whatever order, and however a figure is written.
    expect(await save([...cells].reverse(), { requestKey })).toEqual(first);
    expect(await save([cell('1240'), ...cells.slice(1)], { requestKey })).toEqual(first);
    expect([await rowsOf('imports'), await rowsOf('counts')].map(({ length }) => length)).toEqual([1, 2]);
  });

  test('that comes five times at once is stored once, and each is answered the same', async () => {
    const requestKey = randomUUID();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => save([cell('9')], { requestKey })));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await rowsOf('imports')).toHaveLength(1);
  });

  test('is answered as it was when others have saved since, and overwrites nothing', async () => {
    const requestKey = randomUUID();
    const first = await save([cell('5')], { requestKey });
    await save([cell('6', 5)], { who: 'rekan' });
    expect(await save([cell('5')], { requestKey })).toEqual(first);
    expect(await online()).toBe(6);
  });

  test.each<[string, SentCell[], Partial<SentTable>]>([
    ['another figure', [cell('6')], {}],
    ['a figure more', [cell('5'), cell('6', null, { channel: 'manual' })], {}],
    ['a figure less', [cell('5')], { reasons: {} }],
    ['another area', [cell('5', null, { code: '32.15.01' })], {}],
    ['another day', [cell('5')], { day: toDay('2021-04-15') }],
    ['another stage', [cell('5')], { stage: 'collected' }],
    ['a figure that was opened otherwise', [cell('5', 4)], {}],
    ['a reason that was not there', [cell('5')], { reasons: { [telukjambe]: 'sudah dicek' } }],
  ])('is refused when its key brings %s, and nothing is stored', async (what, cells, change) => {
    const requestKey = randomUUID();
    const before = what === 'a figure less' ? [cell('5'), cell('6', null, { channel: 'manual' })] : [cell('5')];
    await save(before, { requestKey });
    const stored = await rowsOf('counts');
    await expect(save(cells, { requestKey, ...change })).rejects.toEqual(refusal(409, 'request-key-used'));
    expect(await rowsOf('counts')).toEqual(stored);
    expect(await rowsOf('imports')).toHaveLength(1);
  });

  test('of another user, of the same office or out of sight, does not pass for ours', async () => {
    const requestKey = randomUUID();
    await save([cell('5')], { requestKey });
    await expect(save([cell('5')], { requestKey, who: 'rekan' })).rejects.toEqual(refusal(409, 'request-key-used'));
    const theirs = save([cell('5', null, { code: '32.14.01' })], { requestKey, who: 'purwakarta', code: '32.14' });
    await expect(theirs).rejects.toEqual(refusal(409, 'request-key-used'));
    expect(await rowsOf('imports')).toHaveLength(1);
  });

  test('without a key is refused', async () => {
    for (const requestKey of ['', '1', "'; drop table imports; --"]) {
      await expect(save([cell('5')], { requestKey })).rejects.toEqual(refusal(400, 'typed-table-unreadable'));
    }
    expect(await rowsOf('imports')).toEqual([]);
  });

  test('whose figures were refused, held or in conflict has not used its key', async () => {
    const requestKey = randomUUID();
    await save([cell('5')], { who: 'rekan' });
    expect(await save([cell('x')], { requestKey })).toMatchObject({ kind: 'refused' });
    expect(await save([cell('7')], { requestKey })).toMatchObject({ kind: 'conflict' });
    expect(await save([cell('7', 5)], { requestKey })).toMatchObject({ kind: 'saved' });
    expect(await online()).toBe(7);
  });
});

describe('the same grid', () => {
  test('is saved 25 times on one day', { timeout: 120_000 }, async () => {
    const ids = new Set<number>();
    for (let time = 1; time <= 25; time += 1) {
      ids.add(idOf(await save([cell('5', time === 1 ? null : 6)])));
      ids.add(idOf(await save([cell('6', 5)])));
    }
    expect(ids.size).toBe(50);
    expect(await online()).toBe(6);
    expect((await verifyProgress(database.owner, slug))[0]?.difference).toBeNull();
  });

  test('is saved without a process that reads files', async () => {
    // The process that reads a file is kept for the next one; those of other files of tests do not count.
    const kept: unknown[] = Reflect.get(globalThis, 'kejarCheckProcesses') ?? [];
    const warm = kept.splice(0);
    await save([cell('5')]);
    expect(kept).toEqual([]);
    kept.push(...warm);
  });
});

describe('what was entered', () => {
  test('is read in the history, by its values, user and time, and downloaded', async () => {
    const id = idOf(await save([cell('1.240'), cell('0', null, { code: '32.15.01', channel: 'manual' })]));
    const [entry, ...others] = await history();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      ...{ id, kind: 'rekap', status: 'committed', byHand: true, userName: 'karawang', rowCount: 2, acceptedCount: 2 },
      ...{ firstDay: day, lastDay: day, fileName: 'ketikan-32.15-2021-04-14-masuk.csv', committedAt: expect.any(Date) },
    });
    const found = await requireImport(as('karawang'), id);
    expect(found).toMatchObject({ sha256: null, refused: [], warnings: [], notes: [], parts: [] });
    expect(found.byMeasure).toEqual([
      { measure: 'recorded.manual', before: null, after: 0 },
      { measure: 'recorded.online', before: null, after: 1240 },
    ]);
    const file = await loadOriginalFile(as('karawang'), { campaignSlug: slug, id });
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes)).toBe(
      `\ufeff${[
        'kode_wilayah;wilayah;tanggal;online_masuk;manual_masuk',
        '32.15.01;Karawang Barat;2021-04-14;;0',
        '32.15.03;Telukjambe Timur;2021-04-14;1240;',
        '',
      ].join('\r\n')}`,
    );
    const [row] = await rowsOf('imports');
    expect(row?.entered).toEqual({
      ...{ area: '32.15', day, stage: 'recorded' },
      cells: [
        { code: '32.15.01', name: 'Karawang Barat', channel: 'manual', value: 0, opened: null },
        { code: telukjambe, name: 'Telukjambe Timur', channel: 'online', value: 1240, opened: null },
      ],
    });
    const audit = await database.owner.execute(
      `select action, user_id, detail from audit where campaign_id = ${campaignId} and subject = 'unggahan ${id}'`,
    );
    expect(audit).toEqual([
      {
        action: 'import.commit',
        user_id: people('karawang').id,
        detail: { accepted: 2, refused: 0, partial: false },
      },
    ]);
  });

  test('is opened by nobody outside its area', async () => {
    const id = idOf(await save([cell('5')]));
    await expect(loadOriginalFile(as('purwakarta'), { campaignSlug: slug, id })).rejects.toEqual(
      refusal(404, 'unknown-import'),
    );
  });

  test('cannot be corrected like a file that waits', async () => {
    const id = idOf(await save([cell('5')]));
    await expect(correctImport(as('karawang'), id, { columns: {}, rows: {} })).rejects.toEqual(
      refusal(409, 'import-committed'),
    );
  });

  test('is undone like a file; its request saves nothing again, and another one does', async () => {
    const requestKey = randomUUID();
    const id = idOf(await save([cell('5')], { requestKey }));
    await undoUpload(as('karawang'), { id, acceptLater: false });
    expect(await online()).toBeNull();
    await expect(save([cell('5')], { requestKey })).rejects.toEqual(refusal(409, 'import-undone'));
    expect(await online()).toBeNull();
    expect((await verifyProgress(database.owner, slug))[0]?.difference).toBeNull();
    expect(await save([cell('5')])).toMatchObject({ kind: 'saved' });
    expect(await online()).toBe(5);
  });

  test('of figures that stand already is kept, and those are not counted again', async () => {
    await save([cell('5')], { who: 'rekan' });
    const id = idOf(await save([cell('5'), cell('8', null, { code: '32.15.07' })]));
    const [facts] = await database.owner.execute(
      `select count(*)::integer as counted, min(row) as row from import_facts where import_id = ${id}`,
    );
    // Row 3 of what is downloaded: row 2 stood already.
    expect(facts).toEqual({ counted: 1, row: 3 });
  });
});

describe('beneath the grid', () => {
  const entryOf = (change: Partial<NewEntry>): NewEntry => ({
    ...{
      campaignId,
      userId: null,
      requestKey: randomUUID(),
      requestHash: 'uji',
      reasons: {},
      office: rangeOfCode('32.15'),
    },
    entered: { area: '32.15', day, stage: 'recorded', cells: [] },
    settings: {
      asOf: day,
      mode: 'cumulative',
      stage: 'recorded',
      channel: 'unsplit',
      under: '32.15',
      columns: {},
      rows: {},
    },
    ...{ fileName: 'ketikan.csv', columns: [], rowCount: 1, warnings: [] },
    facts: [{ row: 2, area: rangeOfCode(telukjambe).lo, day, measure: 'recorded.online', value: 5 }],
    seen: { day, stage: 'recorded', figures: [] },
    ...change,
  });

  test('a figure outside the area is refused by the database, and nothing is left of its entry', async () => {
    const area = await testArea(database.owner, '32.15');
    const facts: NewEntry['facts'] = [
      { row: 2, area: rangeOfCode('33.13').lo, day, measure: 'recorded.online', value: 5 },
    ];
    await expect(saveEntry(database.serving, area, entryOf({ facts }))).rejects.toThrow();
    expect([await rowsOf('imports'), await rowsOf('counts')]).toEqual([[], []]);
    expect(await saveEntry(database.serving, area, entryOf({}))).toMatchObject({ kind: 'saved' });
  });

  test('figures that changed since they were seen are not overwritten', async () => {
    await save([cell('9')]);
    const area = await testArea(database.owner, '32.15');
    const seen: NewEntry['seen'] = {
      ...{ day, stage: 'recorded' },
      figures: [{ area: rangeOfCode(telukjambe).lo, channel: 'online', value: null }],
    };
    await expect(saveEntry(database.serving, area, entryOf({ seen }))).rejects.toEqual(refusal(409, 'figures-changed'));
    expect(await online()).toBe(9);
    expect(await rowsOf('imports')).toHaveLength(1);
  });

  test('an import is a file or an entry, never both and never neither', async () => {
    const insert = (columns: string, values: string) =>
      database.owner.execute(
        `insert into imports (campaign_id, kind, area_lo, area_hi, office_lo, office_hi, file_name, settings, columns,
           row_count, accepted_count, refused, warnings, plan_hash, ${columns})
         values (${campaignId}, 'rekap', 0, 1, 0, 1, 'a', '{}', '[]', 0, 0, '[]', '[]', '', ${values})`,
      );
    const broken = expect.objectContaining({
      cause: expect.objectContaining({ constraint_name: 'imports_file_or_entry' }),
    });
    await expect(insert('sha256', `'a'`)).rejects.toEqual(broken);
    await expect(insert('entered', `'{}'`)).rejects.toEqual(broken);
    const key = `'${randomUUID()}'`;
    await expect(insert('request_key, request_hash', `${key}, 'a'`)).rejects.toEqual(broken);
    await expect(
      insert('sha256, content, entered, request_key, request_hash', `'a', '', '{}', ${key}, 'a'`),
    ).rejects.toEqual(broken);
    await insert('entered, request_key, request_hash', `'{}', ${key}, 'a'`);
    await insert('sha256, content', `'a', ''`);
  });
});
