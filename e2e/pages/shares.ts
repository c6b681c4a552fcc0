import { expect, type Locator, type Page } from '@playwright/test';

/** `/[kampanye]/[kode]/bagikan`: links that are opened without signing in. */
export class SharesPage {
  constructor(private readonly page: Page) {}

  async open(campaign: string, code: string, query: Record<string, string> = {}) {
    const search = new URLSearchParams(query).toString();
    return this.page.goto(`/${campaign}/${code}/bagikan${search && `?${search}`}`);
  }

  /** Makes a link and gives back its address. */
  async make(choice: { shows: 'Lembar rapat' | 'Halaman wilayah'; day?: string; note: string }): Promise<string> {
    await this.page.getByLabel(choice.shows).check();
    if (choice.day) await this.page.getByLabel(choice.day).check();
    await this.page.getByLabel('Catatan').fill(choice.note);
    await this.page.getByRole('button', { name: 'Buat tautan' }).click();
    await expect(this.page.getByRole('heading', { name: 'Tautan sudah jadi' })).toBeVisible();
    return this.page.getByLabel('Alamat tautan').inputValue();
  }

  /** The entry of the link with this note. */
  entry(note: string): Locator {
    return this.page.locator('#daftar').getByRole('row').filter({ hasText: note });
  }

  async revoke(note: string) {
    await this.entry(note).getByText('Cabut', { exact: false }).first().click();
    await this.entry(note).getByRole('button', { name: 'Ya, cabut' }).click();
    await expect(this.entry(note)).toContainText('Dicabut');
  }
}
