import { describe, expect, test } from 'vitest';
import { columnKeys, sortKeys } from '../../../lib/domain/columns';
import { toDay } from '../../../lib/domain/days';
import {
  type AreaQuery,
  areaHrefOn,
  defaultAreaQuery,
  downloadHref,
  hrefWith,
  trendFileHref,
} from '../../../lib/format/area-query';
import {
  downloadParams,
  parseAreaQuery,
  pictureParams,
  queryAsShown,
  readAskedDay,
  trendFileParams,
} from './search-params';

const at = (query: Partial<AreaQuery>) => ({
  campaign: 'pk21',
  code: '32.15',
  query: { ...defaultAreaQuery, ...query },
});

/** What a reader gets who follows the link. */
const follow = (href: string) => parseAreaQuery(new URL(href, 'http://kejar.test').searchParams);

describe('the query of an area page', () => {
  test('has a default for everything', () => {
    expect(parseAreaQuery({})).toEqual(defaultAreaQuery);
  });

  test('reads each parameter', () => {
    expect(
      parseAreaQuery({
        per: '2021-04-12',
        tahap: 'terdata',
        rinci: 'desa',
        urut: 'wilayah',
        status: 'belum-lapor-hari-ini',
        cari: ' teluk ',
        versi: 'dipa',
        semua: '1',
        hal: '3',
        wilayah: 'klari',
        kolom: 'total,sisa,bukan-kolom,no',
        kertas: 'datar',
        grafik: 'kini',
        banding: ' 32.16 ',
      }),
    ).toEqual({
      asOf: toDay('2021-04-12'),
      stage: 'collected',
      detail: 'desa',
      order: { key: 'wilayah', descending: false },
      filter: { status: 'belumLaporHariIni', search: 'teluk' },
      targetSet: 'dipa',
      all: true,
      page: 3,
      find: 'klari',
      columns: ['no', 'total', 'sisa'],
      shares: false,
      orientation: 'landscape',
      zoom: true,
      compare: '32.16',
    });
  });

  test('reads columns that a form sends one by one, and all of them by one word', () => {
    expect(parseAreaQuery(new URLSearchParams('kolom=total&kolom=no')).columns).toEqual(['no', 'total']);
    expect(parseAreaQuery({ kolom: ['sisa', 'target'] }).columns).toEqual(['target', 'sisa']);
    expect(parseAreaQuery({ kolom: 'semua' }).columns).toEqual(columnKeys);
    expect(parseAreaQuery({ kolom: 'x' }).columns).toBeNull();
  });

  test('falls back, a value at a time, when a value is none of its own', () => {
    const bad = {
      per: '2021-02-30',
      tahap: 'recorded',
      rinci: 'indonesia',
      urut: '-apa',
      status: 'done',
      versi: 'a'.repeat(90),
      semua: 'ya',
      hal: '0',
      cari: 'x'.repeat(81),
    };
    expect(parseAreaQuery(bad)).toEqual(defaultAreaQuery);
    expect(parseAreaQuery({ ...bad, tahap: 'valid' })).toEqual({ ...defaultAreaQuery, stage: 'validated' });
  });

  test('takes the first of several values', () => {
    expect(parseAreaQuery({ rinci: ['desa', 'kecamatan'] }).detail).toBe('desa');
  });

  test('sorts by every column in both directions', () => {
    for (const key of sortKeys) {
      for (const descending of [true, false]) {
        expect(follow(hrefWith(at({}), { order: { key, descending } })).order).toEqual({ key, descending });
      }
    }
  });
});

describe('links', () => {
  test('say nothing that is the default anyway', () => {
    expect(hrefWith(at({}), {})).toBe('/pk21/32.15');
    expect(hrefWith(at({ stage: 'collected' }), { asOf: toDay('2021-04-11') })).toBe(
      '/pk21/32.15?per=2021-04-11&tahap=terdata',
    );
  });

  test('are read back as they were written', () => {
    const query: AreaQuery = {
      asOf: toDay('2021-04-12'),
      stage: 'validated',
      detail: 'kecamatan',
      order: { key: 'lapor', descending: false },
      filter: { status: 'behind', search: 'Soka"an & co' },
      targetSet: 'revisi-i',
      all: true,
      page: 4,
      find: 'teluk jambe',
      columns: ['no', 'wilayah', 'total'],
      shares: true,
      orientation: 'landscape',
      zoom: true,
      compare: 'kampanye-pk21',
    };
    expect(follow(hrefWith(at({}), query))).toEqual(query);
  });

  test('lead back to the first page of rows when something changes', () => {
    expect(follow(hrefWith(at({ page: 9, find: 'x' }), { order: { key: 'sisa', descending: true } }))).toMatchObject({
      page: 1,
      find: '',
    });
  });

  test('keep day, stage and targets on the way to another area, and leave the rest behind', () => {
    const from = at({
      stage: 'collected',
      targetSet: 'portal',
      detail: 'desa',
      filter: { status: 'behind', search: 'a' },
    });
    expect(areaHrefOn(from, '32.15.03', toDay('2021-04-12'))).toBe(
      '/pk21/32.15.03?per=2021-04-12&tahap=terdata&versi=portal',
    );
  });
});

