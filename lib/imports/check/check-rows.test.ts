import { describe, expect, test } from 'vitest';
import { rangeOfCode } from '../../domain/areas';
import { toDay } from '../../domain/days';
import {
  describeRefusal,
  type ImportKind,
  type ImportSettings,
  ignoredRow,
  listedRefusals,
} from '../../domain/imports';
import { someAreas } from '../fixtures/areas';
import { templateSettings } from '../fixtures/settings';
import type { CellValue } from '../read/sheet-rows';
import { findTables } from '../table/find-table';
import type { CheckInput } from './check-input';
import { type CheckedImport, checkRows } from './check-rows';

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-04-13') };
const karawang = rangeOfCode('32.15');

type Options = { kind?: ImportKind; settings?: Partial<ImportSettings>; input?: Partial<CheckInput> };

function tableOf(rows: readonly CellValue[][], kind: ImportKind, settings: ImportSettings) {
  const sheet = { name: '', hidden: false, rows: rows.map((cells, at) => ({ number: at + 1, cells: [...cells] })) };
  const found = findTables({ sheets: [sheet], kind, settings, campaign });
  if (!found.ok) throw new Error(found.problem.detail);
  return found.tables;
}

function check(rows: readonly CellValue[][], options: Options = {}): CheckedImport {
  const settings = { ...templateSettings, ...options.settings };
  const kind = options.kind ?? 'rekap';
  return checkRows({
    tables: tableOf(rows, kind, settings),
    settings,
    kind,
    campaign,
    areas: someAreas,
    scope: karawang,
    ...options.input,
  });
}

const header = [
  'kode_wilayah',
  'wilayah',
  'tanggal',
  'online_terdata',
  'online_masuk',
  'manual_terdata',
  'manual_masuk',
];
const row = (code: CellValue, day: CellValue, ...figures: CellValue[]): CellValue[] => [code, null, day, ...figures];
const reasons = (checked: CheckedImport) => checked.refused.map(describeRefusal);

test('the template becomes facts', () => {
  const checked = check([header, ['32.15.03.2001', 'Sukaluyu', '2021-04-12', '1.200', '734.768', 30, '']]);
  expect(checked).toEqual({
    rowCount: 1,
    acceptedRows: 1,
    refusedRows: 0,
    countedRows: 0,
    facts: [
      { row: 2, area: 3_215_032_001, day: '2021-04-12', measure: 'collected.online', value: 1_200 },
      { row: 2, area: 3_215_032_001, day: '2021-04-12', measure: 'recorded.online', value: 734_768 },
      { row: 2, area: 3_215_032_001, day: '2021-04-12', measure: 'collected.manual', value: 30 },
    ],
    refused: [],
    warnings: [{ row: 2, code: 'figure', message: 'Online masuk server 734.768 lebih besar dari terdata 1.200.' }],
    notes: ['Judul di baris 1, 1 baris data.'],
    learned: [],
    columns: [
      { header: 'kode_wilayah', meaning: 'areaCode' },
      { header: 'wilayah', meaning: 'areaName' },
      { header: 'tanggal', meaning: 'day' },
      { header: 'online_terdata', meaning: 'collected.online', signs: 'titik pemisah ribuan (1.234)' },
      { header: 'online_masuk', meaning: 'recorded.online', signs: 'titik pemisah ribuan (1.234)' },
      { header: 'manual_terdata', meaning: 'collected.manual' },
      { header: 'manual_masuk', meaning: 'recorded.manual' },
    ],
  });
});

test('rows without figures are not reported: neither accepted nor refused, and never 0', () => {
  const checked = check([
    header,
    row('32.15.03.2001', '2021-04-12', null, '-', '', '–'),
    row('32.15.03.2002', '2021-04-12', 0),
  ]);
  expect(checked).toMatchObject({ rowCount: 2, acceptedRows: 1, refusedRows: 0, facts: [{ row: 3, value: 0 }] });
  expect(checked.warnings).toEqual([]);
  expect(checked.notes).toContain('1 baris tanpa angka dilewati (belum lapor).');
});

