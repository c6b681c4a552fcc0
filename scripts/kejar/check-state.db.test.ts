import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestCampaign } from '../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../db/testing/database';
import { recordAudit } from '../../db/writes/audit';
import { formatMetrics } from '../../lib/format/metrics';
import { contextOf } from '../../lib/server/auth/context';
import { operatorUser } from '../../lib/server/auth/operator';
import { collectMetrics } from '../../lib/server/services/metrics';
import { checkAuditHead, checkDataFolder, checkRights, checkVersions } from './check-state';

let database: TestDatabase;
let role: string;
beforeAll(async () => {
  database = await openTestDatabase();
  role = new URL(database.servingUrl).username;
});
afterAll(() => database.close());

test('the rights of the serving role: as they are made, too many, and a table that is open to all areas', async () => {
  const { owner } = database;
  expect(await checkRights(owner)).toMatchObject({ state: 'ok', todo: null });
  await owner.execute(`grant update on counts, audit to "${role}"`);
  expect(await checkRights(owner)).toMatchObject({ state: 'bad', says: `peran ${role} boleh mengubah counts, audit` });
  await owner.execute(`revoke update on counts, audit from "${role}"`);
  await owner.execute(`alter role "${role}" createdb`);
  expect(await checkRights(owner)).toMatchObject({ state: 'bad', says: `peran ${role} punya hak istimewa` });
  await owner.execute(`alter role "${role}" nocreatedb`);
  await owner.execute('alter table targets disable row level security');
  expect(await checkRights(owner)).toMatchObject({ state: 'bad', says: 'tanpa batas wilayah: targets' });
  await owner.execute('alter table targets enable row level security');
  expect(await checkRights(owner)).toMatchObject({ state: 'ok' });
});

test('the audit: never read through, sound, broken, and a clock that stands still', async () => {
  const now = new Date();
  const look = (at = now) => checkAuditHead(database.owner, at);
  expect(await look()).toMatchObject({ state: 'warning', says: 'belum pernah diperiksa' });
  const note = (broken: unknown) =>
    database.serving.transaction((transaction) =>
      recordAudit(transaction, {
        ...{ userId: null, action: 'audit.verify', subject: 'audit', campaignId: null, area: null },
        detail: { rows: 7, sealed: 7, notes: 1, head: { id: 7, hash: 'x' }, broken },
      }),
    );
  await note(null);
  expect(await look()).toMatchObject({ state: 'ok', says: 'diperiksa 0 jam yang lalu, pangkal baris 7, utuh' });
  const later = new Date(now.getTime() + 72 * 3_600_000);
  expect(await look(later)).toMatchObject({ state: 'warning', todo: expect.stringContaining('Jadwal tidak berjalan') });
  await note({ id: 3, problem: 'hash' });
  expect(await look()).toMatchObject({ state: 'bad', says: expect.stringContaining('rusak di baris 3') });
});

test('a Node past its end of life is told, one that is unknown to us is not', () => {
  const at = new Date('2026-06-01T00:00:00Z');
  expect(checkVersions(at, '20.19.0')).toMatchObject({ state: 'warning', todo: expect.stringContaining('Node 24') });
  expect(checkVersions(at, '24.1.0')).toMatchObject({ state: 'ok' });
  expect(checkVersions(at, '99.0.0')).toMatchObject({ state: 'ok' });
});

test('a folder that nothing can be written to', () => {
  expect(checkDataFolder(import.meta.dirname)).toMatchObject({ state: 'ok' });
  // Root may write anywhere, but can enter no file.
  expect(checkDataFolder(import.meta.filename)).toMatchObject({
    state: 'bad',
    says: `${import.meta.filename} tidak dapat ditulisi`,
  });
});

test('the metrics of an installation', async () => {
  await makeTestCampaign(database.owner, 'diukur');
  const read = async (now: Date) =>
    formatMetrics(await collectMetrics(contextOf(operatorUser(), database.serving, now)));
  const text = await read(new Date());
  expect(text).toContain('kejar_database_up 1\n');
  expect(text).toMatch(/^kejar_database_statements_total\{outcome="done"\} [1-9]\d*$/m);
  expect(text).toContain('kejar_check_queue_waiting 0\n');
  expect(text).toContain('kejar_long_work_waiting 0\n');
  // Nothing was reported, and there was no backup: nothing is said, not 0.
  expect(text).not.toMatch(/^kejar_campaign_last_report_day_seconds\{campaign="diukur"\}/m);
  expect(text).not.toContain('kejar_backup_age_seconds');
  await database.serving.transaction((transaction) =>
    recordAudit(transaction, {
      userId: null,
      action: 'backup.make',
      subject: 'backup',
      campaignId: null,
      area: null,
      detail: {},
    }),
  );
  expect(await read(new Date(Date.now() + 60_000))).toMatch(/^kejar_backup_age_seconds \d+(\.\d+)?$/m);
});
