import { type Channel, type ChannelFigures, channels, largestCount, type Stage, sumKnown, totalOf } from './counts';
import type { IsoDay } from './days';
import { judgeFigure, suggestFigure } from './held-figures';
import type { HeldRow } from './held-rows';
import type { WorkMode } from './scope';

/** The channels that may have a field in the grid. */
export const typedChannels = channels;
export type TypedChannel = (typeof typedChannels)[number];
export type TypedFigures = Record<TypedChannel, number | null>;

export const nothingTyped: TypedFigures = Object.freeze({ online: null, manual: null, unsplit: null });

/** The channels that a campaign's grid has fields for: those that it uses; without any, the total alone. */
export function typedChannelsOf(used: readonly Channel[]): TypedChannel[] {
  const split = typedChannels.filter((channel) => channel !== 'unsplit' && used.includes(channel));
  return split.length > 0 ? split : ['unsplit'];
}

/**
 * Of those, the ones that an area has fields for by its way of working (rule 9): smartphone is online, formulir is on paper.
 * What has a figure already keeps its field.
 */
export function typedChannelsFor(
  offered: readonly TypedChannel[],
  area: { mode: WorkMode | null; known: readonly TypedFigures[] },
): TypedChannel[] {
  const { mode, known } = area;
  const works = (channel: TypedChannel) =>
    channel === 'online' ? mode !== 'formulir' : channel === 'manual' ? mode !== 'smartphone' : true;
  const fitting = offered.filter((channel) => works(channel) || known.some((figures) => figures[channel] !== null));
  return fitting.length > 0 ? fitting : [...offered];
}

/** So many areas may stand in one grid: the most that any area has below it, with room. */
export const mostTypedRows = 700;

/** Why a text is no figure that a report may state. */
export type TypedProblem =
  | 'emptied'
  | 'exponent'
  | 'formula'
  | 'fraction'
  | 'negative'
  | 'notANumber'
  | 'percent'
  | 'separators'
  | 'tooLarge';

/** `value` is null where nothing is reported, never 0. `worded`: the text was a word ("1,1 juta", "nihil"). */
export type TypedReading =
  | { ok: true; value: number | null; worded: boolean }
  | { ok: false; problem: Exclude<TypedProblem, 'emptied'> };

const grouped = /^[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+|(?:[ \u00a0\u202f]\d{3})+)$/;
const words = /^(\d{1,4})(?:[.,](\d{1,3}))?\s*(ribu|rb|juta|jt)\.?$/i;
/** Decimals that are none: 1100.0, 640,00, 1.100,00. Three zeros behind up to three digits are a group. */
const zeroDecimals =
  /^(?:(\d+)[.,](?:0{1,2}|0{4,})|([1-9]\d{0,2}(?:(?:\.\d{3})+(?=,)|(?:,\d{3})+(?=\.)|(?:[ \u00a0\u202f]\d{3})+(?=[.,])))[.,]0+)$/;
const mostDigits = 15;

/**
 * The whole number in a typed or pasted text, by the rules that cells of a file are read by
 * (lib/imports/table/read-number.ts, which a browser does not load; a test there holds the two together).
 */
export function readTypedFigure(typed: string): TypedReading {
  const text = typed.replaceAll('\u200b', '').trim();
  if (text === '' || /^[-–—]$/.test(text)) return { ok: true, value: null, worded: false };
  if (/^(?:nol|nihil|kosong)$/i.test(text)) return { ok: true, value: 0, worded: true };
  const parts = words.exec(text);
  if (parts) {
    const [, whole = '', decimals = '', word = ''] = parts;
    return inRange(Number(`${whole}${decimals.padEnd(/^r/i.test(word) ? 3 : 6, '0')}`), true);
  }
  const [, digitsBefore, groupsBefore] = zeroDecimals.exec(text) ?? [];
  const whole = digitsBefore ?? groupsBefore ?? text;
  if (!/^\d+$/.test(whole) && !grouped.test(whole)) return { ok: false, problem: problemOf(text) };
  const digits = whole.replaceAll(/\D/g, '');
  if (digits.replace(/^0+/, '').length > mostDigits) return { ok: false, problem: 'tooLarge' };
  return inRange(Number(digits), false);
}

function inRange(value: number, worded: boolean): TypedReading {
  return value > largestCount ? { ok: false, problem: 'tooLarge' } : { ok: true, value, worded };
}

function problemOf(text: string): Exclude<TypedProblem, 'emptied'> {
  if (text.startsWith('=') || /^#[A-Z0-9/!?]+$/.test(text)) return 'formula';
  if (/^[-−(]\s*\d[\d.,]*\)?$/.test(text)) return 'negative';
  if (/^\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(text)) return 'exponent';
  if (/%$/.test(text)) return 'percent';
  if (/^\d+,\d+$/.test(text)) return 'fraction';
  return /^[\d.,]+$/.test(text) ? 'separators' : 'notANumber';
}

/** A block from a spreadsheet as rows of texts: tabs between cells, a line a row; the end of the last line is no row. */
export function parsePastedBlock(text: string): string[][] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()));
}

