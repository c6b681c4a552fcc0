import { describe, expect, test } from 'vitest';
import { kindOfCode, levelOfCode, rangeOfCode } from '../../domain/areas';
import type { CellValue } from '../read/sheet-rows';
import type { AreaContext, AreaMatch } from './area-clues';
import { AreaIndex } from './area-index';
import type { KnownArea } from './known-area';
import { matchArea } from './match-area';

function known(code: string, name: string): KnownArea {
  return { code, name, kind: kindOfCode(code), level: levelOfCode(code) ?? 0, ...rangeOfCode(code) };
}

const areas = [
  known('id', 'Indonesia'),
  known('31', 'DKI Jakarta'),
  known('31.01', 'Kepulauan Seribu'),
  known('31.71', 'Jakarta Pusat'),
  known('32', 'Jawa Barat'),
  known('32.01', 'Bogor'),
  known('32.15', 'Karawang'),
  known('32.15.01', 'Karawang Barat'),
  known('32.15.01.1001', 'Karawang Wetan'),
  known('32.15.01.1002', 'Nagasari'),
  known('32.15.01.2001', 'Nagasari'),
  known('32.15.03', 'Telukjambe Timur'),
  known('32.15.03.2001', 'Sukaluyu'),
  known('32.15.03.2002', 'Pinayungan'),
  known('32.15.31', 'Telukjambe Barat'),
  known('32.15.31.2001', 'Sukaluyu'),
  known('32.71', 'Bogor'),
  known('32.79', 'Banjar'),
  known('64', 'Kalimantan Timur'),
  known('64.09', 'Penajam Paser Utara'),
  known('64.09.04', 'Sepaku'),
  known('73.09', 'Pangkajene dan Kepulauan'),
  known('73.09.07', "Ma'rang"),
  known('76', 'Sulawesi Barat'),
  known('76.02', 'Mamuju'),
  known('76.02.10', 'Kepulauan Bala Balakang'),
  known('76.04', 'Polewali Mandar'),
  known('76.04.08', 'Mapilli'),
];
const index = new AreaIndex(areas, [
  { text: 'TLK JAMBE TMR', parent: rangeOfCode('32.15'), area: rangeOfCode('32.15.03').lo },
]);

function find(
  clues: { code?: CellValue; name?: CellValue; above?: { name: string; level: 2 | 3 }[] },
  where: { scope?: string; level?: AreaContext['level']; written?: string[] } = {},
): AreaMatch {
  const scope = rangeOfCode(where.scope ?? '32');
  return matchArea(
    {
      code: clues.code ?? null,
      name: clues.name ?? null,
      above: (clues.above ?? []).map(({ name, level }) => ({ code: null, name, level })),
    },
    { index, scope, parent: scope, level: where.level ?? null, written: () => new Set(where.written) },
  );
}

const codeOf = (match: AreaMatch) => (match.ok ? match.area.code : match.reason);

describe('a code', () => {
  test.each([
    ['32.15.03.2001', '32.15.03.2001'],
    ['3215032001', '32.15.03.2001'],
    [3_215_032_001, '32.15.03.2001'],
    ["'3215032001", '32.15.03.2001'],
    [32.15, '32.15'],
    ['32.15.03 Telukjambe Timur', '32.15.03'],
    ['32.15.03 - TELUKJAMBE TIMUR', '32.15.03'],
  ])('%j is %s', (code, expected) => {
    expect(codeOf(find({ code }))).toBe(expected);
  });

  test('its last digits are enough inside the area above', () => {
    expect(codeOf(find({ code: '2001', above: [{ name: 'Kec. Telukjambe Timur', level: 3 }] }, { level: 4 }))).toBe(
      '32.15.03.2001',
    );
    expect(codeOf(find({ code: '15 - KARAWANG' }, { level: 2 }))).toBe('32.15');
    expect(find({ code: '2001' }, { level: 4 }).ok).toBe(false);
  });

  test('one outside the scope is refused as one that does not exist', () => {
    const outside = find({ code: '76.04.08' });
    const nowhere = find({ code: '76.99.08' });
    expect([outside.ok, nowhere.ok]).toEqual([false, false]);
    expect(codeOf(outside).replaceAll('76.04.08', 'X')).toBe(codeOf(nowhere).replaceAll('76.99.08', 'X'));
  });

  test('a code that leads nowhere gives way to the name', () => {
    expect(codeOf(find({ code: '3215030', name: 'Telukjambe Timur' }, { level: 3 }))).toBe('32.15.03');
  });
});

describe('a code beside a name', () => {
  test.each([
    ['32.15.31.2001', 'Sukaluyu', '32.15.31.2001'],
    ['32.15.03', 'Kec. Teluk Jambe Timur', '32.15.03'],
    ['32.15.03', 'Telukjambe Tmr', '32.15.03'],
    ['32.15.01.1002', 'Nagasari', '32.15.01.1002'],
    ['32.71', 'BOGOR', '32.71'],
    ['32.79', 'Banjar', '32.79'],
  ])('%s %s is %s', (code, name, area) => {
    expect(codeOf(find({ code, name }))).toBe(area);
  });

  test.each([
    ['76.02', 'POLEWALI MANDAR', ['76.04', '76.02']],
    ['32.15.03', 'Kec. Telukjambe Barat', ['32.15.31', '32.15.03']],
    ['32.01', 'Kota Bogor', ['32.71', '32.01']],
    ['32.71', 'Kab. Bogor', ['32.01', '32.71']],
    ['32.01', 'Banjar', ['32.79', '32.01']],
  ])('%s %s is asked about: the name is that of its neighbour', (code, name, candidates) => {
    const match = find({ code, name }, { scope: 'id' });
    expect(match).toMatchObject({ ok: false, candidates: candidates.map((one) => ({ code: one })) });
    expect(match).toMatchObject({ reason: expect.stringContaining(`tetapi di file tertulis '${name}'`) });
  });

  test('what lies outside the scope is not offered', () => {
    expect(find({ code: '32.15', name: 'BANJAR' }, { scope: '32.15' })).toMatchObject({
      ok: false,
      candidates: [{ code: '32.15' }],
    });
  });
});

