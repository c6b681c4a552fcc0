import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { campaigns, targetSets } from '../../db/schema';
import { openTestDatabase, type TestDatabase } from '../../db/testing/database';
import { readMailHeader, readMailPart, startMailServer, type TestMailServer } from '../../db/testing/mail-server';
import { storeFacts } from '../../db/testing/plans';
import { addStrayOffice, clearTestRecaps, listTestRecaps, setTestOffice, wordTestRecap } from '../../db/testing/recaps';
import { testArea, testTargetScope } from '../../db/testing/scope';
import { commitImport } from '../../db/writes/imports';
import type { AuthorizedArea } from '../../lib/domain/areas';
import { toDay } from '../../lib/domain/days';
import type { ImportFact } from '../../lib/domain/imports';
import type { MailServer } from '../../lib/reports/mail';
import { buildRecap } from '../../lib/reports/recap';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser, scheduleActor } from '../../lib/server/auth/operator';
import { readRecap } from '../../lib/server/loaders/recaps';
import { runRecaps } from '../../lib/server/services/recap-schedule';
import { recapRun } from './recap-run';

let database: TestDatabase;
let campaignId: number;
let karawang: AuthorizedArea;
const servers: TestMailServer[] = [];
const publicUrl = 'https://kejar.example.go.id';
const emails = ['kepala@kantor.example', 'sekretaris@kantor.example', 'bupati@kantor.example'];
const day12 = '2021-04-12T16:00:00+07:00';

/** What 32.15 says of itself on a day. */
async function report(day: string, online: number, target: number | null = null) {
  const fact = { row: 2, area: karawang.lo };
  const facts: ImportFact[] = [{ ...fact, day: toDay(day), measure: 'recorded.online', value: online }];
  if (target !== null) facts.push({ ...fact, day: null, measure: 'target.total', value: target });
  const id = await storeFacts(database.serving, karawang, {
    campaignId,
    facts,
  });
  await commitImport(database.serving, karawang, {
    ...{ id, userId: null, acceptPartial: false },
    setsTargets: testTargetScope('id'),
  });
}

const longAgo = new Date('2021-04-01T00:00:00Z');

/** Karawang has its recap prepared at 16.00 WIB. */
async function setKarawang(setAt = longAgo) {
  const change = { schedule: { campaignId, minute: 16 * 60 }, emails, timeZone: 'WIB' } as const;
  await setTestOffice(database, karawang, { change, setAt });
}

async function mailServer(...options: Parameters<typeof startMailServer>): Promise<TestMailServer> {
  const server = await startMailServer(...options);
  servers.push(server);
  return server;
}

const through = ({ port }: TestMailServer): MailServer => ({
  host: '127.0.0.1',
  port,
  secure: false,
  login: null,
  from: { name: 'Kejar Target', address: 'rekap@kejar.example' },
});

const run = (now: string, mail: MailServer | null = null) =>
  runRecaps(contextOf(scheduleActor(), database.serving, new Date(now)), { mail, publicUrl });

const standing = () => listTestRecaps(database.owner);

beforeAll(async () => {
  database = await openTestDatabase();
  karawang = await testArea(database.owner, '32.15');
  const [campaign] = await database.owner
    .insert(campaigns)
    .values({
      slug: 'pk21',
      name: 'Pendataan Keluarga 2021',
      unit: 'keluarga',
      startDay: '2021-04-01',
      endDay: '2021-05-31',
      editionId: karawang.editionId,
      source: 'uji',
    })
    .returning({ id: campaigns.id });
  campaignId = campaign?.id ?? 0;
  await database.owner.insert(targetSets).values({ campaignId, name: 'Portal', isDefault: true });
  await report('2021-04-11', 26_400, 734_768);
  await report('2021-04-12', 28_800);
});
beforeEach(() => setKarawang());
afterEach(async () => {
  await clearTestRecaps(database.owner);
  for (const server of servers.splice(0)) await server.close();
});
afterAll(() => database.close());

