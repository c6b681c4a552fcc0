import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { SignInPage } from './pages/sign-in';
import { MovementPage, SnapshotsPage } from './pages/snapshots';
import { people } from './personas';

const campaign = 'pk23-jabar';
/** The published days of Jawa Barat: 119.008 and 961.268. */
const [firstDay, laterDay] = ['2023-07-03', '2023-07-12'];

/** A name that no other run has used. */
const named = (what: string) => `${what} ${Date.now().toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`;

async function expectNoSidewaysScroll(page: Page) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}

/** "+86.442" is 86442, "−12" is -12. */
const readChange = (text: string) => Number(text.replaceAll('.', '').replace('−', '-').replace('–', '0'));

test('a sheet is frozen, found in the list, renamed, deleted and taken back', async ({ page }) => {
  await new SignInPage(page).signInAs(people.jabar);
  const snapshots = new SnapshotsPage(page);
  await snapshots.open(campaign, '32', { per: firstDay });
  await expectAccessible(page);
  const name = named('Rapat evaluasi');
  const id = await snapshots.freeze(name);
  await expect(snapshots.heading).toHaveText(name);
  await expect(page.getByText(/^Keadaan 3 Juli 2023\. Disimpan .* pukul .* oleh Staf Provinsi/)).toBeVisible();
  await expect(snapshots.sheet).toContainText('119.008');
  await expectAccessible(page);

  await snapshots.open(campaign, '32');
  await expect(snapshots.row(name)).toContainText('119.008');
  await expect(snapshots.row(name)).toContainText('4,33');
  await snapshots.row(name).getByRole('link', { name, exact: true }).click();
  await page.waitForURL(new RegExp(`/rapat/${id}$`));

  const other = named('Rapat lain');
  await snapshots.rename(other);
  await expect(snapshots.heading).toHaveText(other);
  await snapshots.delete();
  await expect(page.getByRole('status').filter({ hasText: other })).toBeVisible();
  await expect(snapshots.row(other)).toHaveCount(0);
  await expectAccessible(page);
  expect((await page.request.get(`/${campaign}/32/rapat/${id}`)).status()).toBe(404);

  await snapshots.restore(other);
  await page.waitForURL(new RegExp(`/rapat/${id}$`));
  await expect(snapshots.sheet).toContainText('119.008');
});

test('a name that is taken is said, what was typed stays, and a free one is one press away', async ({ page }) => {
  await new SignInPage(page).signInAs(people.jabar);
  const snapshots = new SnapshotsPage(page);
  await snapshots.open(campaign, '32', { per: firstDay });
  const name = named('Rapat');
  await snapshots.freeze(name);
  await snapshots.open(campaign, '32', { per: firstDay });
  await snapshots.name.fill(name);
  await snapshots.freezeButton.click();
  await expect(page.getByRole('alert').filter({ hasText: 'sudah dipakai' })).toBeVisible();
  await expect(snapshots.name).toHaveValue(name);
  await expectAccessible(page);
  await page.getByRole('button', { name: `Pakai “${name} (2)”` }).click();
  await page.waitForURL(/\/rapat\/\d+$/);
  await expect(snapshots.heading).toHaveText(`${name} (2)`);
});

test('a form without scripts freezes, and says why not', async ({ browser }) => {
  const context: BrowserContext = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await new SignInPage(page).signInAs(people.jabar);
  const snapshots = new SnapshotsPage(page);
  await snapshots.open(campaign, '32', { per: firstDay });
  await snapshots.name.fill('x'.repeat(121));
  await snapshots.freezeButton.click();
  await expect(page.getByRole('alert').filter({ hasText: '121 huruf, paling banyak 120' })).toBeVisible();
  await expect(snapshots.name).toHaveValue('x'.repeat(121));
  const name = named('Tanpa skrip');
  await snapshots.freeze(name);
  await expect(snapshots.heading).toHaveText(name);
  await context.close();
});

test('from 3 to 12 July 2023 Jawa Barat moved by 842.260, and the rows add up to it', async ({ page }) => {
  await new SignInPage(page).signInAs(people.jabar);
  const snapshots = new SnapshotsPage(page);
  await snapshots.open(campaign, '32', { per: firstDay });
  const id = await snapshots.freeze(named('Sebelum'));
  const movement = new MovementPage(page);
  await movement.open(campaign, '32', { dari: `beku-${id}`, ke: laterDay });
  await expect(movement.answer).toContainText('bertambah 842.260 keluarga masuk server, dari 119.008 menjadi 961.268');
  const [sum, ...rows] = (await movement.changes()).map(readChange).reverse();
  expect(sum).toBe(842_260);
  expect(rows.reduce((all, change) => all + change, 0)).toBe(842_260);
  await expectAccessible(page);

  await movement.sortBy('Perubahan');
  await expect(page).toHaveURL(/urut=perubahan/);
  const ordered = (await movement.changes()).slice(0, -1).map(readChange);
  expect(ordered).toEqual([...ordered].sort((one, other) => one - other));

  const download = async (format: string) => {
    const href = await page.getByRole('link', { name: format, exact: true }).getAttribute('href');
    return page.request.get(href ?? '');
  };
  const csv = await (await download('CSV')).text();
  expect(csv).toContain('Jumlah Jawa Barat;119008;961268;842260');
  for (const format of ['XLSX', 'PDF']) {
    const file = await download(format);
    expect([format, file.status(), (await file.body()).byteLength > 5_000]).toEqual([format, 200, true]);
  }
});

test('a side that is none is said', async ({ page }) => {
  await new SignInPage(page).signInAs(people.jabar);
  const movement = new MovementPage(page);
  await movement.open(campaign, '32', { dari: 'beku-2147483000', ke: laterDay });
  await expect(movement.answer).toHaveText('Arsip rapat tidak ditemukan');
  await movement.open(campaign, '32', { dari: 'kemarin', ke: laterDay });
  await expect(page.getByText(/'kemarin' bukan arsip rapat atau tanggal/)).toBeVisible();
});

test('who only reads opens frozen sheets and freezes none; another area is not there', async ({ page }) => {
  await new SignInPage(page).signInAs(people.pembaca);
  const snapshots = new SnapshotsPage(page);
  await snapshots.open(campaign, '32');
  await expect(snapshots.heading).toHaveText('Arsip rapat');
  await expect(snapshots.name).toHaveCount(0);
  for (const path of ['33/rapat', '33/rapat/1', '33/rapat/perubahan', '32/rapat/2147483000', '32/rapat/abc']) {
    expect([path, (await page.request.get(`/${campaign}/${path}`)).status()]).toEqual([path, 404]);
  }
  expect((await page.request.get(`/${campaign}/32/rapat/2147483000/unduh?format=csv`)).status()).toBe(404);
});

test('on a phone nothing scrolls sideways', { tag: '@phone-only' }, async ({ page }) => {
  await new SignInPage(page).signInAs(people.jabar);
  const snapshots = new SnapshotsPage(page);
  await snapshots.open(campaign, '32', { per: firstDay });
  const id = await snapshots.freeze(named('Telepon'));
  await expectNoSidewaysScroll(page);
  await snapshots.openChanges();
  await expectNoSidewaysScroll(page);
  await snapshots.open(campaign, '32');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await new MovementPage(page).open(campaign, '32', { dari: `beku-${id}`, ke: laterDay });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
