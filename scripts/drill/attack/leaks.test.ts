import { expect, test } from 'vitest';
import { findLeaks } from './leaks';

test('codes and names of areas elsewhere are found, one’s own, those above and figures are not', () => {
  const text = '32.15.03.2001 dan 32.15.03, 28.800 dari 734.768, pukul 16.00, 12.04.2021.';
  expect(findLeaks(text, '32.15', ['Kab. Purwakarta'])).toEqual([]);
  expect(findLeaks(text, '32.15.03.2001', [])).toEqual([]);
  expect(findLeaks(text, '33.13', [])).toEqual(['32.15.03.2001', '32.15.03']);
  expect(findLeaks(text, null, [])).toEqual(['32.15.03.2001', '32.15.03']);
  expect(findLeaks(text, 'id', [])).toEqual([]);
  expect(findLeaks('Kab. Purwakarta: 12,4 %', '32.15', ['Kab. Purwakarta'])).toEqual(['Kab. Purwakarta']);
});

test('an area of a new province of Papua is its own by its former code too, and an example of a form is no news', () => {
  expect(findLeaks('91.01.01, 93.01.01', '93.01', [])).toEqual([]);
  expect(findLeaks('91.02.01', '93.01', [])).toEqual(['91.02.01']);
  expect(findLeaks('36.04.09.2003', '33.13', [], new Set(['36.04.09.2003']))).toEqual([]);
});
