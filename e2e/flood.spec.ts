import { type APIRequestContext, expect, test } from '@playwright/test';
import { problemAnswer } from '../lib/domain/api-answers';
import { manyFields } from '../lib/server/http/fixtures/floods';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

/**
 * What others may wait while a user's flood is answered, beside what other tests ask of the server meanwhile; reading the
 * whole took 17 to 270 seconds. How long a piece takes is measured in app/api/v1/floods.db.test.ts.
 */
const longestAllowed = 8_000;
const boundary = 'batas-yang-cukup-panjang-untuk-formulir';

/** How long the slowest of another user's requests took while `work` ran, one after the other. */
async function longestOfOthers(others: APIRequestContext, work: () => Promise<void>): Promise<number> {
  let longest = 0;
  let working = true;
  const asking = (async () => {
    while (working) {
      const began = performance.now();
      expect((await others.get('/livez', { timeout: 60_000 })).status()).toBe(200);
      longest = Math.max(longest, performance.now() - began);
    }
  })();
  try {
    await work();
  } finally {
    working = false;
    await asking;
  }
  return longest;
}

for (const count of [10_000, 400_000]) {
  for (const [name, status] of [
    ['pembaca', 403],
    ['karawang', 413],
  ] as const) {
    test(`${count} fields from ${name} are answered ${status} while others go on`, async ({ page, request }) => {
      await new SignInPage(page).signInAs(people[name]);
      const data = Buffer.from(manyFields(boundary, count));
      const headers = { 'content-type': `multipart/form-data; boundary=${boundary}`, accept: 'application/json' };
      for (const path of ['/api/v1/imports', '/pk21/impor/kirim']) {
        const waited = await longestOfOthers(request, async () => {
          const response = await page.request.post(path, { data, headers });
          expect([path, response.status()]).toEqual([path, status]);
          expect(problemAnswer.parse(await response.json()).status).toBe(status);
        });
        expect(waited).toBeLessThan(longestAllowed);
      }
    });
  }
}

test('a body for signing in is read no further than 16 KB', async ({ request, playwright, baseURL }) => {
  const sender = await playwright.request.newContext({ ...(baseURL && { baseURL }) });
  const waited = await longestOfOthers(request, async () => {
    const data = Buffer.from(`${'['.repeat(10_000_000)}${']'.repeat(10_000_000)}`);
    const headers = { 'content-type': 'application/json' };
    const response = await sender.post('/api/auth/callback/credentials', { data, headers });
    expect([response.status(), (await response.json()).detail]).toEqual([413, expect.stringContaining('16 KB')]);
  });
  await sender.dispose();
  expect(waited).toBeLessThan(longestAllowed);
});

test('a grid of 10.000 cells is refused by its limit while others go on', async ({ page, request }) => {
  await new SignInPage(page).signInAs(people.karawang);
  await page.goto('/pk21/isi');
  const hidden = await page
    .locator('form:has(input[name^="angka."]) input[type=hidden]')
    .evaluateAll((inputs) =>
      inputs.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? ''] as const),
    );
  const part = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  // Without JavaScript the action's own fields stand in the form.
  const own = hidden.filter(([name]) => !name.includes('.')).map(([name, value]) => part(name, value));
  const cells = Array.from({ length: 7_500 }, (_, at) => part(`angka.online.${10 + at}`, '1'));
  const data = Buffer.from(`${own.join('')}${cells.join('')}--${boundary}--\r\n`);
  const waited = await longestOfOthers(request, async () => {
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}`, origin: new URL(page.url()).origin };
    const response = await page.request.post('/pk21/isi', { data, headers });
    expect(await response.text()).toContain('Paling banyak 700 wilayah sekali simpan.');
  });
  expect(waited).toBeLessThan(longestAllowed);
});
