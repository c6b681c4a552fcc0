import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openSmallDatabase, type TestDatabase } from '../../../db/testing/database';
import { undoImport } from '../../../db/writes/import-undo';
import { commitImport, discardImport } from '../../../db/writes/imports';
import { verifyProgress } from '../../../db/writes/rebuild';
import { toDay } from '../../domain/days';
import type { ImportSettings } from '../../domain/imports';
import { Problem } from '../../domain/problems';
import { type Actor, accountOf } from '../../domain/users';
import { templateSettings } from '../../imports/fixtures/settings';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { readAreaProgress } from '../loaders/progress';
import { compareAgain } from './import-comparisons';
import { requireImport, uploadFile } from './imports';

let database: TestDatabase;
let slug: string;
let made = 0;

const settings = templateSettings;

const karawang = personOf('kabupaten', '32.15');
const telukjambe = personOf('kecamatan', '32.15.03');
const klari = personOf('kecamatan', '32.15.05');
const bekasi = personOf('kabupaten', '32.16');
const jabar = personOf('provinsi', '32');

beforeAll(async () => {
  database = await openSmallDatabase();
});
afterAll(() => database.close());

beforeEach(async () => {
  slug = `sama-${made++}`;
  await makeTestCampaign(database.owner, slug);
});

const head = 'kode_wilayah;wilayah;jumlah\n';
/** One figure each of Telukjambe Timur and of Klari. */
const both = `${head}32.15.03;;30\n32.15.05;;50\n`;
const day = { asOf: toDay('2021-04-12') };

function send(user: Actor, text: string, change: Partial<ImportSettings> = day) {
  const bytes = new TextEncoder().encode(text);
  const upload = { campaignSlug: slug, kind: 'rekap' as const, fileName: 'rekap.csv', bytes };
  return uploadFile(contextOf(user, database.serving), { ...upload, settings: { ...settings, ...change } });
}

async function commit(user: Actor, id: number, acceptPartial = false): Promise<void> {
  const { scope } = await requireImport(contextOf(user, database.serving), id);
  await commitImport(database.serving, scope.area, { id, userId: accountOf(user), acceptPartial });
}

async function undo(user: Actor, id: number): Promise<void> {
  const { scope } = await requireImport(contextOf(user, database.serving), id);
  await undoImport(database.serving, scope.area, { id, userId: accountOf(user) });
}

async function total(code: string, asOf = '2021-04-12'): Promise<number | null | undefined> {
  const wanted = { campaignSlug: slug, code, asOf: toDay(asOf), stage: 'recorded' as const };
  const none = { detail: null, targetSet: null, series: false };
  const progress = await readAreaProgress(contextOf(operatorUser(), database.serving), { ...wanted, ...none });
  return progress?.headline.total;
}

async function refusalOf(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Problem)) throw new Error(`no refusal: ${String(error)}`);
  return error;
}

describe('a sibling office', () => {
  test('whose upload of the file has no accepted row keeps nobody from sending it', async () => {
    const theirs = await send(bekasi, both);
    expect(theirs).toMatchObject({ acceptedCount: 0, refusedCount: 2 });
    const ours = await send(karawang, both);
    expect(ours).toMatchObject({ acceptedCount: 2, refusedCount: 0 });
    await commit(karawang, ours.id);
    expect(await total('32.15')).toBe(80);
    // Theirs still waits, as it was left.
    expect(await requireImport(contextOf(bekasi, database.serving), theirs.id)).toMatchObject({ status: 'checked' });
    // Nor does ours keep them from sending it again, and being told which one it was.
    expect(await refusalOf(send(bekasi, both))).toMatchObject({ status: 409, extra: { id: theirs.id } });
  });

  test('counts its own areas of a file that both have, and each once', async () => {
    const first = await send(telukjambe, both);
    expect(first).toMatchObject({ acceptedCount: 1, refusedCount: 1 });
    await commit(telukjambe, first.id, true);
    const second = await send(klari, both);
    expect(second).toMatchObject({ acceptedCount: 1, refusedCount: 1 });
    await commit(klari, second.id, true);
    expect(await total('32.15')).toBe(80);
  });
});

