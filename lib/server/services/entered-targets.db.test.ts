import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import type { SaveOutcome, SentCell, SentTargets } from '../../domain/typed-figures';
import type { Actor } from '../../domain/users';
import { contextOf } from '../auth/context';
import { createPeople, personOf } from '../auth/fixtures/people';
import { loadTargetGrid } from '../loaders/target-grid';
import { saveTypedTargets } from './entered-targets';
import { loadOriginalFile } from './import-files';
import { undoUpload } from './import-undo';
import { requireImport } from './imports';
import { addVersion } from './target-sets';

let database: TestDatabase;
let campaignId: number;
let slug: string;
let made = 0;
let admin: Actor;
let jabar: Actor;
let karawang: Actor;

const klari = '32.15.05';

beforeAll(async () => {
  database = await openTestDatabase();
  const people = await createPeople(database.serving, [
    ['pusat', 'admin', 'id'],
    ['jabar', 'provinsi', '32'],
    ['karawang', 'kabupaten', '32.15'],
  ]);
  [admin, jabar, karawang] = [people('pusat'), people('jabar'), people('karawang')];
});
afterAll(() => database.close());
beforeEach(async () => {
  slug = `isi-target-${made++}`;
  campaignId = await makeTestCampaign(database.owner, slug);
  await database.owner.execute(
    `insert into target_sets (campaign_id, name, is_default) values (${campaignId}, 'Portal', true)`,
  );
  const words = { copyOf: null, letter: null, decidedDay: null, note: null };
  await addVersion(as(admin), { campaignSlug: slug, name: 'DIPA', ...words });
});

const as = (actor: Actor) => contextOf(actor, database.serving);
const refusal = (status: number, type: string) => expect.objectContaining({ name: 'Problem', status, type });

const cell = (text: string, opened: number | null = null, code = klari): SentCell => ({
  ...{ code, channel: 'unsplit', text, opened },
});

function save(who: Actor, cells: SentCell[], change: Partial<SentTargets> = {}): Promise<SaveOutcome> {
  return saveTypedTargets(as(who), {
    ...{ campaignSlug: slug, code: '32.15', targetSet: 'dipa', requestKey: randomUUID(), cells, proposal: '' },
    ...change,
  });
}

async function target(version: string, code = klari, of = '32.15') {
  const grid = await loadTargetGrid(as(admin), { campaignSlug: slug, code: of, targetSet: version });
  return grid?.rows.find((row) => row.area.code === code)?.target.stated;
}

function idOf(outcome: SaveOutcome): number {
  if (outcome.kind !== 'saved' || outcome.importId === null) throw new Error(`not saved: ${JSON.stringify(outcome)}`);
  return outcome.importId;
}

test.each([
  ['a reader of the area', personOf('pembaca', '32.15'), 403, 'read-only'],
  ['another kabupaten', personOf('kabupaten', '32.16'), 404, 'unknown-campaign-or-area'],
  ['a kecamatan of it', personOf('kecamatan', klari), 404, 'unknown-campaign-or-area'],
  ['another province', personOf('provinsi', '33'), 404, 'unknown-campaign-or-area'],
] as const)('%s types no targets of a kabupaten', async (_, actor, status, type) => {
  await expect(save(actor, [cell('900')])).rejects.toEqual(refusal(status, type));
  expect(await loadTargetGrid(as(actor), { campaignSlug: slug, code: '32.15', targetSet: null })).toBeNull();
});

test('a version that there is not, an area of another grid, and no request key are refused', async () => {
  await expect(save(admin, [cell('900')], { targetSet: 'revisi' })).rejects.toEqual(refusal(404, 'version-unknown'));
  const other = save(admin, [cell('900', null, '32.16.01')]);
  await expect(other).rejects.toEqual(refusal(404, 'unknown-campaign-or-area'));
  await expect(save(admin, [cell('900')], { requestKey: '' })).rejects.toEqual(refusal(400, 'typed-table-unreadable'));
  expect(await save(admin, [cell('-9')])).toEqual({ kind: 'refused', cells: 1 });
  expect(await save(admin, [cell('200.000.001')])).toEqual({ kind: 'refused', cells: 1 });
  expect(await target('dipa')).toBeNull();
});

test('an emptied cell is refused, an empty one is nothing, and 0 is a target', async () => {
  expect(await save(admin, [cell('')])).toEqual({ kind: 'nothing' });
  idOf(await save(jabar, [cell('0')]));
  expect(await target('dipa')).toBe(0);
  expect(await save(jabar, [cell('', 0)])).toEqual({ kind: 'refused', cells: 1 });
});

