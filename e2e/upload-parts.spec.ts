import { expect, type Page, test } from '@playwright/test';
import { uploadPartLimits } from '../lib/domain/uploads';
import { expectAccessible } from './pages/accessible';
import { csvFile, ImportPage, type SentFile, UploadPage } from './pages/import';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

/** A rekap of so many parts for one desa; the rest of its rows are refused, as they repeat the first. */
function fileOfParts(parts: number, recorded: number): SentFile {
  const row = `32.15.05.2001;2021-04-13;${recorded};${'x'.repeat(1_500)}\n`;
  const head = 'kode_wilayah;tanggal;online_masuk;catatan\n';
  const rows = Math.floor((uploadPartLimits.partBytes * (parts - 0.5) - head.length) / row.length);
  return csvFile(`rekap-${recorded}.csv`, head + row.repeat(rows));
}

const addressOfPart = /\/impor\/kirim\/\d+\/(\d+)$/;

/** The parts that a page sends, by number, as they are answered. */
function countParts(page: Page): { sent: number[] } {
  const sent: number[] = [];
  page.on('response', (response) => {
    const number = addressOfPart.exec(new URL(response.url()).pathname)?.[1];
    if (response.request().method() === 'PUT' && response.ok() && number !== undefined) sent.push(Number(number));
  });
  return { sent };
}

/**
 * Lets so many parts through and holds the rest, so that a test on a busy machine finds the upload where it was left.
 * @returns what lets the rest go on
 */
async function holdAfter(page: Page, parts: number): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(addressOfPart, async (route) => {
    const number = Number(addressOfPart.exec(new URL(route.request().url()).pathname)?.[1]);
    if (number >= parts) await released;
    // The page that sent it may be gone.
    await route.continue().catch(() => {});
  });
  return release;
}

test.beforeEach(({ page }) => new SignInPage(page).signInAs(people.karawang));

test('a line that breaks in the middle is said, waited out, and the rest is sent', async ({ page, context }) => {
  const upload = new UploadPage(page);
  const preview = new ImportPage(page);
  await upload.open('pk21');
  const parts = countParts(page);
  const release = await holdAfter(page, 2);
  await upload.upload(fileOfParts(6, 1_901));
  await expect(upload.sending).toContainText(/Mengunggah…/);
  await expect(upload.sending).toContainText(/dari 2,7 MB/);
  await expect.poll(() => parts.sent.length).toBeGreaterThanOrEqual(2);

  await context.setOffline(true);
  release();
  await expect(upload.sending).toContainText('Sambungan terputus.');
  await expect(upload.sending).toContainText(/Mencoba lagi dalam \d+ detik; .+ dari 2,7 MB sudah sampai\./);
  await expectAccessible(page);
  // It tries again, in vain, and waits longer.
  await page.getByRole('button', { name: 'Coba sekarang' }).click();
  await expect(upload.sending).toContainText('Mencoba lagi dalam 2 detik');
  const before = [...parts.sent];
  await context.setOffline(false);

  await preview.arrive();
  await expect(preview.answer).toContainText('1 baris siap disimpan');
  // Nothing that had arrived was sent again.
  expect(parts.sent).toEqual([0, 1, 2, 3, 4, 5]);
  expect(before.length).toBeLessThan(6);
  await preview.discard();
});

