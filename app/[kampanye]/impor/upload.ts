import { type Database, servingDatabase } from '../../../db/client';
import { rememberAliases, rememberHeaderChoice } from '../../../db/writes/aliases';
import { replacePlan, storeImport } from '../../../db/writes/imports';
import { earlierDay, type IsoDay } from '../../../lib/domain/days';
import {
  type CountMeasure,
  countMeasures,
  type ImportFact,
  type ImportKind,
  type ImportSettings,
  type Warning,
} from '../../../lib/domain/imports';
import { Problem } from '../../../lib/domain/problems';
import type { CheckProgress } from '../../../lib/domain/uploads';
import type { SessionUser } from '../../../lib/domain/users';
import { formatDay } from '../../../lib/format/days';
import { accumulateIncrements } from '../../../lib/imports/accumulate-increments';
import { AreaIndex, foldName } from '../../../lib/imports/area-index';
import { type CheckedImport, checkRows } from '../../../lib/imports/check-rows';
import { type FoundDay, findDay } from '../../../lib/imports/find-day';
import { findTable, type Table } from '../../../lib/imports/find-table';
import { hashFile } from '../../../lib/imports/hash-file';
import { readFile } from '../../../lib/imports/read-file';
import {
  type CampaignScope,
  type LoadedImport,
  loadAliases,
  loadCampaignScope,
  loadHeaderChoice,
  loadImport,
  loadImportFile,
  loadKnownAreas,
  loadStatementsBefore,
} from '../../../lib/loaders/imports';

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
  user: SessionUser,
  upload: Upload,
  database: Database = servingDatabase(),
  onProgress: (progress: CheckProgress) => void = () => undefined,
): Promise<LoadedImport> {
  const scope = await requireScope(user, { campaignSlug: upload.campaignSlug, under: upload.settings.under }, database);
  requireReportDay(scope, upload.settings.asOf);
  onProgress({ phase: 'reading', done: 0, total: null });
  const checked = await checkFile(user, scope, upload, database);
  onProgress({ phase: 'storing', done: 0, total: checked.facts.length });
  const id = await storeImport(database, scope.area, {
    campaignId: scope.campaign.id,
    kind: upload.kind,
    userId: user.id,
    fileName: upload.fileName,
    sha256: hashFile(upload.bytes),
    content: upload.bytes,
    ...planOf(checked),
  });
  return requireImport(user, id, database);
}

/**
 * Checks a kept upload anew after a person said what a column means or which area a row is; a row's empty text takes
 * back what was said of it. Throws as `uploadFile`.
 */
export async function correctImport(
  user: SessionUser,
  id: number,
  corrections: Pick<ImportSettings, 'columns' | 'rows'>,
  database: Database = servingDatabase(),
): Promise<LoadedImport> {
  const found = await requireImport(user, id, database);
  const file = await loadImportFile(user, id, database);
  if (!file) throw unknownImport();
  const settings = {
    ...found.settings,
    columns: { ...found.settings.columns, ...corrections.columns },
    rows: withoutEmpty({ ...found.settings.rows, ...corrections.rows }),
  };
  const scope = await requireScope(user, { campaignSlug: found.campaign.slug, under: settings.under }, database);
  const checked = await checkFile(
    user,
    scope,
    { kind: found.kind, fileName: file.fileName, bytes: file.content, settings },
    database,
  );
  await replacePlan(database, scope.area, { id, userId: user.id, ...planOf(checked) });
  await remember(user, scope, { corrections, checked }, database);
  return requireImport(user, id, database);
}

function withoutEmpty(said: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(said).filter(([, text]) => text !== ''));
}

/** What was decided for this file is known when the next one comes. */
async function remember(
  user: SessionUser,
  scope: CampaignScope,
  decided: { corrections: Pick<ImportSettings, 'columns' | 'rows'>; checked: Checked },
  database: Database,
): Promise<void> {
  const { corrections, checked } = decided;
  if (Object.keys(corrections.columns).length > 0) {
    const { shape, settings } = checked;
    await rememberHeaderChoice(database, user.area, { shape, columns: settings.columns, userId: user.id });
  }
  await rememberAliases(database, user.area, {
    editionId: scope.campaign.editionId,
    userId: user.id,
    aliases: checked.learned.map(({ written, parent, area }) => ({
      written,
      folded: foldName(written),
      parent: { lo: parent.lo, hi: parent.hi },
      area: area.lo,
      code: area.code,
    })),
  });
}

/** The upload, for somebody who may import there. Throws Problem 404, and 403 for a role that only reads. */
export async function requireImport(
  user: SessionUser,
  id: number,
  database: Database = servingDatabase(),
): Promise<LoadedImport & { scope: CampaignScope }> {
  const found = await loadImport(user, { id, verb: 'import' }, database);
  if (found) return found;
  throw (await loadImport(user, { id, verb: 'view' }, database)) ? readOnly() : unknownImport();
}

