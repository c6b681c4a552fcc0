import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { readPasted } from './pages/pasted';
import { RecapPage } from './pages/recap';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

const widthOf = (png: Buffer) => png.readUInt32BE(16);

async function scrollsSideways(page: Page) {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

test.describe('the head of Karawang', () => {
  test.beforeEach(({ page }) => new SignInPage(page).signInAs(people.karawang));

  test('finds the published figures in the text and in the link to WhatsApp', async ({ page }) => {
    const recap = new RecapPage(page);
    await recap.openAutomatic('32.15');
    const text = await recap.read();
    expect(text).toContain('*Karawang tertinggal: 3,92 % keluarga masuk server, seharusnya 19,67 % hari ini.*');
    expect(text).toContain('28.800 dari 734.768 keluarga');
    expect(text).toContain('Perlu 14.408 per hari (3,2 per kader) selama 49 hari lagi');
    expect(text).toMatch(/\*Lima tertinggi\*\n1\. .+\n2\. .+\n3\. .+\n4\. .+\n5\. .+\n\n\*Lima terendah\*/);
    expect(text).toMatch(/Simulasi: /);
    expect(await recap.sent()).toBe(await recap.text.inputValue());
    await expectAccessible(page);
  });

  test('words it, finds it again, overwrites nobody unseen, and puts the automatic text back', async ({
    page,
    context,
  }) => {
    const recap = new RecapPage(page);
    await recap.openAutomatic('32.15');
    const automatic = await recap.text.inputValue();
    await recap.text.fill(`${automatic}\nRapat pukul 16.00.`);
    expect(await recap.sent()).toContain('Rapat pukul 16.00.');
    const other = new RecapPage(await context.newPage());
    await other.open('32.15');
    await recap.save.click();
    await expect(page.getByText('Disimpan ')).toBeVisible();
    await page.reload();
    await expect(recap.text).toHaveValue(`${automatic}\nRapat pukul 16.00.`);
    expect(await recap.sent()).toContain('Rapat pukul 16.00.');

    await other.text.fill('Teks lain');
    await other.save.click();
    await expect(other.refusal).toContainText('Teks sudah diubah orang lain');
    await expect(other.text).toHaveValue('Teks lain');
    await page.reload();
    await expect(recap.text).toHaveValue(`${automatic}\nRapat pukul 16.00.`);

    await recap.reset.click();
    await expect(recap.reset).toBeHidden();
    await expect(recap.text).toHaveValue(automatic);
    await page.reload();
    await expect(recap.text).toHaveValue(automatic);
  });

  test('is told by how much a text is too long, and keeps what was typed', async ({ page }) => {
    const recap = new RecapPage(page);
    await recap.open('32.15.05');
    await recap.text.fill('x'.repeat(4100));
    await expect(page.getByText('4.100 dari 4.096 huruf, kelebihan 4')).toBeVisible();
    await recap.save.click();
    await expect(recap.refusal).toContainText('Teks ini 4.100 huruf, paling banyak 4.096. Kurangi 4 huruf');
    await expect(recap.text).toHaveValue('x'.repeat(4100));
    await expectAccessible(page);
  });

  test('is told when figures have changed since the text was saved', async ({ page }) => {
    const recap = new RecapPage(page);
    await recap.openAutomatic('32.15.05');
    const automatic = await recap.read();
    await recap.text.fill('Kemarin ditulis');
    // As if it had been opened before a later upload.
    await page.locator('input[name="sidik"]').evaluate((input: HTMLInputElement) => {
      input.value = 'lama';
    });
    await recap.save.click();
    await expect(page.getByText('Angka sudah berubah sejak teks ini disimpan.')).toBeVisible();
    await page.getByText('Lihat teks otomatis yang baru').click();
    await expect(page.getByText(automatic.split('\n')[1] ?? '', { exact: false })).toBeVisible();
    await expectAccessible(page);
    await recap.reset.click();
    await expect(recap.text).toHaveValue(/Kecamatan Klari/);
    await expect(page.getByText('Angka sudah berubah')).toBeHidden();
  });

  test('copies the text, also where the browser keeps its clipboard', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-write']);
    const recap = new RecapPage(page);
    await recap.open('32.15');
    await recap.text.fill('Untuk grup');
    await recap.copy.click();
    await expect(page.getByText('Tersalin')).toBeVisible();
    expect(await readPasted(page)).toBe('Untuk grup');
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await recap.text.fill('Cara lama');
    await recap.copy.click();
    // The old way copies what is selected.
    await expect
      .poll(() =>
        recap.text.evaluate((box: HTMLTextAreaElement) => box.value.slice(box.selectionStart, box.selectionEnd)),
      )
      .toBe('Cara lama');
    await expect(page.getByText('Tersalin')).toBeVisible();
  });

  test('sees the picture and gets it as a PNG of 1080 pixels; elsewhere there is none', async ({ page }) => {
    const recap = new RecapPage(page);
    await recap.open('32.15');
    await recap.picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => recap.picture.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 30_000 })
      .toBe(1080);
    const answer = await page.request.get('/pk21/32.15/rekap/gambar?per=2021-04-12');
    expect(answer.headers()).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'private, no-store' });
    expect(answer.headers()['content-disposition']).toContain('rekap-pk21-32.15-karawang-2021-04-12.png');
    expect(widthOf(await answer.body())).toBe(1080);
    for (const path of ['/pk21/32.16/rekap/gambar', '/pk21/32/rekap/gambar', '/tidak-ada/32.15/rekap/gambar']) {
      expect((await page.request.get(path)).status(), path).toBe(404);
    }
    const response = await page.goto('/pk21/32.16/rekap');
    expect(response?.status()).toBe(404);
  });

  test('can copy another stage, but an office words the figures that count', async ({ page }) => {
    const recap = new RecapPage(page);
    await recap.open('32.15', '2021-04-12', '&tahap=terdata');
    expect(await recap.read()).toContain('60.000 dari 734.768 keluarga');
    await expect(recap.save).toBeHidden();
    await expect(page.getByText('bukan yang biasa')).toBeVisible();
  });
});