test('a province sets the targets of one version: the other stays, and the entry is an import that is undone', async () => {
  const cells = [cell('1.240'), cell('760', null, '32.15.01')];
  const requestKey = randomUUID();
  const first = await save(jabar, cells, { requestKey });
  expect(first).toMatchObject({ kind: 'saved', cells: 2, held: [], proposed: false });
  expect(await save(jabar, cells, { requestKey })).toEqual(first);
  expect([await target('dipa'), await target('portal')]).toEqual([1_240, null]);
  expect(await target('dipa', '32.15', '32')).toBeNull();
  const id = idOf(first);
  const ctx = as(jabar);
  expect(await requireImport(ctx, id)).toMatchObject({
    kind: 'targets',
    byHand: true,
    status: 'committed',
    rowCount: 2,
  });
  const file = await loadOriginalFile(ctx, { campaignSlug: slug, id });
  expect(file.fileName).toBe('ketikan-target-32.15-dipa.csv');
  expect(new TextDecoder().decode(file.bytes).split('\r\n')).toEqual([
    'kode_wilayah;wilayah;target',
    '32.15.01;Karawang Barat;760',
    '32.15.05;Klari;1240',
    '',
  ]);
  await undoUpload(ctx, { id, acceptLater: false });
  expect(await target('dipa')).toBeNull();
  const audit = await database.owner.execute(
    `select action from audit where campaign_id = ${campaignId} and subject like '%${id}%' order by id`,
  );
  expect([...audit].map(({ action }) => action)).toEqual(['import.commit', 'import.undo']);
});

test('what another user saved meanwhile is shown, and not overwritten unseen', async () => {
  idOf(await save(jabar, [cell('1.000')]));
  expect(await save(admin, [cell('1.010')])).toMatchObject({
    kind: 'conflict',
    conflicts: [{ code: klari, typed: 1_010, now: 1_000 }],
  });
  expect(await target('dipa')).toBe(1_000);
  idOf(await save(admin, [cell('1.010', 1_000)]));
  expect(await target('dipa')).toBe(1_010);
});

test('a target that is odd is held until a reason comes with it', async () => {
  idOf(await save(jabar, [cell('1.000'), cell('1.000', null, '32.15.01')]));
  const changes = [cell('2.000', 1_000), cell('1.010', 1_000, '32.15.01')];
  expect(await save(jabar, changes.slice(0, 1))).toMatchObject({
    kind: 'held',
    held: [{ area: klari, value: 2_000, code: 'targetFarFromBefore', against: 1_000 }],
  });
  const some = await save(jabar, changes);
  expect(some).toMatchObject({ kind: 'saved', cells: 1, held: [{ area: klari }] });
  expect([await target('dipa'), await target('dipa', '32.15.01')]).toEqual([1_000, 1_010]);
  const reasons = { [klari]: 'pemutakhiran data dasar' };
  idOf(await save(jabar, changes.slice(0, 1), { reasons }));
  expect(await target('dipa')).toBe(2_000);
});

test('what a kabupaten types is a proposal with a reason: nothing counts by it', async () => {
  await expect(save(karawang, [cell('900')], { targetSet: 'portal' })).rejects.toEqual(refusal(400, 'reason-invalid'));
  const proposal = 'Pemutakhiran data dasar Maret';
  const sent = { targetSet: 'portal', proposal };
  expect(await save(karawang, [cell('900')], sent)).toMatchObject({ kind: 'saved', cells: 1, proposed: true });
  expect(await target('portal')).toBeNull();
  const [waits] = await database.owner.execute<{ total: number; reason: string; name: string }>(
    `select p.total::integer as total, p.reason, s.name from target_proposals p
      join target_sets s on s.id = p.target_set_id where p.campaign_id = ${campaignId}`,
  );
  expect(waits).toEqual({ total: 900, reason: proposal, name: 'Portal' });
  // DIPA says nothing of Karawang, so its office does not see it.
  await expect(save(karawang, [cell('900')], { ...sent, targetSet: 'dipa' })).rejects.toEqual(
    refusal(404, 'version-unknown'),
  );
});

test('a closed campaign takes no targets', async () => {
  await database.owner.execute(`update campaigns set closed_at = now() where id = ${campaignId}`);
  await expect(save(admin, [cell('900')])).rejects.toEqual(refusal(409, 'campaign-closed'));
});