function readOnly(): Problem {
  return new Problem({
    status: 403,
    type: 'read-only',
    title: 'Akun ini hanya untuk melihat',
    detail: 'Minta operator kantor Anda mengunggah data ini.',
  });
}

function unknownImport(): Problem {
  return new Problem({
    status: 404,
    type: 'unknown-import',
    title: 'Unggahan tidak ditemukan',
    detail: 'Tidak ada unggahan dengan nomor ini di wilayah kerja Anda.',
  });
}

/** The scope of an area (null: the user's own) for an import. Throws Problem 404, and 403 for a role that only reads. */
export async function requireScope(
  user: SessionUser,
  input: { campaignSlug: string; under: string | null },
  database: Database,
): Promise<CampaignScope> {
  const scope = await loadCampaignScope(user, { ...input, verb: 'import' }, database);
  if (scope) return scope;
  if (await loadCampaignScope(user, { ...input, verb: 'view' }, database)) {
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

type Checked = CheckedImport & { facts: ImportFact[]; settings: ImportSettings; shape: string };

/** Reads and checks a file with what the user's office has decided before. `settings` come back as they were used. */
async function checkFile(
  user: SessionUser,
  scope: CampaignScope,
  upload: Omit<Upload, 'campaignSlug'>,
  database: Database,
): Promise<Checked> {
  const { kind } = upload;
  const read = await readFile({ bytes: upload.bytes, fileName: upload.fileName });
  if (!read.ok) throw new Problem(read.problem);
  const found = requireTable({ sheets: read.sheets, kind, settings: upload.settings });
  const shape = hashFile(new TextEncoder().encode(found.table.shape));
  const remembered = await rememberedColumns(user, { shape, settings: upload.settings }, database);
  const settings = remembered ? { ...upload.settings, columns: remembered } : upload.settings;
  const { table, warnings } = remembered ? requireTable({ sheets: read.sheets, kind, settings }) : found;
  const areas = await loadAreaIndex(user, scope, database);
  const day = dayOfFile(table, settings, upload.fileName);
  const dated = day.day ? { ...settings, asOf: day.day } : settings;
  const checked = checkRows({ table, settings: dated, kind, campaign: scope.days, areas, scope: scope.area });
  const result: Checked = {
    ...checked,
    warnings: [...read.warnings, ...warnings, ...checked.warnings],
    notes: [
      ...checked.notes,
      ...(day.note === null ? [] : [day.note]),
      ...(remembered ? ['Arti kolom mengikuti pilihan kantor Anda untuk judul yang sama.'] : []),
    ],
    settings,
    shape,
  };
  if (settings.mode === 'cumulative') return result;
  const previousFigure = await loadStatementsBefore(scope, keysByMeasure(checked.facts), database);
  const turned = accumulateIncrements({ facts: checked.facts, previousFigure });
  // An increment too large refuses a row that had passed by itself, once.
  const acceptedRows = checked.acceptedRows - turned.refused.length;
  return { ...result, acceptedRows, facts: turned.facts, refused: [...checked.refused, ...turned.refused] };
}

function requireTable(input: Parameters<typeof findTable>[0]): { table: Table; warnings: Warning[] } {
  const found = findTable(input);
  if (!found.ok) throw new Problem(found.problem);
  return found;
}

/** Only where nobody says anything of the columns now: what a person says of this file goes before the memory. */
async function rememberedColumns(
  user: SessionUser,
  input: { shape: string; settings: ImportSettings },
  database: Database,
): Promise<Record<string, string> | null> {
  if (Object.keys(input.settings.columns).length > 0) return null;
  return loadHeaderChoice(user, input.shape, database);
}

async function loadAreaIndex(user: SessionUser, scope: CampaignScope, database: Database): Promise<AreaIndex> {
  const [areas, aliases] = await Promise.all([
    loadKnownAreas(scope, database),
    loadAliases(user, scope.campaign.editionId, database),
  ]);
  return new AreaIndex(
    areas,
    aliases.map(({ written, parent, area }) => ({ text: written, parent, area })),
  );
}

function dayOfFile(table: Table, settings: ImportSettings, fileName: string): FoundDay {
  const known = settings.asOf !== null || table.columns.some((column) => column.meaning === 'day');
  return known ? { day: null, note: null } : findDay({ titles: table.titles, fileName });
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
  const { settings, columns, rowCount, refused, warnings, notes, facts } = checked;
  return { settings, columns, rowCount, acceptedCount: checked.acceptedRows, refused, warnings, notes, facts };
}
