import { describe, expect, test } from 'vitest';
import { listLoosePatterns, pickClearHit, readAreaSearch } from './area-search';

describe('what was typed', () => {
  test.each([
    ['3215', '32.15'],
    ['32.15', '32.15'],
    ['32-15-01', '32.15.01'],
    ['32 15 01 2001', '32.15.01.2001'],
    ['3215012001', '32.15.01.2001'],
    ['321', '32.1'],
    ['32', '32'],
    ['32150120011', null],
    ['32a', null],
    ['teluk', null],
    ['.', null],
  ])('%s is the code %s', (typed, code) => {
    expect(readAreaSearch(typed).code).toBe(code);
  });

  test.each<[string, string[], number | null]>([
    ['Telukjambe Timur', ['telukjambe', 'timur'], null],
    ['kec. Klari', ['klari'], 3],
    ['Klari kec', ['klari'], 3],
    ['kab karawang', ['karawang'], 2],
    ['ds. Wadas kec Telukjambe Timur', ['wadas', 'telukjambe', 'timur'], 4],
    ['bekasi kota', ['bekasi', 'kota'], null],
    ['Kr. Barat', ['kr', 'barat'], null],
    ['desa', ['desa'], null],
    ['Ma’rang', ['marang'], null],
    ['% _', [], null],
  ])('%s is the words %j', (typed, words, level) => {
    const read = readAreaSearch(typed);
    expect([read.words.map(({ text }) => text), read.level]).toEqual([words, level]);
  });

  test('what is short for a word', () => {
    const shortOf = (typed: string) =>
      readAreaSearch(typed)
        .words.filter(({ short }) => short)
        .map(({ text }) => text);
    expect(shortOf('Kr. Barat')).toEqual(['kr']);
    expect(shortOf('tlk jmb timur')).toEqual(['tlk', 'jmb']);
    expect(shortOf('Karawang Barat')).toEqual([]);
  });
});

describe('one letter amiss', () => {
  const finds = (typed: string, name: string) => {
    const [word] = readAreaSearch(typed).words;
    return (word ? listLoosePatterns(word) : []).some((pattern) =>
      new RegExp(`^${pattern.replaceAll('%', '.*').replaceAll('_', '.')}$`).test(name),
    );
  };
  test.each([
    ['telukjmbe', 'telukjambetimur'],
    ['telukjambhe', 'telukjambetimur'],
    ['telukjembe', 'telukjambetimur'],
    ['telukajmbe', 'telukjambetimur'],
    ['karwang', 'karawang'],
    ['kraawang', 'karawang'],
    ['Kr.', 'karawangbarat'],
    ['rengasdenglok', 'rengasdengklok'],
  ])('%s finds %s', (typed, name) => {
    expect(finds(typed, name)).toBe(true);
  });
  test.each([
    ['telukjmb', 'ciampel'],
    ['krwng', 'klari'],
    ['karwangg', 'kutawaluya'],
    ['kla', 'ciampel'],
  ])('%s does not find %s', (typed, name) => {
    expect(finds(typed, name)).toBe(false);
  });
  test('no word makes more than some hundred patterns', () => {
    expect(listLoosePatterns({ text: 'abcdefghijklmnopqrstuvwx', short: false }).length).toBeLessThan(100);
    expect(listLoosePatterns({ text: 'a'.repeat(80), short: false })).toHaveLength(1);
  });
});

describe('which area opens at once', () => {
  const hit = (code: string, level: 2 | 3 | 4, folded: string) => ({ code, level, folded });
  const karawang = hit('32.15', 2, 'karawang');
  const barat = hit('32.15.01', 3, 'karawangbarat');
  test.each<[string, ReturnType<typeof hit>[], string | null]>([
    ['karawang', [karawang, barat], '32.15'],
    ['karawang', [karawang, hit('11.01.01.2001', 4, 'karawang')], '32.15'],
    ['klari', [hit('32.15.05', 3, 'klari'), hit('11.01.01', 3, 'klari')], null],
    ['telukjambe', [hit('32.15.03', 3, 'telukjambetimur'), hit('32.15.26', 3, 'telukjambebarat')], null],
    [
      'telukjambe',
      [
        hit('32.15.03', 3, 'telukjambetimur'),
        hit('32.15.26', 3, 'telukjambebarat'),
        hit('32.15.03.2001', 4, 'telukjambe'),
      ],
      null,
    ],
    ['telukjambe t', [hit('32.15.03', 3, 'telukjambetimur')], '32.15.03'],
    ['3215', [karawang, barat], '32.15'],
    ['321', [karawang, hit('32.16', 2, 'bekasi')], null],
    ['x', [], null],
  ])('%s', (typed, hits, code) => {
    expect(pickClearHit(readAreaSearch(typed), hits)?.code ?? null).toBe(code);
  });
});
