import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AuthorizedArea, rangeOfCode } from '../../lib/domain/areas';
import { toDay } from '../../lib/domain/days';
import type { HeldRow } from '../../lib/domain/held-rows';
import type { TargetScope } from '../../lib/domain/target-proposals';
import { inScope } from '../client';
import { checkAudit } from '../queries/audit';
import { getImport } from '../queries/imports';
import { listTargetProposals } from '../queries/target-proposals';
import { makeTestCampaign } from '../testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { type PlannedFact, readPlan, storePlan } from '../testing/plans';
import { testArea, testTargetScope } from '../testing/scope';
import { undoImport } from './import-undo';
import { commitImport } from './imports';
import { acceptProposals, declineProposals, withdrawProposals } from './target-decisions';
import type { ProposalChoice } from './target-proposals';

let database: TestDatabase;
let campaignId: number;
let editionId: number;
const areas: Record<string, AuthorizedArea> = {};
let campaigns = 0;

const jabar = testTargetScope('32');
const nation = testTargetScope('id');
const reason = 'Pemutakhiran data dasar keluarga per Maret';

beforeAll(async () => {
  database = await openTestDatabase();
  for (const code of ['id', '32', '33', '32.15', '32.16', '32.15.03'])
    areas[code] = await testArea(database.owner, code);
  editionId = area('id').editionId;
});
afterAll(() => database.close());

/** Karawang on 12 April 2021: 28.800 of 734.768, set by the nation. */
beforeEach(async () => {
  campaigns += 1;
  campaignId = await makeTestCampaign(database.owner, `usulan-${campaigns}`);
  const day = toDay('2021-04-12');
  await commit('id', nation, [
    target('32.15', 734_768),
    { code: '32.15', day, measure: 'recorded.online', value: 28_800 },
  ]);
});

function area(code: string): AuthorizedArea {
  const found = areas[code];
  if (!found) throw new Error(`no area ${code}`);
  return found;
}

const target = (code: string, value: number): PlannedFact => ({ code, day: null, measure: 'target.total', value });

async function commit(
  office: string,
  setsTargets: TargetScope | null,
  facts: PlannedFact[],
  proposal?: ProposalChoice,
): Promise<number> {
  const id = await storePlan(database.serving, area(office), { campaignId, facts });
  await commitImport(database.serving, area(office), { id, userId: null, acceptPartial: false, setsTargets, proposal });
  return id;
}

const propose = (office: string, code: string, value: number, why = reason) =>
  commit(office, null, [target(code, value)], { reason: why });

const proposals = (scope: string) =>
  inScope(database.serving, rangeOfCode(scope), (transaction) =>
    listTargetProposals(transaction, { campaignId, editionId, filter: { state: 'all' }, limit: 100 }),
  );

async function onlyProposal(scope = '32') {
  const [found, ...others] = (await proposals(scope)).filter(({ status }) => status === 'open');
  if (!found || others.length > 0) throw new Error(`${others.length + (found ? 1 : 0)} proposals wait`);
  return found;
}

const act = (ids: number[]) => ({ campaignId, editionId, userId: null, ids });
const accept = (ids: number[], scope = jabar) => acceptProposals(database.serving, scope, { ...act(ids), reason });

/** What counts as the target of an area; null: none. */
async function standing(code: string): Promise<number | null> {
  const [row] = await database.owner.execute<{ total: number }>(sql`
    select t.total from targets t join target_sets s on s.id = t.target_set_id and s.is_default
    where s.campaign_id = ${campaignId} and t.area = ${rangeOfCode(code).lo}`);
  return row?.total ?? null;
}

const auditActions = async () =>
  (
    await database.owner.execute<{ action: string }>(
      sql`select action from audit where campaign_id = ${campaignId} and action like 'target.%' order by id`,
    )
  ).map(({ action }) => action);

