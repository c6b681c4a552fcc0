import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeTestCampaign, tamperWithPlan } from '../../../db/testing/campaigns';
import { openSmallDatabase, type TestDatabase } from '../../../db/testing/database';
import { undoImport } from '../../../db/writes/import-undo';
import { commitImport, discardImport, type NewImport, storeImport } from '../../../db/writes/imports';
import { verifyProgress } from '../../../db/writes/rebuild';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import type { ImportSettings } from '../../domain/imports';
import { Problem } from '../../domain/problems';
import { type Actor, accountOf } from '../../domain/users';
import { templateSettings } from '../../imports/fixtures/settings';
import { hashFile } from '../../imports/read/hash-file';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { loadCampaignScope } from '../loaders/imports';
import { readAreaProgress } from '../loaders/progress';
import { correctImport, requireImport, uploadFile } from './imports';

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
  slug = `unggah-${made++}`;
  await makeTestCampaign(database.owner, slug);
});

const head = 'kode_wilayah,wilayah,tanggal,online_terdata,online_masuk,manual_terdata,manual_masuk\n';

function send(user: Actor, text: string, change: Partial<ImportSettings> = {}) {
  return uploadFile(contextOf(user, database.serving), {
    campaignSlug: slug,
    kind: 'rekap',
    fileName: 'rekap.csv',
    bytes: new TextEncoder().encode(text),
    settings: { ...settings, ...change },
  });
}

async function commit(user: Actor, id: number, acceptPartial = false): Promise<void> {
  const found = await requireImport(contextOf(user, database.serving), id);
  await commitImport(database.serving, found.scope.area, { id, userId: accountOf(user), acceptPartial });
}

async function undo(user: Actor, id: number, acceptLater = false): Promise<void> {
  const found = await requireImport(contextOf(user, database.serving), id);
  await undoImport(database.serving, found.scope.area, { id, userId: accountOf(user), acceptLater });
}

async function headline(user: Actor, code: string, asOf = '2021-04-13') {
  const progress = await readAreaProgress(contextOf(user, database.serving), {
    campaignSlug: slug,
    code,
    asOf: toDay(asOf),
    stage: 'recorded',
    detail: null,
    targetSet: null,
    series: false,
  });
  return progress?.headline;
}

const refusal = (status: number, type?: string) =>
  expect.objectContaining({ name: 'Problem', status, ...(type ? { type } : {}) });

