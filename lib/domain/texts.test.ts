import { describe, expect, test } from 'vitest';
import { heldReason, problemOfReason } from './held-rows';
import { parseReason } from './target-proposals';
import { countVisible, findUnkeepable, isKeepable, markUnkeepable } from './texts';

test.each([
  ['', true],
  ['Desa Sukamulya', true],
  ['\u{1f44d}', true],
  ['a\u0000', false],
  ['\ud800', false],
  ['\udfff akhir', false],
  ['\udc4d\ud83d', false],
])('%j can be kept: %s', (text, kept) => {
  expect(isKeepable(text)).toBe(kept);
  expect(isKeepable(markUnkeepable(text))).toBe(true);
});

test('the first text that cannot be kept is found by its place', () => {
  expect(findUnkeepable({ a: ['x', { b: '\u0000' }] })).toEqual(['a', '1', 'b']);
  expect(findUnkeepable({ 'a\ud800': 1 })).toEqual(['a\ud800']);
  expect(findUnkeepable({ a: ['x', 1, null, true] })).toBeNull();
});

describe('a reason is as long as what a reader sees of it', () => {
  const hidden = ['\u200b', '\u2060', '\ufeff', '\u00ad', '\u202e', '\u3164', '\u2800', '\ufe0f', '\u{e0041}'];

  test.each(hidden)('%j is no letter', (sign) => {
    expect(countVisible(sign.repeat(20))).toBe(0);
    expect(problemOfReason(sign.repeat(20))).toContain(`sedikitnya ${heldReason.least} huruf`);
    expect(problemOfReason(`a${sign.repeat(20)}b`)).not.toBeNull();
    expect(parseReason(sign.repeat(20))).toBeNull();
    expect(parseReason(`surat${sign.repeat(20)}12`)).toBeNull();
  });

  test('signs between letters change nothing of what is said', () => {
    expect(problemOfReason('be\u200bnar')).toBeNull();
    expect(parseReason('sesuai\u200b surat nomor 12')).not.toBeNull();
    expect(countVisible('sesuai surat 12')).toBe(13);
  });
});
