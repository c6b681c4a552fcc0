import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { toDay } from '../../domain/days';
import { defaultView } from '../../domain/figure-view';
import { contextOf } from '../auth/context';
import { createPeople, personOf } from '../auth/fixtures/people';
import { scheduleActor } from '../auth/operator';
import { loadAudit } from '../loaders/audit';
import { readCallList } from '../loaders/call-list';
import { readCampaign } from '../loaders/campaigns';
import { loadOfficeOverview } from '../loaders/import-history';
import { loadCampaignScope } from '../loaders/imports';
import { readNotices } from '../loaders/notices';
import { loadOfficeSettings, readOffice } from '../loaders/offices';
import { readAreaProgress } from '../loaders/progress';
import { readQuestions } from '../loaders/questions';
import { readOwnRecap } from '../loaders/recap-schedule';
import { countProposals, loadProposals } from '../loaders/target-proposals';
import { readTargetSets } from '../loaders/target-sets';
import { everyVisit, readVisits } from '../loaders/visits';
import { closeArea, openArea } from './closures';
import { recordComparison, withdrawComparison } from './comparisons';
import { commitUpload } from './import-commits';
import { loadOriginalFile } from './import-files';
import { undoUpload } from './import-undo';
import { correctImport, requireImport, uploadFile } from './imports';
import { changeOffice, keepColumns } from './offices';
import { endOutage, noteOutage } from './outages';
import { askQuestion, closeQuestion, replyToQuestion } from './questions';
import { runRecaps } from './recap-schedule';
import { declineTargets, withdrawTargets } from './target-proposals';
import { recordVisit, restateVisit, takeBackVisit } from './visits';

// Merauke, 93.01 since 2022, works in a campaign of the edition of 2020, which knows it as 91.01.

const slug = 'lama';
const merauke = personOf('kabupaten', '93.01');
const now = new Date('2021-04-13T09:00:00Z');
let database: TestDatabase;
const as = (actor = merauke) => contextOf(actor, database.serving, now);

beforeAll(async () => {
  database = await openTestDatabase();
  await database.owner.execute(`insert into editions (name, source) values ('2020-uji', 'uji')`);
  // The areas of Merauke with the numbers of before, and what lies above them.
  await database.owner.execute(`
    insert into areas (edition_id, lo, hi, parent_lo, code, level, kind, name, folded)
    select e.id, lo - shift, hi - shift,
      case when level = 2 then 9100000000 when level > 2 then parent_lo - shift else parent_lo end,
      case when level > 1 then '91' || substr(code, 3) else code end, level, kind, a.name, folded
    from areas a join editions e on e.name = '2020-uji',
      lateral (select case when level > 1 then 200000000 else 0 end as shift) s
    where edition_id = (select id from editions where name = '2025') and (code in ('id', '91') or code like '93.01%')`);
  await database.owner.execute(`
    insert into campaigns (slug, name, unit, start_day, end_day, edition_id, source)
    select '${slug}', 'Lama', 'keluarga', '2021-04-01', '2021-05-31', id, 'uji' from editions where name = '2020-uji'`);
});
afterAll(() => database.close());

const day = toDay('2021-04-12');
const place = { campaignSlug: slug, code: '91.01' };

async function campaignNow() {
  const campaign = await readCampaign(database.serving, slug);
  if (!campaign) throw new Error('no campaign');
  return campaign;
}

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

const send = async (kind: 'rekap' | 'targets', text: string, actor = merauke) => {
  const settings = { asOf: null, mode: 'cumulative', stage: 'recorded', channel: 'online', under: null } as const;
  return uploadFile(as(actor), {
    ...{ campaignSlug: slug, kind, fileName: 'berkas.csv', bytes: new TextEncoder().encode(text) },
    settings: { ...settings, columns: {}, rows: {} },
  });
};

test('what was chosen for the columns of a header is remembered', async () => {
  const head = 'kode_wilayah,tanggal,angka apa ini';
  const first = await send('rekap', `${head}\n91.01,2021-04-13,130\n`);
  await correctImport(as(), first.id, { columns: { 'angka apa ini': 'recorded.online' }, rows: {} });
  await commitUpload(as(), { id: first.id, acceptPartial: false });
  const next = await send('rekap', `${head}\n91.01,2021-04-13,131\n`);
  expect(await requireImport(as(), next.id)).toMatchObject({ acceptedCount: 1 });
});

