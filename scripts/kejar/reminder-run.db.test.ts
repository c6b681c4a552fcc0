import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { targetSets } from '../../db/schema';
import { makeTestCampaign } from '../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../db/testing/database';
import { readMailHeader, readMailPart, startMailServer, type TestMailServer } from '../../db/testing/mail-server';
import { storePlan } from '../../db/testing/plans';
import { setTestOffice } from '../../db/testing/recaps';
import { testArea, testTargetScope } from '../../db/testing/scope';
import { commitImport } from '../../db/writes/imports';
import { toDay } from '../../lib/domain/days';
import { contextOf } from '../../lib/server/auth/context';
import { scheduleActor } from '../../lib/server/auth/operator';
import { runReminders } from '../../lib/server/services/reminder-schedule';

const longAgo = new Date('2021-04-01T00:00:00Z');
const at14 = '2021-04-12T14:00:00+07:00';
let database: TestDatabase;
let campaignId: number;
const servers: TestMailServer[] = [];

/** 32.15 reminds its kecamatan at 14.00: one has reported, two have addresses, one has a telephone alone. */
beforeAll(async () => {
  database = await openTestDatabase();
  campaignId = await makeTestCampaign(database.owner, 'ingat');
  await database.owner.insert(targetSets).values({ campaignId, name: 'Portal', isDefault: true });
  const nation = await testArea(database.owner, 'id');
  const targets = ['32.15.01', '32.15.02', '32.15.03', '32.15.04'];
  const id = await storePlan(database.serving, nation, {
    campaignId,
    facts: [
      ...targets.map((code) => ({ code, day: null, measure: 'target.total' as const, value: 100 })),
      { code: '32.15.01', day: toDay('2021-04-12'), measure: 'recorded.online', value: 5 },
      { code: '32.15.02', day: toDay('2021-04-11'), measure: 'recorded.online', value: 5 },
    ],
  });
  const setsTargets = testTargetScope('id');
  await commitImport(database.serving, nation, { id, userId: null, acceptPartial: false, setsTargets });
  await setOffice('32.15.01', { email: 'satu@kantor.example' });
  await setOffice('32.15.02', { email: 'dua@kantor.example' });
  await setOffice('32.15.03', { email: 'tiga@kantor.example' });
  await setOffice('32.15.04', { telephone: '0812 0000 1016' });
});
afterEach(async () => {
  await database.owner.execute('delete from reminders');
  for (const server of servers.splice(0)) await server.close();
});
afterAll(() => database.close());

async function setOffice(code: string, change: Parameters<typeof setTestOffice>[2]['change']) {
  await setTestOffice(database, await testArea(database.owner, code), { change, setAt: longAgo });
}

const switchOn = (minute = 14 * 60) =>
  setOffice('32.15', { reminder: { campaignId, minute }, telephone: '0267 401234', timeZone: 'WIB' });

async function mailServer(...options: Parameters<typeof startMailServer>): Promise<TestMailServer> {
  const server = await startMailServer(...options);
  servers.push(server);
  return server;
}

const run = (now: string, server: TestMailServer | null = null) =>
  runReminders(contextOf(scheduleActor(), database.serving, new Date(now)), {
    publicUrl: 'https://kejar.example.go.id',
    mail: server && {
      ...{ host: '127.0.0.1', port: server.port, secure: false, login: null },
      from: { name: 'Kejar Target', address: 'rekap@kejar.example' },
    },
  });

const nothing = { prepared: [], mailed: [], failed: [] };

test('nobody is reminded unless the office above asks for it', async () => {
  expect(await run(at14, await mailServer())).toEqual(nothing);
});

test('at the hour each silent office with an address gets one letter, and never a second one that day', async () => {
  await switchOn();
  const server = await mailServer();
  expect(await run('2021-04-12T13:59:00+07:00', server)).toEqual(nothing);
  expect(await run(at14, server)).toEqual({
    prepared: [{ area: '32.15', campaign: 'ingat', forDay: '2021-04-12', silent: 3, letters: 2 }],
    mailed: [{ area: '32.15', campaign: 'ingat', state: 'sent', reached: 2, left: 0 }],
    failed: [],
  });
  expect(server.received.map(({ to }) => to)).toEqual([['tiga@kantor.example'], ['dua@kantor.example']]);
  const [never, silent] = server.received.map(({ raw }) => raw);
  expect(readMailHeader(silent ?? '', 'Subject')).toMatch(/^Laporan 12 April 2021 belum masuk: Kecamatan /);
  for (const kind of ['text/plain', 'text/html'] as const) {
    expect(readMailPart(never ?? '', kind)).toContain('belum pernah lapor, 12 hari');
    expect(readMailPart(silent ?? '', kind)).toContain('Laporan terakhir: 11 April 2021');
    expect(readMailPart(silent ?? '', kind)).toContain('0267 401234');
    expect(readMailPart(silent ?? '', kind)).toContain('https://kejar.example.go.id/ingat/isi');
  }
  await Promise.all([
    run(at14, server),
    run('2021-04-12T14:01:00+07:00', server),
    run('2021-04-12T23:00:00+07:00', server),
  ]);
  expect(server.received).toHaveLength(2);
  const audit = await database.owner.execute<{ action: string }>(
    "select action from audit where action like 'reminder.%' order by id",
  );
  expect(audit.map(({ action }) => action)).toEqual(['reminder.prepare', 'reminder.mail']);
  // The next day is another one.
  expect((await run('2021-04-13T14:00:00+07:00', server))?.prepared).toMatchObject([{ silent: 4, letters: 3 }]);
});

test('an hour that was missed is made up for on its day and not on the next', async () => {
  await switchOn();
  const server = await mailServer();
  expect((await run('2021-04-13T08:00:00+07:00', server))?.prepared).toEqual([]);
  expect((await run('2021-04-13T20:00:00+07:00', server))?.prepared).toHaveLength(1);
});

test('not before the first day, not after the end, not of a closed campaign', async () => {
  await switchOn();
  for (const day of ['2021-03-31', '2021-06-01']) expect(await run(`${day}T14:00:00+07:00`)).toEqual(nothing);
  await database.owner.execute(`update campaigns set closed_at = now() where id = ${campaignId}`);
  expect(await run(at14)).toEqual(nothing);
  await database.owner.execute(`update campaigns set closed_at = null where id = ${campaignId}`);
});

test('without a mail server it is kept that nobody was written to', async () => {
  await switchOn();
  expect(await run(at14)).toMatchObject({ prepared: [{ letters: 2 }], mailed: [] });
  const [row] = await database.owner.execute('select mail_state, unsent from reminders');
  expect(row).toEqual({ mail_state: 'none', unsent: [] });
});

test('what does not arrive is tried again, for those alone that are left', async () => {
  await switchOn();
  const server = await mailServer({
    onRcptTo: ({ address }, _session, done) =>
      done(address === 'tiga@kantor.example' ? Object.assign(new Error('later'), { responseCode: 451 }) : undefined),
  });
  expect((await run(at14, server))?.mailed).toMatchObject([{ state: 'waiting', reached: 1, left: 1 }]);
  expect((await run('2021-04-12T14:02:00+07:00', server))?.mailed).toMatchObject([{ reached: 0, left: 1 }]);
  expect(server.received.map(({ to }) => to)).toEqual([['dua@kantor.example']]);
});
