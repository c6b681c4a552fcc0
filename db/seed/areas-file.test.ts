import { describe, expect, test } from 'vitest';
import { bareAreaName, packagedEdition, readPackagedAreas } from './areas';
import { AreasFileError, parseAreasFile } from './areas-file';

const problemOf = (text: string) => {
  try {
    parseAreasFile(text);
  } catch (error) {
    if (error instanceof AreasFileError) return error.message;
    throw error;
  }
  return null;
};

describe('parseAreasFile', () => {
  test('reads dotted and bare codes, any delimiter, BOM and order, and puts Indonesia on top', () => {
    const text =
      '\uFEFFNo;Nama;KODE\r\n1;"Soka""an";3513152017\r\n2;Pajarakan;35.13.15\r\n3;Probolinggo;35.13\r\n;;\r\n4;Jawa Timur;35\r\n';
    expect(parseAreasFile(text)).toEqual([
      { code: 'id', name: 'Indonesia' },
      { code: '35', name: 'Jawa Timur' },
      { code: '35.13', name: 'Probolinggo' },
      { code: '35.13.15', name: 'Pajarakan' },
      { code: '35.13.15.2017', name: 'Soka"an' },
    ]);
  });

  test('names each bad row as a spreadsheet numbers it', () => {
    const problem = problemOf(
      'kode,nama\n32,Jawa Barat\n\n3x,Entah\n32.15,\n32,Jawa Barat\n32.16.01,Setu\n32.00,Nol\n',
    );
    expect(problem?.split('\n').slice(1)).toEqual([
      "Baris 4: '3x' bukan kode wilayah. Tulis seperti 32.15.01.2001.",
      'Baris 5: nama untuk 32.15 kosong. Isi namanya.',
      'Baris 6: kode 32 sudah ada di baris 2. Hapus salah satu.',
      "Baris 8: '32.00' bukan kode wilayah. Tulis seperti 32.15.01.2001.",
      'Baris 7: wilayah di atas 32.16.01, yaitu 32.16, tidak ada dalam file. Tambahkan barisnya.',
    ]);
  });

  test('refuses a file without the two columns, without rows, or with a quote that never closes', () => {
    expect(problemOf('')).toContain('File kosong');
    expect(problemOf('wilayah,jumlah\nJawa Barat,1\n')).toContain('Kolom kode dan nama tidak ada di baris 1');
    expect(problemOf('kode,nama\n')).toContain('tidak memuat wilayah');
    expect(problemOf('kode,nama\n32,"Jawa Barat\n')).toContain('tidak dapat dibaca sebagai CSV');
  });
});

describe('the packaged edition', () => {
  test('holds 38 + 514 + 7.285 + 83.762 areas and Indonesia, names with quotes and commas whole', async () => {
    const areas = await readPackagedAreas();
    expect(areas).toHaveLength(packagedEdition.areaCount);
    const byLevel = [0, 0, 0, 0, 0];
    for (const { code } of areas) {
      const level = code === 'id' ? 0 : code.split('.').length;
      byLevel[level] = (byLevel[level] ?? 0) + 1;
    }
    expect(byLevel).toEqual([1, 38, 514, 7_285, 83_762]);
    expect(areas.find((area) => area.code === '35.13.15.2017')?.name).toBe('Soka"an');
    expect(areas.find((area) => area.code === '14.02.09.2010')?.name).toBe('Lambang Sari I, II, III');
  });

  test.each([
    ['32.15', 'Kabupaten Karawang', 'Karawang'],
    ['33.75', 'Kota Pekalongan', 'Pekalongan'],
    ['31.01', 'Kabupaten Administrasi Kepulauan Seribu', 'Kepulauan Seribu'],
    ['31.71', 'Kota Adm. Jakarta Pusat', 'Jakarta Pusat'],
    ['31', 'Daerah Khusus Ibukota Jakarta', 'DKI Jakarta'],
    ['34', 'Daerah Istimewa Yogyakarta', 'DI Yogyakarta'],
    ['32.15.25', 'Kota Baru', 'Kota Baru'],
    ['63.02', 'Kabupaten Kotabaru', 'Kotabaru'],
  ])('stores %s %s as %s', (code, name, stored) => {
    expect(bareAreaName({ code, name })).toBe(stored);
  });
});
