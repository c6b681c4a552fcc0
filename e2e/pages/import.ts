import { writeFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';

/** A campaign counts one report after the other, and a busy machine takes its time. */
const counted = { timeout: 30_000 };

export type SentFile = { name: string; mimeType: string; buffer: Buffer };

/** A CSV as a browser sends it. */
export function csvFile(name: string, text: string): SentFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

/** `/[kampanye]/impor`: a file is sent in, and all that were sent in before. */
export class UploadPage {
  constructor(private readonly page: Page) {}

  async open(campaign: string) {
    return this.page.goto(`/${campaign}/impor`);
  }

  get file(): Locator {
    return this.page.getByLabel('File', { exact: true });
  }

  get day(): Locator {
    return this.page.getByLabel('Tanggal laporan');
  }

  get send(): Locator {
    return this.page.getByRole('button', { name: /^Unggah( dan periksa| lagi)$/ });
  }

  /** Why an upload was not taken. */
  get notice(): Locator {
    return this.page.getByRole('main').getByRole('alert');
  }

  /** What the form says while it sends a file. */
  get sending(): Locator {
    return this.page.locator('form').filter({ has: this.file });
  }

  /** The reader's own uploads that are no import yet, an entry each. */
  get running(): Locator {
    return this.page.getByRole('region', { name: /^(Sedang berjalan|Gagal diperiksa)$/ }).getByRole('listitem');
  }

  /** Chooses a file and sends it; what comes of it is for the test to say. */
  async upload(file: SentFile) {
    // The bytes of a large file would go to the browser as text, and take seconds.
    const path = file.buffer.byteLength > 5_000_000 ? test.info().outputPath(file.name) : null;
    if (path) writeFileSync(path, file.buffer);
    await this.file.setInputFiles(path ?? file);
    await this.send.click();
  }

  /** How many files are chosen in the form. */
  async chosen(): Promise<number> {
    return this.file.evaluate((input) => (input instanceof HTMLInputElement ? (input.files?.length ?? 0) : 0));
  }

  /** The row of the history that links to an upload. */
  past(id: string): Locator {
    return this.page
      .locator('#riwayat')
      .getByRole('row')
      .filter({ has: this.page.locator(`a[href$="/impor/${id}"]`) });
  }

  /** The history's filter. */
  get filter(): Locator {
    return this.page.getByRole('form', { name: 'Saring riwayat' });
  }

  /** The heading of the history's days, the newest first: "Senin, 12 April 2021 3 unggahan, 2 tersimpan". */
  get sentDays(): Locator {
    return this.page.locator('#riwayat tbody tr:first-child > th[scope=rowgroup]');
  }

  /** Downloads the template of a level below the user's area as CSV with `;`. */
  async downloadTemplate(level: string, day: string): Promise<string> {
    const form = this.page.getByRole('region', { name: 'Belum punya filenya?' });
    await form.getByLabel('Satu baris untuk tiap').selectOption({ label: level });
    await form.getByLabel('Tanggal, bila mau diisikan').fill(day);
    const download = this.page.waitForEvent('download');
    await form.getByRole('button', { name: 'CSV titik koma' }).click();
    const stream = await (await download).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks)
      .toString('utf8')
      .replace(/^\ufeff/, '');
  }
}

/** `/[kampanye]/impor/[id]`: what an upload changes, and what can be done with it. */
export class ImportPage {
  constructor(private readonly page: Page) {}

  /** Waits until an upload has led to its page. Returns the upload's number. */
  async arrive(): Promise<string> {
    await this.page.waitForURL(/\/impor\/\d+$/);
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
  }

  get answer(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  /** What is refused, a row a reason. */
  get refused(): Locator {
    return this.page.locator('#ditolak').locator('tbody').getByRole('row');
  }

  /** A line of the totals, by what it counts: "Online masuk server". */
  total(name: string): Locator {
    return this.page
      .getByRole('region', { name: /Yang (akan )?berubah|Jumlah dalam (file|isian)/ })
      .getByRole('row', { name });
  }

  /** The row of an area in the plan. */
  row(name: string): Locator {
    return this.page
      .locator('#baris')
      .getByRole('row')
      .filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  /** A link that shows some of the rows only, with its count: "Perlu dilihat 1". */
  rowsOnly(name: string): Locator {
    return this.page.getByRole('list', { name: 'Saring baris' }).getByRole('link', { name });
  }

  /** All rows of the plan that are shown. */
  get rows(): Locator {
    return this.page.locator('#baris').locator('tbody').getByRole('row');
  }

  get save(): Locator {
    return this.page.getByRole('button', { name: /^Simpan/ });
  }

  get acceptPartial(): Locator {
    return this.page.getByRole('checkbox', { name: /tidak ikut tersimpan/ });
  }

  async commit() {
    await this.save.click();
    await expect(this.answer).toContainText('tersimpan', counted);
  }

  /** Leads from an upload's page to the one that says what taking it back would change. */
  async askUndo() {
    await this.page.getByRole('link', { name: 'Batalkan unggahan…' }).click();
    await this.page.waitForURL(/\/impor\/\d+\/batal$/);
  }

  /** The row of what goes back, by the code of its area. */
  returning(code: string): Locator {
    return this.page.locator('#baris').getByRole('row').filter({ hasText: code });
  }

  /** The button on that page, and what has to be ticked before it where later reports stand on the upload. */
  get takeBack(): Locator {
    return this.page.getByRole('button', { name: 'Batalkan unggahan', exact: true });
  }

  get knowLater(): Locator {
    return this.page.getByRole('checkbox', { name: /laporan sesudahnya tetap berlaku/ });
  }

  /** Takes the upload back, later reports or not: a test leaves its figures to nobody. */
  async undo() {
    await this.askUndo();
    await expect(this.takeBack).toBeVisible();
    if (await this.knowLater.isVisible()) await this.knowLater.check();
    await this.takeBack.click();
    await expect(this.answer).toHaveText('Unggahan ini sudah dibatalkan', counted);
  }

  async discard() {
    await this.page.getByRole('button', { name: 'Buang' }).click();
    await expect(this.answer).toHaveText('Unggahan ini dibuang');
  }
}
