import { z } from 'zod';
import { levelOfCode } from '../../../../lib/domain/areas';
import { columnMeanings, type ImportSettings, ignoredRow } from '../../../../lib/domain/imports';
import { Problem } from '../../../../lib/domain/problems';
import { readCode } from '../../../../lib/imports/read-code';

export type Corrections = Pick<ImportSettings, 'columns' | 'rows'>;

const meaning = z.enum(columnMeanings);

/** What a form says of a row that was decided before and is to be asked about anew; `correctImport` forgets it. */
const askedAnew = '';

/**
 * What a form of the preview says: `arti HEADER` a meaning, `baris N` an area that was suggested, that the row is left
 * out (`ignore`) or asked about anew (`tanya`), `kode N` a code, which goes before. Only what differs from how the file
 * is read now comes back.
 * @param now how the columns are read, and what was decided of rows
 * @throws Problem 400 for codes that are none (`extra.problems` says which, by the field's name), or when nothing was said
 */
export function readCorrections(
  form: FormData,
  now: { columns: readonly { header: string; meaning: string | null }[]; rows: Readonly<Record<string, string>> },
): Corrections {
  const said: Corrections = { columns: {}, rows: {} };
  const problems: Record<string, string> = {};
  for (const { header, meaning: before } of now.columns) {
    const chosen = meaning.safeParse(form.get(`arti ${header}`));
    if (chosen.success && chosen.data !== before) said.columns[header] = chosen.data;
  }
  for (const name of new Set(form.keys())) {
    const [, row] = /^(?:baris|kode) (\d{1,7})$/.exec(name) ?? [];
    if (row === undefined) continue;
    const [code, choice, before] = [textOf(form, `kode ${row}`), textOf(form, `baris ${row}`), now.rows[row]];
    // The field shows the code that was said before: who leaves it there and chooses, means the choice.
    const read = readRow(choice !== '' && code === before ? '' : code, choice);
    if (read === 'bad') problems[`kode ${row}`] = describeBadCode(code);
    else if (read !== null && read !== (before ?? askedAnew)) said.rows[row] = read;
  }
  const [first] = Object.entries(problems);
  if (first) {
    throw new Problem({
      status: 400,
      type: 'bad-code',
      title: `Kode untuk ${first[0].replace('kode', 'baris')} tidak dapat dipakai`,
      detail: first[1],
      extra: { problems },
    });
  }
  if (Object.keys(said.columns).length + Object.keys(said.rows).length > 0) return said;
  throw new Problem({
    status: 400,
    type: 'no-correction',
    title: 'Belum ada yang diubah',
    detail: 'Pilih arti kolom atau wilayahnya dahulu, lalu periksa ulang.',
  });
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

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function describeBadCode(text: string): string {
  return `'${text.slice(0, 40)}' bukan kode wilayah. Tulis kode Kemendagri, misalnya 32.15.03.2001.`;
}

/** The fields of such a form as they were typed or chosen, to be shown once more. */
export function typedCorrections(form: FormData): Record<string, string> {
  const fields = [...form.entries()].filter(([name]) => /^(?:arti .{1,200}|(?:baris|kode) \d{1,7})$/.test(name));
  return Object.fromEntries(fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}
