import { replacePlan, storeImport } from '../../../db/writes/imports';
import { sameFile } from '../../../db/writes/same-file';
import { type Corrections, mergeCorrections } from '../../domain/corrections';
import { earlierDay, type IsoDay } from '../../domain/days';
import { FactList, type FactRuns } from '../../domain/import-facts';
import {
  type CountMeasure,
  countMeasures,
  type ImportFact,
  type ImportKind,
  type ImportSettings,
  uploadLimits,
} from '../../domain/imports';
import type { LearnedFromImport } from '../../domain/learned';
import { Problem } from '../../domain/problems';
import type { CheckProgress } from '../../domain/uploads';
import { auditedAs, isAllowed } from '../../domain/users';
import { formatDay } from '../../format/days';
import { formatCount } from '../../format/numbers';
import { foldName } from '../../imports/areas/fold-name';
import { accumulateIncrements } from '../../imports/check/accumulate-increments';
import type { CheckedFile } from '../../imports/check/check-file';
import { runInProcess } from '../../imports/process/run-process';
import { tooLarge } from '../../imports/read/file-problem';
import { hashFile } from '../../imports/read/hash-file';
import type { Context } from '../auth/context';
import {
  type CampaignScope,
  type LoadedImport,
  loadAliases,
  loadAreaLines,
  loadCampaignScope,
  loadCountedAreas,
  loadHeaderChoices,
  loadImport,
  loadImportFile,
  loadImportScope,
  loadSavedUpload,
  loadStatementsBefore,
} from '../loaders/imports';
import { requireKnown, requireOpenSigns } from './require-known';

type OnProgress = (progress: CheckProgress) => void;

export type Upload = {
  campaignSlug: string;
  kind: ImportKind;
  fileName: string;
  bytes: Uint8Array;
  settings: ImportSettings;
};

/**
 * From file to plan, for page, API and command line alike: gate, read, match, check, keep. Nothing is counted.
 * @param onProgress called now and then with how far it is
 * @throws Problem 404 unknown campaign or area, 403 a role that only reads, 409 the same file, 413/415/422 a file that
 *   cannot be used
 */
export async function uploadFile(
  ctx: Context,
  upload: Upload,
  onProgress: OnProgress = () => undefined,
): Promise<LoadedImport> {
  const scope = await requireScope(ctx, { campaignSlug: upload.campaignSlug, under: upload.settings.under });
  requireReportDay(scope, upload.settings.asOf);
  const sha256 = hashFile(upload.bytes);
  const saved = await loadSavedUpload(ctx, { campaignId: scope.campaign.id, sha256 });
  if (saved !== null) throw sameFile(saved);
  const checked = await checkUpload(ctx, scope, upload, { onProgress });
  // Nothing of it is left to count, and nothing to put right.
  if (checked.countedRows > 0 && checked.acceptedRows === 0) throw sameFile(checked.countedBy);
  onProgress({ phase: 'storing', done: 0, total: checked.facts.length });
  const id = await storeImport(ctx.database, scope.area, {
    campaignId: scope.campaign.id,
    kind: upload.kind,
    userId: auditedAs(ctx.actor),
    office: ctx.actor.area,
    fileName: upload.fileName,
    sha256,
    content: upload.bytes,
    ...planOf(checked),
  });
  return requireImport(ctx, id);
}

/**
 * Checks a kept upload anew after a person said what a column means or which area a row is; null takes back what was
 * said. The office remembers none of it before the upload is saved.
 * @throws Problem as `uploadFile`, and 400 for a column, a row or signs that the file does not have
 */
