import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestCampaign } from '@/db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { storePlan } from '@/db/testing/plans';
import { testArea, testTargetScope } from '@/db/testing/scope';
import { undoImport } from '@/db/writes/import-undo';
import { commitImport } from '@/db/writes/imports';
import { acceptProposals, declineProposals } from '@/db/writes/target-decisions';
import { toDay } from '@/lib/domain/days';
import { everyUpload } from '@/lib/domain/import-history';
import { labelImport } from '@/lib/format/import-words';
import { summariseUpload } from '@/lib/format/preview-words';
import { describeDecision } from '@/lib/format/target-words';
import { describeUndo, describeWhatStays } from '@/lib/format/undo-words';
import { operatorUser } from '@/lib/server/auth/operator';
import { loadImportHistory } from '@/lib/server/loaders/import-history';
import { loadCampaignScope, loadImport } from '@/lib/server/loaders/imports';
import { countProposals } from '@/lib/server/loaders/target-proposals';
import { loadUndoPlan } from '@/lib/server/loaders/undo-plan';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';

const campaignSlug = 'usulan';
const reason = 'Pemutakhiran data dasar keluarga per Maret';
let database: TestDatabase;
let campaignId: number;
let editionId: number;

const karawang = personOf('kabupaten', '32.15');
const bekasi = personOf('kabupaten', '32.16');

beforeAll(async () => {
  database = await openTestDatabase();
  campaignId = await makeTestCampaign(database.owner, campaignSlug);
  editionId = (await testArea(database.owner, '32')).editionId;
});
afterAll(() => database.close());

async function propose(code: string, value: number, counts: number | null = null): Promise<number> {
  const area = await testArea(database.owner, '32.15');
  const facts = [
    { code, day: null, measure: 'target.total' as const, value },
    ...(counts === null
      ? []
      : [{ code, day: toDay('2021-04-12'), measure: 'recorded.online' as const, value: counts }]),
  ];
  const id = await storePlan(database.serving, area, { campaignId, facts });
  await commitImport(database.serving, area, { id, userId: null, acceptPartial: false, proposal: { reason } });
  return id;
}

async function load(id: number) {
  const found = await loadImport(contextOf(karawang, database.serving), { id, verb: 'import' });
  if (!found) throw new Error('no upload');
  return found;
}

async function entry(id: number) {
  const scope = await loadCampaignScope(contextOf(karawang, database.serving), {
    campaignSlug,
    under: null,
    verb: 'view',
  });
  if (!scope) throw new Error('no scope');
  const page = { filter: everyUpload, limit: 25, offset: 0 };
  const { days } = await loadImportHistory(contextOf(operatorUser(), database.serving), scope, page);
  const day = days.find(({ entries }) => entries.some((one) => one.id === id));
  const found = day?.entries.find((one) => one.id === id);
  if (!day || !found) throw new Error('not in the history');
  return { label: labelImport(found), accepted: found.acceptedCount, proposals: found.proposalCount, saved: day.saved };
}

async function undoWords(id: number): Promise<string[]> {
  const found = await loadUndoPlan(contextOf(karawang, database.serving), { id, limit: 50, offset: 0 });
  const proposals = found?.upload.targets?.proposals ?? [];
  if (!found?.plan) throw new Error('no plan');
  return [describeUndo(1, found.plan, proposals), describeWhatStays(found.plan, proposals) ?? ''];
}

test('an upload that only proposed is told as that, from its history to its undo', async () => {
  const id = await propose('32.15.03', 9_000);
  expect(await entry(id)).toEqual({ label: 'Menjadi usulan', accepted: 0, proposals: 1, saved: 0 });
  const found = await load(id);
  expect([found.totals.after.total, found.byMeasure, found.acceptedCount]).toEqual([null, [], 0]);
  expect(found.targets?.proposals).toMatchObject([
    { status: 'open', area: { code: '32.15.03' }, target: { before: null, after: 9_000 }, decision: null },
  ]);
  expect(await undoWords(id)).toEqual([
    'Membatalkan unggahan 1 menarik 1 usulan target yang menunggu',
    '1 usulan target yang menunggu ikut ditarik.',
  ]);
  expect(await countProposals(contextOf(karawang, database.serving), { id: campaignId, editionId })).toEqual({
    open: 0,
    decided: 0,
  });
});

test('once decided, its page says how and why, and its office is told, nobody beside it', async () => {
  const [accepted, declined] = [await propose('32.15.04', 8_000), await propose('32.15.05', 7_000)];
  const idOf = async (upload: number) => (await load(upload)).targets?.proposals[0]?.id ?? 0;
  const act = async (upload: number) => ({ campaignId, editionId, userId: null, ids: [await idOf(upload)] });
  const jabar = testTargetScope('32');
  await acceptProposals(database.serving, jabar, { ...(await act(accepted)), reason });
  await declineProposals(database.serving, jabar, {
    ...(await act(declined)),
    reason: 'jauh di bawah jumlah keluarga',
  });
  const told = async (upload: number) => (await load(upload)).targets?.proposals.map(describeDecision);
  expect(await told(accepted)).toEqual([`Diterima: ${reason}`]);
  expect(await told(declined)).toEqual(['Ditolak: jauh di bawah jumlah keluarga']);
  expect(await countProposals(contextOf(karawang, database.serving), { id: campaignId, editionId })).toEqual({
    open: 0,
    decided: 2,
  });
  for (const other of [
    bekasi,
    personOf('kecamatan', '32.15.04'),
    personOf('provinsi', '32'),
    personOf('pembaca', '32.15'),
  ])
    expect((await countProposals(contextOf(other, database.serving), { id: campaignId, editionId })).decided).toBe(0);

  const [sentence, stays] = await undoWords(accepted);
  expect(sentence).not.toContain('menarik');
  expect(stays).toMatch(/^Target 8\.000 .+ yang sudah diterima tetap berlaku\.$/);
  await undoImport(database.serving, await testArea(database.owner, '32.15'), { id: accepted, userId: null });
  const undone = await load(accepted);
  const { story } = summariseUpload(undone, undone.targets?.proposals ?? []);
  expect(story).toContain('yang sudah diterima tetap berlaku.');
  expect(story).not.toContain('Angkanya kembali');
});

test('counts beside a proposal are saved, and only they are counted as that', async () => {
  const id = await propose('32.15.06', 6_000, 120);
  expect(await entry(id)).toMatchObject({ label: 'Tersimpan', accepted: 1, proposals: 1 });
  const found = await load(id);
  expect(found.byMeasure.map(({ measure }) => measure)).toEqual(['recorded.online']);
});
