import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  codePath,
  commonCode,
  foldAreaName,
  foldedNameOf,
  isInside,
  kindOfCode,
  levelOfCode,
  nationCode,
  parentCode,
  rangeOfCode,
  relationOf,
} from './areas';

const twoDigits = fc.integer({ min: 1, max: 99 }).map((block) => String(block).padStart(2, '0'));
const fourDigits = fc.integer({ min: 1001, max: 3999 }).map(String);
const anyCode = fc.oneof(
  fc.constant(nationCode),
  twoDigits,
  fc.tuple(twoDigits, twoDigits).map((blocks) => blocks.join('.')),
  fc.tuple(twoDigits, twoDigits, twoDigits).map((blocks) => blocks.join('.')),
  fc.tuple(twoDigits, twoDigits, twoDigits, fourDigits).map((blocks) => blocks.join('.')),
);

describe('an area code', () => {
  test.each([
    ['id', 0, 'negara'],
    ['32', 1, 'provinsi'],
    ['32.15', 2, 'kabupaten'],
    ['32.69', 2, 'kabupaten'],
    ['32.71', 2, 'kota'],
    ['82.72', 2, 'kota'],
    ['32.15.01', 3, 'kecamatan'],
    ['32.15.01.1001', 4, 'kelurahan'],
    ['32.15.01.2001', 4, 'desa'],
    ['91.03.01.3001', 4, 'desa adat'],
  ] as const)('%s is of level %i: %s', (code, level, kind) => {
    expect(levelOfCode(code)).toBe(level);
    expect(kindOfCode(code)).toBe(kind);
  });

  test.each([
    '',
    '3',
    '321',
    '32.1',
    '32.15.',
    '32.15.1',
    '32.15.01.201',
    '32.15.01.20011',
    '3215',
    'ID',
    '32.15 ',
    '٣٢',
  ])('is not %j', (text) => {
    expect(levelOfCode(text)).toBeNull();
    expect(() => rangeOfCode(text)).toThrow(RangeError);
    expect(() => kindOfCode(text)).toThrow(RangeError);
  });

  test('spans the numbers that begin with its digits', () => {
    expect(rangeOfCode('32.15')).toEqual({ lo: 3215000000, hi: 3215999999 });
    expect(rangeOfCode('32.15.01.2001')).toEqual({ lo: 3215012001, hi: 3215012001 });
    expect(rangeOfCode('id')).toEqual({ lo: 0, hi: 9999999999 });
  });

  test('leads up to Indonesia', () => {
    expect(codePath('32.15.01.2001')).toEqual(['id', '32', '32.15', '32.15.01', '32.15.01.2001']);
    expect(codePath('id')).toEqual(['id']);
    expect(parentCode('32')).toBe('id');
    expect(parentCode('id')).toBeNull();
  });

  test('is inside exactly the areas on its path', () => {
    fc.assert(
      fc.property(anyCode, anyCode, (one, other) => {
        const [range, otherRange] = [rangeOfCode(one), rangeOfCode(other)];
        expect(isInside(range, otherRange)).toBe(codePath(one).includes(other));
        for (const above of codePath(one)) expect(isInside(range, rangeOfCode(above))).toBe(true);
      }),
    );
  });

  test('stands to another as own, above, below or elsewhere', () => {
    const relation = (own: string, other: string) => relationOf(rangeOfCode(own), rangeOfCode(other));
    expect(relation('32.15', '32.15')).toBe('own');
    expect(relation('32.15', '32')).toBe('ancestor');
    expect(relation('32.15', 'id')).toBe('ancestor');
    expect(relation('32.15', '32.15.01.2001')).toBe('descendant');
    expect(relation('32.15', '32.16')).toBe('elsewhere');
    expect(relation('32.15', '33.15.01')).toBe('elsewhere');
    expect(relation('id', '32.15')).toBe('descendant');
  });

  test('stands the other way round seen from the other side', () => {
    const turned = { own: 'own', ancestor: 'descendant', descendant: 'ancestor', elsewhere: 'elsewhere' } as const;
    fc.assert(
      fc.property(anyCode, anyCode, (one, other) => {
        const [range, otherRange] = [rangeOfCode(one), rangeOfCode(other)];
        expect(relationOf(otherRange, range)).toBe(turned[relationOf(range, otherRange)]);
      }),
    );
  });
});

