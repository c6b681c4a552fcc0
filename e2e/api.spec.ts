import { type APIRequestContext, expect, test } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import { problemAnswer } from '../lib/domain/api-answers';
import { importAnswer } from '../lib/domain/api-imports';
import { progressAnswer } from '../lib/domain/api-progress';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

async function readProgress(request: APIRequestContext, path: string) {
  const response = await request.get(`/api/v1/progress/${path}`);
  expect([path, response.status()]).toEqual([path, 200]);
  return progressAnswer.parse(await response.json());
}

test.describe('a reader of the nation', () => {
  test.beforeEach(({ page }) => new SignInPage(page).signInAs(people.admin));

  test('gets the figures that were published', async ({ page }) => {
    const karawang = await readProgress(page.request, 'pk21/32.15?asOf=2021-04-12');
    expect(karawang.figures).toMatchObject({
      target: 734_768,
      online: 28_800,
      total: 28_800,
      percent: 3.92,
      expectedPercent: 19.67,
      remaining: 705_968,
      requiredPace: 14_408,
      status: 'behind',
      kader: 4_561,
    });
    expect(karawang.figures.backlog.manual).toBeGreaterThan(0);
    expect(karawang.rows.reduce((sum, { figures }) => sum + (figures.total ?? 0), 0)).toBe(28_800);

    const jabar = await readProgress(page.request, 'pk21/32?asOf=2021-04-12');
    expect(jabar.figures).toMatchObject({
      target: 14_000_000,
      total: 1_100_000,
      statedTotal: 1_100_000,
      percent: 7.86,
    });
    expect(jabar.unallocated).toMatchObject({ total: 1_071_200 });
    expect((await readProgress(page.request, 'pk21/33.13')).figures.percent).toBe(24.83);
    expect((await readProgress(page.request, 'pk23-jabar/32')).figures.percent).toBe(103.97);
    expect((await readProgress(page.request, 'kampung-kb/17')).figures.percent).toBe(87.32);
  });

  test('gets all kecamatan of the nation', async ({ page }) => {
    const nation = await readProgress(page.request, 'pk21/id?detail=kecamatan');
    expect(nation.rows).toHaveLength(7_285);
    const percents = nation.rows.map(({ figures }) => figures.percent);
    const place = (percent: number | null) => (percent === null ? null : percents.indexOf(percent) + 1);
    expect(nation.rows.map(({ rank }) => rank)).toEqual(percents.map(place));
    expect(nation.rows[0]?.rank).toBe(1);
  });
});

