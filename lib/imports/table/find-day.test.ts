import { expect, test } from 'vitest';
import { findDay } from './find-day';

test.each([
  [['REKAP PK21', 'Data Tanggal : 2024-01-17 07:49:21'], 'x.xlsx', '2024-01-17'],
  [['Keadaan s.d. 12 April 2021'], 'rekap 13-04-2021.csv', '2021-04-12'],
  [['Per 12/04/2021'], 'x.csv', '2021-04-12'],
  [[], '0105-Februari-2026-ACEH_SELATAN-rekap.xlsx', '2026-02-05'],
  [[], 'Rekap_Karawang_12_April_2021.xlsx', '2021-04-12'],
  [[], 'rekap 2021-04-12.csv', '2021-04-12'],
  [['Per 12/04/21'], 'x.csv', '2021-04-12'],
  [['Keadaan 12-Apr-21'], 'x.csv', '2021-04-12'],
  [[], 'rekap_20210412.csv', '2021-04-12'],
  [[], 'rekap-12-04-21.csv', '2021-04-12'],
  // Our own name for a CSV for programs, whose code and name stand before the day.
  [[], 'pk21-32.15-karawang-2021-04-12.csv', '2021-04-12'],
  [[], 'pk21-32.15.05-klari-desa-2021-04-12.csv', '2021-04-12'],
  [[], 'pk23-jabar-32.77-cimahi-2023-07-31.csv', '2023-07-31'],
  // The code of a kecamatan, numbers of letters and telephones.
  [['KECAMATAN 12.04.05', 'Nomor 440/12/04/21', 'Telepon 202104121'], 'x.csv', null],
  [['REKAP TAHUN 2021'], 'rekap.csv', null],
  [['1 April 2021 sampai 12 April 2021'], 'rekap 2021-04-12.csv', null],
  // Led to, the last day of a span is that of the figures; two days are none.
  [['Keadaan 1 April 2021 s.d. 12 April 2021'], '', '2021-04-12'],
  [['Posisi per Kamis, 1 April 2021 sampai dengan Senin, 12 April 2021'], '', '2021-04-12'],
  [['Per 1 s.d. 12 April 2021'], '', '2021-04-12'],
  [['Keadaan 1 April s.d. 12 April 2021'], '', '2021-04-12'],
  [['Capaian 1 April s.d. 12 April 2021'], '', '2021-04-12'],
  [['Keadaan 1 April s.d. 31 Mei 2021'], '', '2021-05-31'],
  // The campaign's own days, and spans that say something else than the day of figures.
  [['Pendataan Keluarga 1 April s.d. 31 Mei 2021'], '', null],
  [['Masa pendataan 1 April - 31 Mei 2021'], '', null],
  [['Jadwal 1 April - 21 Juni 2021'], 'rekap 2021-04-12.csv', null],
  [['Per 12 April 2021 s.d. 31 Mei 2021'], '', null],
  [['Keadaan 12 April 2021 s.d. 1 April 2021'], '', null],
  // A number that counts weeks or rounds is no day.
  [['Minggu ke-2 April 2021'], '', null],
  [['Minggu 2 April 2021'], '', null],
  [['Pekan ke-3 April 2021'], '', null],
  [['Tahap 2 Mei 2021'], '', null],
  [['Tahap ke-2 Mei 2021'], '', null],
  [['Rekap minggu ke 2 April 2021', 'Keadaan 12 April 2021'], '', '2021-04-12'],
  [['Minggu, 11 April 2021'], '', '2021-04-11'],
  [['Kecamatan Klari 12 April 2021'], '', '2021-04-12'],
  [['Keadaan 11 April 2021 dan 12 April 2021'], '', null],
  [['Keadaan 11 dan 12 April 2021'], 'rekap 2021-04-12.csv', null],
  [['Posisi per 11/04/2021 & 12/04/2021'], '', null],
  [['Keadaan 12 April 2021 (11 April 2021: 27.000)'], '', '2021-04-12'],
  [['Keadaan 12 April 2021, dicetak Selasa, 13 April 2021'], '', '2021-04-12'],
  [[], 'rekap 2021-04-12 dan 2021-04-13.csv', null],
  [[], '0531-Februari-2026.csv', null],
  // Ours, with the campaign's days and the hour of the data beside it.
  [
    [
      'Keadaan 12 April 2021',
      'Keadaan: 12 April 2021, hari ke-12 dari 61 (1 April sampai 31 Mei 2021)',
      'Data terakhir masuk: 29 November 2026 pukul 08.23 WIB',
      'Sumber: Solopos, 21 April 2021',
    ],
    '',
    '2021-04-12',
  ],
  [['Posisi data per Senin, 12 April 2021', 'Dicetak 14 April 2021'], '', '2021-04-12'],
  [['Capaian 1 April 2021 s.d. 12 April 2021 (kondisi 12/04/2021)'], '', '2021-04-12'],
  [['Keadaan 12 April 2021', 'Posisi 13 April 2021'], 'rekap 2021-04-12.csv', null],
])('%j in %s is %s', (titles, fileName, day) => {
  expect(findDay({ titles, fileName }).day).toBe(day);
});

test('where it was found is said, and several days in a title are asked about', () => {
  expect(findDay({ titles: ['Per 12/04/2021'], fileName: '' }).note).toBe(
    'Tanggal 12 April 2021 diambil dari judul tabel.',
  );
  expect(findDay({ titles: ['1 April 2021 s.d. 12 April 2021'], fileName: '' }).note).toBe(
    'Judul tabel memuat beberapa tanggal (1 April 2021, 12 April 2021).',
  );
});
