import { listAreasByCode } from '../../../db/queries/areas';
import { codeOfArea, rangeOfCode } from '../../domain/areas';
import { earliestEndDay, endDayOf } from '../../domain/campaigns';
import { earlierDay, type IsoDay, laterDay } from '../../domain/days';
import { FactList, type FactRuns } from '../../domain/import-facts';
import {
  type CountMeasure,
  countMeasures,
  type ImportFact,
  type ImportKind,
  type ImportSettings,
  type Warning,
} from '../../domain/imports';
import { Problem } from '../../domain/problems';
import { takesPart } from '../../domain/scope';
import type { CheckProgress } from '../../domain/uploads';
import { formatAreaTitle } from '../../format/areas';
import { formatDay } from '../../format/days';
import { formatCount } from '../../format/numbers';
import { accumulateIncrements } from '../../imports/check/accumulate-increments';
import type { CheckedFile } from '../../imports/check/check-file';
import type { UsedMeasures } from '../../imports/check/check-input';
import type { RunTask } from '../../imports/process/run-process';
import { inTurn, type Urgency } from '../../imports/process/turns';
import { hashFile } from '../../imports/read/hash-file';
import type { Context } from '../auth/context';
import {
  type CampaignScope,
  loadAliases,
  loadAreaLines,
  loadClosures,
  loadCountedAreas,
  loadHeaderChoices,
  loadStatementsBefore,
} from '../loaders/imports';
import { loadScopeByDay } from '../loaders/scope';

export type OnProgress = (progress: CheckProgress) => void;

/** A turn to have a file read: the context as of the instant at which it came, and what reads files. */
export type Turn = { ctx: Context; run: RunTask };

/**
 * Does `work` when its turn has come (`inTurn`). Its context is later by what it waited: that may be past midnight, and
 * figures of the new day are then of today.
 */
export function takeTurn<T>(ctx: Context, urgency: Urgency, work: (turn: Turn) => Promise<T>): Promise<T> {
  const askedAt = performance.now();
  return inTurn(urgency, (run) => {
    const now = new Date(ctx.now.getTime() + performance.now() - askedAt);
    return work({ ctx: { ...ctx, now }, run });
  });
}

/** `countedBy`: an upload of the user's area that counts for areas of this very file already; null: none to be told. */
export type Checked = Omit<CheckedFile, 'facts'> & { facts: FactRuns; countedBy: number | null };

/**
 * Reads and checks a file with what the user's office has decided before. `settings` come back as they were used.
 * @param options.recall whether columns may mean what the office chose for such a header before
 */
export async function checkUpload(
  { ctx, run }: Turn,
  scope: CampaignScope,
  upload: { kind: ImportKind; fileName: string; bytes: Uint8Array; settings: ImportSettings },
  { onProgress, recall = true }: { onProgress?: OnProgress; recall?: boolean },
): Promise<Checked> {
  const { bytes, fileName, kind, settings } = upload;
  const [counted, areas, aliases, closures, headerChoices] = await Promise.all([
    loadCountedAreas(ctx, scope, hashFile(bytes)),
    loadAreaLines(ctx, scope),
    loadAliases(ctx, scope.campaign.editionId),
    loadClosures(ctx, scope),
    recall ? loadHeaderChoices(ctx, scope.campaign.editionId) : {},
  ]);
  const outcome = await run(
    'check',
    {
      ...{ bytes, fileName, kind, settings, campaign: scope.days, areas, headerChoices },
      scope: { lo: scope.area.lo, hi: scope.area.hi },
      aliases: aliases.map(({ written, parent, area }) => ({ text: written, parent, area })),
      counted: counted.areas,
      closures,
      uses: usedBy(scope.campaign),
    },
    onProgress ? { onProgress } : {},
  );
  if (!outcome.ok) throw new Problem(outcome.problem);
  const facts = new FactList(outcome.checked.facts);
  const notes = [...outcome.checked.notes, ...describeAfterEnd(facts, scope)];
  const checked = { ...outcome.checked, facts, notes, countedBy: counted.importId };
  const outside = await warnOfOutside(ctx, scope, facts);
  const warned = { ...checked, warnings: [...outside, ...checked.warnings] };
  return settings.mode === 'cumulative' ? warned : accumulate(ctx, scope, warned);
}

function usedBy({ stages, channels, words }: CampaignScope['campaign']): UsedMeasures {
  return { stages, channels, words };
}

/** So many rows and areas that do not take part are named. */
const namedOutside = 5;

/** That rows speak of areas that do not take part on their day: they are taken in, and should not surprise. */
async function warnOfOutside(ctx: Context, scope: CampaignScope, facts: FactList): Promise<Warning[]> {
  const listOn = await loadScopeByDay(ctx, scope);
  if (!listOn) return [];
  const { startDay, lastReportableDay, today } = scope.days;
  const now = laterDay(startDay, earlierDay(today, lastReportableDay));
  const areas = new Map<number, Set<number>>();
  const rows = new Set<number>();
  facts.forEachArea((area, day, row) => {
    const list = listOn(day ?? now);
    if (takesPart(list, rangeOfCode(codeOfArea(area)))) return;
    rows.add(row);
    areas.set(area, (areas.get(area) ?? new Set()).add(row));
  });
  if (areas.size === 0) return [];
  const first = [...areas.keys()].slice(0, namedOutside);
  const found = await listAreasByCode(ctx.database, scope.campaign.editionId, first.map(codeOfArea));
  const names = found.map((area) => formatAreaTitle(area)).join(', ');
  const more = areas.size > first.length ? `, dan ${formatCount(areas.size - first.length)} lainnya` : '';
  const numbers = [...rows].slice(0, namedOutside).join(', ');
  const where =
    rows.size > namedOutside ? `${formatCount(rows.size)} baris (mulai baris ${numbers})` : `Baris ${numbers}`;
  const message = `${where} memuat ${formatCount(areas.size)} wilayah yang bukan lokus: ${names}${more}. Angkanya tetap disimpan dan dihitung, dan diberi tanda; lewati barisnya bila salah kirim.`;
  return [{ row: null, code: 'outside-scope', message }];
}

/** Figures of days after the end of their own area: they are taken, and said. */
function describeAfterEnd(facts: FactList, { campaign, extensions, days }: CampaignScope): string[] {
  // Nearly all files: none of their days comes after any end, and no area has to be looked at.
  const earliest = earliestEndDay({ campaign, extensions, asOf: days.today });
  if (facts.days.every((day) => day <= earliest)) return [];
  const ends = new Map<number, IsoDay>();
  let [count, first]: [number, IsoDay | null] = [0, null];
  facts.forEachArea((area, day) => {
    const end = ends.get(area) ?? endDayOf({ campaign, extensions, areaLo: area, asOf: days.today });
    ends.set(area, end);
    if (day === null || day <= end) return;
    count += 1;
    first ??= end;
  });
  if (first === null) return [];
  return [
    `${count} angka untuk hari sesudah batas akhir wilayahnya (${formatDay(first)}) diterima sebagai laporan susulan.`,
  ];
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
