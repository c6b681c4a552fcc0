import type { AreaRef } from '../../domain/area-progress';
import { type AreaLevel, type AreaRange, areaLevels, levelNames, rangeOfCode } from '../../domain/areas';
import type { ReportDays } from '../../domain/campaigns';
import { earlierDay, type IsoDay, laterDay } from '../../domain/days';
import { type ImportKind, mayHaveFile } from '../../domain/imports';
import { notFoundProblem, Problem } from '../../domain/problems';
import { takesPart } from '../../domain/scope';
import { kindSlugs } from '../../format/import-words';
import { inTurn } from '../../imports/process/turns';
import { buildTemplate } from '../../imports/template/template';
import { renderEntry } from '../../reports/entry-csv';
import type { Context } from '../auth/context';
import { type CampaignScope, loadCampaignScope, loadImportSource, loadTemplateAreas } from '../loaders/imports';
import { loadScopeByDay } from '../loaders/scope';
import { requireImport, requireImportScope, unknownImport } from './imports';
import type { MadeFile } from './sheets';

type Place = { campaignSlug: string; id: number };

function requireOwnFile(ctx: Context, source: { sentFrom: AreaRange }): void {
  if (mayHaveFile(ctx.actor.area, source)) return;
  throw new Problem(
    'file-of-above',
    'File ini dikirim kantor di atas Anda dan memuat baris wilayah lain. Baris wilayah Anda ada di halaman unggahannya.',
  );
}

/**
 * The file as it was uploaded, or what was entered by hand as one, for those who may import there.
 * @throws Problem as `requireImport`, and 403 for a file that an office above has sent
 */
export async function loadOriginalFile(ctx: Context, { campaignSlug, id }: Place): Promise<MadeFile> {
  const { campaign } = await requireImportScope(ctx, id);
  const source = campaign.slug === campaignSlug ? await loadImportSource(ctx, id) : null;
  const bytes = source?.content ?? (source?.entered && renderEntry(source.entered));
  if (!source || !bytes) throw unknownImport();
  requireOwnFile(ctx, source);
  return { fileName: source.fileName, bytes: new Uint8Array(bytes) };
}

/**
 * The refused rows of an upload as a file to put right and send once more.
 * @throws Problem as `loadOriginalFile`, and 404 where nothing was refused
 */
export async function makeRefusedRows(ctx: Context, { campaignSlug, id }: Place): Promise<MadeFile> {
  const { campaign, kind, settings, refused, scope, sentFrom } = await requireImport(ctx, id);
  const wanted = campaign.slug === campaignSlug && refused.length > 0;
  if (!wanted) throw unknownImport();
  requireOwnFile(ctx, { sentFrom });
  const outcome = await inTurn('request', async (run) => {
    const file = await loadImportSource(ctx, id);
    if (!file?.content) throw unknownImport();
    return run('refused', {
      ...{ bytes: file.content, fileName: file.fileName, kind, settings, campaign: scope.days },
      refused,
    });
  });
  if (!outcome.ok) throw new Problem(outcome.problem);
  return { fileName: `ditolak-unggahan-${id}.csv`, bytes: new Uint8Array(outcome.bytes) };
}

/** What a template is asked for: rows of which level, of which day, as which file. */
export type TemplateWish = {
  kind: ImportKind;
  /** 0 to 4; those above the actor's own area give its own level. */
  level: number;
  /** Filled in where a report may be of it. */
  day: IsoDay | null;
  format: 'csv' | 'csv-koma' | 'xlsx';
};

/** The file to fill in: a row for each area of a level inside the actor's own. @throws Problem 404 unknown campaign */
export async function makeTemplate(ctx: Context, campaignSlug: string, wish: TemplateWish): Promise<MadeFile> {
  const scope = await loadCampaignScope(ctx, { campaignSlug, under: null, verb: 'view' });
  if (!scope) throw notFoundProblem();
  const level = areaLevels[Math.max(wish.level, scope.area.level)] ?? 4;
  const areas = await listTemplateAreas(ctx, scope, { level, day: wish.day });
  const format = wish.format === 'xlsx' ? 'xlsx' : 'csv';
  const days = offeredDays(scope.days);
  const bytes = await buildTemplate({
    kind: wish.kind,
    uses: scope.campaign,
    format,
    separator: wish.format === 'csv-koma' ? ',' : ';',
    areas,
    // A day that no report may have would refuse every row.
    day: wish.day !== null && days.first <= wish.day && wish.day <= days.last ? wish.day : null,
    days,
  });
  const fileName = `templat-${kindSlugs[wish.kind]}-${scope.area.code}-${levelNames[level]}.${format}`;
  return { fileName, bytes: new Uint8Array(bytes) };
}

/** The areas of a level that take part on the day of a template; without a day, today. Where none does, all of them. */
async function listTemplateAreas(
  ctx: Context,
  scope: CampaignScope,
  of: { level: AreaLevel; day: IsoDay | null },
): Promise<AreaRef[]> {
  const [areas, listOn] = await Promise.all([loadTemplateAreas(ctx, scope, of.level), loadScopeByDay(ctx, scope)]);
  const { startDay, lastReportableDay, today } = scope.days;
  const list = listOn?.(of.day ?? laterDay(startDay, earlierDay(today, lastReportableDay))) ?? null;
  const taking = areas.filter(({ code }) => takesPart(list, rangeOfCode(code)));
  return taking.length > 0 ? taking : areas;
}

/** The days that have come; before the campaign all of it, for a template may be prepared in advance. */
function offeredDays({ startDay, lastReportableDay, today }: ReportDays): { first: IsoDay; last: IsoDay } {
  return { first: startDay, last: today < startDay ? lastReportableDay : earlierDay(lastReportableDay, today) };
}
