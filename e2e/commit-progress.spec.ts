import { expect, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { csvFile, ImportPage, UploadPage } from './pages/import';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

test('a commit of a whole province says how far it is, to a user who opens its page too, and outlives its tab', async ({
  page,
  browser,
}) => {
  test.slow();
  await new SignInPage(page).signInAs(people.jabar);
  const query = 'jenis=rekap&rinci=desa&format=csv&tanggal=2024-06-30';
  const template = await (await page.request.get(`/kampung-kb/impor/templat?${query}`)).text();
  const desa = template.split('\r\n').flatMap((line) => /^(\d[\d.]+);/.exec(line)?.[1] ?? []);
  expect(desa.length).toBeGreaterThan(5_000);
  const rows = ['2024-05-27', '2024-05-28', '2024-05-29', '2024-05-30', '2024-05-31', '2024-06-01'].flatMap((day, at) =>
    desa.map((code) => `${code};${day};${at + 1}`),
  );
  const upload = new UploadPage(page);
  const preview = new ImportPage(page);
  await upload.open('kampung-kb');
  const text = ['kode_wilayah;tanggal;total_masuk', ...rows].join('\n');
  await upload.upload(csvFile('jawa-barat.csv', text));
  const id = await preview.arrive();

  const reader = await (await browser.newContext()).newPage();
  await new SignInPage(reader).signInAs(people.pembaca);
  const seen = new ImportPage(reader);
  await preview.save.click();
  await expect(page.getByRole('main')).toContainText(/(Mencatat angka|Menjumlahkan wilayah)….*\d dari [\d.]+/);
  await reader.goto(`/kampung-kb/impor/${id}`);
  await expect(reader.getByRole('heading', { name: 'Sedang disimpan' })).toBeVisible();
  await expect(reader.getByRole('main')).toContainText(
    /….*[\d.]+ dari [\d.]+\. Angkanya berlaku setelah semuanya selesai/,
  );
  await expectAccessible(reader);

  // The tab is closed; the page of the other one changes by itself when it is done.
  await page.close();
  await expect(seen.answer).toContainText('baris tersimpan', { timeout: 90_000 });

  const after = await page.context().newPage();
  await after.goto(`/kampung-kb/impor/${id}`);
  const undone = new ImportPage(after);
  await undone.askUndo();
  await expect(undone.takeBack).toBeVisible({ timeout: 60_000 });
  await undone.takeBack.click();
  await expect(undone.answer).toHaveText('Unggahan ini sudah dibatalkan', { timeout: 90_000 });
  await reader.context().close();
});
