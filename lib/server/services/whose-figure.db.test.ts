import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAreasInside } from '../../../db/queries/areas';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { testArea } from '../../../db/testing/scope';
import { codePath } from '../../domain/areas';
import { describeRefusal } from '../../domain/imports';
import type { CheckedFile } from '../../imports/check/check-file';
import { templateSettings } from '../../imports/fixtures/settings';
import { contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { checkAsOffice } from './fixtures/check-as-office';
import { correctImport, uploadFile } from './imports';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const check = checkAsOffice(() => database.serving);

/** The figures of achievement that were taken, by the code of their area. */
function taken({ facts }: CheckedFile): [string, number][] {
  return facts.filter(({ measure }) => !measure.startsWith('target.')).map(({ area, value }) => [codeOf(area), value]);
}

function codeOf(lo: number): string {
  const digits = String(lo).padStart(10, '0');
  const blocks = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)];
  const end = blocks.findIndex((block) => Number(block) === 0);
  return (end < 0 ? blocks : blocks.slice(0, end)).join('.') || 'id';
}

const reasons = (checked: CheckedFile) => checked.refused.map(({ reason }) => reason);
const offered = (checked: CheckedFile) =>
  checked.refused.map(({ candidates = [] }) => candidates.map(({ code }) => code));
const said = (checked: CheckedFile) => checked.warnings.map(({ message }) => message);

describe('codes that a program has ruined', () => {
  test.each([
    ['3.215E+09', 'berpangkat'],
    ['3.21515E+09', 'berpangkat'],
    ['3,215E+09', 'berpangkat'],
    ['3.2150320E9', 'berpangkat'],
    ['3.215.032.001', 'pemisah ribuan'],
    ['"3,215,032,001"', 'pemisah ribuan'],
    ['3215030000', 'dibulatkan'],
    ['32150320.5', 'pecahan'],
  ])('%s is no area', async (code, how) => {
    const checked = await check('32.15', ['kode_desa;online', `${code};1100`]);
    expect(taken(checked)).toEqual([]);
    expect(reasons(checked)).toEqual([expect.stringContaining(how)]);
    expect(checked.refused[0]?.suggestion).toContain('Format kolom kode sebagai Teks');
  });

  test('a name beside it is offered and not taken', async () => {
    const checked = await check('32.15', ['kode_desa;desa;online', '3.21515E+09;Cikalong;5']);
    expect(taken(checked)).toEqual([]);
    expect(offered(checked)).toEqual([['32.15.15.2008']]);
  });

  test('32.1 is 32.10 beside its name, and asked about alone', async () => {
    const named = await check('32', ['Kode;Kabupaten;Masuk', '32.1;MAJALENGKA;5', '32.15;KARAWANG;6']);
    expect(taken(named)).toEqual([
      ['32.10', 5],
      ['32.15', 6],
    ]);
    const alone = await check('32', ['Kode;Masuk', '32.1;5']);
    expect(taken(alone)).toEqual([]);
    expect(offered(alone)).toEqual([['32.10', '32.01']]);
  });

  test('3215032001.0 has lost nothing', async () => {
    expect(taken(await check('32.15', ['kode;masuk', '3215032001.0;5', '321505.0;6']))).toEqual([
      ['32.15.03.2001', 5],
      ['32.15.05', 6],
    ]);
  });

  test('LibreOffice keeps the digits behind a scientific look, and what it rounded before is told', async () => {
    const fixture = (name: string) => readFile(`lib/imports/fixtures/${name}.xlsx`);
    expect(taken(await check('32', await fixture('libreoffice-codes-scientific')))).toEqual([
      ['32.15.03.2001', 1_100],
      ['32.15.03.2002', 640],
    ]);
    const cut = await check('32', await fixture('libreoffice-codes-cut'));
    expect(taken(cut)).toEqual([
      ['32.15.03.2001', 7],
      ['32.10', 9],
      ['32.15.03.2002', 17],
    ]);
    expect(cut.refused.map(({ row }) => row)).toEqual([2, 3, 6, 7, 8]);
  });
});

