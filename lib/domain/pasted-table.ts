import { foldAreaName, foldedNameOf, kindOfCode } from './areas';
import type { Stage } from './counts';
import { readTypedFigure, type TypedChannel, typedChannels } from './typed-figures';

type Block = readonly (readonly string[])[];

/** What a pasted table says of the areas of a grid. */
export type PastedTable = {
  cells: { code: string; channel: TypedChannel; text: string }[];
  /** Names as they are written that are none of the grid, or of more than one of its areas. */
  unknown: string[];
  /** Names that stand in two rows or more: which is meant is not known, so that none is taken. */
  repeated: string[];
  /** Whether figures were left out because nothing says of which channel they are. */
  unclear: boolean;
};

const channelWords: Record<TypedChannel, RegExp> = {
  online: /online|daring|smartphone|\bhp\b|\bcapi\b/i,
  manual: /manual|formulir|kertas|\bpapi\b/i,
  // A total is the only column of its grid, which needs no word.
  unsplit: /(?!)/,
};
const stageWords: Record<Stage, RegExp> = {
  collected: /terdata|terkumpul|didata/i,
  recorded: /masuk|tersimpan|terkirim|server/i,
  validated: /valid|verifikasi/i,
};
const nameWords = /wilayah|nama|provinsi|kabupaten|kota|kecamatan|distrik|kelurahan|desa/i;
/** Columns that hold something else than what is achieved. */
const otherWords = /^no\b|nomor|^#$|kode|target|sasaran|persen|%|sisa|belum|kader|supervisor|tanggal|tgl/i;
const headWords = [channelWords.online, channelWords.manual, nameWords];
/** The column of targets among those of a table, and what of it is another figure. */
const targetWords = /target|sasaran/i;
const notTargetWords = /persen|%|sisa|online|daring|manual|formulir/i;
const sumWords = /^(?:sub\s*)?(?:jumlah|total|jml|rata)/i;
const codePattern = /^\d{2}(?:\.?\d{2}){0,2}(?:\.?\d{4})?$/;

/** Whether a text is a word, not a figure: "nihil" and "1,1 juta" are figures. */
function isWord(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !readTypedFigure(text).ok;
}

/** Whether a block has names or a header in it: then it goes by them, and never by its place. */
export function hasWords(block: Block): boolean {
  return block.some((row) => row.some(isWord));
}

/**
 * Finds the areas of a pasted table by the names or codes in it, and the channels by its header. Without a header a single
 * column of figures is of the channel that it was pasted into. What is not sure is left out and said.
 */
export function placePastedTable(input: {
  block: Block;
  areas: readonly { code: string; name: string }[];
  channel: TypedChannel;
  /** What the figures are: of a stage, or targets, which have no channel. */
  kind: Stage | 'target';
}): PastedTable {
  const { block } = input;
  const head = block.findIndex(
    (row) => row.some((text) => headWords.some((words) => words.test(text))) && !row.some(isFigure),
  );
  const body = block.slice(head + 1).filter((row) => row.some((text) => text !== ''));
  const header = head < 0 ? null : (block[head] ?? null);
  const places = header ? placesByHeader(header, body, input) : placesWithout(body, input.channel);
  const find = finderOf(input.areas);
  const found = new Map<string, { name: string; rows: number; cells: PastedTable['cells'] }>();
  const unknown: string[] = [];
  for (const row of body) {
    const name = row.find(isWord) ?? row.find((text) => codePattern.test(text)) ?? '';
    const figures = places.channels.filter(({ at }) => (row[at] ?? '') !== '');
    if (sumWords.test(name) || figures.length === 0) continue;
    const code = find(row);
    if (code === null) {
      unknown.push(name);
      continue;
    }
    const known = found.get(code) ?? { name, rows: 0, cells: [] };
    known.rows += 1;
    for (const { at, channel } of figures) known.cells.push({ code, channel, text: row[at] ?? '' });
    found.set(code, known);
  }
  const all = [...found.values()];
  return {
    cells: all.filter(({ rows }) => rows === 1).flatMap(({ cells }) => cells),
    unknown,
    repeated: all.filter(({ rows }) => rows > 1).map(({ name }) => name),
    unclear: places.unclear,
  };
}

type Places = { channels: { at: number; channel: TypedChannel }[]; unclear: boolean };

type Wanted = { channel: TypedChannel; kind: Stage | 'target' };

function placesByHeader(header: readonly string[], body: Block, { channel: into, kind }: Wanted): Places {
  if (kind === 'target') {
    const columns = header.flatMap((text, at) =>
      targetWords.test(text) && !notTargetWords.test(text) && body.some((row) => isFigure(row[at] ?? '')) ? [at] : [],
    );
    if (columns.length > 0) return only(columns, into);
  }
  const others = (Object.keys(stageWords) as Stage[]).filter((stage) => stage !== kind);
  const isOfStage = (text: string) =>
    (kind !== 'target' && stageWords[kind].test(text)) || !others.some((stage) => stageWords[stage].test(text));
  const columns = header.flatMap((text, at) =>
    isOfStage(text) && !otherWords.test(text) && body.some((row) => isFigure(row[at] ?? '')) ? [{ text, at }] : [],
  );
  const channels = typedChannels.map((channel) => ({
    channel,
    columns: columns.filter(({ text }) => channelWords[channel].test(text)),
  }));
  const named = channels.flatMap(({ channel, columns: mine }) =>
    mine.length === 1 && mine[0] ? [{ at: mine[0].at, channel }] : [],
  );
  const doubled = channels.some(({ columns: mine }) => mine.length > 1);
  if (named.length > 0 || doubled) return { channels: named, unclear: doubled };
  return only(
    columns.map(({ at }) => at),
    into,
  );
}

/** The columns of figures to the right of the names; those to the left number the rows. */
function placesWithout(body: Block, channel: TypedChannel): Places {
  const width = Math.max(0, ...body.map((row) => row.length));
  const at = Array.from({ length: width }, (_, index) => index);
  const name = at.find((index) => body.some((row) => isWord(row[index] ?? ''))) ?? -1;
  return only(
    at.filter((index) => index > name && body.some((row) => isFigure(row[index] ?? ''))),
    channel,
  );
}

function only(columns: readonly number[], channel: TypedChannel): Places {
  const [at] = columns;
  return columns.length === 1 && at !== undefined
    ? { channels: [{ at, channel }], unclear: false }
    : { channels: [], unclear: columns.length > 1 };
}

function isFigure(text: string): boolean {
  const reading = readTypedFigure(text);
  return reading.ok && reading.value !== null;
}

/** Finds the area of a row by its code, else by a name that only one area of the grid has; null: neither. */
function finderOf(areas: readonly { code: string; name: string }[]): (row: readonly string[]) => string | null {
  const byCode = new Map(areas.map(({ code }) => [code.replaceAll('.', ''), code]));
  const byName = new Map<string, string | null>();
  for (const { code, name } of areas) {
    const folded = foldedNameOf({ kind: kindOfCode(code), name });
    byName.set(folded, byName.has(folded) ? null : code);
  }
  return (row) => {
    const code = row.find((text) => codePattern.test(text) && byCode.has(text.replaceAll('.', '')));
    if (code !== undefined) return byCode.get(code.replaceAll('.', '')) ?? null;
    const names = row.filter(isWord).map((text) => byName.get(foldAreaName(text)));
    return names.find((one) => typeof one === 'string') ?? null;
  };
}