describe.each(['cumulative', 'daily'] as const)('%s figures of one file', (mode) => {
  const said = { ...day, mode };

  test('by the office below, then above: the areas counted are left out and named', async () => {
    await commit(telukjambe, (await send(telukjambe, both, said)).id, true);
    const above = await send(karawang, both, said);
    expect(above).toMatchObject({ acceptedCount: 1, refusedCount: 1 });
    expect(above.refused).toEqual([
      expect.objectContaining({
        row: 2,
        column: 'kode_wilayah',
        value: '32.15.03',
        reason: expect.stringContaining('sudah dihitung dari file yang sama'),
      }),
    ]);
    await commit(karawang, above.id, true);
    expect(await total('32.15.03')).toBe(30);
    expect(await total('32.15')).toBe(80);
  });

  test('by the office above, then below: there is nothing left, and nothing of the first is told', async () => {
    await commit(karawang, (await send(karawang, both, said)).id);
    const refused = await refusalOf(send(telukjambe, both, said));
    expect(refused).toMatchObject({ status: 409, type: 'same-file', extra: {} });
    expect(refused.detail).toContain('oleh kantor lain');
    expect(await total('32.15')).toBe(80);
  });

  test('by the office below in whole, then above: the first is named', async () => {
    const klarisOwn = `${head}32.15.05;;50\n`;
    const { id } = await send(klari, klarisOwn, said);
    await commit(klari, id);
    expect(await refusalOf(send(karawang, klarisOwn, said))).toMatchObject({ status: 409, extra: { id } });
    expect(await total('32.15')).toBe(50);
  });

  test('for another day by another office: counted once all the same', async () => {
    await commit(telukjambe, (await send(telukjambe, both, said)).id, true);
    const above = await send(karawang, both, { ...said, asOf: toDay('2021-04-13') });
    expect(above).toMatchObject({ acceptedCount: 1, refusedCount: 1 });
    await commit(karawang, above.id, true);
    expect(await total('32.15', '2021-04-13')).toBe(80);
  });

  test('that both offices had checked before one of them saved', async () => {
    const above = await send(karawang, both, said);
    const below = await send(telukjambe, both, said);
    await commit(telukjambe, below.id, true);
    expect(await refusalOf(commit(karawang, above.id))).toMatchObject({ status: 409, type: 'counted-meanwhile' });
    expect(await compareAgain(contextOf(karawang, database.serving), above.id)).toBe('done');
    const now = await requireImport(contextOf(karawang, database.serving), above.id);
    expect(now).toMatchObject({ status: 'checked', acceptedCount: 1, refusedCount: 1 });
    await commit(karawang, above.id, true);
    expect(await total('32.15')).toBe(80);
  });

  test('may be counted again by whom it may concern once the first was undone', async () => {
    const below = await send(telukjambe, both, said);
    await commit(telukjambe, below.id, true);
    await undo(telukjambe, below.id);
    const above = await send(karawang, both, said);
    expect(above).toMatchObject({ acceptedCount: 2, refusedCount: 0 });
    await commit(karawang, above.id);
    await undo(karawang, above.id);
    await commit(telukjambe, (await send(telukjambe, both, said)).id, true);
    expect(await total('32.15')).toBe(30);
    expect(await verifyProgress(database.owner, slug)).toMatchObject([{ difference: null }]);
  });
});

test('a figure that was corrected since is not put back by the file that it was first in', async () => {
  await commit(telukjambe, (await send(telukjambe, both)).id, true);
  await commit(telukjambe, (await send(telukjambe, `${head}32.15.03;;35\n`)).id);
  const above = await send(karawang, both);
  await commit(karawang, above.id, true);
  expect(await total('32.15.03')).toBe(35);
});