/** Where the texts of a block fall from a cell on. An empty text leaves its cell alone; `outside` had no cell to go to. */
export function placePastedBlock(input: {
  block: readonly (readonly string[])[];
  codes: readonly string[];
  at: { row: number; channel: TypedChannel };
  /** The columns of the grid, from the left. */
  channels: readonly TypedChannel[];
}): { cells: { code: string; channel: TypedChannel; text: string }[]; outside: number } {
  const first = input.channels.indexOf(input.at.channel);
  const cells: { code: string; channel: TypedChannel; text: string }[] = [];
  let outside = 0;
  input.block.forEach((texts, down) => {
    texts.forEach((text, across) => {
      if (text === '') return;
      const code = input.codes[input.at.row + down];
      const channel = input.channels[first + across];
      if (code === undefined || channel === undefined) outside += 1;
      else cells.push({ code, channel, text });
    });
  });
  return { cells, outside };
}

/** A cell: what stands in it, and the figure that it was opened with. */
export type TypedCell = { text: string; opened: number | null };

/** What is wrong with a cell; null: nothing. An emptied cell is refused, for a report cannot take a figure back. */
export function problemOfCell(cell: TypedCell): TypedProblem | null {
  const reading = readTypedFigure(cell.text);
  if (!reading.ok) return reading.problem;
  return reading.value === null && cell.opened !== null ? 'emptied' : null;
}

/** Whether a cell says something else than it was opened with: what is wrong counts as changed. */
export function isChanged(cell: TypedCell): boolean {
  const reading = readTypedFigure(cell.text);
  return !reading.ok || reading.value !== cell.opened;
}

/** What is odd about a row. It is kept all the same: a person decides. */
export type TypedWarning =
  | { kind: 'overTarget'; total: number; target: number }
  | { kind: 'fell' | 'jump'; channel: TypedChannel; value: number; before: number }
  | { kind: 'worded'; channel: TypedChannel; text: string; value: number };

export type TypedCells = Partial<Record<TypedChannel, TypedCell>>;

export type TypedRow = {
  /** By the channels that have a field. */
  cells: TypedCells;
  target: number | null;
  /** The area's figures on the day before; of a target what counts now. */
  yesterday: ChannelFigures;
  /** It is a target that is typed: what is odd about it the server says. */
  isTarget?: boolean;
};

export type CheckedRow = {
  values: TypedFigures;
  problems: { channel: TypedChannel; problem: TypedProblem }[];
  warnings: TypedWarning[];
  /** The figure for which the row would be held, as far as the page can know; the server has the last word. */
  held: HeldFigure | null;
  /** What the filled cells stand above the same channels of the day before; null where one of the sides is unknown. */
  difference: number | null;
  changed: number;
};

/** A figure that is held, with what is told of it. */
export type HeldFigure = Pick<HeldRow, 'value' | 'code' | 'against' | 'suggestion'>;

/** A jump: ten times the day before and more than a hundred above it, as one digit too many makes it. */
const jump = { times: 10, least: 100 };

/** All that can be said of a row while it is typed. Warnings speak of changed rows only. */
export function checkTypedRow(row: TypedRow): CheckedRow {
  const checked: CheckedRow = {
    values: { ...nothingTyped },
    problems: [],
    warnings: [],
    held: null,
    difference: null,
    changed: 0,
  };
  const fields = typedChannels.filter((channel) => row.cells[channel] !== undefined);
  for (const channel of fields) checkCell(row, channel, checked);
  const { values } = checked;
  const total = sumKnown(Object.values(values));
  if (checked.changed > 0 && !row.isTarget) checked.held = judgeRow(row, values);
  if (checked.changed > 0 && total !== null && row.target !== null && total > row.target && !checked.held) {
    checked.warnings.unshift({ kind: 'overTarget', total, target: row.target });
  }
  const before = sumKnown(fields.filter((one) => values[one] !== null).map((one) => row.yesterday[one]));
  checked.difference = total === null || before === null ? null : total - before;
  return checked;
}

/** The first channel that is too large by itself, else all together with what stands of the day before. */
function judgeRow({ cells, target, yesterday }: TypedRow, values: TypedFigures): HeldFigure | null {
  const fields = typedChannels.filter((channel) => cells[channel] !== undefined);
  const measures = { target, targetAbove: null, lastReport: totalOf(yesterday) };
  const together = sumKnown(fields.map((channel) => values[channel] ?? yesterday[channel]));
  for (const value of [...fields.map((channel) => values[channel]), together]) {
    const judged = value === null ? null : judgeFigure(value, measures);
    if (value !== null && judged) return { value, ...judged, suggestion: suggestFigure(value, measures) };
  }
  return null;
}

