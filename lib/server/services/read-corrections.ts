import { z } from 'zod';
import { levelOfCode } from '../../domain/areas';
import type { Corrections } from '../../domain/corrections';
import { channels, stages } from '../../domain/counts';
import type { HeldRow } from '../../domain/held-rows';
import {
  columnMeanings,
  dayOrders,
  daySources,
  type ImportSettings,
  ignoredRow,
  laterStatedAnswers,
  type Refusal,
  rowKeyOf,
  signMeanings,
} from '../../domain/imports';
import { Problem } from '../../domain/problems';
import { groupRefusals, type RefusalGroup } from '../../domain/refusal-groups';
import { stageSlugs } from '../../format/area-query';
import { indexFields } from '../../format/form-fields';
import { channelSlugs, dayOrderSlugs, daySourceSlugs, laterSlugs, modeSlugs } from '../../format/import-words';
import { capitalise } from '../../format/numbers';
import { describeUnreadDay, readTypedDay } from '../../format/typed-days';
import { readCode } from '../../imports/table/read-code';
import { readDay } from '../../imports/table/read-day';

const meaning = z.enum(columnMeanings);
const signs = z.enum(signMeanings);
const place = z.object({
  sheet: z.string().max(100),
  headerRow: z.coerce.number().int().min(1).max(200_000),
  headerRows: z.coerce.number().int().min(1).max(3),
});
const longestCell = 100;

/** What a form says of a row that was decided before and is to be asked about anew; `correctImport` forgets it. */
const askedAnew = '';

/** How an upload is read now. */
export type ReadNow = {
  columns: readonly { header: string; meaning: string | null }[];
  settings: ImportSettings;
  refused: readonly Refusal[];
  held?: readonly Pick<HeldRow, 'row' | 'sheet' | 'measure' | 'value'>[];
};

type Fields = ReturnType<typeof indexFields>;

const rowField = /^(?:baris|kode) ((?:.{1,60}!)?\d{1,7})$/s;
const groupField = /^semua ((?:.{1,60}!)?\d{1,7}) (.{1,100})$/s;
const cellField = /^sel ((?:.{1,60}!)?\d{1,7}) (.{1,100})$/s;

/**
 * What a form of the preview says: `arti HEADER` a meaning, `tanda HEADER` what its signs are, `baris N` an area that was
 * suggested, that the row is left out (`ignore`) or asked about anew (`tanya`), `kode N` a code, which goes before,
 * `sel N HEADER` what a refused cell should hold, `semua N HEADER` what it should hold in all rows that were refused for the
 * cause of row N, `hari semua` the day of all rows where the file has no column for it, `letak` whether the table is looked for, else `lembar`, `judul` and
 * `tinggi` where it is, `tanggal`, `tahap`, `kanal` and `cara` what the file does not say, `sesudah` whether
 * later figures in all move along, `urutan` how days are written, `sumber` which of two days counts, `periode` which of
 * several months is read. Only what differs from how the file is read now comes back.
 * @throws Problem 400 for a code or a day that is none (`extra.problems` says which, by the field's name), or when nothing
 *   was said
 */
export function readCorrections(sent: FormData, now: ReadNow): Corrections {
  const form = indexFields(sent);
  const said: Corrections = { columns: {}, rows: {} };
  const problems: Record<string, string> = {};
  readColumns(form, now, said);
  readRows(form, now, said, problems);
  readCells(form, now, said);
  readGroups(form, now, said, problems);
  readPlace(form, now, said);
  readSettings(form, now, said, problems);
  const [first] = Object.entries(problems);
  if (first) {
    throw new Problem('bad-correction', first[1], {
      title: `${titleOf(first[0])} tidak dapat dipakai`,
      extra: { problems },
    });
  }
  const { columns, rows, ...others } = said;
  if (Object.keys(columns).length + Object.keys(rows).length + Object.keys(others).length > 0) return said;
  throw new Problem('no-correction', 'Ubah dahulu yang perlu dibetulkan, lalu periksa ulang.');
}

