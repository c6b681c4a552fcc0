import { expect, test } from 'vitest';
import { codePath, rangeOfCode } from './areas';
import { codeBeforeSplit, codeSinceSplit, codesBeforeSplit, rangeBeforeSplit, rangeSinceSplit } from './papua-split';

test('each of the 26 kabupaten and kota, and what lies in it, is found from the code of before and from that of since', () => {
  expect(Object.keys(codesBeforeSplit)).toHaveLength(26);
  for (const [since, before] of Object.entries(codesBeforeSplit)) {
    for (const below of ['', '.01', '.01.2001']) {
      expect([codeBeforeSplit(since + below), codeSinceSplit(before + below)]).toEqual([before + below, since + below]);
      expect(rangeBeforeSplit(rangeOfCode(since + below))).toEqual(rangeOfCode(before + below));
      expect(rangeSinceSplit(rangeOfCode(before + below))).toEqual(rangeOfCode(since + below));
    }
  }
});

test('provinces, the nation, and what was never moved have one code', () => {
  for (const code of ['id', '91', '92', '93', '96', '91.03', '32.15', '32.15.03.2001']) {
    const range = rangeOfCode(code);
    expect([codeBeforeSplit(code), codeSinceSplit(code)]).toEqual([null, null]);
    expect([rangeBeforeSplit(range), rangeSinceSplit(range)]).toEqual([null, null]);
  }
});

test('no code is one of before and one of since', () => {
  const before = new Set(Object.values(codesBeforeSplit));
  expect(Object.keys(codesBeforeSplit).filter((code) => before.has(code))).toEqual([]);
  expect(Object.keys(codesBeforeSplit).every((code) => codePath(code).length === 3)).toBe(true);
});
