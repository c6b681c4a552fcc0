import type { IsoDay } from './days';

/** A figure of an import that goes back when it is undone; `after` null: the area has not reported it again. */
export type UndoneFigure = {
  code: string;
  name: string;
  /** Null for targets, which have no day. */
  day: IsoDay | null;
  measure: string;
  now: number | null;
  after: number | null;
};

/**
 * The sum over the import's areas of what each states for itself, as of the newest day that the import has of it; null:
 * nothing is known.
 */
export type UndoTotal = { measure: string; now: number | null; after: number | null };

/** A report that stands on another one. `upload` null: of an office outside the reader's area, told only as that. */
export type LaterReport = {
  figures: number;
  upload: {
    id: number;
    fileName: string;
    userName: string | null;
    office: string | null;
    committedAt: Date | null;
  } | null;
};

/** `reports` lists the newest of them; `count` is that of all. */
export type LaterReports = { count: number; reports: LaterReport[] };

/** What undoing an import would do. Its figures are those that go back, were replaced, or say what stood before anyway. */
export type UndoPlan = {
  /** Figures that go back to what stood before. */
  returning: number;
  /** Figures that a later report has replaced: they stay. */
  replaced: number;
  /** Figures that say what stood before them: nothing changes. */
  same: number;
  totals: UndoTotal[];
  /** Areas and days with a figure that goes back: the rows that are paged. */
  rowCount: number;
  /** The figures of a page of those rows, by area and day. */
  figures: UndoneFigure[];
  later: LaterReports;
};