describe('who may set a target, and who proposes it', () => {
  test.each([
    ['the kabupaten its own', '32.15', null, '32.15'],
    ['the kabupaten one below it', '32.15', null, '32.15.03'],
    ['a kecamatan its own', '32.15.03', null, '32.15.03'],
    ['the province its own', '32', jabar, '32'],
  ])('%s: nothing counts by it, and it waits as a proposal', async (_, office, scope, code) => {
    const before = await standing(code);
    const stated = code === '32.15' ? 734_768 : null;
    await expect(commit(office, scope, [target(code, 30_000)])).rejects.toMatchObject({
      status: 409,
      type: 'target-reason-needed',
    });
    expect(await proposals('id')).toEqual([]);
    await commit(office, scope, [target(code, 30_000)], { reason });
    expect(await standing(code)).toBe(before);
    expect(await proposals('id')).toMatchObject([
      { area: { code }, status: 'open', reason, before: { total: stated }, proposed: { total: 30_000 } },
    ]);
    expect(await auditActions()).toEqual(['target.propose']);
  });

  test.each([
    ['the province a kabupaten in it', '32', jabar, '32.15', 740_000],
    ['the province a kecamatan in it', '32', jabar, '32.15.03', 9_000],
    ['the nation a province', 'id', nation, '32', 740_000],
    ['the nation a kabupaten', 'id', nation, '32.15', 740_000],
  ])('%s: it counts at once', async (_, office, scope, code, value) => {
    await commit(office, scope, [target(code, value)]);
    expect(await standing(code)).toBe(value);
    expect(await proposals('id')).toEqual([]);
  });

  test.each([' terlalu  ', 'pendek', 'x'.repeat(501)])('a reason of the wrong length is refused: %j', async (why) => {
    await expect(propose('32.15', '32.15', 30_000, why)).rejects.toMatchObject({ status: 400, type: 'reason-invalid' });
    expect(await proposals('id')).toEqual([]);
  });

  test('a target that repeats what counts is no proposal and needs no reason, be it stated or a sum', async () => {
    await commit('32.15', null, [target('32.15', 734_768)]);
    await commit('32', jabar, [target('32.16.01', 400), target('32.16.02', 600)]);
    await commit('32.16', null, [target('32.16', 1_000)]);
    expect(await proposals('id')).toEqual([]);
  });

  test('a rekap with counts and targets: the counts are saved, the target that differs is proposed', async () => {
    const day = toDay('2021-04-13');
    await commit(
      '32.15',
      null,
      [target('32.15', 605_000), { code: '32.15', day, measure: 'recorded.online', value: 31_000 }],
      { reason },
    );
    const [row] = await database.owner.execute<{ total: number }>(sql`
      select recorded_online as total from progress where campaign_id = ${campaignId}
        and area = ${rangeOfCode('32.15').lo} and day = ${day}`);
    expect(row?.total).toBe(31_000);
    expect(await standing('32.15')).toBe(734_768);
    expect((await onlyProposal()).proposed.total).toBe(605_000);
  });

  /** What the upload says of itself once it was committed. */
  async function read(office: string, id: number) {
    const found = await inScope(database.serving, area(office), (transaction) => getImport(transaction, id));
    const { rows } = await readPlan(database.owner, id);
    return { accepted: found?.acceptedCount, rows: rows.length, measures: found?.totals.map(({ measure }) => measure) };
  }

  test.each([
    ['a target that differs', [target('32.15', 605_000)]],
    ['two that differ', [target('32.15', 605_000), target('32.15.03', 9_000)]],
    ['one that differs and one that counts already', [target('32.15', 734_768), target('32.15.03', 9_000)]],
  ])('left out, and nothing else in the file: refused, and it can be proposed still: %s', async (_, facts) => {
    const id = await storePlan(database.serving, area('32.15'), { campaignId, facts });
    const act = { id, userId: null, acceptPartial: false };
    await expect(commitImport(database.serving, area('32.15'), { ...act, proposal: 'leaveOut' })).rejects.toMatchObject(
      { status: 409, type: 'nothing-accepted', title: 'Tidak ada yang disimpan' },
    );
    expect([await standing('32.15'), await proposals('id')]).toEqual([734_768, []]);
    await commitImport(database.serving, area('32.15'), { ...act, proposal: { reason } });
    expect(await proposals('id')).not.toEqual([]);
  });

  test('left out of a rekap: the counts are saved, and the target is no change and no accepted row', async () => {
    const day = toDay('2021-04-13');
    const count: PlannedFact = { code: '32.15', day, measure: 'recorded.online', value: 31_000 };
    const id = await commit('32.15', null, [count, target('32.15', 605_000), target('32.15.03', 9_000)], 'leaveOut');
    expect([await standing('32.15'), await proposals('id')]).toEqual([734_768, []]);
    expect(await read('32.15', id)).toEqual({ accepted: 1, rows: 1, measures: ['recorded.online'] });
    const [audited] = await database.owner.execute<{ detail: Record<string, unknown> }>(sql`
      select detail from audit where campaign_id = ${campaignId} and action = 'import.commit' order by id desc limit 1`);
    expect(audited?.detail).toMatchObject({ accepted: 1, targetsLeftOut: 2 });
  });

  test('left out of a row that counts families too: the row is saved without it', async () => {
    const day = toDay('2021-04-13');
    const id = await commit(
      '32.15',
      null,
      [
        { code: '32.15', day, measure: 'recorded.online', value: 28_800, row: 2 },
        { ...target('32.15', 605_000), row: 2 },
      ],
      'leaveOut',
    );
    expect(await read('32.15', id)).toMatchObject({ rows: 1, measures: ['recorded.online'] });
    expect((await readPlan(database.owner, id)).rows).toMatchObject([{ change: 'same' }]);
  });

  test('left out by the province of its own: what it sets is saved, its own is no change', async () => {
    const id = await commit('32', jabar, [target('32', 14_000_000), target('32.15', 740_000)], 'leaveOut');
    expect([await standing('32.15'), await proposals('id')]).toEqual([740_000, []]);
    expect((await readPlan(database.owner, id)).totals).toEqual([
      { measure: 'target.total', before: 734_768, after: 740_000 },
    ]);
    expect(await read('32', id)).toMatchObject({ accepted: 1, rows: 1 });
  });

  test('what is proposed is no change and no accepted row of its upload', async () => {
    const id = await propose('32.15', '32.15', 605_000);
    expect(await read('32.15', id)).toEqual({ accepted: 0, rows: 0, measures: [] });
  });

  test('a file of the province that names its own area too sets the ones and proposes the other', async () => {
    await commit('32', jabar, [target('32', 14_000_000), target('32.15', 740_000)], { reason });
    expect(await standing('32.15')).toBe(740_000);
    expect(await standing('32')).toBe(740_000);
    expect(await proposals('32')).toMatchObject([{ area: { code: '32' }, proposed: { total: 14_000_000 } }]);
  });
});

