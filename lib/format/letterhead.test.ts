import { expect, test } from 'vitest';
import { arrangeLetterhead } from './letterhead';

const name = 'DINAS PENGENDALIAN PENDUDUK DAN KELUARGA BERENCANA';

test('the government stands above the office, its address below', () => {
  const lines = ['PEMERINTAH KABUPATEN KARAWANG', 'Jl. Ahmad Yani 76', 'Badan jalan sebelah kanan'];
  expect(arrangeLetterhead({ name, lines })).toEqual({
    above: ['PEMERINTAH KABUPATEN KARAWANG'],
    name,
    below: ['Jl. Ahmad Yani 76', 'Badan jalan sebelah kanan'],
  });
});

test('an office that names no government has nothing above it, one that names nothing else nothing below', () => {
  expect(arrangeLetterhead({ name, lines: ['Jl. Ahmad Yani 76'] }).above).toEqual([]);
  expect(arrangeLetterhead({ name, lines: ['Pemerintah Provinsi Jawa Barat'] }).below).toEqual([]);
  expect(arrangeLetterhead({ name, lines: [] })).toEqual({ above: [], name, below: [] });
});