describe('a code beside a name of another area', () => {
  test.each([
    ['9402;JAYAWIJAYA', ['95.01', '94.02']],
    ['9401;MERAUKE', ['93.01', '94.01']],
    ['9171;KOTA SORONG', ['96.71', '91.71']],
    ['9404;NABIRE', ['94.01', '94.04']],
    ['6501;MALINAU', ['65.02', '65.01']],
  ])('%s is asked about over the whole nation', async (row, candidates) => {
    const checked = await check('id', ['Kode;Kabupaten;Masuk', `${row};102`]);
    expect(taken(checked)).toEqual([]);
    expect(offered(checked)).toEqual([candidates]);
  });

  test('a province is asked as well where the other area is none of its own', async () => {
    const checked = await check('91', ['Kode;Kabupaten;Masuk', '9171;KOTA SORONG;102']);
    expect(taken(checked)).toEqual([]);
    expect(offered(checked)).toEqual([['91.71']]);
  });

  test('its own name, short or with another word in front, is none', async () => {
    const rows = ['Kode;Kabupaten;Masuk', '6201;KOBAR;1', '7604;POLMAN;2', '3275;Kota Bekasi;3', '9402;PUNCAK JAYA;4'];
    expect(taken(await check('id', rows))).toHaveLength(4);
  });
});

describe('words of places', () => {
  test.each([
    [
      '91.03',
      ['Distrik;Kampung;Capaian', 'Sentani;Yobeh;16', 'Sentani;Kampung Sereh;7'],
      ['91.03.01.2005', '91.03.01.2004'],
    ],
    ['34.03', ['Kalurahan;Capaian', 'Ngipak;16'], ['34.03.09.2005']],
    ['34.03', ['Kapanewon;Kalurahan;Capaian', 'Kapanewon Karangmojo;Kalurahan Kelor;3'], ['34.03.09.2004']],
    ['34.71', ['Kemantren;Capaian', 'Kemantren Tegalrejo;3'], ['34.71.01']],
    ['11.01', ['Kecamatan;Mukim;Gampong;Masuk', 'Bakongan;Bakongan;Keude Bakongan;9'], ['11.01.01.2001']],
    ['11.01', ['Kecamatan;Gampong;Masuk', 'Bakongan;Gp. Keude Bakongan;9'], ['11.01.01.2001']],
    ['91.03', ['DISTRIK;Masuk', 'Distrik Sentani Timur;4'], ['91.03.02']],
  ])('%s %j', async (scope, file, codes) => {
    const checked = await check(scope, file);
    expect(reasons(checked)).toEqual([]);
    expect(taken(checked).map(([code]) => code)).toEqual(codes);
  });

  test('Nagari, Pekon and Tiyuh are desa', async () => {
    for (const [word, scope] of [
      ['Nagari', '13.05'],
      ['Pekon', '18.04'],
      ['Tiyuh', '18.12'],
    ] as const) {
      const inside = await testArea(database.serving, scope);
      const [first] = await listAreasInside(database.serving, { editionId: inside.editionId, inside, level: 4 });
      const kecamatan = await testArea(database.serving, codePath(first?.code ?? '')[3] ?? '');
      const checked = await check(scope, [`Kecamatan;${word};Masuk`, `${kecamatan.name};${word} ${first?.name};5`]);
      expect(taken(checked)).toEqual([[first?.code, 5]]);
    }
  });

  test('Kampung Rakyat is a kecamatan of that name, and not one of another', async () => {
    expect(taken(await check('12.22', ['Kecamatan;Masuk', 'KAMPUNG RAKYAT;5']))).toEqual([['12.22.02', 5]]);
  });

  test('a kampung that is none stays a question, and is no figure of its distrik', async () => {
    const checked = await check('91.03', ['Distrik;Kampung;Capaian', 'Sentani;Ifar Besar;16']);
    expect(taken(checked)).toEqual([]);
    expect(reasons(checked)).toEqual(["'Ifar Besar' tidak ditemukan di antara desa/kelurahan di Kecamatan Sentani"]);
  });
});