/** Whether a file may be asked for with these parameters. */
const asFile = (query: string) => downloadParams.safeParse(Object.fromEntries(new URLSearchParams(query))).success;

describe('the address of a file', () => {
  test.each([
    'per=2021-13-40',
    'per=',
    'per=04/13/2021',
    'tahap=foo',
    'tahap=collected',
    'stage=collected',
    'rinci=indonesia',
    'urut=nama',
    'status=done',
    `versi=${'a'.repeat(90)}`,
    'semua=ya',
    'kolom=total,capaian',
    'kertas=lebar',
    'hal=0',
    'format=docx',
    'pemisah=%2C',
  ])('is refused with %s, which a page passes over', (query) => {
    expect(asFile(query)).toBe(false);
  });

  test('is what the page links to', () => {
    const query: AreaQuery = {
      asOf: toDay('2021-04-12'),
      stage: 'validated',
      detail: 'desa',
      order: { key: 'lapor', descending: false },
      filter: { status: 'belumLaporHariIni', search: 'teluk' },
      targetSet: 'revisi-i',
      all: true,
      page: 4,
      find: 'klari',
      columns: columnKeys,
      shares: true,
      orientation: 'portrait',
      zoom: true,
      compare: 'induk',
    };
    // What was chosen of the chart stays with the page and its picture: the table has nothing of it.
    const table = { ...query, zoom: false, compare: '' };
    for (const format of ['pdf', 'xlsx', 'csv'] as const) {
      const { searchParams } = new URL(downloadHref(at(query), format, 'koma'), 'http://kejar.test');
      expect(downloadParams.parse(Object.fromEntries(searchParams))).toMatchObject({ format, pemisah: 'koma' });
      expect(parseAreaQuery(searchParams)).toEqual(table);
    }
    for (const format of ['png', 'svg', 'csv'] as const) {
      const { searchParams } = new URL(trendFileHref(at(query), format), 'http://kejar.test');
      expect(trendFileParams.parse(Object.fromEntries(searchParams))).toMatchObject({ format, banding: 'induk' });
      expect(parseAreaQuery(searchParams)).toEqual({ ...query, columns: null, orientation: null });
    }
    expect(asFile('status=&cari=')).toBe(true);
    expect(pictureParams.safeParse({ format: 'png' }).success).toBe(false);
  });
});

describe('a page that shows something else than its address asks for', () => {
  const area = { code: '32.15', name: 'Karawang', level: 2, kind: 'kabupaten' } as const;
  const shown = { asOf: toDay('2021-04-12'), area, targetSet: { id: 3, slug: 'portal', name: 'Portal', letter: null } };
  const links = (query: Partial<AreaQuery>) => queryAsShown({ ...defaultAreaQuery, ...query }, shown);

  test('links to what it shows', () => {
    expect(links({ asOf: toDay('2021-06-13'), detail: 'kabupaten', targetSet: 'dipa' })).toEqual(defaultAreaQuery);
    const kept = { asOf: toDay('2021-04-12'), detail: 'desa', targetSet: 'portal' } as const;
    expect(links(kept)).toMatchObject(kept);
    // As addresses of before versions had slugs.
    expect(links({ ...kept, targetSet: '3' })).toMatchObject(kept);
  });

  test('knows which day was asked for, be it one or not', () => {
    expect(readAskedDay({ per: '2021-13-40' })).toBe('2021-13-40');
    expect(readAskedDay(new URLSearchParams('per=2021-06-13'))).toBe('2021-06-13');
    expect(readAskedDay({ per: ' ' })).toBeNull();
    expect(readAskedDay({})).toBeNull();
  });
});