describe('who sees a proposal', () => {
  test('its office and those above, nobody beside or below', async () => {
    await propose('32.15', '32.15.03', 9_000);
    const seen = await Promise.all(['id', '32', '32.15', '33', '32.16', '32.15.03'].map(proposals));
    expect(seen.map(({ length }) => length)).toEqual([1, 1, 1, 0, 0, 0]);
  });

  test('without a scope the table cannot be read, and none is written for an area of another office', async () => {
    await expect(database.serving.execute(sql`select * from target_proposals`)).rejects.toMatchObject({
      cause: { code: expect.stringMatching(/^(?:42704|22P02)$/) },
    });
    const insert = (office: string, code: string) => sql`
      insert into target_proposals (campaign_id, target_set_id, import_id, area, office_lo, office_hi, reason, total)
      select ${campaignId}::integer, s.id, i.id, ${rangeOfCode(code).lo}::bigint, ${rangeOfCode(office).lo}::bigint, ${rangeOfCode(office).hi}::bigint, 'uji', 1
      from target_sets s, imports i where s.campaign_id = ${campaignId} and i.campaign_id = ${campaignId} limit 1`;
    await propose('32.15', '32.15', 30_000);
    for (const [office, code] of [
      ['32.16', '32.16'],
      ['32.15', '32.16'],
      ['32', '32'],
    ] as const) {
      const written = inScope(database.serving, area('32.15'), (transaction) =>
        transaction.execute(insert(office, code)),
      );
      await expect(written).rejects.toMatchObject({ cause: { code: '42501' } });
    }
  });

  test('a proposal is not deleted by the app', async () => {
    await propose('32.15', '32.15', 30_000);
    const deleted = inScope(database.serving, area('32'), (transaction) =>
      transaction.execute(sql`delete from target_proposals`),
    );
    await expect(deleted).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});

describe('the decision', () => {
  test('accepted: target, status and audit in one; the second click changes nothing more', async () => {
    await propose('32.15', '32.15', 605_000);
    const { id } = await onlyProposal();
    await accept([id]);
    await accept([id]);
    expect(await standing('32.15')).toBe(605_000);
    expect(await standing('id')).toBe(605_000);
    const facts = await database.owner.execute(
      sql`select value, import_id from target_facts where proposal_id = ${id}`,
    );
    expect(facts).toMatchObject([{ value: 605_000, import_id: null }]);
    expect(await auditActions()).toEqual(['target.propose', 'target.accept']);
    expect((await checkAudit(database.owner)).broken).toBeNull();
    await expect(declineProposals(database.serving, jabar, { ...act([id]), reason })).rejects.toMatchObject({
      status: 409,
      type: 'proposal-accepted',
    });
  });

  test('declined: nothing changes, its reason is kept, and it cannot be accepted any more', async () => {
    await propose('32.15', '32.15', 30_000);
    const { id } = await onlyProposal();
    await expect(declineProposals(database.serving, jabar, { ...act([id]), reason: 'tidak' })).rejects.toMatchObject({
      type: 'reason-invalid',
    });
    await declineProposals(database.serving, jabar, { ...act([id]), reason: 'Jauh di bawah jumlah keluarga' });
    expect(await proposals('32.15')).toMatchObject([
      { status: 'declined', decision: { reason: 'Jauh di bawah jumlah keluarga' } },
    ]);
    await expect(accept([id])).rejects.toMatchObject({ status: 409, type: 'proposal-declined' });
    expect(await standing('32.15')).toBe(734_768);
    expect(await auditActions()).toEqual(['target.propose', 'target.decline']);
  });

  test('those who do not set the target do not decide: another province, and the province its own', async () => {
    await propose('32.15', '32.15', 605_000);
    const { id } = await onlyProposal();
    const jateng = testTargetScope('33');
    await expect(accept([id], jateng)).rejects.toMatchObject({ status: 404, type: 'unknown-proposal' });
    await expect(declineProposals(database.serving, jateng, { ...act([id]), reason })).rejects.toMatchObject({
      status: 404,
    });
    await commit('32', jabar, [target('32', 14_000_000)], { reason });
    const own = (await proposals('32')).find(({ area: { code } }) => code === '32')?.id ?? 0;
    await expect(accept([own])).rejects.toMatchObject({ status: 403, type: 'may-not-decide' });
    await expect(accept([id, own])).rejects.toMatchObject({ status: 403 });
    expect(await standing('32.15')).toBe(734_768);
    await accept([own], nation);
    expect(await standing('32')).toBe(14_000_000);
  });

  test('a target that has changed since is refused with both values, and accepted once it was seen', async () => {
    await propose('32.15', '32.15', 605_000);
    const { id } = await onlyProposal();
    await commit('32', jabar, [target('32.15', 740_000)]);
    await expect(accept([id])).rejects.toMatchObject({
      status: 409,
      type: 'target-changed',
      extra: {
        targets: [{ id, before: { total: 734_768 }, standing: { total: 740_000 }, proposed: { total: 605_000 } }],
      },
    });
    expect(await standing('32.15')).toBe(740_000);
    const seen = { [id]: { total: 740_000, online: null, manual: null } };
    await acceptProposals(database.serving, jabar, { ...act([id]), seen, reason });
    expect(await standing('32.15')).toBe(605_000);
  });

  test('several at once are one decision: with one that cannot be, none is accepted', async () => {
    await commit('32.15', null, [target('32.15', 605_000), target('32.15.03', 9_000)], { reason });
    const ids = (await proposals('32')).map(({ id }) => id);
    await expect(accept([...ids, 999_999])).rejects.toMatchObject({ status: 404 });
    await commit('32', jabar, [target('32.15.03', 8_000)]);
    await expect(accept(ids)).rejects.toMatchObject({ type: 'target-changed' });
    expect(await standing('32.15')).toBe(734_768);
    expect((await proposals('32')).map(({ status }) => status)).toEqual(['open', 'open']);
  });

  test('ten that accept and decline it at once: one decision', async () => {
    await propose('32.15', '32.15', 605_000);
    const { id } = await onlyProposal();
    const tries = Array.from({ length: 10 }, (_, at) =>
      at % 2 === 0 ? accept([id]) : declineProposals(database.serving, jabar, { ...act([id]), reason }),
    );
    await Promise.allSettled(tries);
    const [decided] = await proposals('32');
    expect(await standing('32.15')).toBe(decided?.status === 'accepted' ? 605_000 : 734_768);
    expect((await auditActions()).slice(1)).toEqual([
      decided?.status === 'accepted' ? 'target.accept' : 'target.decline',
    ]);
  });
});

describe('a proposal that is odd', () => {
  test.each([
    ['30.000 over 734.768', 30_000, ['targetFarFromBefore']],
    ['28.000, below what is achieved', 28_000, ['targetBelowAchieved', 'targetFarFromBefore']],
  ])('%s needs a reason, which is kept', async (_, value, oddities) => {
    await propose('32.15', '32.15', value);
    const { id } = await onlyProposal();
    const odd = oddities.map((oddity) => expect.objectContaining({ oddity }));
    await expect(acceptProposals(database.serving, jabar, act([id]))).rejects.toMatchObject({
      status: 409,
      type: 'target-held',
      extra: { held: [{ id, area: '32.15', odd }] },
    });
    expect(await standing('32.15')).toBe(734_768);
    await acceptProposals(database.serving, jabar, { ...act([id]), reason: 'Lokus berkurang, SE 4/2023' });
    expect(await proposals('32')).toMatchObject([
      { status: 'accepted', decision: { reason: 'Lokus berkurang, SE 4/2023' } },
    ]);
  });

  test('fewer families than kader: Kota Semarang, 465 KK and 2.487 kader', async () => {
    const day = toDay('2021-04-12');
    await commit('id', nation, [{ code: '32.16', day, measure: 'workforce.kader', value: 2_487 }]);
    await propose('32.16', '32.16', 465);
    const { id } = await onlyProposal();
    await expect(acceptProposals(database.serving, jabar, act([id]))).rejects.toMatchObject({
      type: 'target-held',
      extra: { held: [{ odd: [{ oddity: 'targetBelowKader', against: 2_487 }] }] },
    });
  });

  test('parts against the whole: all of them with a target, and one moves by itself', async () => {
    const [four, ...names] = ['33.75', '33.75.01', '33.75.02', '33.75.03', '33.75.04'] as const;
    const sizes = [26_151, 19_577, 16_959, 18_593];
    await commit('id', nation, [target(four, 81_280), ...names.map((code, at) => target(code, sizes[at] ?? 0))]);
    areas['33.75'] ??= await testArea(database.owner, '33.75');
    await propose('33.75', '33.75.03', 16_700);
    const jateng = testTargetScope('33');
    const { id } = await onlyProposal('33');
    await expect(acceptProposals(database.serving, jateng, act([id]))).rejects.toMatchObject({
      extra: { held: [{ odd: [{ oddity: 'targetPartOfAnotherWhole', against: 81_280 }] }] },
    });
  });

  test('a change of less than 5 % that fits is accepted without a word', async () => {
    await propose('32.15', '32.15', 740_000);
    await acceptProposals(database.serving, jabar, act([(await onlyProposal()).id]));
    expect(await standing('32.15')).toBe(740_000);
  });
});

describe('a target that is set and is odd', () => {
  const held = async (id: number) =>
    (
      await database.owner.execute<{ held: HeldRow[]; count: number }>(
        sql`select held, held_count as count from imports where id = ${id}`,
      )
    )[0];

  test('its row stays out and says so, the others are saved', async () => {
    const id = await commit('32', jabar, [target('32.15', 30_000), target('32.16', 900_000)]);
    expect([await standing('32.15'), await standing('32.16')]).toEqual([734_768, 900_000]);
    expect(await held(id)).toMatchObject({
      count: 1,
      held: [
        {
          row: 2,
          area: '32.15',
          measure: 'target.total',
          value: 30_000,
          code: 'targetFarFromBefore',
          against: 734_768,
        },
      ],
    });
  });

  test('with a reason it is set, and the audit keeps the reason', async () => {
    const id = await storePlan(database.serving, area('32'), { campaignId, facts: [target('32.15', 30_000)] });
    const act = { id, userId: null, acceptPartial: false, setsTargets: jabar };
    await expect(commitImport(database.serving, area('32'), act)).rejects.toMatchObject({ type: 'all-held' });
    expect(await standing('32.15')).toBe(734_768);
    const confirmed = { 2: 'Lokus berkurang, SE 4/2023' };
    await commitImport(database.serving, area('32'), { ...act, confirmHeld: confirmed });
    expect(await standing('32.15')).toBe(30_000);
    const [row] = await database.owner.execute(
      sql`select detail -> 'heldTargets' -> 0 as held from audit where campaign_id = ${campaignId} and action = 'import.commit' order by id desc limit 1`,
    );
    expect(row).toMatchObject({ held: { area: '32.15', value: 30_000, confirmed: confirmed[2] } });
  });

  test('below what is achieved, fewer families than kader, parts against whole', async () => {
    const day = toDay('2021-04-12');
    await commit('id', nation, [
      { code: '33.74', day, measure: 'workforce.kader', value: 2_487 },
      { code: '33.75', day, measure: 'recorded.unsplit', value: 77_199 },
    ]);
    areas['33'] ??= await testArea(database.owner, '33');
    const parts = ['33.75.01', '33.75.02', '33.75.03', '33.75.04'].map((code, at) =>
      target(code, [19_577, 16_959, 18_334, 26_151][at] ?? 0),
    );
    const id = await commit('33', testTargetScope('33'), [
      target('33.01', 400_000),
      target('33.74', 465),
      target('33.75', 77_000),
      ...parts,
    ]);
    const codes = (await held(id))?.held.map(({ area: code, code: oddity, against }) => [code, oddity, against]);
    expect(codes).toEqual([
      ['33.74', 'targetBelowKader', 2_487],
      ['33.75', 'targetBelowAchieved', 77_199],
      // Said once, of the whole: where that stands in the file, its parts are not held for it.
      ['33.75', 'targetPartsAgainstWhole', 81_021],
    ]);
    expect(await standing('33.74')).toBeNull();
    expect(await standing('33.75')).toBe(81_021);
  });
});

describe('newer proposals and uploads that are undone', () => {
  test('a newer proposal of the same area takes the place of the older one, and says so', async () => {
    await propose('32.15', '32.15', 30_000);
    await propose('32.15', '32.15', 700_000);
    const [newer, older] = await proposals('32');
    expect(newer).toMatchObject({ status: 'open', proposed: { total: 700_000 } });
    expect(older).toMatchObject({ status: 'superseded', supersededBy: newer?.id });
    await expect(accept([older?.id ?? 0])).rejects.toMatchObject({ status: 409, type: 'proposal-superseded' });
  });

  test('what waits already is not proposed again by the next rekap that repeats it', async () => {
    await propose('32.15', '32.15', 700_000);
    await commit('32.15', null, [target('32.15', 700_000)]);
    expect(await proposals('32')).toMatchObject([{ status: 'open' }]);
  });

  test('two offices may propose for one area; only one of them is accepted', async () => {
    await propose('32.15', '32.15.03', 9_000);
    await propose('32.15.03', '32.15.03', 8_000);
    const ids = (await proposals('32')).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    await expect(accept(ids)).rejects.toMatchObject({ status: 409, type: 'same-area-twice' });
    await accept(ids.slice(0, 1));
    await expect(accept(ids)).rejects.toMatchObject({ status: 409, type: 'target-changed' });
  });

  test('withdrawn by its office, not by the one above', async () => {
    await propose('32.15', '32.15', 700_000);
    const { id } = await onlyProposal();
    await expect(withdrawProposals(database.serving, area('32'), act([id]))).rejects.toMatchObject({ status: 403 });
    await expect(withdrawProposals(database.serving, area('32.16'), act([id]))).rejects.toMatchObject({ status: 404 });
    await withdrawProposals(database.serving, area('32.15'), act([id]));
    await withdrawProposals(database.serving, area('32.15'), act([id]));
    expect(await proposals('32')).toMatchObject([{ status: 'withdrawn' }]);
    expect(await auditActions()).toEqual(['target.propose', 'target.withdraw']);
  });

  test('undoing the upload withdraws what waits, and leaves what was accepted', async () => {
    const upload = await commit('32.15', null, [target('32.15', 605_000), target('32.15.03', 9_000)], { reason });
    const [first] = await proposals('32');
    await accept([first?.id ?? 0]);
    await undoImport(database.serving, area('32.15'), { id: upload, userId: null });
    expect((await proposals('32')).map(({ status }) => status).sort()).toEqual(['accepted', 'withdrawn']);
    expect(await standing('32.15')).toBe(605_000);
  });

  test('an upload that set targets is not undone from below', async () => {
    const upload = await commit('32.15', jabar, [target('32.15', 740_000)]);
    await expect(undoImport(database.serving, area('32.15'), { id: upload, userId: null })).rejects.toMatchObject({
      status: 403,
      type: 'targets-not-yours',
    });
    expect(await standing('32.15')).toBe(740_000);
    await undoImport(database.serving, area('32'), { id: upload, userId: null, setsTargets: jabar });
    expect(await standing('32.15')).toBe(734_768);
  });
});