describe('from the hour to the mail', () => {
  test('the recap of Karawang reaches each address with its figures and the link to its sheet', async () => {
    const server = await mailServer();
    await setKarawang(new Date('2021-04-12T08:00:00+07:00'));
    expect(await run('2021-04-12T15:59:00+07:00', through(server))).toEqual({ prepared: [], mailed: [], failed: [] });
    expect(await run(day12, through(server))).toEqual({
      prepared: [{ area: '32.15', campaign: 'pk21', forDay: '2021-04-12', asOf: '2021-04-12' }],
      mailed: [{ area: '32.15', campaign: 'pk21', state: 'sent', reached: 3, left: 0 }],
      failed: [],
    });
    expect(server.received.map((one) => one.to)).toEqual(emails.map((one) => [one]));
    const raw = server.received[0]?.raw ?? '';
    expect(readMailHeader(raw, 'Subject')).toBe('Rekap Karawang, Pendataan Keluarga 2021, 12 April 2021');
    for (const part of [readMailPart(raw, 'text/plain'), readMailPart(raw, 'text/html')]) {
      for (const figure of ['28.800', '734.768', '3,92']) expect(part).toContain(figure);
      expect(part).toContain('https://kejar.example.go.id/pk21/32.15/lembar?per=2021-04-12');
    }
    // A PNG begins with these bytes, here in base64.
    const [, picture = ''] = raw.split('filename=rekap-pk21-32.15-karawang-2021-04-12.png');
    expect(picture).toContain('\r\n\r\niVBORw0KGgo');
  });

  test('never twice: not a minute later, not by two at once, not by another start', async () => {
    const server = await mailServer();
    await Promise.all(Array.from({ length: 4 }, () => run(day12, through(server))));
    await run('2021-04-12T16:01:00+07:00', through(server));
    await run('2021-04-13T08:00:00+07:00', through(server));
    expect(server.received).toHaveLength(3);
    expect(await standing()).toHaveLength(1);
  });

  test('off over the hour of several days: the next start prepares the last one alone, as of its day', async () => {
    const server = await mailServer();
    const found = await run('2021-04-15T07:30:00+07:00', through(server));
    expect(found?.prepared).toEqual([{ area: '32.15', campaign: 'pk21', forDay: '2021-04-14', asOf: '2021-04-12' }]);
    expect(server.received).toHaveLength(3);
    expect((await run('2021-04-15T16:00:00+07:00', through(server)))?.prepared).toHaveLength(1);
  });

  test('a day of which later figures are known already is told as it stood', async () => {
    await run('2021-04-11T16:00:00+07:00');
    const [recap] = await standing();
    expect(recap).toMatchObject({ forDay: '2021-04-11', asOf: '2021-04-11' });
    expect(recap?.text).toContain('26.400');
    expect(recap?.text).not.toContain('28.800');
  });

  test('the wording of the office goes out while it tells the figures that stand, and not longer', async () => {
    const word = (fingerprint: string) =>
      wordTestRecap(database.owner, karawang, { campaignId, asOf: '2021-04-12', text: 'Kata kami', fingerprint });
    const request = { campaignSlug: 'pk21', code: '32.15', asOf: toDay('2021-04-12'), stage: 'recorded' } as const;
    const whole = { ...request, detail: null, targetSet: null };
    const source = await readRecap(contextOf(operatorUser(), database.serving), whole);
    await word(source ? buildRecap(source).fingerprint : '');
    await run(day12);
    expect(await standing()).toMatchObject([{ text: 'Kata kami' }]);
    await clearTestRecaps(database.owner);
    await word('of figures that have changed since');
    await run(day12);
    expect((await standing())[0]?.text).toContain('28.800');
  });

  test('without a mail server the recap is ready, and nothing waits', async () => {
    const found = await run(day12);
    expect(found).toMatchObject({ prepared: [{ area: '32.15' }], mailed: [] });
    expect(await standing()).toMatchObject([{ mailState: 'none', mailLeft: [] }]);
  });

  test('an office whose area the campaign does not have keeps no other from its recap', async () => {
    const takeAway = await addStrayOffice(database.owner, {
      areaCode: '32.99',
      lo: 3_299_000_000,
      campaignId,
      minute: 16 * 60,
      setAt: longAgo,
    });
    const found = await run(day12);
    expect(found?.prepared).toMatchObject([{ area: '32.15' }]);
    expect(found?.failed).toEqual([
      { area: '32.99', campaign: 'pk21', reason: 'wilayah 32.99 tidak ada dalam edisi kampanye ini' },
    ]);
    await takeAway();
  });
});