test.describe('a reader of Karawang', () => {
  test.beforeEach(({ page }) => new SignInPage(page).signInAs(people.karawang));

  test('finds nothing elsewhere, by page, API, export or import', async ({ page }) => {
    expect((await page.goto('/pk21/33.13'))?.status()).toBe(404);
    for (const path of ['/api/v1/progress/pk21/33.13', '/pk21/33.13/unduh?format=csv', '/pk21/32/unduh?format=xlsx']) {
      const response = await page.request.get(path);
      expect([path, response.status()]).toEqual([path, 404]);
      expect(response.headers()['content-type']).toBe('application/problem+json');
      expect(problemAnswer.parse(await response.json()).type).toBe('not-found');
    }
    const elsewhere = `kode_wilayah;tanggal;online_masuk\n33.13;2021-04-13;5\n`;
    const file = { name: 'elsewhere.csv', mimeType: 'text/csv', buffer: Buffer.from(elsewhere) };
    const sent = await page.request.post('/api/v1/imports', { multipart: { file, campaign: 'pk21' } });
    expect(sent.status()).toBe(201);
    const { id, accepted, refused } = importAnswer.parse(await sent.json());
    expect({ accepted, rows: refused.map(({ row }) => row) }).toEqual({ accepted: 0, rows: [2] });
    const body = await page.request.post(`/api/v1/imports/${id}/commit`, { data: 'bukan JSON' });
    expect(body.status()).toBe(400);
    expect((await page.request.post(`/api/v1/imports/${id}/commit`)).status()).toBe(409);
    expect((await page.request.post(`/api/v1/imports/${id}/discard`)).status()).toBe(200);
  });

  test('is told what is wrong with a request', async ({ page }) => {
    const refusals: [string, string][] = [
      ['/api/v1/progress/pk21/32.15?asOf=2021-02-30', 'bukan tanggal'],
      ['/api/v1/progress/pk21/32.15?asOf=2020-01-01', 'tidak termasuk kampanye'],
      ['/api/v1/progress/pk21/32.15?stage=x', "'stage'"],
      ['/api/v1/areas?campaign=pk21', "'q': wajib diisi"],
      ['/pk21/32.15/unduh?format=docx', 'tidak dikenal'],
    ];
    for (const [path, words] of refusals) {
      const response = await page.request.get(path);
      expect([path, response.status()]).toEqual([path, 400]);
      expect(problemAnswer.parse(await response.json()).detail).toContain(words);
    }
    // Addresses that are no text.
    for (const path of ['/api/v1/progress/pk21/%ff', '/api/v1/imports/%E0%A4%A', '/api/v1/%ff']) {
      const response = await page.request.get(path);
      expect([path, response.status()]).toEqual([path, 400]);
      expect(response.headers()['content-type']).toBe('application/problem+json');
    }
    expect((await page.request.get('/pk21/%ff')).status()).toBe(400);
    for (const path of ['/api/v1/nothing', '/api/v1']) {
      const unknown = await page.request.get(path);
      expect([path, unknown.status(), unknown.headers()['content-type']]).toEqual([
        path,
        404,
        'application/problem+json',
      ]);
    }
  });

  test('downloads the rows of the screen, in its order', async ({ page }) => {
    const query = 'per=2021-04-12&rinci=desa&urut=-online&status=tertinggal';
    const { rows, figures } = await readProgress(
      page.request,
      'pk21/32.15?asOf=2021-04-12&detail=desa&sort=-online&status=behind',
    );
    expect(rows.length).toBeGreaterThan(100);

    const csv = await page.request.get(`/pk21/32.15/unduh?format=csv&pemisah=koma&${query}`);
    expect(csv.headers()['content-disposition']).toContain('filename="pk21-32.15-karawang-desa-2021-04-12.csv"');
    const lines: Record<string, string>[] = parse(await csv.body(), { bom: true, columns: true });
    const of = (line: Record<string, string> | undefined) => [line?.Kode, Number(line?.Online), Number(line?.['%'])];
    expect(lines.slice(0, rows.length).map(of)).toEqual(
      rows.map(({ area, figures: { online, percent } }) => [area.code, online, percent]),
    );
    expect(of(lines.at(-1))).toEqual(['', figures.online, figures.percent]);

    const xlsx = await page.request.get(`/pk21/32.15/unduh?format=xlsx&kolom=semua&${query}`);
    const [sheet] = await readXlsx(await xlsx.body());
    const table = sheet?.data ?? [];
    const head = table.findIndex(([first]) => first === 'No');
    // The numbers of the columns stand above their names: a filter begins at the names.
    expect(table[head - 1]?.slice(0, 3)).toEqual(['(1)', '(2)', '(3)']);
    const body = table.slice(head + 1, head + 1 + rows.length);
    expect(body.map(([, code, , target]) => [code, target])).toEqual(
      rows.map(({ area, figures: { target } }) => [area.code, target]),
    );
    const sum = table.find(([, , name]) => String(name).startsWith('Jumlah Karawang'));
    // Target, Terdata, Masuk.
    expect(sum?.slice(3, 6)).toEqual([734_768, 60_000, 28_800]);

    const pdf = await page.request.get(`/pk21/32.15/unduh?format=pdf&per=2021-04-12`);
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

test('a reader uploads nothing', async ({ page }) => {
  await new SignInPage(page).signInAs(people.pembaca);
  const buffer = Buffer.from('kode_wilayah;tanggal;online_masuk\n32.15;2021-04-13;5\n');
  const file = { name: 'reader.csv', mimeType: 'text/csv', buffer };
  const sent = await page.request.post('/api/v1/imports', { multipart: { file, campaign: 'pk21' } });
  expect(sent.status()).toBe(403);
});

test('nobody gets nothing', async ({ request }) => {
  for (const path of ['/api/v1/campaigns', '/api/v1/progress/pk21/32.15', '/api/v1/imports/1', '/pk21/32.15/unduh']) {
    for (const headers of [{}, { authorization: 'Bearer kt_wrong' }]) {
      const response = await request.get(path, { headers: { accept: 'application/json', ...headers } });
      expect([path, response.status()]).toEqual([path, 401]);
      expect(response.headers()['www-authenticate']).toMatch(/^Bearer/);
      expect(problemAnswer.parse(await response.json()).type).toBe('unauthenticated');
    }
  }
  const browser = { accept: 'text/html,application/xhtml+xml' };
  const download = await request.get('/pk21/32.15/unduh?format=csv', { headers: browser, maxRedirects: 0 });
  expect(download.status()).toBe(303);
  expect(download.headers().location).toBe('/masuk?ke=%2Fpk21%2F32.15%2Funduh%3Fformat%3Dcsv');
});

test('anybody may ask whether the server is up, and what the API is', async ({ request }) => {
  expect((await request.get('/livez')).status()).toBe(200);
  expect((await request.get('/readyz')).status()).toBe(200);
  const document = await (await request.get('/api/v1/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toContain('/progress/{campaign}/{areaCode}');
});
