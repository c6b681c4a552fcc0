import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMou19Banten } from '../../../db/seed/mou19-banten';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { loadTestDemo } from '../../../db/testing/demo-campaigns';
import { scenariosAnswer } from '../../domain/api-scenarios';
import { toDay } from '../../domain/days';
import { scenarioLimits } from '../../domain/scenarios';
import type { Actor } from '../../domain/users';
import { noAssumptions } from '../../domain/what-if';
import { buildScenariosAnswer } from '../../reports/scenarios-json';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { readScenarios } from '../loaders/scenarios';
import { changeScenario, keepScenario, requireAssumptions, requireScenarios } from './scenarios';

let database: TestDatabase;
const asOf = toDay('2019-11-09');
const place = { campaignSlug: 'mou19-banten', code: '36.04' };
const as = (actor: Actor) => contextOf(actor, database.serving, new Date('2019-11-21T09:00:00Z'));
const serang = personOf('kabupaten', '36.04');
const refusal = (type: string) => expect.objectContaining({ type });
const more = { ...noAssumptions, endDay: toDay('2019-12-20'), pace: 900 };
const keep = (actor: Actor, input: Partial<Parameters<typeof keepScenario>[1]> = {}) =>
  keepScenario(as(actor), { ...place, asOf, name: 'Diperpanjang', assumed: more, ...input });
const listOf = async (actor: Actor) => (await readScenarios(as(actor), { ...place, asOf }))?.scenarios;

beforeAll(async () => {
  database = await openTestDatabase();
  await loadTestDemo(database.owner, buildMou19Banten());
});
afterAll(() => database.close());

describe.each([
  ['a sibling kabupaten', personOf('kabupaten', '36.03'), 'unknown-campaign-or-area', undefined],
  ['another province', personOf('provinsi', '32'), 'unknown-campaign-or-area', undefined],
  ['a kecamatan inside', personOf('kecamatan', '36.04.09'), 'unknown-campaign-or-area', undefined],
  ['a reader there', personOf('pembaca', '36.04'), 'read-only', []],
  ['a guest with a link', personOf('tamu', '36.04'), 'read-only', []],
] as [string, Actor, string, [] | undefined][])('%s', (_, actor, type, sees) => {
  test('keeps no scenario of Serang, and deletes none', async () => {
    const id = await keep(serang);
    await expect(keep(actor, { name: 'Lain' })).rejects.toEqual(refusal(type));
    await expect(changeScenario(as(actor), { ...place, id, listed: false })).rejects.toEqual(refusal(type));
    expect(await listOf(serang)).toMatchObject([{ id, name: 'Diperpanjang' }]);
    await changeScenario(as(serang), { ...place, id, listed: false });
    expect(await listOf(actor)).toEqual(sees);
  });
});

test('is kept with the figures of its day, once, deleted and put back, each audited', async () => {
  const { start } = await requireScenarios(as(serang), { ...place, asOf });
  const id = await keep(serang);
  expect(await keep(serang)).toBe(id);
  expect(await listOf(personOf('provinsi', '36'))).toMatchObject([{ id, asOf, start, assumed: more }]);
  await expect(keep(serang, { assumed: { ...more, pace: 1 } })).rejects.toEqual(refusal('scenario-name-taken'));
  await changeScenario(as(serang), { ...place, id, listed: false });
  const other = await keep(serang, { assumed: { ...more, pace: 1 } });
  await expect(changeScenario(as(serang), { ...place, id, listed: true })).rejects.toEqual(
    refusal('scenario-name-taken'),
  );
  await changeScenario(as(serang), { ...place, id: other, listed: false });
  await changeScenario(as(serang), { ...place, id, listed: true });
  await changeScenario(as(serang), { ...place, id, listed: true });
  expect(await listOf(serang)).toMatchObject([{ id }]);
  await changeScenario(as(serang), { ...place, id, listed: false });
  const audited = await database.owner.execute(
    `select action from audit where subject = 'skenario ${id}' order by audit.id`,
  );
  expect(audited.map(({ action }) => action)).toEqual([
    ...['scenario.add', 'scenario.delete', 'scenario.restore', 'scenario.delete'],
  ]);
});

test.each([
  ['no kader', { kader: 0 }, 'Kader paling sedikit 1; kosongkan bila seperti sekarang.'],
  ['an end that is past', { endDay: toDay('2019-11-01') }, 'Pilih hari sesudah 9 November 2019'],
  ['no day left', { endDay: asOf }, 'Pilih hari sesudah 9 November 2019'],
  ['an end years later', { endDay: toDay('2022-01-01') }, 'Paling lambat 31 Desember 2020, 366 hari'],
  ['less than nothing', { formsPerDay: -1 }, 'Formulir dientri sehari paling sedikit 0'],
  ['more than there can be', { pace: 10 ** 12 }, 'Laju sehari paling banyak 200.000.000.'],
  ['nothing', {}, 'Belum ada yang diandaikan.'],
])('refuses %s', async (_, assumed, says) => {
  const attempt = keep(serang, { assumed: { ...noAssumptions, ...assumed } });
  await expect(attempt).rejects.toMatchObject({ status: 422, detail: expect.stringContaining(says) });
});

test('refuses a name that is missing or holds a NIK, an unknown scenario, and one scenario too many', async () => {
  await expect(keep(serang, { name: ' ' })).rejects.toEqual(refusal('words-invalid'));
  await expect(keep(serang, { name: 'NIK 3604091203990001' })).rejects.toEqual(refusal('text-invalid'));
  const unknown = changeScenario(as(serang), { ...place, id: 4_711, listed: false });
  await expect(unknown).rejects.toEqual(refusal('scenario-unknown'));
  const banten = { ...place, code: '36' };
  const office = personOf('provinsi', '36');
  const first = await keep(office, { ...banten, name: 'Skenario 1' });
  await database.owner.execute(
    `insert into scenarios (campaign_id, area_lo, area_hi, name, start, assumed)
     select campaign_id, area_lo, area_hi, 'Skenario ' || n, start, assumed from scenarios, generate_series(2, ${scenarioLimits.kept}) n
     where id = ${first}`,
  );
  await expect(keep(office, { ...banten, name: 'Satu lagi' })).rejects.toMatchObject({
    type: 'scenarios-full',
    detail: expect.stringContaining('50'),
  });
});

test('is told by the API as its schema says, with the sentence', async () => {
  const found = await requireScenarios(as(serang), { ...place, asOf });
  const answer = scenariosAnswer.parse(buildScenariosAnswer(found, requireAssumptions(found, more)));
  expect(answer.says).toMatch(/^Dengan laju 900 .* sehari dan masa pendataan sampai 20 Desember, /);
  expect(answer.follows.daysLeft).toBe(41);
});
