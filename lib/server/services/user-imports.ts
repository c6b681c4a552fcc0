import { getAreaLines, listAreasByCode, listEditions } from '../../../db/queries/areas';
import { invitePeople, type NewPerson, type PersonOutcome } from '../../../db/writes/user-imports';
import { rangeOfCode } from '../../domain/areas';
import { notFoundProblem, Problem } from '../../domain/problems';
import { auditedAs, fitsRole, mayManageAccount, parseEmail, rolesManagedBy, userLimits } from '../../domain/users';
import { capitalise, formatCount } from '../../format/numbers';
import { inTurn } from '../../imports/process/turns';
import type { PersonRow } from '../../imports/table/people-table';
import { type PersonResult, writePeopleResult } from '../../imports/template/people-result';
import { writePeopleTemplate } from '../../imports/template/people-template';
import type { Context } from '../auth/context';
import { issueInvitation } from '../auth/invitations';

/** Accounts in one transaction: other writers wait for it. */
const batch = 250;

const outcomeWords: Record<PersonOutcome, [outcome: string, note: string]> = {
  invited: ['diundang', ''],
  renewed: ['tautan baru', 'Akunnya sudah ada dan belum pernah dipakai. Tautan sebelumnya tidak berlaku lagi.'],
  known: ['tidak diubah', 'Sudah ada akun dengan alamat ini.'],
};

export type ImportedPeople = {
  fileName: string;
  bytes: Uint8Array<ArrayBuffer>;
  counts: { invited: number; renewed: number; known: number; refused: number };
  /** What came of each row, in the order of the list; the links are shown this once. */
  results: PersonResult[];
};

/** Rows of the template in which roles are offered. */
const templateRows = 1_000;

/** The list of people to fill in, with the roles that the user may give. @throws Problem 404 to an actor who manages no accounts */
export async function makePeopleTemplate(ctx: Context): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
  requireManager(ctx);
  const roles = rolesManagedBy(ctx.actor.role);
  const bytes = await writePeopleTemplate({ roles, area: ctx.actor.area.code, rows: templateRows });
  return { fileName: 'templat-pengguna.xlsx', bytes };
}

/** Settles that the actor manages accounts, before a file is read. @throws Problem 404 */
export function requireManager(ctx: Context): void {
  if (rolesManagedBy(ctx.actor.role).length === 0) throw notFoundProblem();
}

/**
 * Adds the people of a list, XLSX or CSV, as far as the actor may: each row by itself, so that one that is refused keeps no
 * other from being added. Sent once more, it gives those a new link who have not used theirs.
 * @returns a file with what came of each row, and the links, this once
 * @throws Problem 404 to an actor who manages no accounts; as the file as a whole is refused; 413 for too many rows
 */
export async function importPeople(
  ctx: Context,
  file: { fileName: string; bytes: Uint8Array },
  site?: string,
): Promise<ImportedPeople> {
  requireManager(ctx);
  const { lo, hi } = ctx.actor.area;
  const [edition] = await listEditions(ctx.database);
  const areas = edition ? await getAreaLines(ctx.database, { editionId: edition.id, inside: { lo, hi } }) : '';
  const { bytes, fileName } = file;
  const read = await inTurn('request', (run) => run('people', { bytes, fileName, areas, scope: { lo, hi } }));
  if (!read.ok) throw new Problem(read.problem);
  const { rows } = read;
  if (rows.length > userLimits.importRows) {
    throw new Problem(
      'too-many-people',
      `Daftar ini ${formatCount(rows.length)} orang; paling banyak ${formatCount(userLimits.importRows)} sekali kirim. Bagi menjadi beberapa file.`,
    );
  }
  const known = await listKnownCodes(ctx, rows);
  const firstRows = new Map<string, number>();
  const results: PersonResult[] = [];
  const waiting: { person: NewPerson; url: string; result: PersonResult }[] = [];
  for (const row of rows) {
    const result = resultOf(row);
    results.push(result);
    const refused = refusalOf(ctx, row, known, firstRows);
    const email = parseEmail(row.email);
    if (refused !== null || email === null || row.role === null || row.areaCode === null) {
      result.note = refused ?? '';
      continue;
    }
    const { kept: invitation, url } = issueInvitation(ctx.now, site);
    const { name, office, role, areaCode } = row;
    waiting.push({ person: { email, name, office, role, areaCode, invitation }, url, result });
  }
  const counts = { invited: 0, renewed: 0, known: 0, refused: rows.length - waiting.length };
  for (let at = 0; at < waiting.length; at += batch) {
    const part = waiting.slice(at, at + batch);
    const outcomes = await invitePeople(
      ctx.database,
      part.map(({ person }) => person),
      (account) => mayManageAccount(ctx.actor, account),
      { id: auditedAs(ctx.actor) },
    );
    for (const { person, url, result } of part) {
      const outcome = outcomes.get(person.email) ?? 'known';
      counts[outcome] += 1;
      [result.outcome, result.note] = outcomeWords[outcome];
      if (outcome !== 'known') result.link = url;
    }
  }
  return { fileName: 'hasil-impor-pengguna.xlsx', bytes: await writePeopleResult(results), counts, results };
}

function resultOf({ row, email, name, roleText, areaText }: PersonRow): PersonResult {
  return { row, email, name, role: roleText, area: areaText, outcome: 'ditolak', note: '', link: '' };
}

async function listKnownCodes(ctx: Context, rows: readonly PersonRow[]): Promise<Set<string>> {
  const codes = [...new Set(rows.flatMap(({ areaCode }) => (areaCode === null ? [] : [areaCode])))];
  const known = new Set<string>();
  for (const { id } of await listEditions(ctx.database)) {
    for (const { code } of await listAreasByCode(ctx.database, id, codes)) known.add(code);
  }
  return known;
}

/** Why a row is not added, and what to do; null: nothing speaks against it. */
function refusalOf(
  ctx: Context,
  row: PersonRow,
  known: ReadonlySet<string>,
  firstRows: Map<string, number>,
): string | null {
  const { role, areaCode, name, office } = row;
  const email = parseEmail(row.email);
  if (email === null) return `'${row.email.slice(0, 80)}' bukan alamat email.`;
  const first = firstRows.get(email);
  if (first !== undefined) return `Alamat ini sudah ada di baris ${first}.`;
  firstRows.set(email, row.row);
  if (name === '') return 'Nama belum diisi.';
  if (name.length > userLimits.words || office.length > userLimits.words) {
    return `Nama dan kantor paling banyak ${userLimits.words} huruf.`;
  }
  if (role === null)
    return `Peran '${row.roleText}' tidak dikenal. Pilih admin, provinsi, kabupaten, kecamatan atau pembaca.`;
  if (row.areaProblem !== null) return `${capitalise(row.areaProblem)}`;
  if (areaCode === null || !known.has(areaCode)) {
    return `Tidak ada wilayah dengan kode '${row.areaText}'. Tulis seperti 32.15, dalam sel berformat teks.`;
  }
  if (!fitsRole(role, areaCode)) return `Wilayah ${areaCode} tidak setingkat dengan peran ${role}.`;
  const area = rangeOfCode(areaCode);
  return mayManageAccount(ctx.actor, { role, area }) ? null : `Peran ${role} untuk ${areaCode} melebihi wewenang Anda.`;
}