describe('a folded name', () => {
  test.each([
    ['Kec. Telukjambe Timur', 'TELUK JAMBE TIMUR'],
    ['Kecamatan Telukjambe Timur', 'Teluk-Jambe  Timur '],
    ['kec.klari', 'Klari'],
    ['Kab. Bandung', 'Bandung'],
    ['KABUPATEN BANDUNG', 'bandung'],
    ['Kota Administrasi Jakarta Selatan', 'KOTA ADM. JAKARTA SELATAN'],
    ['Kotamadya Bandung', 'Kota Bandung'],
    ['Kodya Bandung', 'Kota Bandung'],
    ['Kabupaten Administrasi Kepulauan Seribu', 'Kab. Kepulauan Seribu'],
    ['Kab. Adm. Kepulauan Seribu', 'Kepulauan Seribu'],
    ['Provinsi Jawa Barat', 'PROV. JAWA BARAT'],
    ['Kel. Adiarsa Timur', 'Kelurahan Adiarsa Timur'],
    ['Ds. Soka"an', "Soka'an"],
    ['Kec. Kota Baru', 'Kotabaru'],
    ['Kec Kota', 'KOTA'],
  ])('of %j is that of %j', (one, other) => {
    expect(foldAreaName(one)).toBe(foldAreaName(other));
    expect(foldAreaName(one)).not.toBe('');
  });

  test.each([
    ['Kota Bandung', 'Kab. Bandung'],
    ['Kota Baru', 'Baru'],
    // Siblings in one kabupaten: 17.01.04 and 17.01.05, 82.06.02 and 82.06.10.
    ['Manna', 'Kota Manna'],
    ['Maba', 'Kota Maba'],
    ['Cilamaya Kulon', 'Cilamaya Wetan'],
  ])('of %j is not that of %j', (one, other) => {
    expect(foldAreaName(one)).not.toBe(foldAreaName(other));
  });

  test.each([
    ['Kelapa Dua', 'kelapadua'],
    ['Kepulauan Seribu Utara', 'kepulauanseribuutara'],
    ['Kecubung', 'kecubung'],
    ['Desaku', 'desaku'],
    ['Kabila', 'kabila'],
    ['Provokasi', 'provokasi'],
    ['Kotabumi', 'kotabumi'],
    ['Dsuko', 'dsuko'],
    ['Kodyan', 'kodyan'],
  ])('of %j keeps a beginning that only looks like the word for a kind: %s', (name, folded) => {
    expect(foldAreaName(name)).toBe(folded);
  });

  test('is never empty for a name of nothing but the word for a kind', () => {
    expect(foldAreaName('Kota')).toBe('kota');
    expect(foldAreaName('Desa')).toBe('desa');
    expect(foldAreaName('  ')).toBe('');
    expect(foldAreaName('--')).toBe('');
  });

  test('is stored so that what people type finds it, kabupaten and kota apart', () => {
    expect(foldedNameOf({ kind: 'kota', name: 'Bandung' })).toBe(foldAreaName('Kota Bandung'));
    expect(foldedNameOf({ kind: 'kabupaten', name: 'Bandung' })).toBe(foldAreaName('Kab. Bandung'));
    expect(foldedNameOf({ kind: 'kecamatan', name: 'Kota Baru' })).toBe(foldAreaName('Kec. Kotabaru'));
  });

  test('holds letters and digits only, so that it can stand in a pattern', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => /^[\p{L}\p{N}]*$/u.test(foldAreaName(text))));
  });
});

describe('the smallest area that holds two', () => {
  test.each([
    ['32.15.03.2001', '32.15.03.2001', '32.15.03.2001'],
    ['32.15.03.2001', '32.15.03.1002', '32.15.03'],
    ['32.15.03.2001', '32.15.04.2001', '32.15'],
    ['32.15', '32.15.04.2001', '32.15'],
    ['32.15', '32.16', '32'],
    ['32.15', '11.01', 'id'],
    ['id', '32', 'id'],
    ['id', 'id', 'id'],
  ])('%s and %s are in %s', (one, other, expected) => {
    expect(commonCode(rangeOfCode(one).lo, rangeOfCode(other).lo)).toBe(expected);
  });

  test('holds both, and no part of it does', () => {
    fc.assert(
      fc.property(anyCode, anyCode, (one, other) => {
        const code = commonCode(rangeOfCode(one).lo, rangeOfCode(other).lo);
        expect(codePath(one)).toContain(code);
        expect(codePath(other)).toContain(code);
        const next = (path: string[]) => path[path.indexOf(code) + 1];
        if (one !== other) expect(next(codePath(one))).not.toBe(next(codePath(other)));
      }),
    );
  });
});
