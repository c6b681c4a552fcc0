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
