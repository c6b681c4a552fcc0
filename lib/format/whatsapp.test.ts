import { expect, test } from 'vitest';
import { recapLimits } from '../domain/recaps';
import { formatWhatsAppHref } from './whatsapp';

test('the address carries the text as it is: lines, marks, percent signs and all', () => {
  const text = '*Karawang* 3,92\u00a0%\nLima tertinggi & terendah #1? ’Soka"an’ 😀';
  const { href, whole } = formatWhatsAppHref(text, 'pendek');
  expect(whole).toBe(true);
  const url = new URL(href);
  expect(url.origin + url.pathname).toBe('https://wa.me/');
  expect([...url.searchParams]).toEqual([['text', text]]);
});

test('a text at the limit of a message fits into an address; one that does not is sent short', () => {
  const plain = 'Kecamatan Klari 3,92 % (28.800 dari 734.768)\n'.repeat(100).slice(0, recapLimits.text);
  expect(formatWhatsAppHref(plain, 'pendek').whole).toBe(true);
  const wide = '😀'.repeat(recapLimits.text / 2);
  const { href, whole } = formatWhatsAppHref(wide, 'pendek');
  expect(whole).toBe(false);
  expect(new URL(href).searchParams.get('text')).toBe('pendek');
});

test('half a character, as a cut paste leaves it, breaks nothing', () => {
  expect(new URL(formatWhatsAppHref('a\ud83db', '').href).searchParams.get('text')).toBe('ab');
});