describe('rows that only a column tells apart which is not read', () => {
  test.each(['Dusun', 'RW', 'Jorong', 'Banjar', 'Posyandu', ''])('%j: none is taken', async (word) => {
    const checked = await check('32.15', [
      `Kecamatan;${word};Masuk`,
      'KLARI;Satu Mawar;10',
      'KLARI;Dua Melati;20',
      'CIAMPEL;Tiga;30',
    ]);
    expect(taken(checked)).toEqual([['32.15.04', 30]]);
    expect(checked).toMatchObject({ rowCount: 3, acceptedRows: 1, refusedRows: 2 });
    expect(checked.refused.map(({ row }) => row).sort()).toEqual([2, 3]);
    for (const reason of reasons(checked)) expect(reason).toContain('dan kolom itu tidak dibaca');
  });

  test('a row that is only repeated is taken once, as before', async () => {
    const checked = await check('32.15', ['Kecamatan;Catatan;Masuk', 'KLARI;x;10', 'KLARI;x;10']);
    expect(taken(checked)).toEqual([['32.15.05', 10]]);
    expect(reasons(checked)).toEqual([expect.stringContaining('sudah ada di baris 2')]);
  });

  test('once a person says that the column does not matter, the first row counts', async () => {
    const file = ['Kecamatan;Posyandu;Masuk', 'KLARI;Mawar;10', 'KLARI;Melati;20'];
    expect(taken(await check('32.15', file, { columns: { Posyandu: 'ignore' } }))).toEqual([['32.15.05', 10]]);
  });
});

describe('columns of codes', () => {
  test.each([
    [['id,kemendagri_kode_kecamatan,KODE_KD,jumlah', '1,32.73.05,32.73.05.1006,900', '2,32.73.05,32.73.05.1003,800']],
    [['KODE_KD,kode_kecamatan,jumlah', '3273051006,327305,900', '3273051003,327305,800']],
    [['Kode Kab,Kode,Masuk', '32.73,32.73.05.1006,900', '32.73,32.73.05.1003,800']],
  ])('%j: the deepest by its cells speaks of the row', async (file) => {
    expect(taken(await check('32.73', file))).toEqual([
      ['32.73.05.1006', 900],
      ['32.73.05.1003', 800],
    ]);
  });
});