function checkCell(row: TypedRow, channel: TypedChannel, checked: CheckedRow): void {
  const cell = row.cells[channel];
  if (!cell) return;
  const changed = isChanged(cell);
  if (changed) checked.changed += 1;
  const problem = problemOfCell(cell);
  const reading = readTypedFigure(cell.text);
  if (problem) checked.problems.push({ channel, problem });
  if (!reading.ok || reading.value === null) return;
  const { value } = reading;
  checked.values[channel] = value;
  if (!changed) return;
  const before = row.yesterday[channel];
  if (reading.worded) checked.warnings.push({ kind: 'worded', channel, text: cell.text.trim(), value });
  if (row.isTarget) return;
  if (before !== null && value < before) checked.warnings.push({ kind: 'fell', channel, value, before });
  const leap = before !== null && before > 0 && value >= before * jump.times && value - before > jump.least;
  if (leap) checked.warnings.push({ kind: 'jump', channel, value, before });
}

/** A cell that somebody means to save, and what stands there now. */
export type CellToSave = { typed: number; opened: number | null; now: number | null };

/**
 * What becomes of it. `stands`: it says so already, by an earlier try of one's own or by another's hand. `conflict`:
 * somebody saved something else since it was opened, which nobody may overwrite unseen.
 */
export function settleCell(cell: CellToSave): 'save' | 'stands' | 'conflict' {
  if (cell.now === cell.typed) return 'stands';
  return cell.now === cell.opened ? 'save' : 'conflict';
}

/**
 * Whether a total without channels that a cell would replace is not the one its row was opened with. None now is no
 * loss: figures by channel, one's own too, have taken its place.
 */
export function isUnseenTotal(total: { opened: number | null; now: number | null }): boolean {
  return total.now !== null && total.now !== total.opened;
}

/** A cell that somebody else saved meanwhile. `savedAt` and `by` are null where an office above did, or took it back. */
export type CellConflict = {
  code: string;
  name: string;
  channel: TypedChannel;
  typed: number;
  now: number | null;
  /** The total without channels that somebody saved meanwhile and that the cell would replace; null: none. */
  inAll: number | null;
  /** "13 Apr 2021, 10.32" */
  savedAt: string | null;
  by: string | null;
};

/** A cell as the form of the grid sends it. */
export type SentCell = { code: string; channel: TypedChannel; text: string; opened: number | null };

export type SentTable = {
  campaignSlug: string;
  code: string;
  day: IsoDay;
  stage: Stage;
  /** A UUID of this very content: sent again, after an answer that was lost, it is saved once. */
  requestKey: string;
  cells: SentCell[];
  /** The total without channels that a row was opened with, by code; a row without one is not there. */
  inAll?: Record<string, number>;
  /** Why held rows are right, by code. */
  reasons?: Record<string, string>;
};

/** The grid of the targets of a version, as `SentTable`. */
export type SentTargets = Pick<SentTable, 'campaignSlug' | 'code' | 'requestKey' | 'cells' | 'reasons'> & {
  /** Slug or id of the version. */
  targetSet: string | number;
  /** Why the user proposes what they may not set; empty: they say nothing. */
  proposal: string;
};

/**
 * What came of a save. All but `saved` wrote nothing. `held` of a save are the figures that stayed out of it; `held` alone:
 * there were no others. `proposed`: what was saved are proposals of targets, which wait for the level above.
 */
export type SaveOutcome =
  | { kind: 'saved'; importId: number | null; cells: number; at: string; held: HeldRow[]; proposed?: boolean }
  | { kind: 'held'; held: HeldRow[] }
  | { kind: 'nothing' }
  | { kind: 'refused'; cells: number }
  | { kind: 'conflict'; conflicts: CellConflict[] }
  | { kind: 'problem'; type: string; title: string; detail: string };

/** Whether the key of the request that was answered so is used up: the next one needs another, whatever it brings. */
export function isKeySpent(outcome: SaveOutcome): boolean {
  if (outcome.kind !== 'problem') return outcome.kind === 'saved';
  return outcome.type === 'request-key-used' || outcome.type === 'import-undone';
}

/** A save as the page shows it once more where there is no script: the outcome, and the form as it was sent. */
export type TypingState = {
  outcome: SaveOutcome;
  cells: Record<string, TypedCell>;
  /** Reasons for held rows, by code. */
  reasons: Record<string, string>;
  /** Of the form that is shown now. */
  requestKey: string;
  /** What stood in the field beside the cells. */
  field?: string;
} | null;
