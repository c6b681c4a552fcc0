import { expect, test } from 'vitest';
import { formatAreaName, formatAreaTitle, formatNameOf, formatWithin } from './areas';

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

test('names an area that is known by its code, and says in what one lies', () => {
  expect(formatNameOf({ code: '61.71', name: 'Pontianak' })).toBe('Kota Pontianak');
  expect(formatNameOf({ code: '61.01', name: 'Sambas' })).toBe('Sambas');
  const names = { '32.75': 'Bekasi', '32.75.05': 'Bantargebang' };
  expect(formatWithin('32.75.05.1001', names)).toBe('Kec. Bantargebang, Kota Bekasi');
  expect(formatWithin('32.75.05', names)).toBe('Kota Bekasi');
  expect(formatWithin('32.15', names)).toBe('');
});
