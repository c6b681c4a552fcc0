import { describe, expect, test } from 'vitest';
import type { ImportKind, ImportSettings } from '../../domain/imports';
import { templateSettings } from '../fixtures/settings';
import { templateHeaders } from '../template/template';
import { columnsOfHeader, matchColumns } from './match-columns';

function meanings(headers: readonly string[], settings: Partial<ImportSettings> = {}, kind: ImportKind = 'rekap') {
  return matchColumns({ columns: columnsOfHeader(headers), kind, settings: { ...templateSettings, ...settings } });
}

const meaningsOf = (...input: Parameters<typeof meanings>) =>
  meanings(...input).columns.map((column) => column.meaning);

describe('the templates', () => {
  test('rekap', () => {
    expect(meaningsOf(templateHeaders.rekap)).toEqual([
      'areaCode',
      'areaName',
      'day',
      'collected.online',
      'recorded.online',
      'collected.manual',
      'recorded.manual',
    ]);
  });
  test('targets', () => {
    expect(meaningsOf(templateHeaders.targets, {}, 'targets')).toEqual([
      'areaCode',
      'areaName',
      'target.total',
      'target.online',
      'target.manual',
    ]);
  });
  test('workforce', () => {
    expect(meaningsOf(templateHeaders.workforce, {}, 'workforce')).toEqual([
      'areaCode',
      'areaName',
      'workforce.kader',
      'workforce.supervisor',
    ]);
  });
});

test.each([
  ['KODE  WILAYAH', 'areaCode'],
  ['Kode Desa/Kelurahan', 'areaCode'],
  ['Kode Kemendagri', 'areaCode'],
  ['Nama Kecamatan', 'areaName'],
  ['Desa', 'areaName'],
  ['Tgl.', 'day'],
  ['Per tanggal', 'day'],
  ['Smartphone', 'recorded.online'],
  ['Formulir (kertas)', 'recorded.manual'],
  ['Total Smartphone', 'recorded.online'],
  ['Online terdata', 'collected.online'],
  ['Masuk server', 'recorded.unsplit'],
  ['Tersimpan', 'recorded.unsplit'],
  ['Valid', 'validated.unsplit'],
  ['Jumlah', 'recorded.unsplit'],
  ['Capaian', 'recorded.unsplit'],
  ['Sasaran (KK)', 'target.total'],
  ['Target online', 'target.online'],
  ['Kader pendata', 'workforce.kader'],
  ['SPV', 'workforce.supervisor'],
  ['%', 'percent'],
  ['% capaian', 'percent'],
  ['Persentase', 'percent'],
  ['Prosentase masuk server', 'percent'],
  ['Sisa', 'remaining'],
  ['Sisa target', 'remaining'],
  ['Belum terdata', 'remaining'],
  ['Paperbased', 'recorded.manual'],
  ['Terinput', 'recorded.unsplit'],
  ['Tersisa', 'remaining'],
  ['Blm terdata', 'remaining'],
  ['Entry', 'recorded.unsplit'],
  ['Data entri online', 'recorded.online'],
  ['KK diterima', 'recorded.unsplit'],
  ['Terintegrasi', 'recorded.unsplit'],
  ['Persentase lapor', 'percent'],
  ['% pelaporan', 'percent'],
  ['Ditemui', 'collected.unsplit'],
  ['Tanpa kanal', 'recorded.unsplit'],
  ['Terdata tanpa rincian kanal', 'collected.unsplit'],
])('%s means %s', (header, meaning) => {
  expect(meaningsOf([header])).toEqual([meaning]);
});

test.each([
  'No',
  'Online %',
  'Jumlah RT',
  'Jumlah keluarga',
  'Terdata hari ini',
  'Kode pos',
  'Kode BPS',
  'Nama petugas',
  '__proto__',
  'constructor',
  'toString',
])('%s is not understood, and that is no error', (header) => {
  expect(meanings([header])).toEqual({ columns: [{ index: 0, letter: 'A', header, meaning: null }], warnings: [] });
});

describe('families that were found, and new ones', () => {
  test('together they are what was recorded', () => {
    const { columns, warnings } = meanings(['Wilayah', 'Target', 'Keluarga ditemui', 'Keluarga baru', 'Tidak ditemui']);
    expect(columns.map(({ meaning, adds }) => [meaning, adds ?? false])).toEqual([
      ['areaName', false],
      ['target.total', false],
      ['recorded.unsplit', 'found'],
      ['recorded.unsplit', 'newlyListed'],
      [null, false],
    ]);
    expect(warnings).toEqual([]);
  });

  test('by channel, where the headers say it or the settings do', () => {
    expect(meaningsOf(['Ditemui online', 'Baru online', 'Ditemui manual', 'Baru manual'])).toEqual([
      'recorded.online',
      'recorded.online',
      'recorded.manual',
      'recorded.manual',
    ]);
    expect(meaningsOf(['Ditemui', 'Baru'], { channel: 'online' })).toEqual(['recorded.online', 'recorded.online']);
  });

  test('a total beside them is compared, and one of them alone is none of it', () => {
    expect(meaningsOf(['Ditemui', 'Baru', 'Jumlah'])).toEqual([
      'recorded.unsplit',
      'recorded.unsplit',
      'recorded.total',
    ]);
    expect(meaningsOf(['Baru'])).toEqual([null]);
    expect(meaningsOf(['Ditemui', 'Ditemui', 'Baru'])).toEqual([null, null, null]);
  });

  test('what a person says of one of them goes before', () => {
    expect(meaningsOf(['Ditemui', 'Baru'], { columns: { Ditemui: 'collected.unsplit' } })).toEqual([
      'collected.unsplit',
      null,
    ]);
  });
});

