import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { toDay } from '../../domain/days';
import { describeRefusal } from '../../domain/imports';
import type { Actor } from '../../domain/users';
import type { RekapFile } from '../../imports/fixtures/rekap-file';
import { makeRekapFiles } from '../../imports/fixtures/rekap-files';
import { templateSettings } from '../../imports/fixtures/settings';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { uploadFile } from './imports';

let database: TestDatabase;
const files = await makeRekapFiles();

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

function officeOf(code: string): Actor {
  return personOf(code.length === 2 ? 'provinsi' : 'kabupaten', code);
}

/** Each in a campaign of its own, for the same figures may stand in several. */
async function send({ scope, fileName, bytes, noDay }: RekapFile, at: number) {
  const campaignSlug = `bentuk-${at}`;
  await makeTestCampaign(database.owner, campaignSlug);
  const settings = { ...templateSettings, asOf: noDay ? null : toDay('2021-04-12') };
  return uploadFile(contextOf(officeOf(scope), database.serving), {
    campaignSlug,
    kind: 'rekap',
    fileName,
    bytes,
    settings,
  });
}

test('there are at least 25 shapes, each with a name of its own', () => {
  expect(files.length).toBeGreaterThanOrEqual(25);
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
});

describe('a rekap goes in as it is', () => {
  test.each(files.map((file, at) => ({ ...file, at })))('$name', async ({ at, ...file }) => {
    const checked = await send(file, at);
    const { accepted, refused = [], total, day, firstDay = day, warnings = [], notes = [] } = file.expect;
    expect(checked.refused.map(describeRefusal)).toEqual(refused);
    expect(checked.acceptedCount).toBe(accepted);
    expect(checked.totals.after.total ?? 0).toBe(total);
    if (day !== undefined) expect(checked.span).toMatchObject({ firstDay, lastDay: day });
    const said = checked.warnings.map(({ message }) => message);
    for (const part of warnings) expect(said).toContainEqual(expect.stringContaining(part));
    if (warnings.length === 0) expect(said).toEqual([]);
    for (const part of notes) expect(checked.notes).toContainEqual(expect.stringContaining(part));
  });
});