describe('columns above', () => {
  test('a row of another province is refused, whatever its desa is called', async () => {
    const header = 'PROVINSI;KABUPATEN;KECAMATAN;KELURAHAN;Target;Capaian';
    const file = (above: string) => [header, `${above};TELUKJAMBE TIMUR;SUKALUYU;11;6`];
    for (const above of [
      'SULAWESI BARAT;MAMUJU',
      'SULAWESI BARAT;KARAWANG',
      'JAWA BARAT;MAMUJU',
      'JAWA TENGAH;BEKASI',
    ]) {
      expect(taken(await check('32.15', file(above)))).toEqual([]);
    }
    expect(taken(await check('32.15', file('JAWA BARAT;KAB. KARAWANG')))).toEqual([['32.15.03.2005', 6]]);
  });

  test('the column that leads nowhere is named', async () => {
    const checked = await check('32.15', ['PROVINSI;KECAMATAN;Masuk', 'SULAWESI BARAT;KLARI;6']);
    expect(checked.refused).toMatchObject([{ column: 'PROVINSI', value: 'SULAWESI BARAT' }]);
  });

  test('a whole code needs none of them', async () => {
    const header = 'KABUPATEN;KODE DESA;NAMA DESA;Target;Capaian';
    expect(taken(await check('76', [header, 'POLMAN;7604062001;TONYAMAN;10;5']))).toEqual([['76.04.06.2001', 5]]);
    // 7604062001 is Mammi for Statistics Indonesia, and Tonyaman for the ministry.
    expect(offered(await check('76', [header, 'POLMAN;7604062001;MAMMI;10;5']))).toEqual([
      ['76.04.06.2007', '76.04.06.2001'],
    ]);
  });

  test('but a code without a name that lies elsewhere is asked about', async () => {
    const file = ['Kecamatan;Kode Desa;Desa;Masuk', 'KLARI;3215032001;;5', 'TELUKJAMBE TIMUR;3215032002;;6'];
    const checked = await check('32.15', file);
    expect(taken(checked)).toEqual([['32.15.03.2002', 6]]);
    expect(reasons(checked)).toEqual([expect.stringContaining("yang tidak terletak di 'KLARI'")]);
    const bare = await check('32.15', [
      'Kecamatan;Kode Desa;Masuk',
      'KLARI;3215032001;5',
      'TELUKJAMBE TIMUR;3215032002;6',
    ]);
    expect(taken(bare)).toEqual([['32.15.03.2002', 6]]);
  });

  test('a kabupaten and a kota of one name are told apart by what lies in them', async () => {
    const file = ['KABUPATEN;KECAMATAN;Masuk', 'BOGOR;CIBINONG;1', 'BOGOR;BOGOR TENGAH;2'];
    expect(taken(await check('32', file)).map(([code]) => code)).toEqual(['32.01.01', '32.71.03']);
  });

  test.each([
    ['32', '32', 5_957],
    ['32', 'id', 5_957],
    ['33', '33', 8_563],
    ['33', 'id', 8_563],
    ['35', '35', 8_494],
    ['35', 'id', 8_494],
  ])('all desa of %s by their names, as %s: none is asked about, none is another', async (province, scope, count) => {
    const inside = await testArea(database.serving, province);
    const of = { editionId: inside.editionId, inside };
    const [kabupaten, kecamatan, desa] = await Promise.all(
      ([2, 3, 4] as const).map((level) => listAreasInside(database.serving, { ...of, level })),
    );
    const names = new Map(
      [...(kabupaten ?? []), ...(kecamatan ?? [])].map(({ code, name }) => [code, name.toUpperCase()]),
    );
    const wanted = desa ?? [];
    for (const header of ['KABUPATEN;KECAMATAN;DESA;Capaian', 'PROVINSI;KABUPATEN;KECAMATAN;KELURAHAN;Capaian']) {
      const first = header.startsWith('PROVINSI') ? `${inside.name.toUpperCase()};` : '';
      const rows = wanted.map(
        ({ code, name }, at) =>
          `${first}${names.get(code.slice(0, 5))};${names.get(code.slice(0, 8))};${name.toUpperCase()};${at}`,
      );
      const checked = await check(scope, [header, ...rows]);
      expect(checked).toMatchObject({ acceptedRows: count, refusedRows: 0, refused: [] });
      expect(taken(checked)).toEqual(wanted.map(({ code }, at) => [code, at]));
    }
  });
});