describe('mail that does not arrive', () => {
  test('server down, then up: tried again after a while, and everybody gets it once', async () => {
    const first = await mailServer();
    await first.close();
    const down = through(first);
    expect((await run(day12, down))?.mailed).toMatchObject([{ state: 'waiting', reached: 0, left: 3 }]);
    expect(await standing()).toMatchObject([{ mailState: 'waiting', mailError: 'server email tidak dapat dihubungi' }]);
    const again = await mailServer({}, first.port);
    expect((await run('2021-04-12T16:00:30+07:00', down))?.mailed).toEqual([]);
    expect((await run('2021-04-12T16:01:00+07:00', down))?.mailed).toMatchObject([{ state: 'sent', reached: 3 }]);
    expect((await run('2021-04-12T17:01:00+07:00', down))?.mailed).toEqual([]);
    expect(again.received).toHaveLength(3);
  });

  test('five attempts, then it has failed, with the reason', async () => {
    const gone = await mailServer();
    await gone.close();
    const times = ['16:00', '16:01', '16:06', '16:21', '17:21', '19:00'];
    const states: (string | undefined)[] = [];
    for (const time of times) states.push((await run(`2021-04-12T${time}:00+07:00`, through(gone)))?.mailed[0]?.state);
    expect(states).toEqual(['waiting', 'waiting', 'waiting', 'waiting', 'failed', undefined]);
    expect(await standing()).toMatchObject([
      { mailState: 'failed', mailAttempts: 5, mailLeft: emails, mailError: 'server email tidak dapat dihubungi' },
    ]);
  });

  test('a recipient that is refused: the others have theirs, once, and who is left is known', async () => {
    let busy = true;
    const server = await mailServer({
      onRcptTo({ address }, _session, done) {
        if (address === emails[0]) done(Object.assign(new Error('tidak ada'), { responseCode: 550 }));
        else if (address === emails[1] && busy) done(Object.assign(new Error('nanti'), { responseCode: 451 }));
        else done();
      },
    });
    expect((await run(day12, through(server)))?.mailed).toMatchObject([{ state: 'waiting', reached: 1, left: 2 }]);
    busy = false;
    expect((await run('2021-04-12T16:01:00+07:00', through(server)))?.mailed).toMatchObject([
      { state: 'failed', reached: 1, left: 1 },
    ]);
    expect(server.received.flatMap((one) => one.to).sort()).toEqual([emails[2], emails[1]].sort());
    expect(await standing()).toMatchObject([
      { mailLeft: [emails[0]], mailError: 'server email menolak: 550 tidak ada' },
    ]);
  });
});

describe('addresses that nobody has confirmed', () => {
  test('an address typed by an administrator gets no recap, nor does one taken off while it waits', async () => {
    const server = await mailServer();
    const [, second] = emails;
    await database.owner.execute(`update recap_recipients set state = 'waiting' where email = '${second}'`);
    expect((await run(day12, through(server)))?.mailed).toMatchObject([{ state: 'sent', reached: 2 }]);
    expect(server.received.flatMap((one) => one.to)).toEqual([emails[0], emails[2]]);
    await clearTestRecaps(database.owner);
    const down = await mailServer();
    await down.close();
    expect((await run(day12, through(down)))?.mailed).toMatchObject([{ state: 'waiting', left: 2 }]);
    await database.owner.execute(`update recap_recipients set state = 'withdrawn' where email = '${emails[0]}'`);
    const again = await mailServer({}, down.port);
    expect((await run('2021-04-12T16:01:00+07:00', through(again)))?.mailed).toMatchObject([{ state: 'sent' }]);
    expect(again.received.flatMap((one) => one.to)).toEqual([emails[2]]);
  });
});

describe('kejar recap run', () => {
  const open = async () => ({ owner: database.owner, serving: database.serving });

  test('prepares what is due at that instant and says so', async () => {
    const result = await recapRun.run(['--at', '2021-04-12T16:00+07:00'], open);
    expect(result.text).toBe('Rekap 32.15 pk21 untuk 12 April 2021 disiapkan, data per 12 April 2021.');
    expect(result.json).toMatchObject({ busy: false, prepared: [{ area: '32.15' }] });
    expect((await recapRun.run(['--at', '2021-04-12T16:00+07:00'], open)).text).toBe(
      'Tidak ada rekap yang harus disiapkan sekarang.',
    );
  });

  test.each(['kemarin', '2021-04-12', '2021-04-12T16:00', '2021-13-12T16:00Z'])('refuses --at %s', async (at) => {
    await expect(recapRun.run(['--at', at], open)).rejects.toThrow('bukan saat');
  });
});
