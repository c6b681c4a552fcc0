import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAreasInside } from '../../../db/queries/areas';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { testArea } from '../../../db/testing/scope';
import { revokeAlias } from '../../../db/writes/aliases';
import { commitImport } from '../../../db/writes/imports';
import type { AreaLevel } from '../../domain/areas';
import { toDay } from '../../domain/days';
import { describeRefusal, type ImportSettings } from '../../domain/imports';
import type { Actor } from '../../domain/users';
import { templateSettings } from '../../imports/fixtures/settings';
import { targetScopeOf } from '../auth/areas';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { loadAliases } from '../loaders/imports';
import { readAreaProgress } from '../loaders/progress';
import { correctImport, requireImport, uploadFile } from './imports';

let database: TestDatabase;
let slug: string;
let made = 0;

const settings: ImportSettings = { ...templateSettings, asOf: toDay('2021-04-12') };

const karawang = personOf('kabupaten', '32.15');
const jabar = personOf('provinsi', '32');
const jateng = personOf('provinsi', '33');

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  slug = `rekap-${made++}`;
  await makeTestCampaign(database.owner, slug);
});

function send(user: Actor, lines: readonly string[], change: Partial<ImportSettings> = {}, fileName = 'rekap.csv') {
  return uploadFile(contextOf(user, database.serving), {
    campaignSlug: slug,
    kind: 'rekap',
    fileName,
    bytes: new TextEncoder().encode(`${lines.join('\r\n')}\r\n`),
    settings: { ...settings, ...change },
  });
}

/** The areas of a level below a code, as the edition has them. */
async function areasOf(code: string, level: AreaLevel): Promise<{ code: string; name: string }[]> {
  const inside = await testArea(database.serving, code);
  return listAreasInside(database.serving, { editionId: inside.editionId, inside, level });
}

describe('names of the real areas', () => {
  test('30 kecamatan of Karawang in capitals, with a sum and a signature: all found, the sum checked, nothing asked', async () => {
    const kecamatan = await areasOf('32.15', 3);
    expect(kecamatan).toHaveLength(30);
    const figures = kecamatan.map((_, at) => ({ target: 20_000 + at, online: 900 + at }));
    const sum = (key: 'target' | 'online') => figures.reduce((all, one) => all + one[key], 0);
    const checked = await send(karawang, [
      'REKAPITULASI PENDATAAN KELUARGA 2021',
      'KABUPATEN KARAWANG',
      '',
      'NO;KECAMATAN;TARGET;ONLINE;%',
      '1;2;3;4;5=4/3',
      ...kecamatan.map(({ name }, at) => {
        const { target, online } = figures[at] ?? { target: 0, online: 0 };
        const percent = ((online / target) * 100).toFixed(2).replace('.', ',');
        return `${at + 1};KEC. ${name.toUpperCase()};${target.toLocaleString('id-ID')};${online};${percent}`;
      }),
      `;JUMLAH;${sum('target').toLocaleString('id-ID')};${sum('online').toLocaleString('id-ID')};`,
      '',
      'Sumber: portal',
      ';;;Karawang, 12 April 2021',
      ';;;Kepala Dinas',
      ';;;NIP. -',
    ]);
    expect(checked).toMatchObject({ rowCount: 30, acceptedCount: 30, refused: [], warnings: [] });
    expect(checked.notes).toEqual([
      'Judul di baris 4, baris 5 nomor kolom, 30 baris data, baris 36 dikenali sebagai jumlah, 4 baris di bawah tabel dilewati.',
      'Nama dicari di dalam Kabupaten Karawang, sesuai judul tabel.',
      'Baris 36 (JUMLAH) sama dengan jumlah 30 barisnya.',
    ]);
    expect(checked.totals.after.total).toBe(sum('online'));
  });

  test('309 desa by the last four digits of their codes inside their kecamatan', async () => {
    const [kecamatan, desa] = await Promise.all([areasOf('32.15', 3), areasOf('32.15', 4)]);
    const nameOf = new Map(kecamatan.map(({ code, name }) => [code, name]));
    const checked = await send(karawang, [
      'No;Kecamatan;Kode;Desa/Kelurahan;Masuk',
      ...desa.map(({ code, name }, at) => `${at + 1};${nameOf.get(code.slice(0, 8))};${code.slice(-4)};${name};${at}`),
    ]);
    expect(checked).toMatchObject({ rowCount: 309, acceptedCount: 309, refused: [], warnings: [] });
  });

  test('desa of one name in one kabupaten are asked about, and their kecamatan answers', async () => {
    const alone = await send(karawang, ['No;Desa;Masuk', '1;KERTASARI;5', '2;WADAS;6']);
    expect(alone.refused.map(describeRefusal)).toEqual([
      "Baris 2, kolom Desa: 'KERTASARI' dapat berarti 2 wilayah. Pilih salah satu: Desa Kertasari, Kecamatan Pangkalan (32.15.02.2006); Desa Kertasari, Kecamatan Rengasdengklok (32.15.06.2003).",
    ]);
    expect(alone.refused[0]?.candidates?.map(({ code }) => code)).toEqual(['32.15.02.2006', '32.15.06.2003']);
    const placed = await send(karawang, ['No;Kecamatan;Desa;Masuk', '1;Kec. Rengasdengklok;KERTASARI;5']);
    expect(placed).toMatchObject({ acceptedCount: 1, refused: [] });
  });

  test('a kabupaten and a kota of one name are asked about, unless the table has both; Banjar is the kota', async () => {
    const bare = await send(jabar, ['No;Kabupaten/Kota;Capaian', '1;BOGOR;5', '2;BANJAR;6', '3;KARAWANG;7']);
    expect(bare.refused.map(({ row, reason }) => [row, reason])).toEqual([[2, "'BOGOR' dapat berarti 2 wilayah"]]);
    const both = await send(jabar, ['No;Kabupaten/Kota;Capaian', '1;BOGOR;5', '2;KOTA BOGOR;6']);
    expect(both).toMatchObject({ acceptedCount: 2, refused: [] });
  });

  test('the right area is suggested first for at least 9 of 10 misspelt desa, and none is taken', async () => {
    const [kecamatan, desa] = await Promise.all([areasOf('32.15', 3), areasOf('32.15', 4)]);
    const nameOf = new Map(kecamatan.map(({ code, name }) => [code, name]));
    const misspelt = desa
      .filter(({ name }) => name.length > 5)
      .map((one, at) => ({ ...one, wrong: misspell(one.name, at) }));
    const letters = (name: string) => name.toLowerCase().replaceAll(/[^a-z]/g, '');
    const known = new Set(desa.map(({ code, name }) => `${code.slice(0, 8)} ${letters(name)}`));
    const seeded = misspelt.filter(({ code, wrong }) => !known.has(`${code.slice(0, 8)} ${letters(wrong)}`));
    const checked = await send(karawang, [
      'No;Kecamatan;Desa;Masuk',
      ...seeded.map(({ code, wrong }, at) => `${at + 1};${nameOf.get(code.slice(0, 8))};${wrong};${at}`),
    ]);
    expect(checked.acceptedCount).toBe(0);
    const first = new Map(checked.refused.map(({ row, candidates }) => [row, candidates?.[0]?.code]));
    const right = seeded.filter(({ code }, at) => first.get(at + 2) === code).length;
    expect(seeded.length).toBeGreaterThan(250);
    expect(right / seeded.length).toBeGreaterThan(0.9);
  });
});