describe('what the file does not say', () => {
  test('stage and channel come from the settings', () => {
    expect(meaningsOf(['Online', 'Manual'], { stage: 'collected' })).toEqual(['collected.online', 'collected.manual']);
    expect(meaningsOf(['Terdata'], { channel: 'manual' })).toEqual(['collected.manual']);
    expect(meaningsOf(['Jumlah'], { stage: 'validated', channel: 'online' })).toEqual(['validated.online']);
  });

  test('what was reported without a channel is a part of its own beside the others', () => {
    const headers = ['Online', 'Manual', 'Tanpa kanal', 'Total'];
    expect(meaningsOf(headers)).toEqual(['recorded.online', 'recorded.manual', 'recorded.unsplit', 'recorded.total']);
    expect(meaningsOf(headers.slice(2), { channel: 'online' })).toEqual(['recorded.unsplit', 'recorded.total']);
  });

  test('a total beside its parts is only compared', () => {
    expect(meaningsOf(['Online', 'Manual', 'Jumlah', 'Terdata'])).toEqual([
      'recorded.online',
      'recorded.manual',
      'recorded.total',
      'collected.unsplit',
    ]);
  });

  test('in a file of targets, channels speak of the target', () => {
    expect(meaningsOf(['Online', 'Manual', 'Jumlah'], {}, 'targets')).toEqual([
      'target.online',
      'target.manual',
      'target.total',
    ]);
  });
});

describe('corrections by a person', () => {
  test('go before what the header says', () => {
    expect(meaningsOf(['Angka A', 'Online'], { columns: { 'Angka A': 'recorded.manual', Online: 'ignore' } })).toEqual([
      'recorded.manual',
      'ignore',
    ]);
  });

  test('a column that a person chose wins over one of the same meaning', () => {
    expect(meaningsOf(['Online', 'HP'], { columns: { HP: 'recorded.online' } })).toEqual([null, 'recorded.online']);
  });

  test('a meaning that does not exist is said and left', () => {
    const match = meanings(['Online'], { columns: { Online: 'salah' } });
    expect(match.columns[0]?.meaning).toBe('recorded.online');
    expect(match.warnings[0]?.message).toContain("'salah'");
  });
});

describe('repeated columns', () => {
  test('a figure that two columns claim is taken from neither, until a person chooses', () => {
    const headers = ['kode', 'Online', 'Online'];
    const match = meanings(headers);
    expect(match.columns.map(({ header, meaning }) => [header, meaning])).toEqual([
      ['kode', 'areaCode'],
      ['Online (kolom B)', null],
      ['Online (kolom C)', null],
    ]);
    expect(match.warnings[0]?.message).toContain('B (Online (kolom B)) dan C');
    expect(meaningsOf(headers, { columns: { 'Online (kolom C)': 'recorded.online' } })).toEqual([
      'areaCode',
      null,
      'recorded.online',
    ]);
  });

  test('the code and the name of the deepest level speak of the row', () => {
    expect(meaningsOf(['Kode kecamatan', 'Kecamatan', 'Kode desa', 'Desa'])).toEqual([
      'parentCode',
      'parentName',
      'areaCode',
      'areaName',
    ]);
  });
});

test('what does not belong to the kind is left, and said', () => {
  const match = meanings(['kode', 'Target', 'Kader', 'Online masuk'], {}, 'targets');
  expect(match.columns.map((column) => column.meaning)).toEqual(['areaCode', 'target.total', null, null]);
  expect(match.warnings.map((warning) => warning.message)).toEqual([
    'Kolom Kader tidak dipakai dalam unggahan target.',
    'Kolom Online masuk tidak dipakai dalam unggahan target.',
  ]);
});

test('in a file of targets what was achieved is no target', () => {
  for (const header of ['Capaian', 'Realisasi', 'Jumlah capaian', 'Capaian online']) {
    const { columns, warnings } = meanings(['Kecamatan', header], {}, 'targets');
    expect([header, columns[1]?.meaning]).toEqual([header, null]);
    expect(warnings[0]?.message).toBe(`Kolom ${header} tidak dipakai dalam unggahan target.`);
  }
  expect(meanings(['Kecamatan', 'Jumlah'], {}, 'targets').columns[1]?.meaning).toBe('target.total');
});
