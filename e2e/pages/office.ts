import { expect, type Page } from '@playwright/test';

type SentPicture = { name: string; mimeType: string; buffer: Buffer };

/** `/kantor` */
export class OfficePage {
  constructor(private readonly page: Page) {}

  async open(areaCode?: string) {
    return this.page.goto(areaCode ? `/kantor?wilayah=${areaCode}` : '/kantor');
  }

  part(title: 'Kop surat' | 'Logo' | 'Tanda tangan' | 'Rekap harian') {
    return this.page.getByRole('region', { name: title, exact: true });
  }

  field(label: string) {
    return this.page.getByLabel(label, { exact: true });
  }

  get paper() {
    return this.page.getByRole('complementary', { name: 'Pratinjau kertas' });
  }

  get logo() {
    return this.paper.locator('img');
  }

  async save(title: Parameters<OfficePage['part']>[0]) {
    await this.part(title)
      .getByRole('button', { name: `Simpan ${title.toLowerCase()}` })
      .click();
  }

  async expectSaved(title: Parameters<OfficePage['part']>[0]) {
    await expect(this.part(title).getByRole('status')).toHaveText('Tersimpan');
  }

  async sendLogo(picture: SentPicture) {
    await this.field('Gambar logo').setInputFiles(picture);
    await this.save('Logo');
  }
}