export async function correctImport(ctx: Context, id: number, corrections: Corrections): Promise<LoadedImport> {
  const found = await requireImport(ctx, id);
  const file = await loadImportFile(ctx, id);
  if (!file) throw unknownImport();
  requireOpenSigns(corrections, found);
  const settings = mergeCorrections(found.settings, corrections);
  const scope = await requireScope(ctx, { campaignSlug: found.campaign.slug, under: settings.under });
  requireReportDay(scope, settings.asOf);
  const upload = { kind: found.kind, fileName: file.fileName, bytes: file.content, settings };
  // Of the same table all is said in the settings; of another one the office may know the columns.
  const recall = corrections.table !== undefined;
  const checked = await checkUpload(ctx, scope, upload, { recall });
  requireKnown(corrections, checked, found.settings);
  await replacePlan(ctx.database, scope.area, {
    id,
    userId: auditedAs(ctx.actor),
    basedOn: found.settings,
    ...planOf(checked),
  });
  return requireImport(ctx, id);
}

/** The upload, for somebody who may import there. Throws Problem 404, and 403 for a role that only reads. */
export async function requireImport(ctx: Context, id: number): Promise<LoadedImport & { scope: CampaignScope }> {
  const found = await loadImport(ctx, { id, verb: 'import' });
  if (found) return found;
  throw (await loadImport(ctx, { id, verb: 'view' })) ? readOnly() : unknownImport();
}

/** The scope of an upload, as `requireImport` without what the upload holds. */
export async function requireImportScope(ctx: Context, id: number): Promise<CampaignScope> {
  const scope = await loadImportScope(ctx, { id, verb: 'import' });
  if (scope) return scope;
  throw (await loadImportScope(ctx, { id, verb: 'view' })) ? readOnly() : unknownImport();
}

/** Refuses a role that imports nowhere, before anything is read of what it sends. @throws Problem 403 */
export function requireImporter(ctx: Context): void {
  if (!isAllowed({ role: ctx.actor.role, verb: 'import', relation: 'own' })) throw readOnly();
}

function readOnly(): Problem {
  return new Problem({
    status: 403,
    type: 'read-only',
    title: 'Akun ini hanya untuk melihat',
    detail: 'Minta operator kantor Anda mengunggah data ini.',
  });
}

export function unknownImport(): Problem {
  return new Problem({
    status: 404,
    type: 'unknown-import',
    title: 'Unggahan tidak ditemukan',
    detail: 'Tidak ada unggahan dengan nomor ini di wilayah kerja Anda.',
  });
}

/** The scope of an area (null: the user's own) for an import. Throws Problem 404, and 403 for a role that only reads. */
export async function requireScope(
  ctx: Context,
  input: { campaignSlug: string; under: string | null },
): Promise<CampaignScope> {
  const scope = await loadCampaignScope(ctx, { ...input, verb: 'import' });
  if (scope) return scope;
  if (await loadCampaignScope(ctx, { ...input, verb: 'view' })) {
    throw readOnly();
  }
  throw new Problem({
    status: 404,
    type: 'unknown-campaign-or-area',
    title: 'Kampanye atau wilayah tidak ditemukan',
    detail: 'Periksa nama kampanye dan kode wilayahnya.',
  });
}

/** The day said beside the file, before the file is read: a wrong one would refuse each of its rows. */
function requireReportDay(scope: CampaignScope, day: IsoDay | null): void {
  const { startDay, lastReportableDay, today } = scope.days;
  const last = earlierDay(lastReportableDay, today);
  if (day === null || (startDay <= day && day <= last)) return;
  throw new Problem({
    status: 400,
    type: 'day-outside-campaign',
    title: 'Tanggal laporan tidak dapat dipakai',
    detail:
      day > today && day <= lastReportableDay
        ? `${formatDay(day)} belum tiba; hari ini ${formatDay(today)}. Periksa tanggalnya.`
        : `${formatDay(day)} di luar masa kampanye. Pilih ${formatDay(startDay)} sampai ${formatDay(last)}.`,
  });
}

/** `countedBy`: an upload of the user's area that counts for areas of this very file already; null: none to be told. */
type Checked = Omit<CheckedFile, 'facts'> & { facts: FactRuns; countedBy: number | null };

