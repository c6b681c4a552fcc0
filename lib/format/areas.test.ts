import { expect, test } from 'vitest';
import { formatAreaName, formatAreaTitle } from './areas';

test('tells a kota from the kabupaten of the same name', () => {
  expect(formatAreaName({ name: 'Bekasi', kind: 'kabupaten' })).toBe('Bekasi');
  expect(formatAreaName({ name: 'Bekasi', kind: 'kota' })).toBe('Kota Bekasi');
  expect(formatAreaTitle({ name: 'Bekasi', kind: 'kabupaten' })).toBe('Kabupaten Bekasi');
});

test('leaves a kecamatan that is called Kota Baru alone', () => {
  expect(formatAreaName({ name: 'Kota Baru', kind: 'kecamatan' })).toBe('Kota Baru');
  expect(formatAreaTitle({ name: 'Kota Baru', kind: 'kecamatan' })).toBe('Kecamatan Kota Baru');
  expect(formatAreaTitle({ name: 'Indonesia', kind: 'negara' })).toBe('Indonesia');
});