/** A letter dropped, doubled, swapped with the next, or another vowel: what fingers do. */
function misspell(name: string, seed: number): string {
  const at = 1 + ((seed * 7) % (name.length - 2));
  const [before, letter, next, after] = [name.slice(0, at), name[at] ?? '', name[at + 1] ?? '', name.slice(at + 2)];
  switch (seed % 4) {
    case 0:
      return before + next + after;
    case 1:
      return before + letter + letter + next + after;
    case 2:
      return before + next + letter + after;
    default:
      return `${before}${letter === 'a' ? 'e' : 'a'}${next}${after}`;
  }
}

test('Kota Pekalongan: what the table states goes in beside its parts, and both differences are said', async () => {
  const checked = await send(
    jateng,
    [
      'KOTA PEKALONGAN',
      'No;Kecamatan;Target;Capaian;%',
      '1;Pekalongan Timur;19.577;19.541;99,82',
      '2;Pekalongan Selatan;16.959;16.214;95,61',
      '3;Pekalongan Utara;18.334;17.988;98,11',
      '4;Pekalongan Barat;26.151;21.222;81,15',
      ';JUMLAH;81.280;77.199;94,87 %',
    ],
    { asOf: toDay('2021-05-31') },
  );
  expect(checked).toMatchObject({ acceptedCount: 4, refused: [] });
  expect(checked.warnings).toEqual([
    {
      row: 7,
      code: 'sum-differs',
      message:
        'JUMLAH, kolom Target: tertulis 81.280, tetapi baris-barisnya berjumlah 81.021. Yang tertulis disimpan sebagai angka kendali Kota Pekalongan.',
    },
    {
      row: 7,
      code: 'sum-differs',
      message:
        'JUMLAH, kolom Capaian: tertulis 77.199, tetapi baris-barisnya berjumlah 74.965. Yang tertulis disimpan sebagai angka kendali Kota Pekalongan.',
    },
    { row: 7, code: 'share-differs', message: 'Kolom %: tertulis 94,87 %, terhitung 94,98 %.' },
  ]);
  const { scope } = await requireImport(contextOf(jateng, database.serving), checked.id);
  await commitImport(database.serving, scope.area, {
    ...{ id: checked.id, userId: null, acceptPartial: false },
    setsTargets: targetScopeOf(jateng),
    // The target of the city is not the sum of its parts, as it was printed: it needs a reason.
    confirmHeld: { 7: 'Angka cetak, selisih dengan kecamatan diketahui' },
  });
  const progress = await readAreaProgress(contextOf(jateng, database.serving), {
    campaignSlug: slug,
    code: '33.75',
    asOf: toDay('2021-05-31'),
    stage: 'recorded',
    detail: null,
    targetSet: null,
    series: false,
  });
  expect(progress?.headline).toMatchObject({ target: 81_280, total: 77_199, percent: 94.98 });
  expect(progress?.unallocated).toMatchObject({ total: 77_199 - 74_965 });
});

