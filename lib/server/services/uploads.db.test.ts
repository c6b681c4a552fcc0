import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { templateSettings } from '../../imports/fixtures/settings';
import { hashFile } from '../../imports/read/hash-file';
import { contextOf } from '../auth/context';
import { createPeople } from '../auth/fixtures/people';
import { requireImport } from './imports';
import { beginSending, requireSender, requireUpload, takePart } from './uploads';

let database: TestDatabase;
let user: Awaited<ReturnType<typeof createPeople>>;
beforeAll(async () => {
  database = await openTestDatabase();
  await makeTestCampaign(database.owner, 'uji');
  user = await createPeople(database.serving, [['karawang', 'kabupaten', '32.15']]);
});
afterAll(() => database.close());

test('a file whose last part came before midnight is checked as of the day on which its turn comes', async () => {
  const actor = user('karawang');
  const evening = contextOf(actor, database.serving, new Date('2021-04-11T16:59:00Z'));
  const bytes = new TextEncoder().encode('kode_wilayah;tanggal;online_masuk\n32.15.03;2021-04-12;30\n');
  const sender = await requireSender(evening, 'uji');
  const { id } = await beginSending(evening, sender, {
    ...{ fileName: 'rekap.csv', kind: 'rekap', settings: templateSettings },
    ...{ size: bytes.byteLength, sha256: hashFile(bytes) },
  });
  await takePart(evening, sender, { id, number: 0, bytes });
  await expect
    .poll(async () => (await requireUpload(evening, sender, id)).importId, { timeout: 30_000 })
    .not.toBeNull();
  const { importId } = await requireUpload(evening, sender, id);
  const { refused, acceptedCount } = await requireImport(contextOf(actor, database.serving), importId ?? 0);
  expect([acceptedCount, refused]).toEqual([1, []]);
});
