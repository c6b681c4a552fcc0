import type { Locator, Page } from '@playwright/test';

/** `/[kampanye]/[kode]`: where an area stands, and its parts in a table. */
export class AreaPage {
  constructor(private readonly page: Page) {}

  /** @param query as the URL has it: `{ per: '2021-04-12', rinci: 'desa' }` */
  async open(campaign: string, code: string, query: Record<string, string> = {}) {
    const search = new URLSearchParams(query).toString();
    return this.page.goto(`/${campaign}/${code}${search && `?${search}`}`);
  }

  /** The answer, in one sentence that can be read aloud. */
  get answer(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  /** The way up: Indonesia › Jawa Barat › Karawang, each with its own percent. */
  get path(): Locator {
    return this.page.getByRole('navigation', { name: 'Wilayah' });
  }

  /** The figure below a label such as "Perlu per hari". */
  fact(label: string): Locator {
    return this.page.getByRole('term').filter({ hasText: label }).locator('xpath=following-sibling::dd[1]');
  }

  get table(): Locator {
    return this.page.locator('#tabel').getByRole('table').first();
  }

  /** The rows of areas, without the head, the sum and what is not allocated. */
  get rows(): Locator {
    return this.table
      .locator('tbody')
      .getByRole('row')
      .filter({ has: this.page.getByRole('link') });
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  /** The row that says what all rows come to. */
  get sum(): Locator {
    return this.table.getByRole('row').filter({ hasText: /^\s*Jumlah/ });
  }

  /** A column's cells, by its header, as they are read: "1.234", "–". */
  async column(header: string): Promise<string[]> {
    // By its key: columns that need room to spare may stand in the page without being shown.
    const key = await this.table
      .getByRole('columnheader')
      .filter({ hasText: new RegExp(`^${header}`) })
      .first()
      .getAttribute('data-col');
    const rows = await this.rows.all();
    return Promise.all(rows.map((row) => row.locator(`[data-col="${key}"]`).innerText()));
  }

  /** Goes down to a part. */
  async openPart(name: string) {
    await this.rows.getByRole('link', { name, exact: true }).click();
  }

  /** Goes up by the path. */
  async goUp(name: string) {
    await this.path.getByRole('link', { name, exact: true }).click();
  }
}

/** The number that a cell shows: "1.234" is 1234, "–" is null and not 0. */
export function readCount(text: string): number | null {
  const digits = text.trim();
  if (digits === '–') return null;
  if (!/^\d{1,3}(\.\d{3})*$/.test(digits)) throw new RangeError(`'${text}' is no count.`);
  return Number(digits.replaceAll('.', ''));
}
