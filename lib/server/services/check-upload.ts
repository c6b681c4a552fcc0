import type { IsoDay } from '../../domain/days';
import { FactList, type FactRuns } from '../../domain/import-facts';
import {
  type CountMeasure,
  countMeasures,
  type ImportFact,
  type ImportKind,
  type ImportSettings,
} from '../../domain/imports';
import { Problem } from '../../domain/problems';
import type { CheckProgress } from '../../domain/uploads';
import { accumulateIncrements } from '../../imports/check/accumulate-increments';
import type { CheckedFile } from '../../imports/check/check-file';
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
    recall ? loadHeaderChoices(ctx) : {},
  ]);
  const outcome = await run(
    'check',
    {
      ...{ bytes, fileName, kind, settings, campaign: scope.days, areas, headerChoices },
      scope: { lo: scope.area.lo, hi: scope.area.hi },
      aliases: aliases.map(({ written, parent, area }) => ({ text: written, parent, area })),
      counted: counted.areas,
      closures,
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
