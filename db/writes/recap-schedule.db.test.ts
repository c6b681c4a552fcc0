import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AuthorizedArea } from '../../lib/domain/areas';
import { toDay } from '../../lib/domain/days';
import { inScope } from '../client';
import { getNewestRecap, listNewestRecaps, listScheduledOffices, listWaitingMails } from '../queries/recap-schedule';
import { makeTestCampaign } from '../testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { setTestOffice } from '../testing/recaps';
import { testArea } from '../testing/scope';
import { alone } from './alone';
import { markSeen, type NewRecap, prepareRecap } from './recap-schedule';
import { markAttempt, takeAttempt } from './scheduled-mail';

let database: TestDatabase;
let campaignId: number;
let [karawang, bekasi, jabar]: AuthorizedArea[] = [];
const officeIds = new Map<string, number>();
const now = new Date('2021-04-12T16:00:00+07:00');
const emails = ['kepala@kantor.example', 'sekretaris@kantor.example'];

async function addOffice(area: AuthorizedArea, schedule: { campaignId: number; minute: number } | null) {
  const id = await setTestOffice(database, area, { change: { schedule, emails }, setAt: now });
  officeIds.set(area.code, id);
}

function area(which: AuthorizedArea | undefined): AuthorizedArea {
  if (!which) throw new Error('not loaded yet');
  return which;
}

const recapOf = (of: AuthorizedArea, change: Partial<NewRecap> = {}): NewRecap => ({
  officeId: officeIds.get(of.code) ?? 0,
  campaignId,
  forDay: toDay('2021-04-12'),
  asOf: toDay('2021-04-12'),
  text: 'Rekap',
  mailTo: emails,
  mail: true,
  preparedAt: now,
  ...change,
});

async function prepare(of: AuthorizedArea, change: Partial<NewRecap> = {}): Promise<number> {
  const id = await prepareRecap(database.serving, of, recapOf(of, change));
  if (id === null) throw new Error('prepared already');
  return id;
}

async function auditActions(): Promise<string[]> {
  const rows = await database.owner.execute<{ action: string }>(
    sql`select action from audit where action like 'recap.%' order by id`,
  );
  return rows.map((row) => row.action);
}

const refusedByPolicy = { cause: { code: '42501' } };

beforeAll(async () => {
  database = await openTestDatabase();
  campaignId = await makeTestCampaign(database.owner, 'uji');
  [karawang, bekasi, jabar] = await Promise.all(['32.15', '32.16', '32'].map((code) => testArea(database.owner, code)));
  await addOffice(area(karawang), { campaignId, minute: 960 });
  await addOffice(area(bekasi), null);
  await addOffice(area(jabar), { campaignId, minute: 900 });
});
beforeEach(async () => {
  await database.owner.execute(sql`delete from recaps`);
});
afterAll(() => database.close());

describe('what is scheduled', () => {
  test('the offices with an hour, with their campaign, the extended end and the hour of the data', async () => {
    const { lo, hi } = area(karawang);
    await database.owner.execute(sql`
      insert into extensions (campaign_id, area_lo, area_hi, decided_day, end_day, letter)
      values (${campaignId}, ${lo}, ${hi}, '2021-04-10', '2021-06-21', 'SE 4/2021')`);
    await database.owner.execute(sql`
      insert into area_changes (campaign_id, area, changed_at) values (${campaignId}, ${lo}, ${now.toISOString()})`);
    const found = await inScope(database.serving, area(jabar), (transaction) => listScheduledOffices(transaction, now));
    expect(found.map((one) => one.areaCode)).toEqual(['32', '32.15']);
    expect(found[1]).toMatchObject({
      minute: 960,
      timeZone: 'WIB',
      campaignSlug: 'uji',
      startDay: '2021-04-01',
      endDay: '2021-06-21',
      changedAt: now,
      office: { recap: { emails } },
    });
    expect(found[0]).toMatchObject({ endDay: '2021-05-31', changedAt: null });
  });

  test('an office sees no more than what lies in its own scope', async () => {
    await prepare(area(jabar));
    await prepare(area(karawang));
    const seen = await inScope(database.serving, area(karawang), async (transaction) => ({
      offices: (await listScheduledOffices(transaction, now)).map((one) => one.areaCode),
      recaps: (await listNewestRecaps(transaction)).map((one) => one.officeId),
      mails: (await listWaitingMails(transaction)).map((one) => one.areaCode),
      province: await getNewestRecap(transaction, area(jabar)),
      own: await getNewestRecap(transaction, area(karawang)),
    }));
    expect(seen).toMatchObject({
      offices: ['32.15'],
      recaps: [officeIds.get('32.15')],
      mails: ['32.15'],
      province: null,
      own: { asOf: '2021-04-12' },
    });
  });

  test('a province is told of its own recap, not of those of its kabupaten', async () => {
    await prepare(area(karawang));
    const seen = await inScope(database.serving, area(jabar), (transaction) =>
      getNewestRecap(transaction, area(jabar)),
    );
    expect(seen).toBeNull();
  });
});