describe('from file to figure', () => {
  const file = `${head}32.15.03.2001,Telukjambe,2021-04-13,120,100,40,\n32.15.03.2002,,2021-04-13,60,50,,5\n`;

  test('preview counts nothing; commit moves the area and all above; undo leaves no trace', async () => {
    const checked = await send(karawang, file);
    expect(checked).toMatchObject({ rowCount: 2, acceptedCount: 2, refused: [], status: 'checked' });
    expect(checked.totals).toMatchObject({
      before: { online: null, manual: null, total: null },
      after: { online: 150, manual: 5, total: 155 },
    });
    expect((await headline(karawang, '32.15'))?.total).toBeNull();

    await commit(karawang, checked.id);
    expect(await headline(karawang, '32.15')).toMatchObject({
      online: 150,
      manual: 5,
      total: 155,
      backlog: { manual: 35 },
    });
    expect((await headline(jabar, '32'))?.total).toBe(155);
    expect((await headline(operatorUser(), 'id'))?.total).toBe(155);

    await undo(karawang, checked.id);
    expect((await headline(operatorUser(), 'id'))?.total).toBeNull();
    expect(await verifyProgress(database.owner, slug)).toEqual([{ campaign: slug, rows: 0, difference: null }]);
  });

  test('undo restores what stood before, and leaves what came after', async () => {
    const first = await send(karawang, `${head}32.15.03.2001,,2021-04-12,,70,,\n32.15.03.2002,,2021-04-12,,30,,\n`);
    await commit(karawang, first.id);
    const second = await send(karawang, `${head}32.15.03.2001,,2021-04-12,,75,,\n32.15.03.2002,,2021-04-12,,33,,\n`);
    await commit(karawang, second.id);
    const third = await send(telukjambe, `${head}32.15.03.2002,,2021-04-12,,36,,\n`);
    await commit(telukjambe, third.id);
    await expect(undo(karawang, second.id)).rejects.toEqual(refusal(409, 'later-reports'));
    expect((await headline(karawang, '32.15.03.2001'))?.total).toBe(75);
    await undo(karawang, second.id, true);
    expect((await headline(karawang, '32.15.03.2001'))?.total).toBe(70);
    expect((await headline(karawang, '32.15.03.2002'))?.total).toBe(36);
    await undo(karawang, third.id);
    expect((await headline(karawang, '32.15.03.2002'))?.total).toBe(30);
  });

  test('daily increments build on what stood the day before', async () => {
    const first = await send(karawang, `${head}32.15.03.2001,,2021-04-12,,70,,\n`);
    await commit(karawang, first.id);
    const daily = await send(karawang, `${head}32.15.03.2001,,2021-04-13,,5,,\n32.15.03.2001,,2021-04-14,,6,,\n`, {
      mode: 'daily',
    });
    await commit(karawang, daily.id);
    expect((await headline(karawang, '32.15.03.2001'))?.total).toBe(75);
    expect((await headline(karawang, '32.15.03.2001', '2021-04-14'))?.total).toBe(81);
  });

  test('a row with an unknown code can be given one, and is then accepted', async () => {
    const checked = await send(karawang, `${head}32.15.03.2999,,2021-04-13,,9,,\n`);
    expect(checked).toMatchObject({ acceptedCount: 0, refused: [expect.objectContaining({ row: 2 })] });
    const mended = await correctImport(contextOf(karawang, database.serving), checked.id, {
      columns: {},
      rows: { '2': '32.15.03.2001' },
    });
    expect(mended).toMatchObject({ acceptedCount: 1, refused: [] });
  });
});