describe('a question', () => {
  const header = 'Tanggal;Desa;Masuk';
  const file = (name: string) => [header, `2021-04-11;${name};5`, `2021-04-12;${name};6`, '2021-04-12;WADAS;7'];

  test('lists its candidates with their parents', async () => {
    const checked = await check('32.15', file('KERTASARI'));
    expect(checked.refused.map(describeRefusal)[0]).toBe(
      "Baris 2, kolom Desa: 'KERTASARI' dapat berarti 2 wilayah. Pilih salah satu: Desa Kertasari, Kecamatan Pangkalan (32.15.02.2006); Desa Kertasari, Kecamatan Rengasdengklok (32.15.06.2003).",
    );
    expect(checked.refused[0]?.candidates).toEqual([
      { code: '32.15.02.2006', name: 'Kertasari', within: 'Kecamatan Pangkalan' },
      { code: '32.15.06.2003', name: 'Kertasari', within: 'Kecamatan Rengasdengklok' },
    ]);
  });

  test('is asked once for all rows of that spelling, and one answer serves them all', async () => {
    const asked = await check('32.15', file('KERTASARI'));
    expect(new Set(asked.refused.map(({ question }) => question)).size).toBe(1);
    const answered = await check('32.15', file('KERTASARI'), { rows: { '3': '32.15.06.2003' } });
    expect(taken(answered)).toEqual([
      ['32.15.06.2003', 5],
      ['32.15.06.2003', 6],
      ['32.15.03.2006', 7],
    ]);
  });

  test('a name that stands twice on a day is two questions', async () => {
    const twice = [header, '2021-04-12;KERTASARI;5', '2021-04-12;KERTASARI;6'];
    const asked = await check('32.15', twice);
    expect(new Set(asked.refused.map(({ question }) => question)).size).toBe(2);
    const one = await check('32.15', twice, { rows: { '2': '32.15.06.2003' } });
    expect(taken(one)).toEqual([['32.15.06.2003', 5]]);
    const both = await check('32.15', twice, { rows: { '2': '32.15.06.2003', '3': '32.15.02.2006' } });
    expect(taken(both)).toHaveLength(2);
  });

  test('an answer holds inside the area that the row lies in', async () => {
    const rows = ['Kecamatan;Desa;Masuk', 'PANGKALAN;KERTSARI;5', 'RENGASDENGKLOK;KERTSARI;6'];
    const checked = await check('32.15', rows, { rows: { '2': '32.15.02.2006' } });
    expect(taken(checked)).toEqual([['32.15.02.2006', 5]]);
  });

  test('through an upload: one correction of one row, and the other day follows', async () => {
    await makeTestCampaign(database.owner, 'satu-jawaban');
    const user = personOf('kabupaten', '32.15');
    const bytes = new TextEncoder().encode(`${file('KERTASARI').join('\n')}\n`);
    const upload = { campaignSlug: 'satu-jawaban', kind: 'rekap' as const, fileName: 'a.csv', bytes };
    const first = await uploadFile(contextOf(user, database.serving), { ...upload, settings: templateSettings });
    expect(first).toMatchObject({ acceptedCount: 1, refusedCount: 2 });
    const corrections = { columns: {}, rows: { '2': '32.15.02.2006' } };
    const mended = await correctImport(contextOf(user, database.serving), first.id, corrections);
    expect(mended).toMatchObject({ acceptedCount: 3, refused: [] });
  });
});

