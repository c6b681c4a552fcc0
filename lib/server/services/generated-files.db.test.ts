import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getAreaLines } from '../../../db/queries/areas';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { testArea, testTargetScope } from '../../../db/testing/scope';
import { commitImport, storeImport } from '../../../db/writes/imports';
import type { AuthorizedArea } from '../../domain/areas';
import { largestCount } from '../../domain/counts';
import { toDay } from '../../domain/days';
import { Problem } from '../../domain/problems';
import { type CheckedFile, checkFile, type FileToCheck } from '../../imports/check/check-file';
import { type GeneratedFile, generatedFile } from '../../imports/fixtures/generated-files';
import { templateSettings } from '../../imports/fixtures/settings';

/** `npm test -- --long` makes so many; every run makes some. */
const runs = process.env.KEJAR_LONG === '1' ? 10_000 : 60;

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-05-31') };
let database: TestDatabase;
let area: AuthorizedArea;
let areas: string;
let campaignId: number;
const seen = { files: 0, refused: 0, partly: 0, saved: 0 };

beforeAll(async () => {
  database = await openTestDatabase();
  campaignId = await makeTestCampaign(database.owner, 'acak');
  area = await testArea(database.serving, '32.15');
  areas = await getAreaLines(database.serving, { editionId: area.editionId, inside: area });
});
afterAll(() => database.close());

test(
  `of ${runs} generated files none breaks anything, none counts in part, and a refusal names its row and column`,
  async () => {
    const said = fc.record({
      asOf: fc.constantFrom(null, toDay('2021-04-12')),
      mode: fc.constantFrom('cumulative' as const, 'daily' as const),
      kind: fc.constantFrom('rekap' as const, 'rekap' as const, 'targets' as const, 'workforce' as const),
    });
    await fc.assert(
      fc.asyncProperty(generatedFile, said, async (file, { kind, ...settings }) => {
        const input = { ...file, kind, settings: { ...templateSettings, ...settings } };
        const outcome = await checkFile({
          ...input,
          ...{ campaign, scope: area, areas, aliases: [], headerChoices: {} },
        });
        seen.files++;
        if (!outcome.ok) {
          seen.refused++;
          expect([413, 415, 422]).toContain(outcome.problem.status);
          expect(outcome.problem.detail).toMatch(/\p{L}{3,}/u);
          return;
        }
        requireSound(outcome.checked);
        await requireWhole(input, outcome.checked);
      }),
      { numRuns: runs },
    );
    // A generator whose files are all refused at the door would prove nothing.
    expect(seen.saved).toBeGreaterThan(runs / 20);
    expect(seen.partly).toBeGreaterThan(runs / 20);
  },
  60 * 60_000,
);

function requireSound(checked: CheckedFile): void {
  const headers = new Set([...checked.columns.map(({ header }) => header), 'kode_wilayah', 'tanggal']);
  const sheets = new Set(checked.parts.map(({ sheet }) => sheet));
  const refusedRows = new Set<string>();
  for (const { row, column, reason, sheet } of checked.refused) {
    refusedRows.add(`${sheet ?? ''}!${row}`);
    expect(Number.isInteger(row) && row > 1).toBe(true);
    expect(headers).toContain(column);
    expect(reason).toMatch(/\p{L}{3,}/u);
    if (sheet !== undefined) expect(sheets).toContain(sheet);
  }
  expect(checked.acceptedRows + checked.refusedRows).toBeLessThanOrEqual(checked.rowCount);
  const several = sheets.size > 1;
  for (const { part = 0, row, area: lo, day, value } of checked.facts) {
    expect(lo >= area.lo && lo <= area.hi).toBe(true);
    expect(Number.isInteger(value) && value >= 0 && value <= largestCount).toBe(true);
    if (day !== null) expect(day >= campaign.startDay && day <= campaign.lastReportableDay).toBe(true);
    const sheet = several ? (checked.parts[part]?.sheet ?? '') : '';
    // A row may go in for one day and be refused for another where its columns are those of several.
    if (checked.parts.length === sheets.size) expect(refusedRows).not.toContain(`${sheet}!${row}`);
  }
}

/** All or nothing: with a refused row nothing is counted, without one everything. */
async function requireWhole(
  file: GeneratedFile & Pick<FileToCheck, 'kind' | 'settings'>,
  checked: CheckedFile,
): Promise<void> {
  // Increments may come before days of earlier files that are cumulative: the question about them has its answer here.
  const laterStated = file.settings.mode === 'daily' ? (seen.files % 2 === 0 ? 'stays' : 'moves') : null;
  const id = await storeImport(database.serving, area, {
    ...{ campaignId, kind: file.kind, userId: null, fileName: file.fileName.replaceAll('\u0000', '') || 'a' },
    // Two generated files may be the same bytes; here each is a file of its own.
    sha256: createHash('sha256').update(`${seen.files}`).digest('hex'),
    ...{ content: file.bytes, columns: checked.columns, rowCount: checked.rowCount },
    settings: { ...file.settings, ...(laterStated && { laterStated }) },
    ...{ acceptedCount: checked.acceptedRows, refused: checked.refused, warnings: checked.warnings },
    ...{ notes: checked.notes, parts: checked.parts, glimpses: checked.glimpses, facts: checked.facts },
  });
  const commit = commitImport(database.serving, area, {
    ...{ id, userId: null, acceptPartial: false },
    setsTargets: testTargetScope('id'),
  });
  const refused = checked.refused.length > 0;
  const refusal =
    checked.acceptedRows === 0
      ? { status: 409, type: 'nothing-accepted' }
      : refused
        ? { status: 409, type: 'rows-refused' }
        : null;
  const problem = await commit.then(
    () => null,
    (error: unknown) => error,
  );
  // A held figure stays out until a user gives a reason: the audit row names it.
  const allHeld = problem instanceof Problem && problem.type === 'all-held';
  if (refusal) expect(problem).toMatchObject(refusal);
  else if (!allHeld) expect(problem).toBeNull();
  const [counted] = await database.owner.execute<{ rows: number; planned: number; held: boolean }>(
    `select ((select count(*) from counts where import_id = ${id}) + (select count(*) from workforce where import_id = ${id})
      + (select count(*) from target_facts where import_id = ${id}))::integer as rows,
      (select count(*) from import_facts where import_id = ${id})::integer as planned,
      exists (select 1 from audit where action = 'import.commit' and subject = 'unggahan ${id}'
        and (detail ? 'held' or detail ? 'heldTargets')) as held`,
  );
  if (counted?.held) expect(counted.rows).toBe(counted.planned);
  else expect(counted?.rows).toBe(refusal || allHeld ? 0 : checked.facts.length);
  if (refused) seen.partly++;
  else if (checked.facts.length > 0) seen.saved++;
}
