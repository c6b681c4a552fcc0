import { expect, type Page } from '@playwright/test';

/** `/[kampanye]/[kode]/rekap` */
export class RecapPage {
  constructor(private readonly page: Page) {}

  get text() {
    return this.page.getByLabel('Teks rekap');
  }

  get save() {
    return this.page.getByRole('button', { name: 'Simpan teks' });
  }

  get reset() {
    return this.page.getByRole('button', { name: 'Kembalikan ke teks otomatis' });
  }

  get copy() {
    return this.page.getByRole('button', { name: 'Salin', exact: true });
  }

  get whatsApp() {
    return this.page.getByRole('link', { name: 'Kirim lewat WhatsApp' });
  }

  get picture() {
    return this.page.getByRole('img', { name: /^Gambar rekap: / });
  }

  get refusal() {
    return this.page.getByRole('main').getByRole('alert');
  }

  async open(code: string, day = '2021-04-12', more = '') {
    await this.page.goto(`/pk21/${code}/rekap?per=${day}${more}`);
    await expect(this.text).toBeVisible();
  }

  /** As `open`, with what an earlier test may have left there put back. */
  async openAutomatic(code: string) {
    await this.open(code);
    if (!(await this.reset.isVisible())) return;
    await this.reset.click();
    await expect(this.reset).toBeHidden();
  }

  /** The text with plain spaces, for its figures hold some that do not break. */
  async read() {
    return (await this.text.inputValue()).replaceAll('\u00a0', ' ');
  }

  /** What WhatsApp would be opened with. */
  async sent() {
    const href = (await this.whatsApp.getAttribute('href')) ?? '';
    return new URL(href).searchParams.get('text');
  }
}
