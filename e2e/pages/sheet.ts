import type { Locator, Page } from '@playwright/test';
import { type PdfPage, readPdf } from './printed';

/** `/[kampanye]/[kode]/lembar`: the meeting sheet, and what can be chosen of it. */
export class SheetPage {
  constructor(private readonly page: Page) {}

  /** @param query as the URL has it: `{ per: '2021-04-12', kolom: 'semua' }` */
  async open(campaign: string, code: string, query: Record<string, string> = {}) {
    const search = new URLSearchParams(query).toString();
    return this.page.goto(`/${campaign}/${code}/lembar${search && `?${search}`}`);
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  /** The paper itself. */
  get paper(): Locator {
    return this.page.getByRole('article');
  }

  get headers(): Locator {
    return this.paper.locator('thead tr').first().locator('th');
  }

  /** The rows of areas, without the head, the sum and what is not allocated. */
  get rows(): Locator {
    return this.paper.locator('tbody tr[data-row="area"]');
  }

  get sum(): Locator {
    return this.paper.locator('tbody tr[data-row="sum"]');
  }

  /** What opens the choice of columns and paper. */
  get choice(): Locator {
    return this.main.locator('summary').filter({ hasText: 'Kolom dan kertas' });
  }

  column(name: string): Locator {
    return this.page.getByRole('checkbox', { name, exact: true });
  }

  get apply(): Locator {
    return this.page.getByRole('button', { name: 'Terapkan' });
  }

  get keep(): Locator {
    return this.page.getByRole('button', { name: 'Ingat kolom ini untuk kantor' });
  }

  /** A way to the sheet as a file, by its words: "PDF". */
  download(name: string): Locator {
    return this.page.getByRole('region', { name: 'Cetak dan unduh' }).getByRole('link', { name, exact: true });
  }

  /** What the browser's own printing gives, page by page. */
  async print(): Promise<PdfPage[]> {
    return readPdf(await this.page.pdf({ preferCSSPageSize: true }));
  }
}
