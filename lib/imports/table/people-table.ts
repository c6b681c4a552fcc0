import { levelOfCode, nationCode } from '../../domain/areas';
import type { AccountRole } from '../../domain/users';
import { wrongTable } from '../read/file-problem';
import type { CellValue, FileProblem, SheetRow, SheetRows } from '../read/sheet-rows';

/** A row of a list of people, as it was written. `role` null: a word that names none. */
export type PersonRow = {
  row: number;
  email: string;
  name: string;
  office: string;
  roleText: string;
  role: AccountRole | null;
  areaText: string;
  /** Null: no code, or no area of the name. */
  areaCode: string | null;
  /** Why a name is no area, and what to write; null: it is one, or none was looked for. */
  areaProblem: string | null;
};

export type PeopleOutcome = { ok: true; rows: PersonRow[] } | { ok: false; problem: FileProblem };

const headers = {
  email: ['email', 'alamatemail', 'surel', 'alamatsurel'],
  name: ['nama', 'namalengkap', 'namapengguna'],
  office: ['kantor', 'namakantor', 'instansi', 'opd', 'unitkerja'],
  role: ['peran', 'role', 'hakakses'],
  area: ['kodewilayah', 'wilayah', 'kode', 'kodearea'],
} as const;
type Column = keyof typeof headers;

const columnNames: Record<Column, string> = {
  email: 'Email',
  name: 'Nama',
  office: 'Kantor',
  role: 'Peran',
  area: 'Kode wilayah',
};

const roleWords: Record<string, AccountRole> = {
  admin: 'admin',
  administrator: 'admin',
  provinsi: 'provinsi',
  kabupaten: 'kabupaten',
  kota: 'kabupaten',
  kabupatenkota: 'kabupaten',
  kabkota: 'kabupaten',
  kecamatan: 'kecamatan',
  pembaca: 'pembaca',
};

/** The row of the template that shows how one is filled in; a list that still holds it invites nobody by it. */
export const examplePerson = {
  email: 'contoh@kantor.go.id',
  name: 'Siti Contoh (hapus baris ini)',
  office: 'DPPKB Kabupaten Karawang',
} as const;

/** Rows in which a header is looked for: letterheads stand above tables. */
const headRows = 20;

/** The people of a file: the first sheet that has a header with email, name, role and area. Blank rows are passed over. */
export function readPeople(sheets: readonly SheetRows[]): PeopleOutcome {
  for (const sheet of sheets) {
    for (const [at, row] of sheet.rows.slice(0, headRows).entries()) {
      const columns = findColumns(row);
      if (!columns.has('email')) continue;
      const missing = (['name', 'role', 'area'] as const).filter((column) => !columns.has(column));
      if (missing.length > 0) return missingColumns(missing);
      const rows = sheet.rows.slice(at + 1).map((one) => readPerson(one, columns));
      const isPerson = ({ email, name, areaText }: PersonRow) =>
        `${email}${name}${areaText}` !== '' && email !== examplePerson.email;
      return { ok: true, rows: rows.filter(isPerson) };
    }
  }
  return missingColumns(['email', 'name', 'role', 'area']);
}

function missingColumns(missing: readonly Column[]): PeopleOutcome {
  const named = missing.map((column) => `'${columnNames[column]}'`).join(', ');
  return {
    ok: false,
    problem: wrongTable(
      `Kolom ${named} tidak ada. Baris judul memuat Email, Nama, Kantor, Peran dan Kode wilayah (atau Wilayah), dalam urutan apa pun; Kantor boleh tidak ada.`,
    ),
  };
}

const fold = (text: string) => text.toLowerCase().replaceAll(/[^a-z]/g, '');
const textOf = (value: CellValue | undefined) => (value === null || value === undefined ? '' : String(value).trim());

function findColumns({ cells }: SheetRow): Map<Column, number> {
  const found = new Map<Column, number>();
  for (const [at, cell] of cells.entries()) {
    const word = fold(textOf(cell));
    for (const [column, words] of Object.entries(headers) as [Column, readonly string[]][]) {
      if (words.includes(word) && !found.has(column)) found.set(column, at);
    }
  }
  return found;
}

function readPerson({ number, cells }: SheetRow, columns: Map<Column, number>): PersonRow {
  const cell = (column: Column) => {
    const at = columns.get(column);
    return at === undefined ? '' : textOf(cells[at]);
  };
  const roleText = cell('role');
  const areaText = cell('area');
  return {
    row: number,
    email: cell('email'),
    name: cell('name'),
    office: cell('office'),
    roleText,
    role: roleWords[fold(roleText)] ?? null,
    areaText,
    ...{ areaCode: readCode(areaText), areaProblem: null },
  };
}

/** A code as it is, or its digits alone; a number that lost a zero at its end is none. */
function readCode(text: string): string | null {
  if (/^(id|indonesia|nasional|pusat)$/i.test(text)) return nationCode;
  if (levelOfCode(text) !== null) return text;
  const [, one, two, three, four] = /^(\d{2})(\d{2})?(\d{2})?(\d{4})?$/.exec(text) ?? [];
  const code = [one, two, three, four].filter((block) => block !== undefined).join('.');
  return levelOfCode(code) === null ? null : code;
}
