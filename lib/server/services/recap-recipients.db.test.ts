import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { startMailServer, type TestMailServer } from '../../../db/testing/mail-server';
import { testArea } from '../../../db/testing/scope';
import { saveOffice } from '../../../db/writes/offices';
import type { AuthorizedArea } from '../../domain/areas';
import { Problem } from '../../domain/problems';
import type { MailServer } from '../../reports/mail';
import { contextOf } from '../auth/context';
import { operatorUser, scheduleActor } from '../auth/operator';
import { answerRecipientLink, openRecipientLink } from '../auth/recipients';
import { askRecipientAgain, askRecipients, readRecipients, withdrawRecipient } from './recap-recipients';

let database: TestDatabase;
let karawang: AuthorizedArea;
let mails: TestMailServer;
const publicUrl = 'https://kejar.example.go.id';
const head = 'kepala@kantor.example';
const address = '203.0.113.9';

const operator = () => contextOf(operatorUser(), database.serving);

async function name(emails: string[]): Promise<void> {
  const [row] = await database.owner.execute<{ version: number }>(
    'select version from offices where area_lo = 3215000000 and area_hi = 3215999999',
  );
  await saveOffice(database.serving, karawang, {
    change: { emails },
    version: row?.version ?? 0,
    before: { timeZone: 'WIB', letterhead: { name: 'DPPKB Karawang' } },
    userId: null,
  });
}

/** What the clock does; `minutes` from now on. */
function ask(minutes = 0) {
  const mail: MailServer = {
    ...{ host: '127.0.0.1', port: mails.port, secure: false, login: null },
    from: { name: 'Kejar Target', address: 'rekap@kejar.example' },
  };
  const now = new Date(Date.now() + minutes * 60_000);
  return askRecipients(contextOf(scheduleActor(), database.serving, now), { mail, publicUrl });
}

/** The secrets of the links that went to an address, the oldest first. */
const secretsFor = (email: string) =>
  mails.received
    .filter((one) => one.to.includes(email))
    .map(({ raw }) => raw.replaceAll('=\r\n', '').match(/\/penerima\/([\w-]{43})/)?.[1] ?? '');

const answer = (secret: string, wanted = true) => answerRecipientLink({ secret, wanted, address }, database.serving);
const stateOf = async (email: string) => (await readRecipients(operator(), '32.15')).find((one) => one.email === email);
const refused = expect.objectContaining({ status: 404, type: 'recipient-link-refused' });

beforeAll(async () => {
  database = await openTestDatabase();
  karawang = await testArea(database.owner, '32.15');
});
beforeEach(async () => {
  await database.owner.execute('delete from recap_recipients');
  await mails?.close();
  mails = await startMailServer();
  await name([]);
});
afterAll(async () => {
  await mails.close();
  await database.close();
});

test('an address that an office types in is asked by a link that opens once', async () => {
  await name([head]);
  expect(await stateOf(head)).toMatchObject({ state: 'waiting' });
  expect(await ask()).toEqual({ asked: 1, left: 0 });
  expect(await ask(90)).toEqual({ asked: 0, left: 0 });
  const [secret = ''] = secretsFor(head);
  expect(await stateOf(head)).toMatchObject({ state: 'asked' });
  expect(await openRecipientLink(secret, address, database.serving)).toMatchObject({
    email: head,
    office: 'DPPKB Karawang',
  });
  expect(await stateOf(head)).toMatchObject({ state: 'asked' });
  await answer(secret);
  expect(await stateOf(head)).toMatchObject({ state: 'confirmed', confirmedBy: 'link' });
  await expect(answer(secret, false)).rejects.toEqual(refused);
  await expect(answer('x'.repeat(43))).rejects.toEqual(refused);
  expect(await stateOf(head)).toMatchObject({ state: 'confirmed' });
});

test('a link is over after seven days, with the next one, and when the address is taken off', async () => {
  await name([head]);
  await ask();
  const [first = ''] = secretsFor(head);
  const { id = 0 } = (await stateOf(head)) ?? {};
  await askRecipientAgain(operator(), { areaCode: '32.15', id });
  expect(await ask()).toEqual({ asked: 0, left: 0 });
  expect(await ask(2)).toEqual({ asked: 1, left: 0 });
  await expect(answer(first)).rejects.toEqual(refused);
  const second = secretsFor(head)[1] ?? '';
  await database.owner.execute("update recap_recipients set expires_at = now() - interval '1 second'");
  await expect(answer(second)).rejects.toEqual(refused);
  await database.owner.execute("update recap_recipients set expires_at = now() + interval '1 day'");
  await withdrawRecipient(operator(), { areaCode: '32.15', id });
  await expect(answer(second)).rejects.toEqual(refused);
  expect(await readRecipients(operator(), '32.15')).toEqual([]);
});

test('named anew it is asked anew, but no sooner than a failed mail is tried again; a refusal stands', async () => {
  await name([head]);
  await ask();
  await name([]);
  await name([head]);
  expect(await ask()).toEqual({ asked: 0, left: 0 });
  expect(await ask(2)).toEqual({ asked: 1, left: 0 });
  await answer(secretsFor(head)[1] ?? '', false);
  await name([]);
  await name([head]);
  expect(await stateOf(head)).toMatchObject({ state: 'declined' });
  expect(await ask(90)).toEqual({ asked: 0, left: 0 });
  const { id = 0 } = (await stateOf(head)) ?? {};
  await expect(askRecipientAgain(operator(), { areaCode: '32.15', id })).rejects.toMatchObject({ status: 409 });
});

test('an account that confirmed its address for one office is not asked for another', async () => {
  await database.owner.execute(`insert into users (email, name, office, role, area_code, area_lo, area_hi)
    values ('punya@akun.example', 'A', '', 'admin', 'id', 0, 9999999999) on conflict do nothing`);
  await name(['punya@akun.example']);
  expect(await stateOf('punya@akun.example')).toMatchObject({ state: 'waiting' });
  await ask();
  await answer(secretsFor('punya@akun.example')[0] ?? '');
  const bekasi = await testArea(database.owner, '32.16');
  await saveOffice(database.serving, bekasi, {
    ...{ change: { emails: ['punya@akun.example'] }, version: 0, userId: null },
    before: { timeZone: 'WIB', letterhead: { name: 'DPPKB Bekasi' } },
  });
  expect(await readRecipients(operator(), '32.16')).toMatchObject([{ state: 'confirmed', confirmedBy: 'account' }]);
});

test('an office elsewhere, and a number of another office, are 404', async () => {
  await name([head]);
  const { id = 0 } = (await stateOf(head)) ?? {};
  const elsewhere = {
    ...operatorUser(),
    role: 'kabupaten',
    area: { code: '32.16', lo: 3_216_000_000, hi: 3_216_999_999 },
  };
  const ctx = contextOf(elsewhere as ReturnType<typeof operatorUser>, database.serving);
  for (const work of [askRecipientAgain, withdrawRecipient]) {
    for (const areaCode of ['32.15', '32.16', null]) {
      const error = await work(ctx, { areaCode, id }).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(Problem);
      expect(error).toMatchObject({ status: 404 });
    }
  }
  await expect(readRecipients(ctx, '32.15')).rejects.toMatchObject({ status: 404 });
  expect(await stateOf(head)).toMatchObject({ state: 'waiting' });
});