function readColumns(form: Fields, now: ReadNow, said: Corrections): void {
  for (const { header, meaning: before } of now.columns) {
    const chosen = meaning.safeParse(form.get(`arti ${header}`));
    if (chosen.success && chosen.data !== before) said.columns[header] = chosen.data;
    const sign = signs.safeParse(form.get(`tanda ${header}`));
    if (sign.success && sign.data !== now.settings.signs?.[header]) said.signs = { ...said.signs, [header]: sign.data };
  }
}

function readRows(form: Fields, now: ReadNow, said: Corrections, problems: Record<string, string>): void {
  // A row may be refused for several causes: the first is the one beside which it can be left out.
  const sameQuestion = firstOf(groupRefusals(now.refused).map(({ rows }): [string, string[]] => [rows[0], rows]));
  for (const name of form.keys()) {
    const [, row] = rowField.exec(name) ?? [];
    if (row === undefined) continue;
    const before = now.settings.rows[row];
    const [code, choice] = [textOf(form, `kode ${row}`), textOf(form, `baris ${row}`)];
    // The field shows the code that was said before: who leaves it there and chooses, means the choice.
    const read = readRow(choice !== '' && code === before ? '' : code, choice);
    if (read === 'bad') problems[`kode ${row}`] = describeBadCode(code);
    else if (read !== null && read !== (before ?? askedAnew)) {
      // A code serves every row that asks the same when the file is checked; that rows are left out is said of each.
      const rows = read === ignoredRow ? (sameQuestion.get(row) ?? [row]) : [row];
      for (const one of rows) said.rows[one] = read;
    }
  }
}

function readCells(form: Fields, now: ReadNow, said: Corrections): void {
  const shownIn = shownCells(now);
  for (const [name, value] of form) {
    const [, row, header] = cellField.exec(name) ?? [];
    if (row === undefined || header === undefined || typeof value !== 'string') continue;
    const shown = shownIn(row, header);
    // A field drops line breaks: what only lost those was not typed.
    if (shown === undefined || value.trim() === shown.replaceAll(/[\r\n]/g, '').trim()) continue;
    said.cells ??= {};
    said.cells[row] = { ...said.cells[row], [header]: value.trim().slice(0, longestCell) };
  }
}

/** One cure for all rows of a cause: the cell that was refused holds the same in each of them. */
function readGroups(form: Fields, now: ReadNow, said: Corrections, problems: Record<string, string>): void {
  const fields = [...form].flatMap(([name, value]) => {
    const [, row, header] = groupField.exec(name) ?? [];
    return row === undefined || header === undefined || typeof value !== 'string'
      ? []
      : [{ key: `${row} ${header}`, header, text: value.trim().slice(0, longestCell) }];
  });
  if (fields.length === 0) return;
  const groups = firstOf(
    groupRefusals(now.refused).flatMap((group): [string, RefusalGroup][] =>
      group.oneCause ? [[`${group.rows[0]} ${group.refusal.column}`, group]] : [],
    ),
  );
  for (const { key, header, text } of fields) {
    const group = groups.get(key);
    const ofDay = group?.refusal.code?.startsWith('day-') ?? false;
    if (!group || text === group.refusal.value.trim() || (ofDay && text === '')) continue;
    const read = ofDay ? readDay(text) : null;
    if (read && !read.ok) {
      problems[`semua ${key}`] = describeBadDay(read);
      continue;
    }
    const cells = { ...said.cells };
    for (const row of group.rows) cells[row] = { ...cells[row], [header]: read?.day ?? text };
    said.cells = cells;
  }
}

/** What the field of a refused or held cell showed; undefined: there is none. Asked for each of thousands of fields. */
function shownCells({ refused, held = [], columns }: ReadNow): (row: string, header: string) => string | undefined {
  const cells = firstOf(refused.map((one) => [`${rowKeyOf(one)} ${one.column}`, one.value]));
  const meanings = firstOf(columns.map(({ header, meaning }) => [header, meaning]));
  const figures = firstOf(held.map((one) => [`${rowKeyOf(one)} ${one.measure}`, String(one.value)]));
  return (row, header) => cells.get(`${row} ${header}`) ?? figures.get(`${row} ${meanings.get(header)}`);
}

