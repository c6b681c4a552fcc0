import { refuseClosed } from '../../../db/writes/campaign-state';
import { replacePlan, storeImport, wrongStatus } from '../../../db/writes/imports';
import { sameFile } from '../../../db/writes/same-file';
import { type Corrections, mergeCorrections } from '../../domain/corrections';
import { earlierDay, type IsoDay } from '../../domain/days';
import type { ImportKind, ImportSettings } from '../../domain/imports';
import type { LearnedFromImport } from '../../domain/learned';
import { Problem } from '../../domain/problems';
import { auditedAs, isAllowed } from '../../domain/users';
import { formatDay } from '../../format/days';
import { foldName } from '../../imports/areas/fold-name';
import { hashFile } from '../../imports/read/hash-file';
import { ownAreaIn } from '../auth/areas';
import type { Context } from '../auth/context';
import {
  type CampaignScope,
  type LoadedImport,
  loadCampaignScope,
  loadImport,
  loadImportScope,
  loadImportSource,
  loadSavedUpload,
} from '../loaders/imports';
import { type Checked, checkUpload, type OnProgress, type Turn, takeTurn } from './check-upload';
import { requireKnown, requireOpenSigns } from './require-known';
import { requireVersion } from './require-version';

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
export async function uploadFile(ctx: Context, upload: Upload, onProgress?: OnProgress): Promise<LoadedImport> {
  // Refused at once: what may not be imported waits for no turn.
  const { campaign } = await requireScope(ctx, { campaignSlug: upload.campaignSlug, under: upload.settings.under });
  refuseClosed(campaign, 'report');
  return takeTurn(ctx, 'request', (turn) => makeImport(turn, upload, onProgress));
}

/** As `uploadFile`, in a turn that its caller has taken. */
export async function makeImport(
  turn: Turn,
  upload: Upload,
  onProgress: OnProgress = () => undefined,
): Promise<LoadedImport> {
  const { ctx } = turn;
  const scope = await requireScope(ctx, { campaignSlug: upload.campaignSlug, under: upload.settings.under });
  refuseClosed(scope.campaign, 'report');
  requireReportDay(scope, upload.settings.asOf);
  const settings = await namingVersion(ctx, scope, upload.settings);
  const sha256 = hashFile(upload.bytes);
  const saved = await loadSavedUpload(ctx, scope.campaign, sha256);
  if (saved !== null) throw sameFile(saved);
  const checked = await checkUpload(turn, scope, { ...upload, settings }, { onProgress });
  // Nothing of it is left to count, and nothing to put right.
  if (checked.countedRows > 0 && checked.acceptedRows === 0) throw sameFile(checked.countedBy);
  onProgress({ phase: 'storing', done: 0, total: checked.facts.length });
  const id = await storeImport(ctx.database, scope.area, {
    campaignId: scope.campaign.id,
    kind: upload.kind,
    userId: auditedAs(ctx.actor),
    office: await ownAreaIn(ctx, scope.campaign.editionId),
    fileName: upload.fileName,
    sha256,
    content: upload.bytes,
    ...planOf(checked),
  });
  return requireImport(ctx, id);
}

/** The settings with the id of the version that the targets are of, by whatever it was called. @throws Problem 404 */
async function namingVersion(ctx: Context, scope: CampaignScope, settings: ImportSettings): Promise<ImportSettings> {
  if (settings.targetSet === undefined) return settings;
  const place = { campaignSlug: scope.campaign.slug, wanted: settings.targetSet };
  return { ...settings, targetSet: await requireVersion(ctx, place) };
}

/**
 * Checks a kept upload anew after a person said what a column means or which area a row is; null takes back what was
 * said. The office remembers none of it before the upload is saved.
 * @throws Problem as `uploadFile`, and 400 for a column, a row or signs that the file does not have
 */
export async function correctImport(ctx: Context, id: number, corrections: Corrections): Promise<LoadedImport> {
  const found = await requireImport(ctx, id);
  if (found.status !== 'checked') throw wrongStatus(found.status);
  requireOpenSigns(corrections, found);
  await takeTurn(ctx, 'request', (turn) => recheckImport(turn, found, corrections));
  return requireImport(ctx, id);
}

async function recheckImport(turn: Turn, found: LoadedImport, corrections: Corrections): Promise<void> {
  const { ctx } = turn;
  const { id } = found;
  const file = await loadImportSource(ctx, id);
  if (!file?.content) throw unknownImport();
  const settings = mergeCorrections(found.settings, corrections);
  const scope = await requireScope(ctx, { campaignSlug: found.campaign.slug, under: settings.under });
  requireReportDay(scope, settings.asOf);
  const upload = { kind: found.kind, fileName: file.fileName, bytes: file.content, settings };
  // Of the same table all is said in the settings; of another one the office may know the columns.
  const recall = corrections.table !== undefined;
  const checked = await checkUpload(turn, scope, upload, { recall });
  requireKnown(corrections, checked, found.settings);
  await replacePlan(ctx.database, scope.area, {
    id,
    userId: auditedAs(ctx.actor),
    basedOn: found.settings,
    ...planOf(checked),
  });
}

/** The upload, for a user who may import there. Throws Problem 404, and 403 for a role that only reads. */
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
  return new Problem('read-only', 'Minta operator kantor Anda mengunggah data ini.');
}

export function unknownImport(): Problem {
  return new Problem('unknown-import', 'Tidak ada unggahan dengan nomor ini di wilayah kerja Anda.');
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
  throw new Problem('unknown-campaign-or-area', 'Periksa nama kampanye dan kode wilayahnya.');
}

/** The day said beside the file, before the file is read: a wrong one would refuse each of its rows. */
function requireReportDay(scope: CampaignScope, day: IsoDay | null): void {
  const { startDay, lastReportableDay, today } = scope.days;
  const last = earlierDay(lastReportableDay, today);
  if (day === null || (startDay <= day && day <= last)) return;
  throw new Problem(
    'day-outside-campaign',
    day > today && day <= lastReportableDay
      ? `${formatDay(day)} belum tiba; hari ini ${formatDay(today)}. Periksa tanggalnya.`
      : `${formatDay(day)} di luar masa kampanye dan laporan susulannya. Pilih ${formatDay(startDay)} sampai ${formatDay(last)}.`,
  );
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
