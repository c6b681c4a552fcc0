import { describe, expect, test } from 'vitest';
import { rangeOfCode } from './areas';
import { toDay } from './days';
import {
  buildScopeList,
  listListedInside,
  lokusLevelOf,
  participationOf,
  type ScopeVersion,
  takesPart,
  usualWorkMode,
  versionOn,
  type WorkMode,
  workModeOf,
} from './scope';

const listed = (entries: Record<string, WorkMode>) =>
  buildScopeList(Object.entries(entries).map(([code, mode]) => ({ ...rangeOfCode(code), mode })));
const takes = (list: ReturnType<typeof listed> | null, code: string) => takesPart(list, rangeOfCode(code));
const mode = (list: ReturnType<typeof listed> | null, code: string) => workModeOf(list, rangeOfCode(code));

/** PK24 Karawang, in small: Tegalsawah and Margasari of kecamatan Karawang Timur, and Adiarsa Timur of Karawang Barat. */
const karawang = listed({ '32.15.26.2008': 'smartphone', '32.15.26.1002': 'smartphone', '32.15.01.1004': 'formulir' });

describe('who takes part', () => {
  test.each([
    ['a listed desa', '32.15.26.2008', true],
    ['a desa beside it', '32.15.26.2006', false],
    ['the kecamatan that holds it', '32.15.26', true],
    ['a kecamatan that holds none', '32.15.02', false],
    ['the kabupaten', '32.15', true],
    ['the province', '32', true],
    ['the nation', 'id', true],
    ['another kabupaten', '32.16', false],
    ['another province', '33', false],
  ])('%s', (_, code, expected) => expect(takes(karawang, code)).toBe(expected));

  test('all that lies inside a listed area does', () => {
    const list = listed({ '64.02': 'formulir' });
    expect(['64.02', '64.02.05', '64.02.05.2001', '64', 'id'].map((code) => takes(list, code))).toEqual(
      Array(5).fill(true),
    );
    expect(['64.03', '64.03.01.2001', '65'].map((code) => takes(list, code))).toEqual(Array(3).fill(false));
  });

  test('everybody in a census, nobody in an empty list', () => {
    expect(takes(null, '32.15.02')).toBe(true);
    expect(['id', '32.15.26.2008'].map((code) => takes(listed({}), code))).toEqual([false, false]);
  });

  test('the first and the last area of a level', () => {
    const list = listed({ '11.01.01.2001': 'both', '96.71.10.1007': 'both' });
    expect(['11', '96', '96.71.10.1007', '96.71.10.1006'].map((code) => takes(list, code))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('the way of working', () => {
  test('its own listing, else that of the listed area above it', () => {
    const list = listed({ '64.02': 'smartphone', '64.02.05': 'both', '64.02.05.2001': 'formulir' });
    expect(
      ['64.02.05.2001', '64.02.05.2002', '64.02.05', '64.02.06.2001', '64.02'].map((code) => mode(list, code)),
    ).toEqual(['formulir', 'both', 'both', 'smartphone', 'smartphone']);
  });

  test('an area above works as those that it holds, both when they differ', () => {
    expect(['32.15.26', '32.15.01', '32.15', 'id'].map((code) => mode(karawang, code))).toEqual([
      'smartphone',
      'formulir',
      'both',
      'both',
    ]);
  });

  test('none in a census and of what does not take part', () => {
    expect([mode(null, '32.15'), mode(karawang, '32.15.02'), mode(karawang, '33')]).toEqual([null, null, null]);
  });
});

test('lokus are counted at the smallest level that is listed', () => {
  expect(lokusLevelOf(karawang)).toBe(4);
  expect(lokusLevelOf(listed({ '64.02': 'both', '65.01.01': 'both' }))).toBe(3);
  expect(lokusLevelOf(listed({}))).toBeNull();
});

test('the listed areas inside an area', () => {
  const inside = (code: string) => listListedInside(karawang, rangeOfCode(code)).map(({ lo }) => lo);
  expect(inside('32.15.26')).toEqual([3_215_261_002, 3_215_262_008]);
  expect(inside('32.15.01.1004')).toEqual([3_215_011_004]);
  expect(inside('33')).toEqual([]);
});

test('an area counts those below it that reported though they take no part, itself not among them', () => {
  const reportedOutside = ['32.15.02', '32.15.02.2001', '32.15.26.2006', '32.16'].map((code) => rangeOfCode(code).lo);
  const version = {
    id: 1,
    fromDay: toDay('2024-08-01'),
    everybody: false,
    lokusLevel: 4,
    letter: null,
    note: null,
  } as const;
  const scope = { version, list: karawang, lokus: new Map(), reportedOutside };
  const below = (code: string) => participationOf(scope, code).outsideBelow;
  expect(['id', '32', '32.15', '32.15.02', '32.15.26', '32.15.26.2006', '33'].map(below)).toEqual([
    4, 4, 3, 1, 1, 0, 0,
  ]);
  expect(participationOf(null, '32.15')).toEqual({ takesPart: true, workMode: null, lokus: null, outsideBelow: 0 });
});

describe('the version of a day', () => {
  const version = (id: number, fromDay: string, everybody = false): ScopeVersion => ({
    ...{ id, fromDay: toDay(fromDay), everybody, lokusLevel: everybody ? null : 4, letter: null, note: null },
  });
  test('none before the first: everybody takes part', () => {
    expect(versionOn([version(1, '2024-09-01')], toDay('2024-08-31'))).toBeNull();
    expect(versionOn([], toDay('2024-08-31'))).toBeNull();
  });
  test('the newest day up to it, of one day the one made last, whatever their order', () => {
    const versions = [
      version(3, '2024-09-05'),
      version(1, '2024-09-01'),
      version(4, '2024-09-01'),
      version(2, '2024-09-20'),
    ];
    const on = (day: string) => versionOn(versions, toDay(day))?.id;
    expect(['2024-09-01', '2024-09-04', '2024-09-05', '2024-09-19', '2024-09-20'].map(on)).toEqual([4, 4, 3, 3, 2]);
  });
});

test('an area whose list says none works by all channels of the campaign', () => {
  expect(usualWorkMode(['online', 'manual', 'unsplit'])).toBe('both');
  expect(usualWorkMode(['manual'])).toBe('formulir');
  expect(usualWorkMode(['online'])).toBe('smartphone');
  expect(usualWorkMode([])).toBe('smartphone');
});