describe('families found and new ones', () => {
  const header = ['Kode', 'Target', 'Ditemui', 'Baru', 'Jumlah', '%'];
  const settings = { asOf: toDay('2021-04-12') };

  test('are added up, compared with their total and share, and said', () => {
    const checked = check(
      [
        header,
        ['32.15.03.2001', 100, 30, 5, 35, '35 %'],
        ['32.15.03.2002', 100, 40, '-', 40, '40 %'],
        ['32.15.03.2003', 100, 20, 4, 25, '25 %'],
      ],
      { settings },
    );
    expect(checked.facts.filter(({ measure }) => measure !== 'target.total')).toMatchObject([
      { row: 2, measure: 'recorded.unsplit', value: 35, found: 30 },
      { row: 3, measure: 'recorded.unsplit', value: 40 },
      { row: 4, measure: 'recorded.unsplit', value: 24, found: 20 },
    ]);
    // A dash is not 0: nobody said how many of the 40 are new.
    expect(checked.facts.find(({ row, measure }) => row === 3 && measure === 'recorded.unsplit')).not.toHaveProperty(
      'found',
    );
    expect(checked.notes).toContain(
      'Kolom Ditemui dan Baru dijumlahkan menjadi Tanpa rincian kanal, masuk server; keduanya juga disimpan sendiri-sendiri.',
    );
    expect(checked.warnings.map(({ row, message }) => [row, message])).toEqual([
      [4, 'Jumlah masuk server 25 tidak sama dengan bagian-bagiannya 24; yang disimpan bagian-bagiannya.'],
    ]);
  });

  test('are kept by channel, and 0 found is a figure', () => {
    const checked = check(
      [
        ['Kode', 'Ditemui online', 'Baru online', 'Ditemui manual', 'Baru manual'],
        ['32.15.03.2001', '5.584', '384', 0, 12],
      ],
      { settings },
    );
    expect(checked.facts.map(({ measure, value, found }) => [measure, value, found])).toEqual([
      ['recorded.online', 5_968, 5_584],
      ['recorded.manual', 12, 0],
    ]);
  });

  test.each([
    ['ditemui', 'collected.unsplit'],
    ['baru', undefined],
  ])('%s alone says nothing of the other', (alone, measure) => {
    const checked = check(
      [
        ['Kode', alone, 'Masuk'],
        ['32.15.03.2001', 30, 35],
      ],
      { settings },
    );
    expect(checked.facts.map((fact) => fact.measure)).toEqual(['recorded.unsplit', measure].filter(Boolean).sort());
    for (const fact of checked.facts) expect(fact).not.toHaveProperty('found');
  });

  test('a sum past the limit refuses its row', () => {
    const checked = check([header, ['32.15.03.2001', 100, 150_000_000, 150_000_000, null, null]], { settings });
    expect(checked).toMatchObject({ acceptedRows: 0, refused: [{ row: 2, column: 'Baru' }] });
  });
});

