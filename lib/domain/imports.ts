import type { Channel, Stage } from './counts';
import type { IsoDay } from './days';

export const importKinds = ['rekap', 'targets', 'workforce'] as const;
export type ImportKind = (typeof importKinds)[number];

/** checked: read and previewed, nothing counted. committed: counted. undone, discarded: not counted, kept. */
export const importStatuses = ['checked', 'committed', 'undone', 'discarded'] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** What a column of an upload, and so a figure in it, means. */
export const countMeasures = [
  'collected.online',
  'collected.manual',
  'collected.unsplit',
  'recorded.online',
  'recorded.manual',
  'recorded.unsplit',
  'validated.online',
  'validated.manual',
  'validated.unsplit',
] as const;
export const targetMeasures = ['target.total', 'target.online', 'target.manual'] as const;
export const workforceMeasures = ['workforce.kader', 'workforce.supervisor'] as const;
export const measures = [...countMeasures, ...targetMeasures, ...workforceMeasures] as const;
export type CountMeasure = (typeof countMeasures)[number];
export type Measure = (typeof measures)[number];

export function countMeasure(stage: Stage, channel: Channel): CountMeasure {
  return `${stage}.${channel}`;
}

/** What the uploader said beside the file. */
export type ImportSettings = {
  /** The day of a file that has none of its own. */
  asOf: IsoDay | null;
  mode: 'cumulative' | 'daily';
  /** Stage and channel of a figure whose column does not say. */
  stage: Stage;
  channel: Channel;
  /** The area that scopes the rows. */
  under: string | null;
  /** Column meanings set by a person, by header. */
  columns: Record<string, string>;
  /** Area codes set by a person, by row number. */
  rows: Record<string, string>;
};

/** A row that was not taken, with what to do about it. `row` and `column` as Excel shows them. */
export type Refusal = { row: number; column: string; value: string; reason: string; suggestion: string | null };

export type Warning = { row: number | null; message: string };

/** One figure of an accepted row. `area` is the area's `lo`; `day` is null for targets. */
export type ImportFact = { row: number; area: number; day: IsoDay | null; measure: Measure; value: number };

/** The limits of an upload, each with a message that names it. */
export const uploadLimits = {
  bytes: 25 * 1024 * 1024,
  unpackedBytes: 400 * 1024 * 1024,
  rows: 200_000,
  columns: 256,
  cellCharacters: 2_000,
  milliseconds: 60_000,
} as const;
