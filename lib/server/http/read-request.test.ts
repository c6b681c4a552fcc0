import { describe, expect, test } from 'vitest';
import { commitBody, importCorrections } from '@/lib/domain/api-imports';
import { areasQuery, progressQuery } from '@/lib/domain/api-progress';
import { Problem } from '@/lib/domain/problems';
import { longestTurn, sendInPieces } from './fixtures/floods';
import { describeIssues, readBody, readJson, readQuery } from './read-request';

/** How a reading ends: with a value, or with the status and words of its refusal. */
async function outcome<T>(read: () => T | Promise<T>): Promise<T | { status: number; detail: string }> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { status: error.status, detail: error.detail };
  }
}

const progress = (query: string) => outcome(() => readQuery(new Request(`http://kejar/?${query}`), progressQuery));

test('a query without anything has its defaults', async () => {
  expect(await progress('')).toEqual({ stage: 'recorded', detail: 'children', series: '0', sort: '-persen', q: '' });
});

test.each([
  ['asOf=2021-02-30', "Parameter 'asOf': '2021-02-30' bukan tanggal. Tulis seperti 2021-04-12."],
  ['asOf=', "Parameter 'asOf': '' bukan tanggal. Tulis seperti 2021-04-12."],
  ['stage=masuk', "Parameter 'stage': 'masuk' tidak dikenal. Pilih: collected, recorded, validated."],
  [
    'detail=indonesia',
    "Parameter 'detail': 'indonesia' tidak dikenal. Pilih: children, provinsi, kabupaten, kecamatan, desa.",
  ],
  ['series=ya', "Parameter 'series': 'ya' tidak dikenal. Pilih: 0, 1."],
  [
    'asof=2021-04-12',
    "Parameter 'asof' tidak dikenal. Yang ada: asOf, stage, detail, series, sort, status, cause, q, targetSet, compare, all.",
  ],
  ['stage=recorded&stage=collected', "Parameter 'stage' ditulis lebih dari satu kali."],
  [
    '__proto__=1',
    "Parameter '__proto__' tidak dikenal. Yang ada: asOf, stage, detail, series, sort, status, cause, q, targetSet, compare, all.",
  ],
])('%s is refused by its name', async (query, detail) => {
  expect(await progress(query)).toEqual({ status: 400, detail });
});

test.each(['q=%FF', 'q=%', 'stage=recorded&q=a%C3', '%FF=1', 'q=%00', 'asOf=2021-04-12%'])(
  '%s is no text that can be read',
  async (query) => {
    const detail = 'Alamatnya memuat tanda yang tidak terbaca. Tulis sebagai UTF-8; tanda % sendiri ditulis %25.';
    expect(await progress(query)).toEqual({ status: 400, detail });
  },
);

test('a sign that is written as UTF-8 is a letter', async () => {
  expect(await progress('q=%25%C3%A9+a')).toMatchObject({ q: '%é a' });
});

test('what is missing is named', async () => {
  const areas = (query: string) => outcome(() => readQuery(new Request(`http://kejar/?${query}`), areasQuery));
  expect(await areas('q=teluk')).toEqual({ status: 400, detail: "Parameter 'campaign': wajib diisi." });
  expect(await areas('campaign=pk21&q=teluk&under=Karawang')).toEqual({
    status: 400,
    detail: "Parameter 'under': 'Karawang' bukan kode wilayah. Tulis seperti 32.15 atau 32.15.01.2001.",
  });
});

const commit = (body: string) =>
  outcome(() => readJson(new Request('http://kejar/', { method: 'POST', body }), commitBody));

test('an empty body is an empty object', async () => {
  expect(await commit('')).toEqual({ acceptPartial: false, confirmHeld: {} });
  expect(await commit(' \n')).toEqual({ acceptPartial: false, confirmHeld: {} });
  expect(await commit('{"acceptPartial":true}')).toEqual({ acceptPartial: true, confirmHeld: {} });
});

