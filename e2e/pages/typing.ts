import { expect, type Page } from '@playwright/test';

/** `/[kampanye]/isi` */
export class TypingPage {
  constructor(private readonly page: Page) {}

  async open(campaign: string, query: string) {
    await this.page.goto(`/${campaign}/isi?${query}`);
    await expect(this.page.getByRole('heading', { level: 1 })).toContainText('Isi angka');
    // The rows answer keys once the page is awake.
    await this.page.waitForLoadState('networkidle');
  }

  cell(channel: 'Online' | 'Manual', area: string) {
    return this.page.getByRole('textbox', { name: `${channel} ${area}`, exact: true });
  }

  /** The fields of a channel, from the top. */
  column(channel: 'Online' | 'Manual') {
    return this.page.getByRole('textbox', { name: new RegExp(`^${channel} `) });
  }

  row(area: string) {
    return this.page.getByRole('row').filter({ has: this.cell('Online', area) });
  }

  get sums() {
    return this.page
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: 'Jumlah', exact: true }) });
  }

  get save() {
    return this.page.getByRole('button', { name: 'Simpan', exact: true });
  }

  get notice() {
    return this.page.getByRole('main').getByRole('alert');
  }

  get saved() {
    return this.page.getByRole('status').filter({ hasText: 'tersimpan pukul' });
  }

  /** The number of the upload that the last save made. */
  async savedId(): Promise<number> {
    const link = this.saved.getByRole('link');
    return Number((await link.getAttribute('href'))?.split('/').at(-1));
  }
}