describe('what an office decides is known the next time, once it is saved', () => {
  const save = async (id: number) => {
    const area = await testArea(database.serving, '32.15');
    const act = { id, userId: null, acceptPartial: false };
    await commitImport(database.serving, area, { ...act, proposal: 'leaveOut' });
  };
  const lines = (figure: number) => ['No;Kecamatan;Masuk', `1;TLK JAMBE TIMUR;${figure}`, `2;KLARI;${figure}`];

  test('a name: as an alias of that office alone, until it is revoked', async () => {
    const first = await send(karawang, lines(1));
    expect(first.refused).toMatchObject([
      { row: 2, candidates: expect.arrayContaining([{ code: '32.15.03', name: 'Telukjambe Timur' }]) },
    ]);
    const mended = await correctImport(contextOf(karawang, database.serving), first.id, {
      columns: {},
      rows: { '2': '32.15.03' },
    });
    expect(mended).toMatchObject({ acceptedCount: 2, refused: [] });
    await save(first.id);

    expect(await send(karawang, lines(2))).toMatchObject({ acceptedCount: 2, refused: [] });
    expect((await send(jabar, lines(3))).refused.map(({ row }) => row)).toContain(2);

    const { editionId } = await testArea(database.serving, '32.15');
    const [alias, ...more] = await loadAliases(contextOf(karawang, database.serving), editionId);
    expect(alias).toMatchObject({ written: 'TLK JAMBE TIMUR', code: '32.15.03' });
    expect(more).toEqual([]);
    await expect(
      revokeAlias(database.serving, personOf('kabupaten', '33.13').area, { id: alias?.id ?? 0, userId: null }),
    ).rejects.toMatchObject({ status: 404 });
    await revokeAlias(database.serving, karawang.area, { id: alias?.id ?? 0, userId: null });
    expect((await send(karawang, lines(4))).refused).toHaveLength(1);
  });

  test('a column: for the next file with the same header, and what is said of that file goes before', async () => {
    const table = (figure: number) => ['No;Kecamatan;Jumlah KK;Data HP', `1;Klari;${100 + figure};${figure}`];
    const first = await send(karawang, table(1));
    expect(first.columns.map(({ meaning }) => meaning)).toEqual([null, 'areaName', null, null]);
    const columns = { 'Jumlah KK': 'target.total', 'Data HP': 'recorded.online' };
    expect(await correctImport(contextOf(karawang, database.serving), first.id, { columns, rows: {} })).toMatchObject({
      acceptedCount: 1,
    });
    await save(first.id);
    const next = await send(karawang, table(2));
    expect(next.columns.map(({ meaning }) => meaning)).toEqual([null, 'areaName', 'target.total', 'recorded.online']);
    expect(next.notes).toContain('Arti kolom mengikuti pilihan kantor Anda untuk judul yang sama.');
    const said = await send(karawang, table(3), { columns: { 'Data HP': 'collected.online' } });
    expect(said.columns.map(({ meaning }) => meaning)).toEqual([null, 'areaName', null, 'collected.online']);
  });
});

describe('the day of a file that has no column for it', () => {
  const table = ['No;Kecamatan;Masuk', '1;Klari;5'];

  test('comes from a title, else from the name; a title of another day than the chosen one is asked about', async () => {
    const titled = await send(karawang, ['Data Tanggal : 2021-04-17 07:49:21', ...table], { asOf: null });
    expect(titled.span).toMatchObject({ firstDay: '2021-04-17' });
    expect(titled.notes).toContain('Tanggal 17 April 2021 diambil dari judul tabel.');
    const named = await send(karawang, table, { asOf: null }, '0105-Mei-2021-KARAWANG.csv');
    expect(named.span).toMatchObject({ firstDay: '2021-05-05' });
    const asked = await send(karawang, ['Data Tanggal : 2021-04-17', ...table], {});
    expect(asked).toMatchObject({ acceptedCount: 0, parts: [{ otherDay: '2021-04-17' }] });
    const chosen = await send(karawang, ['Data Tanggal : 2021-04-17', ...table], { daySource: 'given' });
    expect(chosen.span).toMatchObject({ firstDay: '2021-04-12' });
  });

  test('is asked for where the file says none', async () => {
    const checked = await send(karawang, table, { asOf: null });
    expect(checked.refused).toMatchObject([{ row: 2, reason: 'tanggal kosong' }]);
  });
});
