import { describe, expect, test } from 'vitest';
import { everyUpload } from '../../../lib/domain/import-history';
import { historyHref } from '../../../lib/format/history-query';
import {
  formatRecheck,
  formatRefused,
  parseHistoryFilter,
  parsePage,
  parsePlanFilter,
  parseRecheck,
  parseRefused,
  parseTemplateQuery,
  parseTyped,
  readTyped,
  untypedUpload,
} from './search-params';

describe('what the upload form says', () => {
  test('an empty form is a cumulative rekap without a day', () => {
    expect(parseTyped(readTyped(new FormData()))).toEqual({
      kind: 'rekap',
      settings: {
        asOf: null,
        mode: 'cumulative',
        stage: 'recorded',
        channel: 'unsplit',
        under: null,
        columns: {},
        rows: {},
      },
    });
  });

  test('each of its words', () => {
    const form = new FormData();
    const said = { jenis: 'target', tanggal: ' 2021-04-13 ', cara: 'harian', tahap: 'terdata', kanal: 'manual' };
    form.set('wilayah', ' 32.15.24 Klari ');
    for (const [name, value] of Object.entries(said)) form.set(name, value);
    expect(parseTyped(readTyped(form))).toMatchObject({
      kind: 'targets',
      settings: { asOf: '2021-04-13', mode: 'daily', stage: 'collected', channel: 'manual', under: '32.15.24' },
    });
  });

  test.each([
    [{ jenis: 'targets' }, 'unknown-choice'],
    [{ cara: '' }, 'unknown-choice'],
    [{ tahap: '__proto__' }, 'unknown-choice'],
    [{ kanal: 'radio' }, 'unknown-choice'],
    [{ tanggal: '2021-02-30' }, 'not-a-day'],
    [{ tanggal: '04/13/2021' }, 'not-a-day'],
    [{ wilayah: 'Klari' }, 'not-an-area'],
    [{ wilayah: '3215' }, 'not-an-area'],
    [{ wilayah: '32.15.24.20011 Sumurkondang' }, 'not-an-area'],
  ])('%o is refused, not guessed', (change, type) => {
    expect(() => parseTyped({ ...untypedUpload, ...change })).toThrow(expect.objectContaining({ status: 400, type }));
  });
});

describe('a refusal on its way back to the form', () => {
  const refused = {
    title: 'File memuat NIK',
    detail: 'Baris 2.',
    importId: 7,
    typed: { ...untypedUpload, kanal: 'manual' },
  };
  const cookie = formatRefused(refused, 'm1');

  test('is shown where the address names it', () => {
    expect(parseRefused({ ditolak: 'm1' }, cookie)).toMatchObject(refused);
  });

  test.each([
    ['another visit', {}, cookie],
    ['another refusal', { ditolak: 'm2' }, cookie],
    ['no cookie', { ditolak: 'm1' }, undefined],
    ['a cookie that is none', { ditolak: 'm1' }, '{'],
    ['a cookie of another shape', { ditolak: 'm1' }, '{"mark":"m1"}'],
  ])('is not shown for %s', (_, query, value) => {
    expect(parseRefused(query, value)).toBeNull();
  });
});

test('a bad page is the first', () => {
  expect(['3', '0', 'x', '1e9', undefined].map((hal) => parsePage({ hal }))).toEqual([3, 1, 1, 1, 1]);
});

test('a template is asked for by words; bad ones fall back', () => {
  const query = (text: string) => parseTemplateQuery(new URLSearchParams(text));
  expect(query('jenis=tenaga&rinci=kecamatan&format=csv-koma&tanggal=2021-04-13')).toEqual({
    jenis: 'workforce',
    rinci: 3,
    format: 'csv-koma',
    tanggal: '2021-04-13',
  });
  expect(query('jenis=x&rinci=x&format=pdf&tanggal=')).toEqual({
    jenis: 'rekap',
    rinci: 4,
    format: 'xlsx',
    tanggal: null,
  });
});

test('what stood before a check comes back from its address, and nothing else does', () => {
  const before = { accepted: 29, refused: 1 };
  expect(parseRecheck({ sebelum: formatRecheck(before).replace('sebelum=', '') })).toEqual(before);
  for (const sebelum of [undefined, '', '1', '1-', 'x-1', '1-2-3', '-1-2', '12345678-1'])
    expect(parseRecheck({ sebelum })).toBeNull();
});

describe('what the history shows', () => {
  const full = { kantor: '32.15', status: 'tersimpan', jenis: 'rekap', dari: '2021-04-01', sampai: '2021-04-12' };

  test('each of its words, and the address says the same again', () => {
    const filter = parseHistoryFilter(full);
    expect(filter).toEqual({
      office: { code: '32.15', alone: false },
      status: 'committed',
      kind: 'rekap',
      from: '2021-04-01',
      to: '2021-04-12',
    });
    expect(historyHref('/pk21/impor', filter)).toBe(`/pk21/impor?${new URLSearchParams(full)}`);
    expect(parseHistoryFilter({ kantor: 'id-saja' }).office).toEqual({ code: 'id', alone: true });
  });

  test('an empty form and bad values leave nothing out; the first of several counts', () => {
    expect(parseHistoryFilter({})).toEqual(everyUpload);
    const empty = { kantor: '', status: '', jenis: '', dari: '', sampai: '' };
    expect(parseHistoryFilter(empty)).toEqual(everyUpload);
    const bad = {
      kantor: "32' or 1",
      status: 'toString',
      jenis: 'committed',
      dari: '2021-02-30',
      sampai: '04/13/2021',
    };
    expect(parseHistoryFilter(bad)).toEqual(everyUpload);
    for (const kantor of ['-saja', '32-saja-saja', '3215', '32.15.3', '32.15 '])
      expect([kantor, parseHistoryFilter({ kantor }).office]).toEqual([kantor, null]);
    expect(parseHistoryFilter({ status: ['dibuang', 'tersimpan'] }).status).toBe('discarded');
  });

  test('days in the wrong order are turned, one day stands alone', () => {
    expect(parseHistoryFilter({ dari: '2021-04-12', sampai: '2021-04-01' })).toMatchObject({
      from: '2021-04-01',
      to: '2021-04-12',
    });
    expect(parseHistoryFilter({ sampai: '2021-04-12' })).toMatchObject({ from: null, to: '2021-04-12' });
  });
});

test('rows of a plan are asked for by what they change; a bad value shows all', () => {
  const asked = ['masalah', 'baru', 'berubah', 'sama', 'turun', 'semua', 'flagged', '', undefined];
  expect(asked.map((tampil) => parsePlanFilter({ tampil }))).toEqual([
    ...['flagged', 'new', 'changed', 'same', 'fallen', 'all', 'all', 'all', 'all'],
  ]);
  expect(parsePlanFilter({ tampil: ['turun', 'baru'] })).toBe('fallen');
});
