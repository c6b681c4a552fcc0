import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { toDay } from '../../domain/days';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { readQuestions } from '../loaders/questions';
import { everyVisit, readVisits } from '../loaders/visits';
import { closeArea, openArea } from './closures';
import { recordComparison, withdrawComparison } from './comparisons';
import { commitUpload } from './import-commits';
import { loadOriginalFile } from './import-files';
import { undoUpload } from './import-undo';
import { requireImport, uploadFile } from './imports';
import { endOutage, noteOutage } from './outages';
import { askQuestion, closeQuestion, replyToQuestion } from './questions';
import { recordVisit, restateVisit, takeBackVisit } from './visits';

// Merauke, 93.01 since 2022, works in a campaign of the edition of 2020, which knows it as 91.01.

const slug = 'lama';
const merauke = personOf('kabupaten', '93.01');
const now = new Date('2021-04-13T09:00:00Z');
let database: TestDatabase;
const as = (actor = merauke) => contextOf(actor, database.serving, now);

beforeAll(async () => {
  database = await openTestDatabase();
  await database.owner.execute(`insert into editions (name, source) values ('uji-2020', 'uji')`);
  // The areas of Merauke with the numbers of before, and what lies above them.
  await database.owner.execute(`
    insert into areas (edition_id, lo, hi, parent_lo, code, level, kind, name, folded)
    select e.id, lo - shift, hi - shift,
      case when level = 2 then 9100000000 when level > 2 then parent_lo - shift else parent_lo end,
      case when level > 1 then '91' || substr(code, 3) else code end, level, kind, a.name, folded
    from areas a join editions e on e.name = 'uji-2020',
      lateral (select case when level > 1 then 200000000 else 0 end as shift) s
    where edition_id = (select id from editions where name = '2025') and (code in ('id', '91') or code like '93.01%')`);
  await database.owner.execute(`
    insert into campaigns (slug, name, unit, start_day, end_day, edition_id, source)
    select '${slug}', 'Lama', 'keluarga', '2021-04-01', '2021-05-31', id, 'uji' from editions where name = 'uji-2020'`);
});
afterAll(() => database.close());

const day = toDay('2021-04-12');
const place = { campaignSlug: slug, code: '91.01' };

test('a file is sent, counted, read again and taken back', async () => {
  const settings = { asOf: null, mode: 'cumulative', stage: 'recorded', channel: 'online', under: null } as const;
  const { id } = await uploadFile(as(), {
    ...{ campaignSlug: slug, kind: 'rekap', fileName: 'rekap.csv' },
    bytes: new TextEncoder().encode('kode_wilayah,wilayah,tanggal,online_masuk\n91.01,,2021-04-12,120\n'),
    settings: { ...settings, columns: {}, rows: {} },
  });
  await commitUpload(as(), { id, acceptPartial: false });
  expect(await requireImport(as(), id)).toMatchObject({ status: 'committed', acceptedCount: 1, refusedElsewhere: 0 });
  expect((await loadOriginalFile(as(), { campaignSlug: slug, id })).fileName).toBe('rekap.csv');
  await expect(requireImport(as(personOf('kabupaten', '93.02')), id)).rejects.toMatchObject({ status: 404 });
  await undoUpload(as(), { id, acceptLater: false });
  expect(await requireImport(as(), id)).toMatchObject({ status: 'undone' });
});

test('a visit is recorded, changed and taken back', async () => {
  const id = await recordVisit(as(), {
    ...{ campaignSlug: slug, kind: 'monitoring', fromDay: day, toDay: day, participants: 'Kepala bidang', result: '' },
    ...{ tasks: [], places: [{ code: '91.01.01', kampung: '' }] },
  });
  await restateVisit(as(), { campaignSlug: slug, id, result: 'Kader bertambah' });
  const list = await readVisits(as(), { campaignSlug: slug, filter: { ...everyVisit, code: null } });
  expect(list?.visits).toMatchObject([{ id, result: 'Kader bertambah', mayChange: true }]);
  await takeBackVisit(as(), { campaignSlug: slug, id, note: 'salah catat' });
});

test('an outage is noted and ended', async () => {
  const span = { fromDay: day, fromMinute: null, toDay: null, toMinute: null };
  const id = await noteOutage(as(), { ...place, channel: 'online', reason: 'Listrik padam', source: 'PLN', span });
  await endOutage(as(), { campaignSlug: slug, id, at: null });
});

test('a question is asked, answered and settled', async () => {
  const id = await askQuestion(as(), { ...place, text: 'Kok turun?', asOf: null });
  await replyToQuestion(as(), { campaignSlug: slug, id, text: 'Formulir menyusul' });
  await closeQuestion(as(), { campaignSlug: slug, id, closed: true });
  const list = await readQuestions(as(), { campaignSlug: slug, code: null, state: 'all' });
  expect(list?.questions).toMatchObject([{ id, mayChange: true }]);
});

test('days below are signed off and opened again, by the same office', async () => {
  const below = { campaignSlug: slug, code: '91.01.01' };
  await closeArea(as(), { ...below, untilDay: day, settle: 'belum lapor semua' });
  await openArea(as(), { ...below, fromDay: null, reason: 'Rekap desa menyusul' });
});

test('figures of another source are kept and taken back', async () => {
  const { id } = await recordComparison(as(), {
    ...{ ...place, source: 'Portal', day, hour: null },
    figures: [{ code: '91.01', total: 130 }],
  });
  await withdrawComparison(as(), { campaignSlug: slug, id });
});