test.each(['{', 'acceptPartial=true', '\u0000', '[1', "{'acceptPartial': true}"])('%j is not JSON', async (body) => {
  const detail = 'Isi permintaan bukan JSON. Kirim seperti {"acceptPartial": true}, atau kosongkan.';
  expect(await commit(body)).toEqual({ status: 400, detail });
});

test.each([
  ['{"acceptPartial":"true"}', "Isian 'acceptPartial': bukan true atau false."],
  ['{"accept":true}', "Isian 'accept' tidak dikenal."],
  ['[]', 'Isian: bukan objek JSON.'],
  ['null', 'Isian: bukan objek JSON.'],
])('%s is JSON that says something else', async (body, detail) => {
  expect(await commit(body)).toEqual({ status: 400, detail });
});

const unkeepable = 'memuat karakter yang tidak dapat disimpan (NUL atau separuh karakter). Hapus karakter itu.';

test.each([
  ['{"confirmHeld":{"2":"benar\\u0000"}}', "Isian 'confirmHeld.2'"],
  ['{"confirmHeld":{"2":"benar \\ud800 saja"}}', "Isian 'confirmHeld.2'"],
  ['{"confirmHeld":{"2":"\\udfffbenar"}}', "Isian 'confirmHeld.2'"],
  ['{"confirmHeld":{"Lembar\\u0000!2":"benar"}}', "Isian 'confirmHeld.Lembar\ufffd!2'"],
  ['{"targets":{"reason":"surat nomor 12\\u0000"}}', "Isian 'targets.reason'"],
  ['"\\u0000"', 'Isian'],
  ['[["\\ud83d"]]', "Isian '0.0'"],
])('%s holds a text that cannot be kept, and is refused by its place', async (body, place) => {
  expect(await commit(body)).toEqual({ status: 400, detail: `${place}: ${unkeepable}` });
});

test('a whole surrogate pair and the words for NUL are kept as they are', async () => {
  const reason = 'benar \u{1f44d} \\u0000';
  expect(await commit(JSON.stringify({ confirmHeld: { 2: reason } }))).toMatchObject({ confirmHeld: { 2: reason } });
});

test('a correction of cells or columns with a text that cannot be kept is refused', async () => {
  const sent = (body: string) =>
    outcome(() => readJson(new Request('http://kejar/', { method: 'PATCH', body }), importCorrections));
  expect(await sent('{"cells":{"2":{"Jumlah":"1\\ud800"}}}')).toMatchObject({
    status: 400,
    detail: `Isian 'cells.2.Jumlah': ${unkeepable}`,
  });
  expect(await sent('{"columns":{"Jumlah\\u0000":"ignore"}}')).toMatchObject({ status: 400 });
});

test('a correction names a column or a row that can be meant', async () => {
  const correct = (body: unknown) =>
    outcome(() =>
      readJson(new Request('http://kejar/', { method: 'PATCH', body: JSON.stringify(body) }), importCorrections),
    );
  expect(await correct({ rows: { 14: '32.15.03' } })).toEqual({ columns: {}, rows: { 14: '32.15.03' } });
  expect(await correct({ columns: { Kode: 'areaCode' } })).toEqual({ columns: { Kode: 'areaCode' }, rows: {} });
  const back = { rows: { 2: null }, columns: { Kode: null }, cells: { 3: null }, signs: { A: null }, asOf: null };
  expect(await correct(back)).toEqual(back);
  expect(await correct({ columns: { Kode: 'code' } })).toMatchObject({ status: 400 });
  expect(await correct({ rows: { 14: 'Telukjambe' } })).toMatchObject({ status: 400 });
  expect(await correct({ rows: { empat: '32.15.03' } })).toMatchObject({ status: 400 });
});

const tooLarge = () => new Problem('body-too-large', 'Batas 10 byte.');

/** A body that counts how much of it was asked for. */
function streamed(chunks: number, size: number, headers: Record<string, string> = {}) {
  const asked = { bytes: 0 };
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    if (asked.bytes >= chunks * size) return controller.close();
    asked.bytes += size;
    controller.enqueue(new Uint8Array(size));
  };
  const body = new ReadableStream({ pull }, { highWaterMark: 0 });
  const request = new Request('http://kejar/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
  return { request, asked };
}