test('a stated sum that was counted is not stated again', async () => {
  const summed = `${both}JUMLAH;;100\n`;
  await commit(karawang, (await send(karawang, summed)).id);
  expect(await total('32.15')).toBe(100);
  const more = await refusalOf(send(jabar, summed));
  expect(more).toMatchObject({ status: 409, type: 'same-file' });
});

describe('one office', () => {
  const waits: [string, Partial<ImportSettings>][] = [
    ['another area below', { ...day, under: '32.15.03' }],
    ['another channel', { ...day, channel: 'online' }],
    ['another stage', { ...day, stage: 'collected' }],
    ['another day', { asOf: toDay('2021-04-13') }],
    ['increments', { ...day, mode: 'daily' }],
  ];

  test.each(waits)('is led to the saved upload of the file when it says %s', async (_, change) => {
    const { id } = await send(karawang, both);
    await commit(karawang, id);
    const refused = await refusalOf(send(karawang, both, change));
    expect(refused).toMatchObject({ status: 409, type: 'same-file', extra: { id } });
    expect(refused.detail).toContain(`unggahan nomor ${id}`);
    expect(refused.detail).not.toContain('kantor lain');
    expect(await total('32.15')).toBe(80);
  });

  test.each(waits)('sets the waiting upload of the file aside when it says %s', async (_, change) => {
    const first = await send(karawang, both);
    const second = await send(karawang, both, change);
    expect(second.id).not.toBe(first.id);
    expect(await requireImport(contextOf(karawang, database.serving), first.id)).toMatchObject({ status: 'discarded' });
  });

  test('from one area below to another: the first is found though it lies beside the second', async () => {
    const first = await send(karawang, both, { ...day, under: '32.15.03' });
    await commit(karawang, first.id, true);
    const refused = await refusalOf(send(karawang, both, { ...day, under: '32.15.05' }));
    expect(refused).toMatchObject({ status: 409, type: 'same-file', extra: { id: first.id } });
  });

  test('what a colleague has corrected waits on, for who sends the same once more', async () => {
    const undated = await send(karawang, both, {});
    expect(undated).toMatchObject({ acceptedCount: 0 });
    const { correctImport } = await import('./imports');
    await correctImport(contextOf(karawang, database.serving), undated.id, { columns: {}, rows: {}, ...day });
    const colleague = { ...karawang, name: 'Rekan' };
    expect(await refusalOf(send(colleague, both, {}))).toMatchObject({ status: 409, extra: { id: undated.id } });
    expect(await requireImport(contextOf(karawang, database.serving), undated.id)).toMatchObject({ acceptedCount: 2 });
  });

  test('sends it anew after it was set aside or undone', async () => {
    const first = await send(karawang, both);
    const { scope } = await requireImport(contextOf(karawang, database.serving), first.id);
    await discardImport(database.serving, scope.area, { id: first.id, userId: null });
    const second = await send(karawang, both);
    await commit(karawang, second.id);
    await undo(karawang, second.id);
    await commit(karawang, (await send(karawang, both)).id);
    expect(await total('32.15')).toBe(80);
  });

  test('of twenty that it sends at once one is kept, and the others are told its number', async () => {
    const sent = await Promise.allSettled(Array.from({ length: 20 }, () => send(karawang, both)));
    const kept = sent.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []));
    expect(kept).toHaveLength(1);
    const told = sent.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    for (const one of told) expect(one).toMatchObject({ status: 409, type: 'same-file', extra: { id: kept[0] } });
  }, 120_000);
});

test('an upload with no accepted row cannot be saved, in part neither', async () => {
  const { id } = await send(karawang, `${head}32.99;;7\n`);
  for (const partial of [false, true]) {
    expect(await refusalOf(commit(karawang, id, partial))).toMatchObject({ status: 409, type: 'nothing-accepted' });
  }
  expect(await requireImport(contextOf(karawang, database.serving), id)).toMatchObject({ status: 'checked' });
});
