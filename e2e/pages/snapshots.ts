import { expect, type Locator, type Page } from '@playwright/test';

/** `/[kampanye]/[kode]/rapat` and the frozen sheets below it. */
export class SnapshotsPage {
  constructor(private readonly page: Page) {}

  /** @param query as the URL has it: `{ per: '2023-07-03' }` */
  async open(campaign: string, code: string, query: Record<string, string> = {}) {
    const search = new URLSearchParams(query).toString();
    return this.page.goto(`/${campaign}/${code}/rapat${search && `?${search}`}`);
  }

  get name(): Locator {
    return this.page.getByLabel('Nama arsip rapat');
  }

  get freezeButton(): Locator {
    return this.page.getByRole('button', { name: 'Simpan untuk rapat' });
  }

  /** Freezes the sheet that is shown and waits until it is open; gives its number. */
  async freeze(name: string): Promise<number> {
    await this.name.fill(name);
    await this.freezeButton.click();
    await this.page.waitForURL(/\/rapat\/\d+$/);
    return Number(this.page.url().split('/').at(-1));
  }

  /** A frozen sheet in the list, by its name. */
  row(name: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  get sheet(): Locator {
    return this.page.getByRole('article');
  }

  async openChanges() {
    await this.page.getByText('Ganti nama atau hapus').click();
  }

  async rename(name: string) {
    await this.openChanges();
    await this.page.getByLabel('Nama baru').fill(name);
    await this.page.getByRole('button', { name: 'Simpan nama' }).click();
  }

  async delete() {
    const button = this.page.getByRole('button', { name: 'Hapus lembar ini' });
    // The changes may still be open after a rename, or be drawn anew and closed.
    await expect(async () => {
      if (!(await button.isVisible())) await this.openChanges();
      await button.click({ timeout: 5_000 });
    }).toPass();
    await this.page.waitForURL(/\/rapat\?dihapus=\d+$/);
  }

  async restore(name: string) {
    await this.page.getByRole('button', { name: `Kembalikan “${name}”` }).click();
  }
}

/** `/[kampanye]/[kode]/rapat/perubahan` */
export class MovementPage {
  constructor(private readonly page: Page) {}

  async open(campaign: string, code: string, query: Record<string, string>) {
    return this.page.goto(`/${campaign}/${code}/rapat/perubahan?${new URLSearchParams(query)}`);
  }

  /** The movement of the whole, in words. */
  get answer(): Locator {
    return this.page.getByRole('heading', { level: 2 }).first();
  }

  get table(): Locator {
    return this.page.getByRole('table');
  }

  /** The changes of all rows as they are read, the sum's last: "+86.442". */
  changes(): Promise<string[]> {
    return this.table.locator('tbody [data-col="perubahan"]').allInnerTexts();
  }

  async sortBy(column: string) {
    await this.table.getByRole('link', { name: column, exact: true }).click();
  }
}
