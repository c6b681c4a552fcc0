import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { recordAudit } from '../../../db/writes/audit';
import { rangeOfCode } from '../../../lib/domain/areas';
import type { AuditQuery } from '../../domain/audit-log';
import { toDay } from '../../domain/days';
import { type AccountRole, roles } from '../../domain/users';
import type { Context } from '../auth/context';
import { loadAudit, loadAuditFile } from './audit';

let database: TestDatabase;

const everything: AuditQuery = { find: '', noun: null, areaCode: null, from: null, to: null };
const ownAreas: Record<AccountRole, string> = {
  ...{ admin: 'id', provinsi: '32', kabupaten: '32.15', kecamatan: '32.15.03', pembaca: '32' },
};

function contextOfRole(role: AccountRole, code = ownAreas[role]): Context {
  const person = { email: `${role}@x.id`, name: role, office: '', role, area: { code, ...rangeOfCode(code) } };
  return { actor: { kind: 'operator', ...person }, database: database.serving, now: new Date() };
}

const subjectsFor = async (role: AccountRole, query: Partial<AuditQuery> = {}, code?: string) =>
  (await loadAudit(contextOfRole(role, code), { query: { ...everything, ...query }, page: 1 }))?.lines.map(
    ({ subject }) => subject,
  ) ?? null;

beforeAll(async () => {
  database = await openTestDatabase();
  for (const [code, action, subject] of [
    [null, 'backup.make', 'kejar_100%.cadangan'],
    ['id', 'campaign.change', 'pk21'],
    ['32', 'office.change', 'kantor 32'],
    ['32.15', 'import.commit', 'unggahan 1'],
    ['32.15.03', 'import.undo', 'unggahan 2'],
    ['33.13', 'import.commit', 'unggahan 3'],
  ] as const) {
    const area = code === null ? null : rangeOfCode(code).lo;
    await database.serving.transaction((transaction) =>
      recordAudit(transaction, {
        userId: null,
        action,
        campaignId: null,
        area,
        subject,
        detail: { before: 1, after: 2 },
      }),
    );
  }
});
afterAll(() => database.close());

test.each(['kecamatan', 'pembaca'] as const)('%s reads none, by page or by file', async (role) => {
  expect(await subjectsFor(role)).toBeNull();
  expect(await loadAuditFile(contextOfRole(role), everything)).toBeNull();
});

test('each role that reads it sees its own area and what lies inside, newest first', async () => {
  expect(roles).toHaveLength(5);
  expect(await subjectsFor('kabupaten')).toEqual(['unggahan 2', 'unggahan 1']);
  expect(await subjectsFor('provinsi')).toEqual(['unggahan 2', 'unggahan 1', 'kantor 32']);
  expect(await subjectsFor('admin')).toEqual([
    ...['unggahan 3', 'unggahan 2', 'unggahan 1', 'kantor 32', 'pk21', 'kejar_100%.cadangan'],
  ]);
});

test('asking for an area of others brings nothing', async () => {
  for (const areaCode of ['33', '33.13', 'id', '32']) {
    const seen = await subjectsFor('kabupaten', { areaCode });
    expect(seen?.filter((subject) => !['unggahan 1', 'unggahan 2'].includes(subject))).toEqual([]);
  }
  expect(await subjectsFor('kabupaten', { areaCode: '33' })).toEqual([]);
  expect(await subjectsFor('admin', { areaCode: 'bukan kode' })).toEqual([]);
});

test('finds by kind, by words as they are written, and by day of western Indonesia', async () => {
  expect(await subjectsFor('admin', { noun: 'import' })).toEqual(['unggahan 3', 'unggahan 2', 'unggahan 1']);
  expect(await subjectsFor('admin', { find: '_100%' })).toEqual(['kejar_100%.cadangan']);
  expect(await subjectsFor('admin', { find: '%%' })).toEqual([]);
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  expect(await subjectsFor('admin', { from: toDay(today), to: toDay(today) })).toHaveLength(6);
  expect(await subjectsFor('admin', { to: toDay('2021-04-12') })).toEqual([]);
});

test('a page beyond the last one shows the first', async () => {
  const found = await loadAudit(contextOfRole('admin'), { query: everything, page: 9 });
  expect(found).toMatchObject({ total: 6, page: 1, pages: 1 });
});