test('a body within the limit is read whole', async () => {
  const { request } = streamed(2, 5, { 'content-length': '10' });
  expect(await readBody(request, { limit: 10, tooLarge })).toHaveLength(10);
});

test('a body over the limit is refused while it comes in, not after', async () => {
  const { request, asked } = streamed(1_000, 5);
  expect(await outcome(() => readBody(request, { limit: 10, tooLarge }))).toEqual({
    status: 413,
    detail: 'Batas 10 byte.',
  });
  expect(asked.bytes).toBeLessThan(50);
});

test('a body that says that it is over the limit is not read at all', async () => {
  const { request, asked } = streamed(1_000, 5, { 'content-length': '5000' });
  expect(await outcome(() => readBody(request, { limit: 10, tooLarge }))).toMatchObject({ status: 413 });
  expect(asked.bytes).toBe(0);
});

test('a body that ends before the length that was named is cut off', async () => {
  const { request } = streamed(1, 5, { 'content-length': '9' });
  expect(await outcome(() => readBody(request, { limit: 10, tooLarge }))).toMatchObject({ status: 400 });
});

describe('a body that is made to hold others up', () => {
  const nested = (depth: number) => `{"columns":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`;

  test.each([11, 1_000, 100_000])('JSON %i levels deep is refused by the limit, unbuilt', async (depth) => {
    const detail = 'Isi JSON bertingkat lebih dari 10, batasnya.';
    const lists = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(await commit(lists)).toEqual({ status: 400, detail });
    if (depth < 20_000) expect(await commit(nested(depth))).toEqual({ status: 400, detail });
    expect(await commit('['.repeat(depth))).toEqual({ status: 400, detail });
  });

  test('signs inside texts are no levels', async () => {
    const text = `{"acceptPartial":"${'[{\\"'.repeat(40)}"}`;
    expect(await commit(text)).toEqual({ status: 400, detail: "Isian 'acceptPartial': bukan true atau false." });
  });

  test('quotes without an end are read once', async () => {
    const wait = await longestTurn(() => commit(`{"a":"${'\\"'.repeat(120_000)}`));
    expect(wait).toBeLessThan(500);
  });

  test('JSON over 256 KB is refused, with a length and without one', async () => {
    const detail = 'Batas isi JSON 256 KB. Kirim pembetulannya dalam beberapa permintaan.';
    const body = `{"acceptPartial":true}${' '.repeat(256 * 1024)}`;
    expect(await commit(body)).toEqual({ status: 413, detail });
    for (const headers of [{}, { 'content-length': '4000000' }]) {
      const { request, asked } = sendInPieces(' '.repeat(4_000_000), headers);
      expect(await outcome(() => readJson(request, commitBody))).toEqual({ status: 413, detail });
      expect(asked.bytes).toBeLessThan(400_000);
    }
  });

  test('of 20.000 unknown names ten are said', async () => {
    const body = JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`n${at}`, 1])));
    const { detail } = (await commit(body)) as { detail: string };
    expect(detail).toMatch(/^Isian 'n0', .*'n9' dan 19990 lainnya tidak dikenal\.$/);
    const twice = await progress(Array.from({ length: 20_000 }, (_, at) => `n${at % 10_000}=1`).join('&'));
    expect(twice).toMatchObject({ status: 400, detail: expect.stringMatching(/dan 9990 lainnya ditulis lebih dari/) });
  });

  test('20.000 parameters of a query hold nobody up', async () => {
    const query = Array.from({ length: 20_000 }, (_, at) => `n${at}=1`).join('&');
    expect(await longestTurn(() => progress(query))).toBeLessThan(500);
  });
});

test('what is wrong with a body is said in Indonesian, a sentence each', () => {
  const { error } = importCorrections.safeParse({ rows: { '1': 5, x: null } }, { reportInput: true });
  expect(error && describeIssues(error, 'Isian')).toBe(
    "Isian 'rows.1': bukan nilai yang dapat dipakai. Isian 'rows.x': bukan nama yang dapat dipakai.",
  );
});
