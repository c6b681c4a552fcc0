import type { IsoDay } from './days';
import type { ImportKind, ImportStatus, PlanChange, PlanFlag, ShownTotals } from './imports';

/** An upload as the history lists it. */
export type ImportSummary = {
  id: number;
  campaignId: number;
  kind: ImportKind;
  status: ImportStatus;
  /** Whether a user entered its figures by hand; otherwise a file brought them. */
  byHand: boolean;
  fileName: string;
  userName: string | null;
  office: string | null;
  rowCount: number;
  /** Rows that are counted, or would be: none that is held. */
  acceptedCount: number;
  /** Targets of it that became proposals, whatever was decided of them. */
  proposalCount: number;
  /** Rows that are held and not confirmed: they stay out. */
  heldCount: number;
  /** Rows, of which each may have been refused for several reasons; at least so many where `refusalCount` is at its limit. */
  refusedCount: number;
  /** Reasons that are kept, at most `listedRefusals`. */
  refusalCount: number;
  createdAt: Date;
  committedAt: Date | null;
  undoneAt: Date | null;
};

/** An upload, and the days that its accepted rows speak of; null: of none, as targets. */
export type HistoryEntry = ImportSummary & { firstDay: IsoDay | null; lastDay: IsoDay | null };

/** The uploads of a day of a page. `uploads` and `saved` are those of the whole day, which may go on on another page. */
export type HistoryDay = { day: IsoDay; uploads: number; saved: number; entries: HistoryEntry[] };

/** Which rows of a plan are asked for: all, those with something odd, or those that change in one way. */
export type PlanFilter = 'all' | 'flagged' | PlanChange;

/**
 * A fact of the plan: what an area stands at now for the file's day (with parts: what its page shows), and what the file
 * states. `after` null: what stands in the other form, which the row replaces.
 */
export type PlannedChange = {
  part: number;
  row: number;
  code: string;
  name: string;
  day: IsoDay | null;
  measure: string;
  before: number | null;
  after: number | null;
  /** What is odd about its row, as of the comparison. */
  flags: PlanFlag[];
  /** Where the row states less than the parts of its area have; null: nowhere. */
  shown: ShownTotals | null;
};

/** How many rows of a plan there are of each kind, as of the comparison. */
export type PlanCounts = {
  changes: Record<PlanChange, number>;
  /** Rows with something odd that a person should look at (`needsLook`). */
  flagged: number;
  /** Rows of each flag that was raised, the first of them by number. */
  flags: { flag: PlanFlag; rows: number; first: { part: number; row: number }[] }[];
};
