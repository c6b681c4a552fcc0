import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type APIResponse, expect, test } from '@playwright/test';
import { AreaPage } from './pages/area';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

/** What stands in an address for a variable part of it: a campaign and an area that there are, and numbers of nothing. */
const known: Record<string, string> = {
  kampanye: 'pk21',
  campaign: 'pk21',
  kode: '32.15.03.2001',
  areaCode: '32.15.03.2001',
};

/** The addresses of the pages and of the handlers of app/. */
function listAddresses(file: 'page.tsx' | 'route.ts'): string[] {
  const app = join(import.meta.dirname, '..', 'app');
  const found = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((path) => basename(path) === file);
  return found.map((path) => {
    const address = dirname(path).replaceAll('\\', '/');
    return `/${address === '.' ? '' : address.replaceAll(/\[+(?:\.\.\.)?(\w+)\]+/g, (_, name) => known[name] ?? '999999')}`;
  });
}

const everywhere = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('geolocation=()'),
  'referrer-policy': expect.stringMatching(/^(same-origin|no-referrer)$/),
  'x-request-id': expect.stringMatching(/^[0-9a-f]{10}$/),
};

async function expectHeaders(address: string, response: APIResponse) {
  const headers = response.headers();
  expect([address, headers]).toEqual([address, expect.objectContaining(everywhere)]);
  const policy = headers['content-security-policy'] ?? '';
  expect([address, policy]).toEqual([address, expect.stringContaining("frame-ancestors 'none'")]);
  expect([address, policy]).toEqual([address, expect.stringContaining("base-uri 'none'")]);
  // Over http alone: this would lock readers out of a server that has no certificate.
  expect([address, headers['strict-transport-security']]).toEqual([address, undefined]);
  if (!headers['content-type']?.startsWith('text/html')) return;
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
  expect([address, scripts.includes('unsafe')]).toEqual([address, false]);
  const nonce = /'nonce-([\w+/=]+)'/.exec(scripts)?.[1];
  const unsigned = [...(await response.text()).matchAll(/<(?:script|style)\b[^>]*>/g)].filter(
    ([tag]) => !tag.includes(`nonce="${nonce}"`),
  );
  expect([address, unsigned.map(([tag]) => tag)]).toEqual([address, []]);
}

test('every page, file and answer of the API carries the headers', async ({ page, request }) => {
  const pages = listAddresses('page.tsx');
  const handlers = listAddresses('route.ts');
  expect(pages.length).toBeGreaterThan(40);
  expect(handlers.length).toBeGreaterThan(60);
  await new SignInPage(page).signInAs(people.admin);
  const files = ['/icon.svg', `/${known.kampanye}/${known.kode}/unduh?format=csv`, '/api/v1/openapi.json'];
  const failures = ['/nothing', '/pk21/%ff', '/_next/static/nothing.js'];
  const waiting = [
    ...[...pages, ...files, ...failures].map((address) => ({ client: page.request, address })),
    ...handlers.map((address) => ({ client: request, address })),
  ];
  const ask = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      await expectHeaders(one.address, await one.client.get(one.address, { maxRedirects: 0 }));
    }
  };
  await Promise.all([ask(), ask()]);
});

test('a page breaks no rule of its own policy, nor one that a click leads to', async ({ page }) => {
  const broken: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) broken.push(message.text());
  });
  await new SignInPage(page).signInAs(people.karawang);
  await new AreaPage(page).open('pk21', '32.15', { per: '2021-04-12' });
  await expect(page.locator('figure svg.recharts-surface').first()).toBeVisible();
  await page.getByRole('link', { name: 'Lembar rapat' }).first().click();
  await expect(page).toHaveURL(/lembar/);
  const rules = () =>
    page.evaluate(() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)));
  await expect.poll(async () => (await rules()).some((rule) => rule.startsWith('@page'))).toBe(true);
  expect(broken).toEqual([]);

  // What a hole in a page would let in: a script in its text, and one with a handler.
  await page.evaluate(() => {
    const hole = document.createElement('div');
    hole.innerHTML = '<img src="x" onerror="window.harmed = 1">';
    document.body.append(hole);
    const script = document.createElement('script');
    script.setAttribute('nonce', 'a guess');
    script.textContent = 'window.harmed = 1';
    document.body.append(script);
  });
  await expect.poll(() => broken.length).toBeGreaterThan(0);
  expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
});