describe('a name', () => {
  test.each([
    ['Kec. Telukjambe Timur', '32.15.03'],
    ['TELUKJAMBE TIMUR', '32.15.03'],
    ['Teluk Jambe Timur', '32.15.03'],
    ['kecamatan teluk-jambe timur', '32.15.03'],
  ])('%s is %s', (name, code) => {
    expect(codeOf(find({ name }, { scope: '32.15', level: 3 }))).toBe(code);
  });

  test.each([
    ['Kab.Karawang', '32.15'],
    ['KAB. KARAWANG', '32.15'],
    ['Kabupaten Bogor', '32.01'],
    ['Kota Bogor', '32.71'],
    ['BANJAR', '32.79'],
    ['\u202eKarawang\u200f', '32.15'],
  ])('%s is %s', (name, code) => {
    expect(codeOf(find({ name }, { level: 2 }))).toBe(code);
  });

  test('of islands and cities, with the words that offices shorten or leave out', () => {
    expect(codeOf(find({ name: 'KEP. BALA BALAKANG' }, { scope: '76', level: 3 }))).toBe('76.02.10');
    expect(codeOf(find({ name: 'Kota Adm. Jakarta Pusat' }, { scope: '31', level: 2 }))).toBe('31.71');
    expect(codeOf(find({ name: 'Kab. Adm. Kep. Seribu' }, { scope: '31', level: 2 }))).toBe('31.01');
  });

  test('with the area above it in the same cell', () => {
    expect(codeOf(find({ name: 'SUKALUYU, Kec. TELUKJAMBE BARAT' }, { scope: '32.15', level: 4 }))).toBe(
      '32.15.31.2001',
    );
    expect(codeOf(find({ name: 'Sukaluyu (Kec. Telukjambe Timur)' }, { scope: '32.15', level: 4 }))).toBe(
      '32.15.03.2001',
    );
  });

  test('of a kabupaten and a kota is asked about, unless the table has a row for the kota', () => {
    const asked = find({ name: 'BOGOR' }, { level: 2 });
    expect(asked).toMatchObject({ ok: false, candidates: [{ code: '32.01' }, { code: '32.71' }] });
    expect(codeOf(find({ name: 'BOGOR' }, { level: 2, written: ['kotabogor'] }))).toBe('32.01');
  });

  test('that two desa share is asked about; their kecamatan, or the word in front, answers', () => {
    expect(find({ name: 'Sukaluyu' }, { scope: '32.15', level: 4 })).toMatchObject({
      ok: false,
      candidates: [{ code: '32.15.03.2001' }, { code: '32.15.31.2001' }],
    });
    const above = [{ name: 'Telukjambe Timur', level: 3 as const }];
    expect(codeOf(find({ name: 'Sukaluyu', above }, { scope: '32.15', level: 4 }))).toBe('32.15.03.2001');
    const barat = { scope: '32.15.01', level: 4 as const };
    expect(find({ name: 'Nagasari' }, barat).ok).toBe(false);
    expect(codeOf(find({ name: 'Kel. Nagasari' }, barat))).toBe('32.15.01.1002');
    expect(codeOf(find({ name: 'Desa Nagasari' }, barat))).toBe('32.15.01.2001');
  });

  test('nearly right is suggested and never taken', () => {
    expect(find({ name: 'MAPILI' }, { scope: '76', level: 3 })).toMatchObject({
      ok: false,
      candidates: [{ code: '76.04.08' }],
    });
  });

  test('that the office explained before is known, inside the same area only', () => {
    expect(find({ name: 'Tlk Jambe Tmr' }, { scope: '32.15', level: 3 })).toMatchObject({ ok: true, by: 'alias' });
    expect(find({ name: 'Tlk Jambe Tmr' }, { scope: '32.15.01', level: 3 }).ok).toBe(false);
  });

  test.each(['__proto__', 'constructor', '', '   ', '=1+1'])('%j is none, and breaks nothing', (name) => {
    expect(find({ name }, { level: 2 }).ok).toBe(false);
  });
});

describe('names as offices write them', () => {
  const nation = rangeOfCode('id');
  const context: AreaContext = { index, scope: nation, parent: nation, level: 3, written: () => new Set() };
  const named = (name: string) => {
    const match = matchArea({ code: null, name, above: [] }, context);
    return match.ok ? match.area.code : match.reason;
  };

  test.each([
    ['KEP.BALA-BALAKANG', '76.02.10'],
    ['Kec.Kep.Bala Balakang', '76.02.10'],
    ['Ma\u02bcrang', '73.09.07'],
    ['MA\u02bbRANG', '73.09.07'],
    ['Ma\u2019rang', '73.09.07'],
    ['Sepaku (Penajam Paser Utara)', '64.09.04'],
    ['SEPAKU (Kalimantan Timur)', '64.09.04'],
    ['Kec. Sepaku [PENAJAM PASER UTARA]', '64.09.04'],
  ])('%s is %s', (written, code) => {
    expect(named(written)).toBe(code);
  });

  test('what stands in brackets and is no area above it settles nothing', () => {
    expect(named('Sepaku (Karawang)')).toContain('tidak ditemukan');
    expect(named('Sepaku (baru)')).toContain('tidak ditemukan');
  });
});
