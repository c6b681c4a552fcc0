import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import type { ImportKind } from '../../domain/imports';
import type { Actor } from '../../domain/users';
import { templateSettings } from '../../imports/fixtures/settings';
import { buildTemplate } from '../../imports/template/template';
import { contextOf } from '../auth/context';
import { operatorUser } from '../auth/operator';
import { loadCampaignScope, loadTemplateAreas } from '../loaders/imports';
import { uploadFile } from './imports';

let database: TestDatabase;
const campaignSlug = 'templat';
const karawang: Actor = {
  ...operatorUser(),
  role: 'kabupaten',
  area: { code: '32.15', ...rangeOfCode('32.15') },
};
const days = { first: toDay('2021-04-01'), last: toDay('2021-04-13') };

beforeAll(async () => {
  database = await openTestDatabase();
  await makeTestCampaign(database.owner, campaignSlug);
});
afterAll(() => database.close());

/** The template of Karawang's desa, filled in by another program as an operator would, and saved anew. */
async function fillIn(kind: ImportKind, fill: (row: ExcelJS.Row, at: number) => void): Promise<Uint8Array> {
  const scope = await loadCampaignScope(contextOf(karawang, database.serving), {
    campaignSlug,
    under: null,
    verb: 'import',
  });
  if (!scope) throw new Error('no scope');
  const areas = await loadTemplateAreas(contextOf(operatorUser(), database.serving), scope, 4);
  expect(areas).toHaveLength(309);
  const workbook = new ExcelJS.Workbook();
  const template = await buildTemplate({ kind, format: 'xlsx', areas, day: null, days });
  await workbook.xlsx.load(Buffer.from(template) as unknown as ExcelJS.Buffer);
  const sheet = workbook.worksheets[0];
  for (let number = 2; number <= 310; number++) {
    const row = sheet?.getRow(number);
    if (row) fill(row, number - 2);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function send(kind: ImportKind, bytes: Uint8Array) {
  // The template of kader has no day by the contract: it is chosen when the file is sent.
  const settings = { ...templateSettings, asOf: kind === 'workforce' ? days.last : null };
  const upload = { campaignSlug, kind, fileName: 'isian.xlsx', bytes, settings };
  return uploadFile(contextOf(karawang, database.serving), upload);
}

describe('a template that was filled in goes in unchanged', () => {
  test('rekap: days from the list, two channels, nothing asked and nothing to warn of', async () => {
    const bytes = await fillIn('rekap', (row, at) => {
      row.getCell(3).value = new Date(Date.UTC(2021, 3, 12));
      for (const column of [4, 5]) row.getCell(column).value = 100 + at;
      for (const column of [6, 7]) row.getCell(column).value = at;
    });
    const checked = await send('rekap', bytes);
    expect(checked).toMatchObject({ rowCount: 309, acceptedCount: 309, refused: [], warnings: [] });
    expect(checked.columns.map(({ meaning }) => meaning)).toEqual([
      'areaCode',
      'areaName',
      'day',
      'collected.online',
      'recorded.online',
      'collected.manual',
      'recorded.manual',
    ]);
    expect(checked.span).toMatchObject({ firstDay: '2021-04-12', lastDay: '2021-04-12', area: { code: '32.15' } });
    const parts = (309 * 308) / 2;
    expect(checked.totals.after).toMatchObject({ online: 30_900 + parts, manual: parts });
  });

  test('rekap: rows that are left empty are not reported, and not 0', async () => {
    const bytes = await fillIn('rekap', (row, at) => {
      row.getCell(3).value = new Date(Date.UTC(2021, 3, 13));
      if (at < 9) row.getCell(5).value = 200;
    });
    const checked = await send('rekap', bytes);
    expect(checked).toMatchObject({ acceptedCount: 9, refused: [] });
    expect(checked.totals.after).toMatchObject({ online: 1_800, manual: null });
  });

  test.each([
    ['targets', 'target.total', 309 * 1_000],
    ['workforce', 'workforce.kader', 309 * 1_000],
  ] as const)('%s', async (kind, measure, total) => {
    const bytes = await fillIn(kind, (row) => {
      row.getCell(3).value = 1_000;
    });
    const checked = await send(kind, bytes);
    expect(checked).toMatchObject({ rowCount: 309, acceptedCount: 309, refused: [] });
    expect(checked.byMeasure).toContainEqual({ measure, before: null, after: total });
  });
});
