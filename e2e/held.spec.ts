import { expect, type Page, test } from '@playwright/test';
import { progressAnswer } from '../lib/domain/api-progress';
import { formatCount } from '../lib/format/numbers';
import { expectAccessible, expectFitsPhone } from './pages/accessible';
import { AreaPage } from './pages/area';
import { csvFile, ImportPage, UploadPage } from './pages/import';
import { SignInPage } from './pages/sign-in';
import { TypingPage } from './pages/typing';
import { people } from './personas';

const campaign = 'pk23-jabar';

/** Tests may run at once: each has a kecamatan of Karawang of its own. */
const places = { file: '32.15.16', typing: '32.15.18' };

async function readArea(page: Page, code: string, day: string) {
  const response = await page.request.get(`/api/v1/progress/${campaign}/${code}?asOf=${day}`);
  return progressAnswer.parse(await response.json());
}

const header = 'kode_wilayah;tanggal;online_masuk';

/** Saves a file of these lines and gives back its number. */
async function saveFile(page: Page, ...lines: string[]): Promise<string> {
  const [upload, preview] = [new UploadPage(page), new ImportPage(page)];
  await upload.open(campaign);
  await upload.upload(csvFile('susulan.csv', [header, ...lines, ''].join('\n')));
  const id = await preview.arrive();
  await preview.commit();
  return id;
}

async function takeBack(page: Page, ...ids: (string | number)[]) {
  for (const id of ids) {
    await page.goto(`/${campaign}/impor/${id}`);
    await new ImportPage(page).undo();
  }
}

test.beforeEach(({ page }) => new SignInPage(page).signInAs(people.karawang));

test('three zeros too many in a file are held: put right, or saved for a reason and named until the next report', async ({
  page,
}) => {
  const code = places.file;
  const [day, next] = ['2023-07-28', '2023-07-29'];
  const [upload, preview, area] = [new UploadPage(page), new ImportPage(page), new AreaPage(page)];
  const { figures, area: place } = await readArea(page, code, day);
  const target = figures.target ?? 0;
  const wrong = target * 1000;
  // The next report is there already, so that no other test ever sees the wrong figure on a later day.
  const later = await saveFile(page, `${code};${next};1`);

  const held = page.getByRole('region', { name: 'Ditahan', exact: true });
  const file = csvFile('nol.csv', `${header}\n${code};${day};${wrong}\n32.15.19;${day};1\n`);
  await upload.open(campaign);
  await upload.upload(file);
  await preview.arrive();
  await expect(preview.answer).toHaveText('1 baris siap disimpan, 1 baris ditahan');
  await expect(held).toContainText(`Kecamatan ${place.name}`);
  await expect(held).toContainText(
    `${formatCount(wrong)} adalah 100.000\u00a0% dari target ${formatCount(target)}. Mungkin kelebihan tiga nol: ${formatCount(target)}?`,
  );
  await expectAccessible(page);
  await expectFitsPhone(page);
  await held.getByLabel('Isi yang benar, baris 2, kolom online_masuk').fill(String(target));
  await held.getByRole('button', { name: /^Periksa ulang/ }).click();
  await expect(preview.answer).toHaveText('2 baris siap disimpan');
  await expect(held).toHaveCount(0);
  await preview.discard();

  await upload.open(campaign);
  await upload.upload(file);
  const id = await preview.arrive();
  await held.getByLabel(/^Bila memang benar, alasannya/).fill('NIK 3215032304560001');
  await preview.save.click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('16 angka seperti NIK');
  await held.getByLabel(/^Bila memang benar, alasannya/).fill('target belum diperbarui');
  await preview.commit();
  try {
    await expect(held).toContainText('Tersimpan dengan alasan: target belum diperbarui');
    await area.open(campaign, code, { per: day });
    await expect(area.answer).toContainText(/Angka ini janggal: 100\.0\d\d\s% dari target/);
    await area.open(campaign, '32.15', { per: day });
    await expect(area.answer).toContainText(
      new RegExp(`Angka ${place.name} janggal: 100\\.0\\d\\d\\s% dari target\\. Tanpa itu`),
    );
    const above = await readArea(page, '32.15', day);
    expect(above.figures.flags).toContain('held');
    expect(above.figures.flagsBelow.held).toBeGreaterThan(0);
    // The table of the area above counts it in its row, with a way to it.
    const way = await page.request.get(`/${campaign}/32.15/bermasalah?per=${day}`, { maxRedirects: 0 });
    expect(way.headers().location).toBe(`/${campaign}/${code}?per=${day}`);
    expect((await readArea(page, code, next)).figures.flags).not.toContain('held');
    await area.open(campaign, code, { per: next });
    await expect(area.answer).not.toContainText('janggal');
  } finally {
    await takeBack(page, id, later);
  }
});

test('three zeros too many in a typed cell are held, and the rest of the grid is saved', async ({ page }) => {
  const code = places.typing;
  const [day, next] = ['2023-07-29', '2023-07-30'];
  const typing = new TypingPage(page);
  const { figures, area: place } = await readArea(page, code, day);
  const target = figures.target ?? 0;
  const later = await saveFile(page, `${code};${next};2`, `32.15.20;${next};2`);
  const other = (await readArea(page, '32.15.20', day)).area.name;
  const saved: (string | number)[] = [later];
  try {
    await typing.open(campaign, `wilayah=32.15&per=${day}&tahap=masuk`);
    await typing.cell('Online', place.name).fill(String(target * 1000));
    await typing.cell('Online', other).fill('3');
    const odd = `Ditahan. ${formatCount(target * 1000)} adalah 100.000\u00a0% dari target ${formatCount(target)}.`;
    await expect(typing.row(place.name)).toContainText(odd);
    await expectAccessible(page);
    await typing.save.click();
    await expect(typing.saved).toContainText('1 sel tersimpan');
    await expect(typing.saved).toContainText(`Ditahan, tidak tersimpan: ${place.name}.`);
    saved.unshift(await typing.savedId());
    await expect(typing.row(place.name)).toContainText(odd);
    await typing.save.click();
    await expect(typing.notice).toContainText(`Ditahan: ${place.name}`);
    await page.getByLabel(`Alasan ${place.name}`).fill('target belum diperbarui');
    await typing.save.click();
    await expect(typing.saved).toContainText('1 sel tersimpan');
    saved.unshift(await typing.savedId());
    expect((await readArea(page, code, day)).figures.flags).toContain('held');
    // The reason was for that figure: another one is held anew.
    await typing.cell('Online', place.name).fill(String(target * 2000));
    await typing.save.click();
    await expect(typing.notice).toContainText(`Ditahan: ${place.name}`);
    // Put right on the same day it is held no more.
    await typing.cell('Online', place.name).fill(formatCount(target));
    await typing.save.click();
    await expect(typing.saved).not.toContainText('Ditahan');
    await expect(async () => {
      expect((await readArea(page, code, day)).figures.flags).not.toContain('held');
    }).toPass();
    saved.unshift(await typing.savedId());
  } finally {
    await takeBack(page, ...saved);
  }
});