describe('refused', () => {
  const row = (code: string) => `${head}${code},,2021-04-13,,9,,\n`;

  test.each([
    ['the whole nation', 'id'],
    ['a province', '32'],
    ['a sibling kabupaten', '33.13'],
    ['a desa elsewhere', '33.13.01.2001'],
    ['a desa that does not exist', '32.15.03.2999'],
  ])('%s in a file of Karawang: the row, with the same words', async (_, code) => {
    const checked = await send(karawang, row(code));
    expect(checked.acceptedCount).toBe(0);
    expect(checked.refused).toEqual([
      expect.objectContaining({ row: 2, column: 'kode_wilayah', reason: expect.stringContaining('tidak ditemukan') }),
    ]);
  });

  test('a kecamatan cannot speak for its kabupaten, nor see, commit or undo an upload of it', async () => {
    expect((await send(telukjambe, row('32.15'))).acceptedCount).toBe(0);
    const { id } = await send(karawang, row('32.15.03.2001'));
    await expect(commit(telukjambe, id)).rejects.toEqual(refusal(404));
    await commit(karawang, id);
    await expect(undo(telukjambe, id)).rejects.toEqual(refusal(404));
    await expect(undo(karanganyar, id)).rejects.toEqual(refusal(404));
    await undo(jabar, id);
  });

  test('a reader', async () => {
    await expect(send(reader, row('32.15.03.2001'))).rejects.toEqual(refusal(403, 'read-only'));
    const { id } = await send(karawang, row('32.15.03.2001'));
    await expect(commit(reader, id)).rejects.toEqual(refusal(403, 'read-only'));
  });

  test('an unknown campaign, and `under` an area elsewhere', async () => {
    await expect(send(karawang, row('32.15'), { under: '33.13' })).rejects.toEqual(refusal(404));
    slug = 'tidak-ada';
    await expect(send(karawang, row('32.15'))).rejects.toEqual(refusal(404));
  });

  test('refused rows need a word, and a double commit is refused', async () => {
    const { id } = await send(karawang, `${row('32.15.03.2001')}32.15.03.2002,,2021-04-13,,"3,5",,\n`);
    await expect(commit(karawang, id)).rejects.toEqual(refusal(409, 'rows-refused'));
    await commit(karawang, id, true);
    await expect(commit(karawang, id, true)).rejects.toEqual(refusal(409));
    expect((await headline(karawang, '32.15'))?.total).toBe(9);
  });

  test('a plan that is not the one previewed', async () => {
    const { id } = await send(karawang, row('32.15.03.2001'));
    await tamperWithPlan(database.owner, id);
    await expect(commit(karawang, id)).rejects.toEqual(refusal(409, 'plan-changed'));
    expect((await headline(karawang, '32.15'))?.total).toBeNull();
  });

  test('the same file again, until it is undone or set aside', async () => {
    const { id } = await send(karawang, row('32.15.03.2001'));
    await expect(send(karawang, row('32.15.03.2001'))).rejects.toMatchObject({ status: 409, extra: { id } });
    await commit(karawang, id);
    // Another office learns that it is there, and nothing of whose it is.
    const told = await send(telukjambe, row('32.15.03.2001')).catch((error) => error);
    expect(told).toBeInstanceOf(Problem);
    expect(told).toMatchObject({ status: 409, extra: {} });
    await undo(karawang, id);
    const again = await send(karawang, row('32.15.03.2001'));
    const found = await requireImport(contextOf(karawang, database.serving), again.id);
    await discardImport(database.serving, found.scope.area, { id: again.id, userId: null });
    await send(karawang, row('32.15.03.2001'));
  });

  test('the same file with another word beside it, while it was not counted', async () => {
    const undated = 'kode_wilayah;online_masuk\n32.15.03.2001;10\n';
    const first = await send(karawang, undated);
    expect(first).toMatchObject({ acceptedCount: 0, refusedCount: 1 });
    const second = await send(karawang, undated, { asOf: toDay('2021-04-13') });
    expect(second).toMatchObject({ acceptedCount: 1, refusedCount: 0 });
    expect(await requireImport(contextOf(karawang, database.serving), first.id)).toMatchObject({ status: 'discarded' });
    await commit(karawang, second.id);
    const other = { asOf: toDay('2021-04-14') };
    await expect(send(karawang, undated, other)).rejects.toMatchObject({ status: 409, extra: { id: second.id } });
  });

  test.each(['2021-03-31', '2021-07-02'])('a day outside the campaign said beside the file: %s', async (day) => {
    const wrong = send(karawang, row('32.15.03.2001'), { asOf: toDay(day) });
    await expect(wrong).rejects.toEqual(refusal(400, 'day-outside-campaign'));
  });

  test('one hundred at once of the same file are one import', async () => {
    const scope = await loadCampaignScope(contextOf(karawang, database.serving), {
      campaignSlug: slug,
      under: null,
      verb: 'import',
    });
    if (!scope) throw new Error('no scope');
    const content = new TextEncoder().encode(row('32.15.03.2001'));
    const upload: NewImport = {
      campaignId: scope.campaign.id,
      kind: 'rekap',
      userId: null,
      fileName: 'rekap.csv',
      sha256: hashFile(content),
      content,
      settings,
      columns: [],
      rowCount: 1,
      acceptedCount: 1,
      refused: [],
      warnings: [],
      notes: [],
      facts: [
        {
          row: 2,
          area: rangeOfCode('32.15.03.2001').lo,
          day: toDay('2021-04-13'),
          measure: 'recorded.online',
          value: 9,
        },
      ],
    };
    const sent = await Promise.allSettled(
      Array.from({ length: 100 }, () => storeImport(database.serving, scope.area, upload)),
    );
    const kept = sent.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(kept).toHaveLength(1);
    const told = sent.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(told).toHaveLength(99);
    for (const one of told) expect(one).toMatchObject({ status: 409, type: 'same-file', extra: { id: kept[0] } });
  });
});