describe('figures', () => {
  test('each bad cell says its row, its column, and what to do', () => {
    const checked = check([
      header,
      row('32.15.03.2001', '2021-04-12', '3,5', -5, '1e9', 300_000_000),
      row('32.15.03.2002', '2021-04-12', 1, 1, 1, 1),
    ]);
    expect(reasons(checked)).toEqual([
      "Baris 2, kolom online_terdata: '3,5' bukan bilangan bulat. Tulis bilangan bulat, misalnya 3 atau 4.",
      "Baris 2, kolom online_masuk: '-5' negatif. Angka laporan adalah jumlah sampai hari itu: 0 atau lebih.",
      "Baris 2, kolom manual_terdata: '1e9' ditulis sebagai bilangan berpangkat. Tulis semua angkanya, misalnya 734768.",
      "Baris 2, kolom manual_masuk: '300000000' terlalu besar. Batasnya 200.000.000. Mungkin kelebihan tiga nol: 300.000?",
    ]);
    expect(checked).toMatchObject({
      rowCount: 2,
      acceptedRows: 1,
      refusedRows: 1,
      refused: [{ value: '3,5' }, {}, {}, {}],
    });
    expect(checked.facts.every((fact) => fact.row === 3)).toBe(true);
  });

  test('a total beside its parts is compared, not stored', () => {
    const checked = check([
      ['kode', 'tanggal', 'online', 'manual', 'jumlah', 'keterangan'],
      ['32.15.03.2001', '2021-04-12', 5, 6, 11, 'x'],
      ['32.15.03.2002', '2021-04-12', 5, 6, 12, null],
    ]);
    expect(checked.facts.map((fact) => fact.measure)).toEqual([
      'recorded.online',
      'recorded.manual',
      'recorded.online',
      'recorded.manual',
    ]);
    expect(checked.warnings).toEqual([
      {
        row: 3,
        code: 'figure',
        message: 'Jumlah masuk server 12 tidak sama dengan online + manual 11; yang disimpan online dan manual.',
      },
    ]);
  });

  test('a total beside one channel keeps its rest without a channel', () => {
    const checked = check([
      ['kode', 'tanggal', 'online', 'manual', 'jumlah'],
      ['32.15.03.2001', '2021-04-12', 800, null, 1_000],
      ['32.15.03.2002', '2021-04-12', null, null, 70],
      ['32.15.03.2003', '2021-04-12', 30, null, 30],
    ]);
    expect(checked.facts.map(({ row, measure, value }) => [row, measure, value])).toEqual([
      [2, 'recorded.online', 800],
      [2, 'recorded.unsplit', 200],
      [3, 'recorded.unsplit', 70],
      [4, 'recorded.online', 30],
    ]);
    expect(checked.warnings).toEqual([]);
  });

  test('a total alone has no channel', () => {
    expect(
      check([
        ['kode', 'tanggal', 'jumlah'],
        ['32.15', '2021-04-12', 28_800],
      ]).facts,
    ).toEqual([{ row: 2, area: 3_215_000_000, day: '2021-04-12', measure: 'recorded.unsplit', value: 28_800 }]);
  });

  test('valid above masuk is odd, and kept', () => {
    const checked = check([
      ['kode', 'tanggal', 'online masuk', 'online valid'],
      ['32.15', '2021-04-12', 5, 6],
    ]);
    expect(checked.warnings).toEqual([
      { row: 2, code: 'figure', message: 'Online tervalidasi 6 lebih besar dari masuk server 5.' },
    ]);
    expect(checked.facts).toHaveLength(2);
  });
});

