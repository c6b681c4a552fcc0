import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { AreaPage } from './pages/area';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

/** Karawang on the day of its published figures. */
const per = '2021-04-12';

const figure = (page: Page) => page.locator('figure');

test('the chart is read day by day from the newest, and says why a day was lost', async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  await new AreaPage(page).open('pk21', '32.15', { per });
  const chart = page.getByRole('application', { name: /Grafik per hari/ });
  const said = figure(page).getByRole('status');
  await expect(said).toBeAttached();
  await expect(said).toHaveText('');
  await expect(chart).toHaveAttribute('tabindex', '0');
  await chart.press('End');
  await expect(said).toContainText('Senin, 12 April 2021: masuk server 28.800');
  await expect(said).toContainText('terdata');
  await expect(said).toContainText('seharusnya 144.545');
  for (let step = 0; step < 11 && !/Gangguan/.test((await said.textContent()) ?? ''); step += 1) {
    await chart.press('ArrowLeft');
  }
  await expect(said).toContainText(/Gangguan: \S/);
  await chart.press('Escape');
  await expect(said).toHaveText('');
  await chart.hover({ position: { x: 20, y: 100 } });
  await expect(chart).toContainText('April 2021');
  await page.getByRole('navigation', { name: 'Rentang grafik' }).getByRole('link', { name: 'S.d. 12 Apr' }).click();
  await expect(page).toHaveURL(/grafik=kini/);
  await page.getByLabel('Bandingkan grafik').click();
  await page.getByRole('link', { name: 'Jawa Barat', exact: true }).last().click();
  await expect(page).toHaveURL(/banding=induk/);
  await expect(figure(page)).toContainText('Dalam persen target masing-masing: Karawang dan Provinsi Jawa Barat');
  await expect(figure(page).getByRole('list').first()).toContainText(/Jawa Barat 7,86/);
  await expectAccessible(page);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('range, comparison and files are links and a form; what is not one’s own is not told from what is not', async ({
    page,
  }) => {
    await new SignInPage(page).signInAs(people.karawang);
    const area = new AreaPage(page);
    await area.open('pk21', '32.15', { per, grafik: 'kini' });
    await expect(figure(page).getByRole('img')).toContainText('28.800masuk server');
    const refused: string[] = [];
    for (const typed of ['32.75', '32.99']) {
      await page.getByLabel('Bandingkan grafik').click();
      await page.getByLabel('Wilayah lain, kode atau nama').fill(typed);
      await page.getByRole('button', { name: 'Bandingkan' }).click();
      await expect(page).toHaveURL(new RegExp(`grafik=kini&banding=${typed}`));
      refused.push(((await figure(page).textContent()) ?? '').replaceAll(typed, 'X'));
    }
    expect(refused[0]).toContain('Tidak ada satu wilayah atau kampanye yang cocok dengan “X”');
    expect(refused[1]).toBe(refused[0]);
    await area.open('pk21', '32.15', { per, banding: '32.15.03' });
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()]);
    expect(saved.suggestedFilename()).toBe('grafik-pk21-32.15-karawang-2021-04-12.csv');
    const lines = (await readFile(await saved.path(), 'utf8')).trim().split('\r\n');
    expect(lines[0]).toContain('Telukjambe Timur %');
    expect(lines.at(-1)).toMatch(/^2021-04-12;/);
    for (const [format, type] of [
      ['png', 'image/png'],
      ['svg', 'image/svg+xml; charset=utf-8'],
    ] as const) {
      const href = await page.getByRole('link', { name: format.toUpperCase(), exact: true }).getAttribute('href');
      const answer = await page.request.get(href ?? '');
      expect([answer.status(), answer.headers()['content-type']]).toEqual([200, type]);
    }
    for (const address of [`32.16/grafik?format=csv`, '32.15/grafik?format=csv&banding=32.16']) {
      expect([address, (await page.request.get(`/pk21/${address}`)).status()]).toEqual([address, 404]);
    }
    expect((await page.request.get('/pk21/32.15/grafik?format=gif')).status()).toBe(400);
  });
});
