import type { IsoDay } from '../../domain/days';
import type { Warning } from '../../domain/imports';
import type { RowKinds } from './classify-rows';
import type { MatchedColumn } from './match-columns';

/** A table of a file: its columns with their meaning and the rows below the header. */
export type Table = RowKinds & {
  sheet: string;
  /** What tells it apart from the file's other tables; '' where it is the only one. */
  label: string;
  /** The day that its sheet or its columns name; null: neither does. */
  day: IsoDay | null;
  /** The day in its title or the name of its sheet where another one was chosen. `open`: no user has said which counts. */
  otherDay?: { day: IsoDay; where: string; open: boolean };
  /** Whether its rows are named with the sheet in front, for several sheets are read. */
  ofSeveralSheets: boolean;
  /** Numbers of the header's first and last row, as Excel shows them. */
  firstHeaderRow: number;
  headerRow: number;
  columns: MatchedColumn[];
  /** Columns without a header. */
  unnamed: number[];
  /** What stands above the header: a title, a day, the area that the table is about. */
  titles: string[];
  /** Cells that a person put right, each as a part of a sentence. */
  mended: string[];
  /** Totals that a text among their addends has spoilt, and that are passed over. */
  spoilt: Warning[];
  /** How it was found, a sentence. */
  explanation: string;
  /** The header's labels, folded and in order: files of one source have the same. */
  shape: string;
};