test('without JavaScript a text is saved and put back as well', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await new SignInPage(page).signInAs(people.telukjambe);
  const recap = new RecapPage(page);
  await recap.openAutomatic('32.15.03');
  const automatic = await recap.text.inputValue();
  await recap.text.fill('Tanpa skrip');
  await recap.save.click();
  await expect(recap.text).toHaveValue('Tanpa skrip');
  expect(await recap.sent()).toBe('Tanpa skrip');
  await recap.text.fill('x'.repeat(4100));
  await recap.save.click();
  await expect(recap.refusal).toContainText('Kurangi 4 huruf');
  await expect(recap.text).toHaveValue('x'.repeat(4100));
  await recap.open('32.15.03');
  await recap.reset.click();
  await expect(recap.text).toHaveValue(automatic);
  await context.close();
});

test('pembaca reads, copies and sends, but saves nothing', async ({ page }) => {
  await new SignInPage(page).signInAs(people.pembaca);
  const recap = new RecapPage(page);
  await recap.open('32.15');
  expect(await recap.read()).toContain('28.800 dari 734.768 keluarga');
  await expect(recap.copy).toBeVisible();
  await expect(recap.whatsApp).toBeVisible();
  await expect(recap.save).toBeHidden();
  await expectAccessible(page);
});

test('who is not signed in sees no picture', async ({ request }) => {
  const answer = await request.get('/pk21/32.15/rekap/gambar', { maxRedirects: 0 });
  expect(answer.status()).toBe(401);
});

test('a phone shows the text, the link and the picture without sideways scroll @phone-only', async ({ page }) => {
  await new SignInPage(page).signInAs(people.jabar);
  const recap = new RecapPage(page);
  await recap.open('32.15.03');
  await expect(recap.whatsApp).toBeInViewport();
  expect(await scrollsSideways(page)).toBe(false);
  await expectAccessible(page);
});
