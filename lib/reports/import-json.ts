import type { ImportAnswer } from '../domain/api-imports';
import type { AreaRef } from '../domain/area-progress';
import type { Campaign } from '../domain/campaigns';
import type { HeldRow } from '../domain/held-rows';
import type { Measure, PlanFlag, Refusal, Warning } from '../domain/imports';
import type { LaterDays } from '../domain/moved-days';
import { describeHeld } from '../format/held-words';
import { describePlanFlag } from '../format/import-words';
import { formatDecider } from '../format/target-words';

/** What an upload and its plan are told from, as lib/server/loaders reads them. */
export type DescribedImport = Pick<ImportAnswer, 'id' | 'kind' | 'status' | 'fileName'> & {
  campaign: Pick<Campaign, 'slug'>;
  rowCount: number;
  acceptedCount: number;
  refused: readonly Refusal[];
  held: readonly HeldRow[];
  warnings: readonly Warning[];
  notes: ImportAnswer['notes'];
  columns: ImportAnswer['columns'];
  parts: ImportAnswer['parts'];
  totals: ImportAnswer['totals'];
  levels: ImportAnswer['levels'];
  targets: { sets: number; proposes: number; decider: AreaRef | null; proposals: readonly { id: number }[] } | null;
  later: ImportAnswer['later'] | LaterDays;
  plan: {
    changes: ImportAnswer['changes'];
    flagged: number;
    flags: { flag: PlanFlag; rows: number; first: { row: number }[] }[];
  };
};

/** What was odd in the file, and then what is odd beside the figures that stood, a sentence a kind. */
export function listWarnings(found: Pick<DescribedImport, 'warnings' | 'plan'>): ImportAnswer['warnings'] {
  const compared = found.plan.flags.map((raised) => ({
    row: null,
    code: raised.flag,
    message: describePlanFlag(raised),
  }));
  return [...found.warnings.map(({ code = 'other', ...warning }) => ({ ...warning, code })), ...compared];
}

/** An upload as the API shows it, and the command line with `--json`. */
export function buildImportAnswer(found: DescribedImport): ImportAnswer {
  const { id, kind, status, fileName, refused, notes, columns, parts, totals, plan } = found;
  return {
    id,
    campaign: found.campaign.slug,
    kind,
    status,
    fileName,
    rows: found.rowCount,
    accepted: found.acceptedCount,
    refused: refused.map(({ code = 'other', cause: _, ...refusal }) => ({ ...refusal, code })),
    held: found.held.map(toHeldAnswer),
    warnings: listWarnings(found),
    notes,
    columns,
    parts,
    totals,
    changes: plan.changes,
    flagged: plan.flagged,
    targets: found.targets && {
      sets: found.targets.sets,
      proposes: found.targets.proposes,
      decidedBy: formatDecider(found.targets.decider),
      proposals: found.targets.proposals.map(({ id: proposal }) => proposal),
    },
    later: { ...found.later, days: found.later.days.map((one) => ({ ...one, measure: one.measure as Measure })) },
    levels: found.levels.map(({ level, stage, areas, before, after, target }) => ({
      ...{ level, stage, areas, before, after, target },
    })),
  };
}

function toHeldAnswer(held: HeldRow): ImportAnswer['held'][number] {
  const { row, sheet, area, name, measure, value, added, code, against, whose, suggestion, confirmed } = held;
  return {
    row,
    ...(sheet !== undefined && { sheet }),
    ...{ area, name, measure, value, added: added ?? null, code, against },
    ...(whose && { whose }),
    reason: describeHeld(held),
    suggestion,
    confirmed: confirmed ?? null,
  };
}
