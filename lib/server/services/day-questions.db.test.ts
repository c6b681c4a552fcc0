import { afterAll, beforeAll, expect, test } from 'vitest';
import { recheck } from '@/lib/server/services/import-corrections';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openSmallDatabase, type TestDatabase } from '../../../db/testing/database';
import { toDay } from '../../domain/days';
import type { ImportSettings } from '../../domain/imports';
import { templateSettings } from '../../imports/fixtures/settings';
import { contextOf } from '../auth/context';
import { operatorUser } from '../auth/operator';
import { requireImport, uploadFile } from './imports';

let database: TestDatabase;
const campaignSlug = 'uji';

beforeAll(async () => {
  database = await openSmallDatabase();
  await makeTestCampaign(database.owner, campaignSlug);
});
afterAll(() => database.close());

function upload(lines: readonly string[], change: Partial<ImportSettings> = {}) {
  const bytes = new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
  const settings = { ...templateSettings, under: '32.15', ...change };
  return uploadFile(contextOf(operatorUser(), database.serving), {
    campaignSlug,
    kind: 'rekap',
    fileName: 'rekap.csv',
    bytes,
    settings,
  });
}

async function answer(id: number, fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const outcome = await recheck(contextOf(operatorUser(), database.serving), id, form);
  return { outcome, upload: await requireImport(contextOf(operatorUser(), database.serving), id) };
}

test('a title of another day than the one that was chosen waits for an answer, and may be sent with it', async () => {
  const lines = ['Keadaan 12 April 2021;', 'Kecamatan;Online', 'Klari;10'];
  const asked = await upload(lines, { asOf: toDay('2021-04-13') });
  expect(asked).toMatchObject({ acceptedCount: 0, refusedCount: 1, parts: [{ otherDay: '2021-04-12' }] });
  const answered = await answer(asked.id, { sumber: 'file' });
  expect(answered.outcome).toMatchObject({ kind: 'checked' });
  expect(answered.upload).toMatchObject({ acceptedCount: 1, refusedCount: 0, settings: { daySource: 'file' } });
  const again = await upload(lines, { asOf: toDay('2021-04-13'), daySource: 'given' });
  expect(again.id).not.toBe(asked.id);
  expect(again).toMatchObject({ acceptedCount: 1, parts: [{ otherDay: '2021-04-12' }] });
});

test('days that fit both ways wait for an answer that serves the whole column', async () => {
  const asked = await upload(['Kecamatan;Tanggal;Online', 'Klari;5/4/2021;11', 'Karawang Barat;4/5/2021;11']);
  expect(asked.columns[1]).toMatchObject({ open: true, dayChoices: ['dayFirst', 'monthFirst'] });
  expect(asked).toMatchObject({ acceptedCount: 0, refusedCount: 2 });
  const { upload: found } = await answer(asked.id, { urutan: 'hari' });
  expect(found).toMatchObject({ acceptedCount: 2, refusedCount: 0, settings: { dayOrder: 'dayFirst' } });
  expect(found.columns[1]).toMatchObject({ signs: 'hari dulu, lalu bulan' });
});