/**
 * Reads and checks a file with what the user's office has decided before. `settings` come back as they were used.
 * @param options.recall whether columns may mean what the office chose for such a header before
 */
async function checkUpload(
  ctx: Context,
  scope: CampaignScope,
  upload: Omit<Upload, 'campaignSlug'>,
  { onProgress, recall = true }: { onProgress?: OnProgress; recall?: boolean },
): Promise<Checked> {
  const { bytes, fileName, kind, settings } = upload;
  requireSize(bytes.byteLength);
  const [counted, areas, aliases, headerChoices] = await Promise.all([
    loadCountedAreas(ctx, scope, hashFile(bytes)),
    loadAreaLines(ctx, scope),
    loadAliases(ctx, scope.campaign.editionId),
    recall ? loadHeaderChoices(ctx) : {},
  ]);
  const outcome = await runInProcess(
    'check',
    {
      ...{ bytes, fileName, kind, settings, campaign: scope.days, areas, headerChoices },
      scope: { lo: scope.area.lo, hi: scope.area.hi },
      aliases: aliases.map(({ written, parent, area }) => ({ text: written, parent, area })),
      counted: counted.areas,
    },
    onProgress ? { onProgress } : {},
  );
  if (!outcome.ok) throw new Problem(outcome.problem);
  const facts = new FactList(outcome.checked.facts);
  const checked = { ...outcome.checked, facts, countedBy: counted.importId };
  return settings.mode === 'cumulative' ? checked : accumulate(ctx, scope, checked);
}

/** Turns the increments of a file into what a report says. */
async function accumulate(ctx: Context, scope: CampaignScope, checked: Checked): Promise<Checked> {
  const increments = checked.facts.slice(0, checked.facts.length);
  const previousFigure = await loadStatementsBefore(ctx, scope, keysByMeasure(increments));
  const several = new Set(checked.parts.map(({ sheet }) => sheet)).size > 1;
  const sheetOf = (part: number) => (several ? checked.parts[part]?.sheet : undefined);
  const statedMoves = checked.settings.laterStated === 'moves';
  const turned = accumulateIncrements({ facts: increments, previousFigure, statedMoves, sheetOf });
  // An increment too large refuses a row that had passed by itself, once.
  const acceptedRows = checked.acceptedRows - turned.refused.length;
  return { ...checked, acceptedRows, facts: turned.facts, refused: [...checked.refused, ...turned.refused] };
}

function requireSize(bytes: number): void {
  if (bytes <= uploadLimits.bytes) return;
  throw new Problem(tooLarge('bytes', `File ini ${formatCount(Math.ceil(bytes / 1024 / 1024))} MB.`));
}

/** The areas and days of a file, by what is counted. */
function keysByMeasure(facts: readonly ImportFact[]): Map<CountMeasure, { areas: number[]; days: IsoDay[] }> {
  const keys = new Map<CountMeasure, { areas: number[]; days: IsoDay[] }>();
  for (const fact of facts) {
    const measure = countMeasures.find((one) => one === fact.measure);
    if (!measure || !fact.day) continue;
    const known = keys.get(measure) ?? { areas: [], days: [] };
    known.areas.push(fact.area);
    known.days.push(fact.day);
    keys.set(measure, known);
  }
  return keys;
}

function planOf(checked: Checked) {
  const { settings, columns, rowCount, refused, warnings, notes, facts, parts, glimpses } = checked;
  const acceptedCount = checked.acceptedRows;
  const learned = learnedOf(checked);
  return { settings, columns, rowCount, acceptedCount, refused, warnings, notes, facts, parts, glimpses, learned };
}

/** What was decided for this file, for its office to know when the next one comes. */
function learnedOf({ shape, learned }: Checked): LearnedFromImport {
  const aliases = learned.map(({ written, parent, area }) => ({
    ...{ written, folded: foldName(written) },
    parent: { lo: parent.lo, hi: parent.hi },
    ...{ area: area.lo, code: area.code },
  }));
  return { shape, aliases };
}
