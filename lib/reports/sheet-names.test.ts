import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameTabs } from './sheet-names';

test.each([
  ['Karawang', 'Karawang'],
  ['Kota Bekasi', 'Kota Bekasi'],
  ["Soka'an", 'Soka’an'],
  ['A/B: [C] * ? \\ D', 'A B C D'],
  ['', 'Lembar'],
  ['History', 'History (2)'],
  ['Kabupaten Kepulauan Tanimbar dan Sekitarnya', 'Kabupaten Kepulauan Tanimbar da'],
])('%s is the tab %s', (name, tab) => {
  expect(nameTabs([name])).toEqual([tab]);
});

test('the same name twice is told apart, whatever the case, within the limit', () => {
  const long = 'Kepulauan Bangka Belitung Tengah';
  expect(nameTabs(['Klari', 'KLARI', long, long])).toEqual([
    'Klari',
    'KLARI (2)',
    'Kepulauan Bangka Belitung Tenga',
    'Kepulauan Bangka Belitung T (2)',
  ]);
});

test('whatever the names, Excel takes them', () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 60 });
  fc.assert(
    fc.property(fc.array(name, { maxLength: 20 }), (names) => {
      const tabs = nameTabs(names);
      expect(new Set(tabs.map((tab) => tab.toLowerCase())).size).toBe(names.length);
      for (const tab of tabs) {
        expect(tab).toMatch(/^[^\]:*?/\\[']{1,31}$/);
        expect(tab.trim()).toBe(tab);
        expect(tab.toLowerCase()).not.toBe('history');
      }
    }),
  );
});