describe('sums', () => {
  test.each(['Jumlah kader kurang', 'Total belum lengkap', 'Rata-rata rendah', 'Rekapitulasi menyusul'])(
    'a remark that begins %s makes no sum of its row',
    async (remark) => {
      const header = 'Kode;Desa;Target;Capaian;Keterangan';
      const checked = await check('32.15', [
        header,
        `3215032002;Sukaharja;100;50;${remark}`,
        `3215032005;;90;40;${remark}`,
      ]);
      expect(taken(checked)).toEqual([
        ['32.15.03.2002', 50],
        ['32.15.03.2005', 40],
      ]);
    },
  );

  test('nor in a column that nobody knows, beside a name', async () => {
    const checked = await check('32.15', ['Kecamatan;Masuk;Kendala', 'KLARI;50;Jumlah kader kurang', 'CIAMPEL;5;-']);
    expect(taken(checked)).toHaveLength(2);
  });

  test.each([
    ['32', ['Total Provinsi Jawa Barat;1.100.000'], ['32', 1_100_000]],
    ['32', ['Jumlah Kab. Karawang;40'], ['32.15', 40]],
    ['32', ['PROVINSI;1.100.000'], ['32', 1_100_000]],
    ['id', ['NASIONAL;1.100.000'], ['id', 1_100_000]],
    ['id', ['Indonesia;1.100.000'], ['id', 1_100_000]],
    ['32', ['Klari x;4', 'JUMLAH;40'], null],
    ['32.15', ['JUMLAH;40'], ['32.15', 40]],
    ['32.15', ['Klari x;4', 'JUMLAH;40'], ['32.15', 40]],
    ['32.15', ['Total Provinsi Jawa Barat;1.100.000'], null],
    ['32.15', ['NASIONAL;1.100.000'], null],
    ['32.15', ['Rata-rata;1.000'], null],
  ])('as %s %j under two kecamatan', async (scope, rows, stated) => {
    const checked = await check(scope, ['Kecamatan;Masuk', 'KLARI;10', 'CIAMPEL;20', ...rows]);
    expect(taken(checked)).toEqual([['32.15.05', 10], ['32.15.04', 20], ...(stated ? [stated] : [])]);
    if (stated === null && rows[0]?.includes('1.100.000')) {
      expect(said(checked)).not.toContainEqual(expect.stringContaining('angka kendali'));
    }
  });

  test('belongs to the area of the title where refused rows may lie elsewhere', async () => {
    const rows = ['No;Desa;Masuk', '1;DUREN;10', '2;GINTUNGKERTA;20', '3;TIDAK ADA;5', ';JUMLAH;99'];
    const bare = await check('32.15', rows);
    expect(taken(bare)).toHaveLength(2);
    const titled = await check('32.15', ['KECAMATAN KLARI', ...rows]);
    expect(taken(titled).at(-1)).toEqual(['32.15.05', 99]);
  });

  test('is compared with all rows, and says how many of them were refused', async () => {
    const rows = ['No;Kecamatan;Masuk', '1;KLARI;10', '2;CIAMPEL;20', '3;PEDS;30'];
    const right = await check('32.15', [...rows, ';JUMLAH;60']);
    expect(right.notes).toContain('Baris 5 (JUMLAH) sama dengan jumlah 3 barisnya, 1 di antaranya ditolak.');
    expect(said(right)).toEqual([]);
    const wrong = await check('32.15', [...rows, ';JUMLAH;61']);
    expect(said(wrong)).toEqual([
      'JUMLAH, kolom Masuk: tertulis 61, tetapi baris-barisnya berjumlah 60. 1 dari 3 baris itu ditolak. Yang tertulis disimpan sebagai angka kendali Kabupaten Karawang.',
    ]);
  });

  test.each([
    [['KAPANEWON KARANGMOJO', 'No;Kalurahan;Masuk', '1;Ngipak;', '2;Kelor;', ';JUMLAH;12.797']],
    [['No;Kalurahan;Masuk', '1;Ngipak;', '2;Kelor;', ';JUMLAH;12.797']],
    [['No;Kalurahan;Masuk', ';Kapanewon Karangmojo;12.797', '1;Ngipak;', '2;Kelor;']],
    [['Kapanewon;Kalurahan;Masuk', 'Karangmojo;Jumlah;12.797', 'Karangmojo;Ngipak;-', 'Karangmojo;Kelor;-']],
  ])('above or below rows without figures it is kept: %j', async (file) => {
    expect(taken(await check('34.03', file))).toEqual([['34.03.09', 12_797]]);
  });

  test.each(['00;Indonesia', 'id;Indonesia', '00;Nasional'])('%s is the nation', async (row) => {
    expect(taken(await check('id', ['Kode;Provinsi;Masuk', `${row};31`, '32;Jawa Barat;30']))).toEqual([
      ['id', 31],
      ['32', 30],
    ]);
  });
});

test('a row that names nothing costs the nation about what it costs one kabupaten', async () => {
  const rows = Array.from({ length: 1_499 }, (_, at) => `;;Jumlah hal ${at} belum;1;1`);
  const began = performance.now();
  const checked = await check('id', ['No;Kecamatan;Catatan;Target;Masuk', ...rows, '1;PANGKALAN SUSU;;5;5']);
  expect(performance.now() - began).toBeLessThan(12_000);
  expect(taken(checked)).toEqual([['12.05.15', 5]]);
});
