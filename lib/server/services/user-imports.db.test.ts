import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { createUser } from '../../../db/writes/users';
import { parseFile } from '../../imports/read/parse-file';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { openInvitation } from '../auth/invitations';
import { importPeople, makePeopleTemplate } from './user-imports';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const csv = (...lines: string[]) =>
  new TextEncoder().encode(['Email;Nama;Kantor;Peran;Kode wilayah', ...lines].join('\n'));
const send = (who: ReturnType<typeof personOf>, bytes: Uint8Array) =>
  importPeople(contextOf(who, database.serving), { fileName: 'daftar.csv', bytes });

async function rowsOf(bytes: Uint8Array) {
  const read = await parseFile({ bytes, fileName: 'hasil.xlsx' });
  if (!read.ok) throw new Error(read.problem.detail);
  return read.sheets[0]?.rows.slice(1).map(({ cells }) => cells.map(String)) ?? [];
}

test('each row of a list by itself: who may be added is, each other with why not, and a second time with a new link', async () => {
  await createUser(
    database.serving,
    { email: 'ada@uji.test', name: 'Ada', office: '', role: 'kecamatan', areaCode: '32.15.03', passwordHash: 'kept' },
    { id: null },
  );
  const list = csv(
    'siti@uji.test;Siti;DPPKB;kabupaten;32.15',
    'budi@uji.test;=HYPERLINK("http://x");Kecamatan;Kecamatan;321503',
    'ada@uji.test;Ada;;kecamatan;32.15.03',
    'SITI@uji.test;Siti lagi;;kabupaten;32.15',
    'bukan alamat;X;;pembaca;32.15',
    'naik@uji.test;Naik;;provinsi;32',
    'admin@uji.test;Admin;;admin;id',
    'luar@uji.test;Luar;;kabupaten;32.16',
    'tingkat@uji.test;Tingkat;;kecamatan;32.15',
    'tidak@uji.test;Tidak;;kecamatan;32.15.99',
    'peran@uji.test;Peran;;bupati;32.15',
    ';Tanpa;;pembaca;32.15',
  );
  const karawang = personOf('kabupaten', '32.15');
  const first = await send(karawang, list);
  expect(first.counts).toEqual({ invited: 2, renewed: 0, known: 1, refused: 9 });
  const rows = await rowsOf(first.bytes);
  expect(rows.map((cells) => [cells[0], cells[5]])).toEqual([
    ['2', 'diundang'],
    ['3', 'diundang'],
    ['4', 'tidak diubah'],
    ...['5', '6', '7', '8', '9', '10', '11', '12', '13'].map((row) => [row, 'ditolak']),
  ]);
  expect(rows[3]?.[6]).toBe('Alamat ini sudah ada di baris 2.');
  expect(rows[5]?.[6]).toContain('melebihi wewenang');
  expect(rows[1]?.[2]).toBe(`'=HYPERLINK("http://x")`);
  const secret = rows[0]?.[7]?.split('/').at(-1) ?? '';
  const address = '203.0.113.7';
  expect(await openInvitation(secret, address, database.serving)).toMatchObject({ email: 'siti@uji.test' });

  const second = await send(karawang, list);
  expect(second.counts).toEqual({ invited: 0, renewed: 2, known: 1, refused: 9 });
  expect(await openInvitation(secret, address, database.serving)).toBeNull();
  // Of an account that one does not manage, no link is to be had by naming it in a list.
  const beside = await send(personOf('kabupaten', '32.16'), csv('siti@uji.test;Siti;;kabupaten;32.16'));
  expect(beside.counts).toMatchObject({ known: 1, renewed: 0 });
});

test.each(['kecamatan', 'pembaca'] as const)('a %s sends no list', async (role) => {
  const who = personOf(role, role === 'kecamatan' ? '32.15.03' : '32.15');
  await expect(send(who, csv('x@uji.test;X;;pembaca;32.15.03'))).rejects.toMatchObject({ status: 404 });
});

test('what is no list, and a list that is too long, is refused as a whole', async () => {
  const admin = personOf('admin', 'id');
  await expect(send(admin, new TextEncoder().encode('a;b\n1;2'))).rejects.toMatchObject({ type: 'file-table' });
  await expect(send(admin, new Uint8Array([1, 2, 3, 0, 0]))).rejects.toMatchObject({ status: 415 });
  const long = csv(...Array.from({ length: 10_001 }, (_, at) => `orang${at}@uji.test;Orang;;pembaca;32`));
  await expect(send(admin, long)).rejects.toMatchObject({ status: 413, type: 'too-many-people' });
});

test('a list of many people is added in parts, each with a link of their own', async () => {
  const people = Array.from({ length: 600 }, (_, at) => `kader${at}@uji.test;Orang ${at};Kantor;pembaca;32.15.03`);
  const { counts, bytes } = await send(personOf('admin', 'id'), csv(...people));
  expect(counts).toEqual({ invited: 600, renewed: 0, known: 0, refused: 0 });
  expect(new Set((await rowsOf(bytes)).map((cells) => cells[7])).size).toBe(600);
});

test('areas are found by name inside the own area, at the level of the role; the others are asked about', async () => {
  const list = csv(
    'satu@uji.test;Satu;;kecamatan;Klari',
    'dua@uji.test;Dua;;kecamatan;Kec. Telukjambe Timur',
    'tiga@uji.test;Tiga;;kabupaten;Kabupaten Karawang',
    'empat@uji.test;Empat;;kecamatan;Jatiluhur',
    'lima@uji.test;Lima;;kecamatan;Klarri',
    'enam@uji.test;Enam;;kecamatan;Karawang',
  );
  const { counts, results } = await send(personOf('kabupaten', '32.15'), list);
  expect(counts).toMatchObject({ invited: 3, refused: 3 });
  const users = await database.owner.execute<{ area_code: string }>(
    "select area_code from users where email in ('satu@uji.test', 'dua@uji.test', 'tiga@uji.test') order by email desc",
  );
  expect(users.map(({ area_code }) => area_code)).toEqual(['32.15', '32.15.05', '32.15.03']);
  // Jatiluhur lies in Purwakarta, outside this office's area: the answer must not say where it is.
  expect(results[3]?.note).not.toContain('Purwakarta');
  expect(results.slice(3).map(({ note }) => note)).toEqual([
    expect.stringContaining("'Jatiluhur'"),
    expect.stringContaining('Klari'),
    expect.any(String),
  ]);
});

test('the template offers the roles that its user may give, and invites nobody by its example', async () => {
  const karawang = personOf('kabupaten', '32.15');
  const { bytes } = await makePeopleTemplate(contextOf(karawang, database.serving));
  const read = await parseFile({ bytes, fileName: 'templat.xlsx' });
  expect(read.ok && read.sheets[0]?.rows.map(({ cells }) => cells)).toMatchObject([
    ['Email', 'Nama', 'Kantor', 'Peran', 'Kode wilayah'],
    ['contoh@kantor.go.id', expect.any(String), expect.any(String), 'pembaca', '32.15'],
  ]);
  const sent = await importPeople(contextOf(karawang, database.serving), { fileName: 'templat.xlsx', bytes });
  expect(sent.counts).toEqual({ invited: 0, renewed: 0, known: 0, refused: 0 });
  for (const person of [personOf('pembaca', '32'), personOf('kecamatan', '32.15.03')]) {
    await expect(makePeopleTemplate(contextOf(person, database.serving))).rejects.toMatchObject({ status: 404 });
  }
});