test('a tab that is closed in the middle: the file is listed, and chosen again it goes on from there', async ({
  page,
  context,
}) => {
  const file = fileOfParts(6, 1_902);
  const first = new UploadPage(page);
  await first.open('pk21');
  const before = countParts(page);
  await holdAfter(page, 2);
  await first.upload(file);
  await expect.poll(() => before.sent.length).toBeGreaterThanOrEqual(2);
  await page.close();

  const other = await context.newPage();
  const upload = new UploadPage(other);
  const preview = new ImportPage(other);
  await upload.open('pk21');
  const entry = upload.running.filter({ hasText: file.name });
  await expect(entry).toContainText(/\d dari 6 bagian sudah sampai\. Pilih file yang sama untuk melanjutkan\./);
  const arrived = Number(/(\d) dari 6/.exec((await entry.textContent()) ?? '')?.[1]);
  await expectAccessible(other);
  await entry.getByRole('link', { name: file.name }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(file.name);
  await expect(other.getByRole('main')).toContainText(/\d dari 6 bagian sudah sampai/);
  await expectAccessible(other);
  await other.getByRole('link', { name: 'Pilih file untuk melanjutkan' }).click();

  const after = countParts(other);
  await upload.upload(file);
  await preview.arrive();
  // Only what was missing; of the part that was on its way when the tab was closed only the server knows.
  expect(after.sent).toEqual([0, 1, 2, 3, 4, 5].slice(6 - after.sent.length));
  expect([6 - arrived, 5 - arrived]).toContain(after.sent.length);
  expect(arrived).toBeGreaterThanOrEqual(2);
  expect(after.sent.length).toBeGreaterThan(0);
  await preview.discard();
  await upload.open('pk21');
  await expect(upload.running.filter({ hasText: file.name })).toHaveCount(0);
});

test('one that is stopped leaves nothing, and one that waits can be dropped', async ({ page }) => {
  const upload = new UploadPage(page);
  await upload.open('pk21');
  const parts = countParts(page);
  await holdAfter(page, 1);
  const file = fileOfParts(6, 1_903);
  await upload.upload(file);
  await expect.poll(() => parts.sent.length).toBeGreaterThanOrEqual(1);
  await page.getByRole('button', { name: 'Hentikan' }).click();
  await expect(upload.send).toBeVisible();
  expect(await upload.chosen()).toBe(1);
  await upload.open('pk21');
  await expect(upload.running.filter({ hasText: file.name })).toHaveCount(0);

  const again = countParts(page);
  await upload.upload(file);
  await expect.poll(() => again.sent.length).toBeGreaterThanOrEqual(1);
  await upload.open('pk21');
  await upload.running
    .filter({ hasText: file.name })
    .getByRole('button', { name: `Hapus ${file.name}` })
    .click();
  await expect(upload.running.filter({ hasText: file.name })).toHaveCount(0);
});

test('left while it is checked, it is found where it is', async ({ page }) => {
  const upload = new UploadPage(page);
  const file = fileOfParts(1, 1_904);
  await upload.open('pk21');
  // The answer that the check is done never comes here: the tab was closed.
  await page.route(/\/impor\/kirim\/\d+$/, (route) => route.abort());
  const sent = page.waitForResponse((response) => response.request().method() === 'PUT');
  await upload.upload(file);
  const id = /kirim\/(\d+)\/0$/.exec(new URL((await sent).url()).pathname)?.[1];
  await page.unroute(/\/impor\/kirim\/\d+$/);
  await page.goto(`/pk21/impor/proses/${id}`);
  const preview = new ImportPage(page);
  await preview.arrive();
  await expect(preview.answer).toContainText('1 baris siap disimpan');
  await preview.discard();
});

test('without the browser’s own SHA-256, as on plain HTTP in an office', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined });
  });
  const upload = new UploadPage(page);
  const preview = new ImportPage(page);
  await upload.open('pk21');
  expect(await page.evaluate(() => globalThis.crypto.subtle === undefined)).toBe(true);
  await upload.upload(fileOfParts(3, 1_905));
  await preview.arrive();
  await preview.discard();
});

test('nobody else finds it', async ({ page, browser }) => {
  const upload = new UploadPage(page);
  await upload.open('pk21');
  const parts = countParts(page);
  await holdAfter(page, 1);
  const file = fileOfParts(6, 1_906);
  await upload.upload(file);
  const answered = await page.waitForResponse((response) => response.request().method() === 'PUT');
  const id = /kirim\/(\d+)\//.exec(new URL(answered.url()).pathname)?.[1];
  await expect.poll(() => parts.sent.length).toBeGreaterThanOrEqual(1);
  await upload.open('pk21');
  for (const person of [people.jabar, people.admin, people.telukjambe, people.pembaca]) {
    const other = await (await browser.newContext()).newPage();
    await new SignInPage(other).signInAs(person);
    expect((await other.request.get(`/pk21/impor/proses/${id}`)).status()).toBe(404);
    await other.goto('/pk21/impor');
    await expect(new UploadPage(other).running).toHaveCount(0);
    await other.context().close();
  }
  await upload.running.filter({ hasText: file.name }).getByRole('button').click();
});

test(
  'on a phone: sending, listed and looked at without scrolling sideways',
  { tag: '@phone-only' },
  async ({ page }, { retry }) => {
    const upload = new UploadPage(page);
    const preview = new ImportPage(page);
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await upload.open('pk21');
    const parts = countParts(page);
    const release = await holdAfter(page, 1);
    const file = fileOfParts(4, 1_907 + 10 * retry);
    await upload.upload(file);
    await expect.poll(() => parts.sent.length).toBeGreaterThanOrEqual(1);
    expect(await overflow()).toBe(0);
    await upload.open('pk21');
    release();
    await expect(upload.running.filter({ hasText: file.name })).toBeVisible();
    expect(await overflow()).toBe(0);
    await upload.running.getByRole('link', { name: file.name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(file.name);
    expect(await overflow()).toBe(0);
    await upload.open('pk21');
    await upload.upload(file);
    await preview.arrive();
    await preview.discard();
  },
);