describe('areas', () => {
  test.each([['32.15.03.2001'], ['3215032001'], [3_215_032_001], [' 32.15.03.2001 '], ["'3215032001"]])(
    '%s is found',
    (code) => {
      expect(check([header, row(code, '2021-04-12', 1)]).facts).toMatchObject([{ area: 3_215_032_001 }]);
    },
  );

  test('an unknown code names what is there', () => {
    const checked = check([header, row('32.15.03.2999', '2021-04-12', 1), row('32.15.77.2001', '2021-04-12', 1)]);
    expect(reasons(checked)).toEqual([
      'Baris 2, kolom kode_wilayah: Wilayah 32.15.03.2999 tidak ditemukan di wilayah kerja Anda. Kecamatan 32.15.03 (Telukjambe Timur) ada, desa 32.15.03.2999 tidak ada.',
      'Baris 3, kolom kode_wilayah: Wilayah 32.15.77.2001 tidak ditemukan di wilayah kerja Anda. Kabupaten 32.15 (Karawang) ada, kecamatan 32.15.77 tidak ada.',
    ]);
  });

  test('an area elsewhere, above or unknown there is refused in the same words', () => {
    const codes = ['33.13', '33.99', '32', 'id'];
    const checked = check([header, ...codes.map((code) => row(code, '2021-04-12', 1))]);
    const plain = checked.refused.map(({ reason, suggestion, value }) => [reason.replace(value, '…'), suggestion]);
    expect(new Set(plain.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(plain[0]).toEqual(['Wilayah … tidak ditemukan di wilayah kerja Anda', 'Periksa kodenya.']);
    expect(checked.facts).toEqual([]);
  });

  test('what is no code, or none at all', () => {
    expect(
      reasons(
        check([header, row('Karawang', '2021-04-12', 1), row(null, '2021-04-12', 1), row('3215030', '2021-04-12', 1)]),
      ),
    ).toEqual([
      "Baris 2, kolom kode_wilayah: 'Karawang' tidak ditemukan di antara kecamatan di sini. Tulis kode Kemendagri wilayahnya, misalnya 32.15.03.2001.",
      'Baris 3, kolom kode_wilayah: kode wilayah kosong. Isi kode Kemendagri, misalnya 32.15.03.2001.',
      "Baris 4, kolom kode_wilayah: '3215030' bukan kode wilayah. Kode ini tampak seperti kode BPS. Pakai kode Kemendagri, misalnya 32.15.03.2001.",
    ]);
  });

  test('a code that a person gave for a row goes before the file', () => {
    const settings = { rows: { '2': '32.15.03.2002' } };
    expect(check([header, row('salah', '2021-04-12', 1)], { settings }).facts).toMatchObject([{ area: 3_215_032_002 }]);
    expect(
      check([header, row('salah', '2021-04-12', 1)], { settings: { rows: { '2': '33.13' } } }).refused,
    ).toHaveLength(1);
  });

  test('a name far from that of the code is asked about; kinds, case, quotes are not', () => {
    const rows = [
      ['32.15.03.2001', 'Cibeureum', '2021-04-12', 1],
      ['32.15.03.2002', 'Ds. PINAYUNGAN', '2021-04-12', 1],
      ['32.15.03.2003', 'Sokaan', '2021-04-12', 1],
      ['32.15.03', 'Kec. Teluk Jambe Timur', '2021-04-12', 1],
    ];
    const checked = check([header, ...rows]);
    expect(checked).toMatchObject({ acceptedRows: 3, warnings: [] });
    expect(reasons(checked)).toEqual([
      "Baris 2, kolom kode_wilayah: kode 32.15.03.2001 adalah Sukaluyu, tetapi di file tertulis 'Cibeureum'. Pilih Desa Sukaluyu, Kecamatan Telukjambe Timur (32.15.03.2001) kalau kodenya benar. Kode BPS berbeda dari kode Kemendagri.",
    ]);
    expect(checked.refused[0]?.candidates).toMatchObject([{ code: '32.15.03.2001' }]);
  });
});

test('a code beside the name of its neighbour is asked about, and what a person says is taken', () => {
  const rows = [header, ['32.15.03.2001', 'Pinayungan', '2021-04-12', 1]];
  const asked = check(rows);
  expect(asked.acceptedRows).toBe(0);
  expect(asked.refused).toMatchObject([
    { row: 2, column: 'kode_wilayah', candidates: [{ code: '32.15.03.2002' }, { code: '32.15.03.2001' }] },
  ]);
  const said = check(rows, { settings: { rows: { '2': '32.15.03.2002' } } });
  expect(said.facts).toMatchObject([{ area: 3_215_032_002, value: 1 }]);
});

test('a heading that is the kecamatan of the rows below is no row that was left out', () => {
  const checked = check(
    [
      ['No', 'Desa', 'Masuk'],
      ['I', 'KEC. TELUKJAMBE TIMUR', null],
      [1, 'Sukaluyu', 5],
      [null, 'catatan', null],
      [2, 'Pinayungan', 6],
    ],
    { settings: { asOf: toDay('2021-04-12') } },
  );
  expect(checked).toMatchObject({ rowCount: 2, acceptedRows: 2, refused: [] });
  expect(checked.warnings).toEqual([
    { row: null, code: 'rows-passed', message: '1 baris tanpa wilayah dan tanpa angka dilewati.' },
  ]);
});

describe('days', () => {
  test('outside the campaign, in the future, missing, not a day', () => {
    const checked = check([
      header,
      row('32.15.03.2001', '2021-03-31', 1),
      row('32.15.03.2001', '1 Juni 2021', 1),
      row('32.15.03.2001', '14/04/2021', 1),
      row('32.15.03.2001', null, 1),
      row('32.15.03.2001', '31/04/2021', 1),
    ]);
    expect(reasons(checked)).toEqual([
      'Baris 2, kolom tanggal: 31 Maret 2021 di luar masa kampanye. Kampanye ini 1 April 2021 sampai 31 Mei 2021.',
      'Baris 3, kolom tanggal: 1 Juni 2021 di luar masa kampanye. Kampanye ini 1 April 2021 sampai 31 Mei 2021.',
      'Baris 4, kolom tanggal: 14 April 2021 belum tiba. Hari ini 13 April 2021. Periksa tanggalnya.',
      'Baris 5, kolom tanggal: tanggal kosong. Isi tanggalnya, atau pilih tanggal laporan saat mengunggah.',
      "Baris 6, kolom tanggal: '31/04/2021' bukan tanggal. Tulis seperti 12 April 2021, 12/4/2021 atau 2021-04-12.",
    ]);
  });

  test('the last day of an extension counts', () => {
    const input = { campaign: { ...campaign, lastReportableDay: toDay('2021-06-21'), today: toDay('2021-06-21') } };
    expect(check([header, row('32.15', '2021-06-21', 1)], { input }).facts).toHaveLength(1);
  });

  test('the day of the upload stands in where the file has none', () => {
    const settings = { asOf: toDay('2021-04-12') };
    expect(
      check(
        [
          ['kode', 'online'],
          ['32.15', 5],
        ],
        { settings },
      ).facts,
    ).toMatchObject([{ day: '2021-04-12' }]);
    expect(check([header, row('32.15', '2021-04-10', 5)], { settings }).facts).toMatchObject([{ day: '2021-04-10' }]);
    expect(
      check(
        [
          ['kode', 'online'],
          ['32.15', 5],
        ],
        { settings: { asOf: toDay('2022-04-12') } },
      ).refused,
    ).toMatchObject([{ column: 'tanggal' }]);
  });
});

describe('rows of the same area', () => {
  test('a second row of a day is refused and names the first', () => {
    const checked = check([
      header,
      row('32.15.03.2001', '2021-04-12', 1),
      row('3215032001', '12/04/2021', 2),
      row('32.15.03.2001', '2021-04-13', 3),
    ]);
    expect(reasons(checked)).toEqual([
      'Baris 3, kolom kode_wilayah: 32.15.03.2001 Sukaluyu tanggal 12 April 2021 sudah ada di baris 2. Sisakan satu baris saja.',
    ]);
    expect(checked.facts.map((fact) => [fact.row, fact.value])).toEqual([
      [2, 1],
      [4, 3],
    ]);
  });

  test('also when the first was refused for its figures', () => {
    expect(check([header, row('32.15', '2021-04-12', '3,5'), row('32.15', '2021-04-12', 4)])).toMatchObject({
      acceptedRows: 0,
      refusedRows: 2,
    });
  });

  test('totals and notes are left out, and said', () => {
    const checked = check([
      header,
      row('32.15', '2021-04-12', 4),
      [null, 'JUMLAH', null, 4],
      ['Total', null, null, 4],
      [null, 'Sumber: DPPKB'],
    ]);
    expect(checked).toMatchObject({ rowCount: 1, acceptedRows: 1, refusedRows: 0 });
    expect(checked.warnings).toEqual([]);
    expect(checked.notes).toEqual([
      'Judul di baris 1, 1 baris data, baris 3, 4 dikenali sebagai jumlah, 1 baris di bawah tabel dilewati.',
      'Baris 3 (JUMLAH) sama dengan jumlah 1 barisnya.',
      'Baris 4 (Total) sama dengan jumlah 1 barisnya.',
    ]);
  });
});

describe('targets and workforce', () => {
  const targets = ['kode_wilayah', 'wilayah', 'target', 'target_online', 'target_manual'];

  test('targets have no day', () => {
    const checked = check([targets, ['32.15', null, '734.768', '514.338', '220.430']], { kind: 'targets' });
    expect(checked).toMatchObject({
      acceptedRows: 1,
      warnings: [],
      facts: [{ day: null, measure: 'target.total', value: 734_768 }, { day: null }, { day: null }],
    });
  });

  test('parts that do not add up are odd, a second row is refused', () => {
    const checked = check([targets, ['32.15', null, 10, 5, 6], ['32.15', null, 10]], { kind: 'targets' });
    expect(checked.warnings).toEqual([
      { row: 2, code: 'figure', message: 'Target 10 tidak sama dengan target online + manual 11.' },
    ]);
    expect(checked.refused).toMatchObject([{ row: 3, reason: '32.15 Karawang sudah ada di baris 2' }]);
  });

  test('a rekap may hold targets, counts and kader side by side', () => {
    const checked = check([
      ['kode', 'tanggal', 'target', 'online', 'kader'],
      ['32.15', '2021-04-12', 100, 5, 7],
      ['32.15.03', null, 50, null, null],
    ]);
    expect(checked.facts).toEqual([
      { row: 2, area: 3_215_000_000, day: null, measure: 'target.total', value: 100 },
      { row: 2, area: 3_215_000_000, day: '2021-04-12', measure: 'recorded.online', value: 5 },
      { row: 2, area: 3_215_000_000, day: '2021-04-12', measure: 'workforce.kader', value: 7 },
      { row: 3, area: 3_215_030_000, day: null, measure: 'target.total', value: 50 },
    ]);
  });

  test('the same target on several days counts once, another one is refused', () => {
    const checked = check([
      ['kode', 'tanggal', 'target', 'online'],
      ['32.15', '2021-04-11', 100, 4],
      ['32.15', '2021-04-12', 100, 5],
      ['32.15', '2021-04-13', 90, 6],
    ]);
    expect(checked.facts.filter((fact) => fact.measure === 'target.total')).toHaveLength(1);
    expect(reasons(checked)).toEqual([
      'Baris 4, kolom target: target 90 berbeda dari 100 di baris 2. Tulis satu target saja untuk satu wilayah.',
    ]);
  });

  test('kader need a day', () => {
    const rows = [
      ['kode_wilayah', 'wilayah', 'kader', 'supervisor'],
      ['32.15', 'Karawang', 4_561, 12],
    ];
    expect(check(rows, { kind: 'workforce' }).refused).toMatchObject([{ reason: 'tanggal kosong' }]);
    expect(check(rows, { kind: 'workforce', settings: { asOf: toDay('2021-04-12') } }).facts).toMatchObject([
      { day: '2021-04-12', measure: 'workforce.kader', value: 4_561 },
      { day: '2021-04-12', measure: 'workforce.supervisor', value: 12 },
    ]);
  });
});

test('thousands of refusals and warnings are counted, not listed', () => {
  const bad = Array.from({ length: listedRefusals + 10 }, () => row('x', '2021-04-12', 1));
  const checked = check([header, ...bad]);
  expect(checked).toMatchObject({
    refusedRows: listedRefusals + 10,
    warnings: [{ message: expect.stringContaining('5.010 baris ditolak') }],
  });
  expect(checked.refused).toHaveLength(listedRefusals);
  const odd = Array.from({ length: 150 }, (_row, at) =>
    row(`32.15.03.${2_001 + (at % 3)}`, `2021-04-${String(1 + (Math.floor(at / 3) % 13)).padStart(2, '0')}`, 1, 2),
  );
  const warned = check([header, ...odd.slice(0, 39), ...Array.from({ length: 120 }, () => [null, 'Jumlah', null, 1])]);
  expect(warned.warnings.at(-1)?.message).toBe('20 peringatan lain tentang baris jumlah tidak ditampilkan.');
});

test('in daily mode the figures of a day may run ahead of each other', () => {
  expect(check([header, row('32.15', '2021-04-12', 1, 5)], { settings: { mode: 'daily' } }).warnings).toEqual([]);
});

describe('a row that a person leaves out', () => {
  const rows = [
    header,
    row('32.15.03.2001', '2021-04-12', 5),
    row('99.99', '2021-04-12', 7),
    row('32.15.03.2002', '2021-04-12', 'x'),
  ];

  test('is neither accepted nor refused, and is said', () => {
    const checked = check(rows, { settings: { rows: { '3': ignoredRow } } });
    expect(checked).toMatchObject({ rowCount: 3, acceptedRows: 1, refusedRows: 1, refused: [{ row: 4 }], learned: [] });
    expect(checked.facts.map((fact) => fact.row)).toEqual([2]);
    expect(checked.notes).toContain('Baris 3 diabaikan atas pilihan Anda.');
  });

  test('several are named together, and a row that was good counts no more', () => {
    const checked = check(rows, { settings: { rows: { '2': ignoredRow, '3': ignoredRow, '4': ignoredRow } } });
    expect(checked).toMatchObject({ rowCount: 3, acceptedRows: 0, refusedRows: 0, facts: [] });
    expect(checked.notes).toContain('3 baris diabaikan atas pilihan Anda: 2, 3, 4.');
  });
});

test('where the kecamatan above a desa is misspelt, no kecamatan is offered for the desa itself', () => {
  const checked = check(
    [
      ['No', 'Kecamatan', 'Desa', 'Masuk'],
      [1, 'Telukjambe Tmur', 'Sukaluyu', 5],
    ],
    { settings: { asOf: toDay('2021-04-12') } },
  );
  expect(checked.refused).toMatchObject([{ row: 2, candidates: [] }]);
  expect(reasons(checked)[0]).toContain('Telukjambe Timur');
});

describe('what a person says of a file', () => {
  const karawang12 = { settings: { ...templateSettings, asOf: toDay('2021-04-12') } };
  const of = (settings: Partial<ImportSettings>) => ({
    settings: { ...karawang12.settings, ...settings },
  });

  test('a cell that was put right is read as it was typed, and said', () => {
    const rows = [
      ['Desa', 'Online', 'Manual'],
      ['Sukaluyu', '3,5', 1],
      ['Pinayungan', 'x', 2],
    ];
    const checked = check(rows, of({ cells: { '2': { Online: '35' }, '3': { Online: '', Manual: '1.200' } } }));
    expect(checked.refused).toEqual([]);
    expect(checked.facts.map(({ row, measure, value }) => [row, measure, value])).toEqual([
      [2, 'recorded.online', 35],
      [2, 'recorded.manual', 1],
      [3, 'recorded.manual', 1_200],
    ]);
    expect(checked.notes).toContain(
      "Diperbaiki dengan tangan: baris 2 kolom Online '3,5' menjadi '35', baris 3 kolom Online 'x' menjadi '', baris 3 kolom Manual '2' menjadi '1.200'.",
    );
  });

  test('a cell that was put right wrongly is refused like any other', () => {
    const checked = check(
      [
        ['Desa', 'Online'],
        ['Sukaluyu', 'x'],
      ],
      of({ cells: { '2': { Online: '3,5' } } }),
    );
    expect(checked.refused).toMatchObject([{ row: 2, column: 'Online', value: '3,5' }]);
  });

  test('the signs of a column that may mean two things: asked once, decided once', () => {
    const rows = [
      ['Desa', 'Online'],
      ['Sukaluyu', '1.234'],
      ['Pinayungan', '12.5'],
      ['Soka"an', '30'],
    ];
    const asked = check(rows, karawang12);
    expect(asked.columns).toContainEqual({ header: 'Online', meaning: 'recorded.online', open: true });
    expect(asked.refused.map(({ row }) => row)).toEqual([2, 3, 4]);
    const thousands = check(rows, of({ signs: { Online: 'thousands' } }));
    expect(thousands.columns[1]).toEqual({
      header: 'Online',
      meaning: 'recorded.online',
      signs: 'titik pemisah ribuan (1.234)',
    });
    expect(thousands.refused.map(({ row, reason }) => [row, reason])).toEqual([[3, "'12.5' bukan bilangan bulat"]]);
    expect(thousands.facts[0]).toMatchObject({ row: 2, value: 1_234 });
    const decimals = check(rows, of({ signs: { Online: 'decimals' } }));
    expect(decimals.refused.map(({ row }) => row)).toEqual([2, 3]);
    expect(decimals.refused[0]?.reason).toBe("'1.234' adalah pecahan menurut pilihan Anda untuk kolom ini");
  });

  test('a column in thousands whose zeros a program has cut: one answer serves all of it', () => {
    const rows = [
      ['Desa', 'Online', 'Manual'],
      ['Sukaluyu', 1.234, '1100.0'],
      ['Pinayungan', 12.5, '640.0'],
      ['Soka"an', 2, '6210 KK'],
    ];
    const asked = check(rows, karawang12);
    expect(asked.facts).toEqual([]);
    expect(asked.columns[1]).toMatchObject({ header: 'Online', open: true });
    expect(asked.refused.map(({ row, column }) => [row, column])).toEqual([
      [2, 'Online'],
      [3, 'Online'],
      [4, 'Online'],
    ]);
    const answered = check(rows, of({ signs: { Online: 'inThousands' } }));
    expect(answered.facts.map(({ value }) => value)).toEqual([1_234, 1_100, 12_500, 640, 2_000, 6_210]);
    expect(answered.columns[1]).toMatchObject({ signs: 'angka dalam ribuan (12.5 adalah 12.500, 2 adalah 2.000)' });
  });

  test('a row taken for a sum, and one below the table, are areas once a person says so', () => {
    const rows = [
      ['Desa', 'Online'],
      ['Sukaluyu', 10],
      ['Jumlah rumah', 20],
      ['Soka"an di bawah', null],
    ];
    const checked = check(rows, of({ rows: { '3': '32.15.03.2002', '4': '32.15.03.2003' } }));
    expect(checked.facts.map(({ row, area, value }) => [row, area, value])).toEqual([
      [2, 3_215_032_001, 10],
      [3, 3_215_032_002, 20],
    ]);
    expect(checked.rowCount).toBe(3);
  });

  test('the place of the table goes before what is found', () => {
    const rows = [
      ['Desa', 'Online'],
      ['Sukaluyu', 10],
      ['Desa', 'Manual'],
      ['Pinayungan', 20],
    ];
    const checked = check(rows, of({ table: { sheet: '', headerRow: 3, headerRows: 1 } }));
    expect(checked.facts).toEqual([
      { row: 4, area: 3_215_032_002, day: '2021-04-12', measure: 'recorded.manual', value: 20 },
    ]);
  });
});

test('a word for the figure of the last area is refused, and a signature is none', () => {
  const rows = [
    ['Desa', 'Online'],
    ['Sukaluyu', 10],
    ['Pinayungan', 'menyusul'],
    ['Mengetahui', 'Karawang, April'],
  ];
  const checked = check(rows, { settings: { asOf: toDay('2021-04-12') } });
  expect(checked).toMatchObject({ rowCount: 2, acceptedRows: 1, refused: [{ row: 3, value: 'menyusul' }] });
});

test('a day in the label of a target is no day of the report', () => {
  const rows = [
    ['Desa', 'Target 31 Mei', 'Online'],
    ['Sukaluyu', 100, 10],
  ];
  const { facts } = check(rows, { settings: { asOf: toDay('2021-04-12') } });
  expect(facts.map(({ day, measure, value }) => [day, measure, value])).toEqual([
    [null, 'target.total', 100],
    ['2021-04-12', 'recorded.online', 10],
  ]);
});

test('each refusal and warning carries a code beside its sentence', () => {
  const { refused, warnings } = check([
    header,
    row('32.15.03.2001', '2021-04-12', 3, 5),
    row('32.15.03.2001', '2021-04-12', null, 6),
    row('32.15.03.2999', '2021-04-12', null, 1),
    row('3.215E+09', '2021-04-12', null, 1),
    row('1234567', '2021-04-12', null, 1),
    row('32.15.03.2002', '2021-03-13', null, 1),
    row('32.15.03.2002', '2021-05-13', null, 1),
    row('32.15.03.2002', 'kemarin', null, 1),
    row('32.15.03.2002', '', null, 1),
    row('32.15.03.2002', '2021-04-11', null, '3,5'),
    row('', '2021-04-12', null, 9),
  ]);
  expect(refused.map(({ row: number, code }) => [number, code])).toEqual([
    [3, 'row-repeated'],
    [4, 'area-unknown'],
    [5, 'code-ruined'],
    [6, 'code-invalid'],
    [7, 'day-outside-campaign'],
    [8, 'day-not-yet'],
    [9, 'day-unreadable'],
    [10, 'day-missing'],
    [11, 'figure-unreadable'],
    [12, 'area-missing'],
  ]);
  expect(warnings.map(({ code }) => code)).toEqual(['figure']);
});

describe('stages and channels that the campaign does not use', () => {
  const uses = { stages: ['recorded' as const], channels: ['online' as const, 'unsplit' as const], words: {} };
  const line = (...figures: CellValue[]): CellValue[] => ['32.15.03', 'Telukjambe Timur', '2021-04-12', ...figures];

  test('are refused by row, in words; 0 says nothing of them', () => {
    const manual = check([header, line(null, 80, null, 5)], { input: { uses } });
    expect(manual.facts).toEqual([]);
    expect(manual.refused.map(describeRefusal)).toEqual([
      'Baris 2, kolom manual_masuk: kampanye ini tidak memakai kanal manual. Kosongkan kolomnya, atau pilih arti lain untuk kolom itu di pratinjau.',
    ]);
    expect(manual.refused[0]?.code).toBe('figure-not-used');
    const collected = check([header, line(90, 80, null, null)], { input: { uses } });
    expect(collected.refused[0]?.reason).toBe('kampanye ini tidak memakai tahap terdata');
    const zero = check([header, line(0, 80, 0, 0)], { input: { uses } });
    expect([zero.refused, zero.facts.map(({ measure, value }) => [measure, value])]).toEqual([
      [],
      [['recorded.online', 80]],
    ]);
  });

  test('are taken where the campaign uses them all', () => {
    expect(check([header, line(90, 80, 6, 5)]).refused).toEqual([]);
  });
});