describe('prepareRecap', () => {
  test('once a day: the second finds it done, and writes no audit row', async () => {
    const before = (await auditActions()).length;
    await prepare(area(karawang));
    expect(await prepareRecap(database.serving, area(karawang), recapOf(area(karawang)))).toBeNull();
    const next = recapOf(area(karawang), { forDay: toDay('2021-04-13') });
    expect(await prepareRecap(database.serving, area(karawang), next)).not.toBeNull();
    expect((await auditActions()).slice(before)).toEqual(['recap.prepare', 'recap.prepare']);
  });

  test('of ten at once one prepares it', async () => {
    const all = await Promise.all(
      Array.from({ length: 10 }, () => prepareRecap(database.serving, area(karawang), recapOf(area(karawang)))),
    );
    expect(all.filter((id) => id !== null)).toHaveLength(1);
  });

  test('a recap cannot be slipped to another area', async () => {
    const { lo, hi } = area(bekasi);
    await expect(
      inScope(database.serving, area(karawang), (transaction) =>
        transaction.execute(sql`
          insert into recaps (office_id, campaign_id, area_lo, area_hi, for_day, as_of, text, mail_state)
          values (${officeIds.get('32.15')}, ${campaignId}, ${lo}, ${hi}, '2021-04-12', '2021-04-12', '', 'none')`),
      ),
    ).rejects.toMatchObject(refusedByPolicy);
  });

  test('without a mail server nothing waits, and whom it was meant for is kept', async () => {
    await prepare(area(karawang), { mail: false });
    const { mails, own } = await inScope(database.serving, area(karawang), async (transaction) => ({
      mails: await listWaitingMails(transaction),
      own: await getNewestRecap(transaction, area(karawang)),
    }));
    expect(mails).toEqual([]);
    expect(own?.mail).toMatchObject({ state: 'none', to: emails, left: [] });
  });
});

describe('mail', () => {
  test('of two that take the same attempt one gets it', async () => {
    const id = await prepare(area(karawang));
    const take = (attempts: number) =>
      takeAttempt(database.serving, area(karawang), { kind: 'recap', id, attempts, now });
    expect((await Promise.all([take(0), take(0)])).sort()).toEqual([false, true]);
    expect(await take(0)).toBe(false);
    expect(await take(1)).toBe(true);
  });

  test('how it ended stands with those it has not reached; what was sent is not tried again', async () => {
    const id = await prepare(area(karawang));
    await takeAttempt(database.serving, area(karawang), { kind: 'recap', id, attempts: 0, now });
    const left = ['sekretaris@kantor.example'];
    await markAttempt(database.serving, area(karawang), { kind: 'recap', id, state: 'waiting', left, error: 'sibuk' });
    const waiting = await inScope(database.serving, area(karawang), listWaitingMails);
    expect(waiting).toMatchObject([{ id, left, attempts: 1, triedAt: now }]);
    await takeAttempt(database.serving, area(karawang), { kind: 'recap', id, attempts: 1, now });
    await markAttempt(database.serving, area(karawang), { kind: 'recap', id, state: 'sent', left: [], error: null });
    expect(await takeAttempt(database.serving, area(karawang), { kind: 'recap', id, attempts: 2, now })).toBe(false);
    expect(await inScope(database.serving, area(karawang), listWaitingMails)).toEqual([]);
    expect((await auditActions()).slice(-2)).toEqual(['recap.mail', 'recap.mail']);
  });

  test('the audit names no addresses', async () => {
    const id = await prepare(area(karawang));
    await markAttempt(database.serving, area(karawang), {
      kind: 'recap',
      id,
      state: 'failed',
      left: emails,
      error: 'tidak ada',
    });
    const rows = await database.owner.execute(sql`select detail::text from audit where action like 'recap.%'`);
    expect(JSON.stringify(rows)).not.toContain('kantor.example');
  });
});

describe('markSeen', () => {
  test('the recap and those before it are seen, once, and nobody else’s', async () => {
    const other = await prepare(area(jabar));
    const first = await prepare(area(karawang), { forDay: toDay('2021-04-11') });
    const second = await prepare(area(karawang));
    const third = await prepare(area(karawang), { forDay: toDay('2021-04-13') });
    const before = (await auditActions()).length;
    for (let twice = 0; twice < 2; twice++) {
      await markSeen(database.serving, area(karawang), { id: second, userId: null });
    }
    const rows = await database.owner.execute<{ id: number }>(
      sql`select id from recaps where seen_at is not null order by id`,
    );
    expect(rows.map((row) => row.id)).toEqual([first, second]);
    expect([other, third]).not.toContain(second);
    expect((await auditActions()).slice(before)).toEqual(['recap.seen']);
  });

  test('of another office: nothing happens', async () => {
    const other = await prepare(area(bekasi));
    await markSeen(database.serving, area(karawang), { id: other, userId: null });
    const [row] = await database.owner.execute(sql`select seen_at from recaps where id = ${other}`);
    expect(row?.seen_at).toBeNull();
  });
});

describe('alone', () => {
  test('while one works the others go away; then the next may', async () => {
    let [finish, begin] = [() => {}, () => {}];
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const first = alone(database.serving, 'recapSchedule', async () => {
      begin();
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return 'first';
    });
    await begun;
    expect(await alone(database.serving, 'recapSchedule', async () => 'second')).toBeNull();
    finish();
    expect(await first).toBe('first');
    expect(await alone(database.serving, 'recapSchedule', async () => 'third')).toBe('third');
  });

  test('work that fails lets the next one in', async () => {
    await expect(alone(database.serving, 'recapSchedule', () => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );
    expect(await alone(database.serving, 'recapSchedule', async () => 'next')).toBe('next');
  });
});