test('a proposed target is its office’s own: seen, withdrawn by a colleague, and told of when it was decided', async () => {
  const propose = async (target: number) => {
    const { id } = await send('targets', `kode_wilayah,target\n91.01,${target}\n`);
    await commitUpload(as(), { id, acceptPartial: false, proposal: { reason: 'Pemutakhiran data dasar' } });
    const found = await loadProposals(as(personOf('kabupaten', '93.01')), {
      campaignSlug: slug,
      filter: { state: 'open' },
    });
    const [proposal] = found?.proposals ?? [];
    expect(proposal).toMatchObject({ mayWithdraw: true, mayDecide: false });
    return [proposal?.id ?? 0];
  };
  await withdrawTargets(as(), { campaignSlug: slug, ids: await propose(5_000) });
  const ids = await propose(6_000);
  await declineTargets(as(personOf('admin', 'id')), { campaignSlug: slug, ids, reason: 'Tidak sesuai surat' });
  expect((await countProposals(as(), await campaignNow())).decided).toBe(1);
});

test('its letterhead and columns are one, whichever campaign they are printed in', async () => {
  const { office } = await changeOffice(as(), { areaCode: null, version: 0, change: { name: 'Dinas KB Merauke' } });
  const { editionId } = await campaignNow();
  expect((await readOffice(as(), editionId)).letterhead.name).toBe('Dinas KB Merauke');
  await keepColumns(as(), { campaignSlug: slug, columns: ['target', 'total'], version: office.version });
  expect((await loadOfficeSettings(as(), null))?.office).toMatchObject({
    areaCode: '93.01',
    columns: ['target', 'total'],
  });
});

test('its recap is prepared in the old campaign, sent to who confirmed, and seen by its own people', async () => {
  const campaign = await campaignNow();
  const version = (await loadOfficeSettings(as(), null))?.office.version ?? 0;
  const schedule = { campaignId: campaign.id, minute: 60 };
  await changeOffice(as(), { areaCode: null, version, change: { schedule, timeZone: 'WIT' } });
  await database.owner.execute(`update offices set updated_at = '2021-04-01'`);
  const clock = contextOf(scheduleActor(), database.serving, now);
  const run = await runRecaps(clock, { mail: null, publicUrl: 'https://kejar.example.go.id' });
  expect(run).toMatchObject({ failed: [], prepared: [{ area: '93.01' }] });
  expect((await readOwnRecap(as(), slug))?.recap).toMatchObject({ areaCode: '93.01', seen: false });
  expect(await readNotices(as(), slug)).toMatchObject({ recap: { areaCode: '93.01' }, proposals: { decided: 1 } });
});

test('offices below are reached, counted and named by the numbers of today', async () => {
  const nation = personOf('admin', 'id');
  const { id } = await send('targets', 'kode_wilayah,target\n91.01.01,900\n', nation);
  await commitUpload(as(nation), { id, acceptPartial: false });
  const below = personOf('kecamatan', '93.01.01');
  await changeOffice(as(below), { areaCode: null, version: 0, change: { telephone: '0971-321000' } });
  const progress = await readAreaProgress(as(), {
    ...defaultView,
    campaignSlug: slug,
    code: '91.01',
    asOf: day,
    series: false,
  });
  const list = progress && (await readCallList(as(), progress));
  expect(list?.contacts.get('91.01.01')).toMatchObject({ telephone: '0971-321000' });
  await createPeople(database.serving, [['distrik', 'kecamatan', '93.01.01']]);
  const scope = await loadCampaignScope(as(), { campaignSlug: slug, under: null, verb: 'view' });
  const overview = scope && (await loadOfficeOverview(as(), scope));
  expect(overview?.lines.map(({ area }) => area.code)).toContain('91.01.01');
});

test('the way up leads to its own area, and the audit holds what it did', async () => {
  const targets = await readTargetSets(as(), { campaignSlug: slug, code: '91.01.01' });
  expect(targets?.above.map(({ code }) => code)).toEqual(['91.01']);
  const progress = await readAreaProgress(as(), {
    ...defaultView,
    campaignSlug: slug,
    code: '91.01.01',
    asOf: day,
    series: false,
  });
  expect(progress?.path.map(({ area, open }) => [area.code, open])).toEqual([
    ['id', false],
    ['91', false],
    ['91.01', true],
  ]);
  const query = { find: '', noun: 'import', areaCode: null, from: null, to: null } as const;
  const lines = (await loadAudit(as(), { query, page: 1 }))?.lines ?? [];
  expect(lines.map(({ action }) => action)).toContain('import.commit');
  expect((await loadAudit(as(personOf('kabupaten', '93.02')), { query, page: 1 }))?.total).toBe(0);
});