/** Of two of one name the first. */
function firstOf<Value>(entries: readonly (readonly [string, Value])[]): ReadonlyMap<string, Value> {
  return new Map(entries.toReversed());
}

function readPlace(form: Fields, now: ReadNow, said: Corrections): void {
  if (form.get('letak') === 'otomatis' && now.settings.table) said.table = null;
  if (form.get('letak') !== 'ditentukan') return;
  const parsed = place.safeParse({
    sheet: form.get('lembar') ?? '',
    headerRow: form.get('judul'),
    headerRows: form.get('tinggi'),
  });
  if (!parsed.success) return;
  const { sheet, headerRow, headerRows } = parsed.data;
  const before = now.settings.table;
  if (before?.sheet === sheet && before.headerRow === headerRow && before.headerRows === headerRows) return;
  said.table = parsed.data;
}

function readSettings(form: Fields, now: ReadNow, said: Corrections, problems: Record<string, string>): void {
  const { settings } = now;
  const day = form.get('tanggal');
  if (typeof day === 'string') {
    const parsed = readTypedDay(day);
    if (day.trim() !== '' && parsed === null) problems.tanggal = describeUnreadDay(day);
    else if (parsed !== settings.asOf) said.asOf = parsed;
  }
  const forAll = readDay(textOf(form, 'hari semua'));
  if (!forAll.ok) problems['hari semua'] = describeBadDay(forAll);
  else if (forAll.day !== null && forAll.day !== settings.asOf) said.asOf = forAll.day;
  const stage = stages.find((one) => stageSlugs[one] === form.get('tahap'));
  if (stage && stage !== settings.stage) said.stage = stage;
  const channel = channels.find((one) => channelSlugs[one] === form.get('kanal'));
  if (channel && channel !== settings.channel) said.channel = channel;
  const mode = (['cumulative', 'daily'] as const).find((one) => modeSlugs[one] === form.get('cara'));
  if (mode && mode !== settings.mode) said.mode = mode;
  const later = laterStatedAnswers.find((one) => laterSlugs[one] === form.get('sesudah'));
  if (later && later !== settings.laterStated) said.laterStated = later;
  const order = dayOrders.find((one) => dayOrderSlugs[one] === form.get('urutan'));
  if (order && order !== settings.dayOrder) said.dayOrder = order;
  const source = daySources.find((one) => daySourceSlugs[one] === form.get('sumber'));
  if (source && source !== settings.daySource) said.daySource = source;
  const period = textOf(form, 'periode').slice(0, longestCell);
  if (period !== '' && period !== settings.period) said.period = period;
}

function titleOf(field: string): string {
  return /^(?:tanggal$|hari semua$|semua )/.test(field)
    ? 'Tanggal laporan'
    : `Kode untuk ${field.replace('kode', 'baris')}`;
}

function describeBadDay({ reason, suggestion }: { reason: string; suggestion: string }): string {
  return `${capitalise(reason)}. ${suggestion}`;
}

/** What is said of one row; null: nothing, `bad`: a code that is none. */
function readRow(code: string, choice: string): string | null {
  const text = code === '' ? choice : code;
  if (text === '') return null;
  if (code === '' && choice === ignoredRow) return ignoredRow;
  if (code === '' && choice === 'tanya') return askedAnew;
  const read = readCode(text);
  return read !== null && levelOfCode(read) !== null ? read : 'bad';
}

function textOf(form: Fields, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function describeBadCode(text: string): string {
  return `'${text.slice(0, 40)}' bukan kode wilayah. Tulis kode Kemendagri, misalnya 32.15.03.2001.`;
}

const fields =
  /^(?:(?:arti|tanda) .{1,200}|hari semua|letak|lembar|judul|tinggi|tanggal|tahap|kanal|cara|sesudah|urutan|sumber|periode)$/s;

/** The fields of such a form as they were typed or chosen, to be shown once more. */
export function typedCorrections(form: FormData): Record<string, string> {
  const kept = [...form.entries()].filter(
    ([name]) => fields.test(name) || rowField.test(name) || cellField.test(name) || groupField.test(name),
  );
  return Object.fromEntries(kept.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}
