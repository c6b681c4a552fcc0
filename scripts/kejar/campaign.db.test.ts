import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../db/testing/database';
import { campaignAdd } from './campaign-add';
import { campaignCheck } from './campaign-check';
import { campaignClose } from './campaign-close';
import { campaignEdit } from './campaign-edit';
import { campaignList } from './campaign-list';
import { type Command, WrongCall } from './command';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const run = (command: Command, ...args: string[]) =>
  command.run(args, async () => ({ owner: database.owner, serving: database.serving }));

test('opens, edits, closes and lists a campaign', async () => {
  const added = await run(
    campaignAdd,
    ...['pk23', '--name', 'Pemutakhiran 2023', '--start', '1 Juli 2023', '--end', '2023-07-31'],
    ...['--plan', 'mengikuti:PK23;31;3: 7,74;12: 38,01;18: 63,07;31: 100,25', '--online', '70'],
  );
  expect(added.json).toMatchObject({
    ...{ slug: 'pk23', startDay: '2023-07-01', plannedOnlinePercent: 70, version: 1, state: 'open' },
    plan: {
      kind: 'course',
      of: 'PK23',
      dayCount: 31,
      points: [{ day: 3, percent: 7.74 }, { day: 12 }, { day: 18 }, {}],
    },
  });
  const edited = await run(campaignEdit, 'pk23', '--basis', 'SE 4/2023', '--end', '10/8/2023', '--plan', 'persen:4');
  expect(edited.json).toMatchObject({ endDay: '2023-08-10', plan: { kind: 'percentADay', percent: 4 }, version: 2 });
  expect((await run(campaignClose, 'pk23', '--basis', 'BA 1')).json).toMatchObject({ state: 'closed' });
  expect((await run(campaignClose, 'pk23', '--basis', 'BA 1', '--archive')).json).toMatchObject({ state: 'archived' });
  const { text } = await run(campaignList);
  expect(text).toContain('pk23  Pemutakhiran 2023');
  expect(text).toMatch(/diarsipkan; keluarga, edisi 2025; 4\s% sehari/);
  expect((await run(campaignClose, 'pk23', '--basis', 'BA 2', '--reopen')).json).toMatchObject({ state: 'open' });
});

test('checks a campaign before its start, and marks a finding as settled', async () => {
  const days = ['--start', '2098-07-01', '--end', '2098-07-31'];
  await run(campaignAdd, 'periksa', '--name', 'Periksa', ...days);
  const first = await run(campaignCheck, 'periksa', '--area', '32.15');
  expect(first.refused).toBe(true);
  expect(first.text).toContain('Kabupaten Karawang belum punya target  [noTarget]');
  const place = ['periksa', '--area', '32.15', '--settle', 'noTarget'];
  const settled = await run(campaignCheck, ...place, '--as', 'intended', '--note', 'Menunggu surat');
  expect(settled.text).toContain('Memang begitu: Menunggu surat. operator baris perintah');
  expect((await run(campaignCheck, ...place, '--as', 'open')).text).not.toContain('Memang begitu');
  await expect(run(campaignCheck, 'periksa', '--settle', 'noTarget', '--as', 'done')).rejects.toMatchObject({
    type: 'words-invalid',
  });
  await expect(run(campaignCheck, 'periksa', '--area', '99')).rejects.toMatchObject({ type: 'not-found' });
});

const wrong: [string, Command, string[]][] = [
  ['a mark that is none', campaignCheck, ['pk23', '--settle', 'noTarget', '--as', 'mungkin']],
  ['a number of areas that is none', campaignCheck, ['pk23', '--limit', 'semua']],
  ['a day that is none', campaignAdd, ['x', '--name', 'X', '--start', '30 Februari 2023', '--end', '2023-07-31']],
  [
    'a plan that is none',
    campaignAdd,
    ['x', '--name', 'X', '--start', '2023-07-01', '--end', '2023-07-31', '--plan', 'lengkung'],
  ],
  ['no end', campaignAdd, ['x', '--name', 'X', '--start', '2023-07-01']],
  ['no reason', campaignEdit, ['pk23', '--name', 'X']],
  ['nothing to change', campaignEdit, ['pk23', '--basis', 'SE 1']],
  ['two ends at once', campaignClose, ['pk23', '--basis', 'SE 1', '--archive', '--reopen']],
];

test.each(wrong)('a call with %s is wrong, and nothing is written', async (_what, command, args) => {
  await expect(run(command, ...args)).rejects.toThrow(WrongCall);
});

test('what the service refuses, the command refuses', async () => {
  const args = ['dua', '--name', 'Dua', '--start', '2023-08-01', '--end', '2023-07-01'];
  await expect(run(campaignAdd, ...args)).rejects.toMatchObject({ type: 'campaign-settings' });
  await expect(run(campaignEdit, 'tidak-ada', '--basis', 'SE 1', '--name', 'X')).rejects.toMatchObject({
    type: 'campaign-unknown',
  });
});
