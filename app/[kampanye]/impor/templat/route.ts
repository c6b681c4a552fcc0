import { areaLevels, levelNames } from '../../../../lib/domain/areas';
import { earlierDay, type IsoDay } from '../../../../lib/domain/days';
import { kindSlugs } from '../../../../lib/format/import-words';
import { buildTemplate } from '../../../../lib/imports/template';
import { authenticateRequest } from '../../../../lib/server/auth/request';
import { signInPath } from '../../../../lib/server/auth/return-path';
import { formatAttachment } from '../../../../lib/server/http/attachment';
import { type CampaignScope, loadCampaignScope, loadTemplateAreas } from '../../../../lib/server/loaders/imports';
import { parseTemplateQuery } from '../search-params';

type Context = { params: Promise<{ kampanye: string }> };

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The file to fill in: a row for each area of a level inside the user's own. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { kampanye } = await params;
  const ctx = await authenticateRequest(request);
  if (!ctx) {
    const location = signInPath({ returnTo: `/${encodeURIComponent(kampanye)}/impor`, expired: true });
    return new Response(null, { status: 303, headers: { location } });
  }
  const scope = await loadCampaignScope(ctx, { campaignSlug: kampanye, under: null, verb: 'view' });
  if (!scope) return new Response('Kampanye ini tidak ditemukan.', { status: 404 });
  const query = parseTemplateQuery(new URL(request.url).searchParams);
  const level = areaLevels[Math.max(query.rinci, scope.area.level)] ?? 4;
  const areas = await loadTemplateAreas(ctx, scope, level);
  const format = query.format === 'xlsx' ? 'xlsx' : 'csv';
  const days = offeredDays(scope.days);
  const bytes = await buildTemplate({
    kind: query.jenis,
    format,
    separator: query.format === 'csv-koma' ? ',' : ';',
    areas,
    // A day that no report may have would refuse every row.
    day: query.tanggal !== null && days.first <= query.tanggal && query.tanggal <= days.last ? query.tanggal : null,
    days,
  });
  const name = `templat-${kindSlugs[query.jenis]}-${scope.area.code}-${levelNames[level]}.${format}`;
  return new Response(Buffer.from(bytes), {
    headers: {
      'content-type': mediaTypes[format],
      'content-disposition': formatAttachment(name),
      'cache-control': 'no-store',
    },
  });
}

/** The days that have come; before the campaign all of it, for a template may be prepared in advance. */
function offeredDays({ startDay, lastReportableDay, today }: CampaignScope['days']): { first: IsoDay; last: IsoDay } {
  return { first: startDay, last: today < startDay ? lastReportableDay : earlierDay(lastReportableDay, today) };
}
