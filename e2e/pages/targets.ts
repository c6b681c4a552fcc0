import type { Locator, Page } from '@playwright/test';

/** `/[kampanye]/target`: targets that offices propose, and what was decided of them. */
export class TargetPage {
  constructor(private readonly page: Page) {}

  async open(campaign: string) {
    return this.page.goto(`/${campaign}/target`);
  }

  /** What waits from an upload, by what its reason says. */
  waiting(reason: string): Locator {
    return this.page.getByRole('article').filter({ hasText: reason });
  }

  /** A line of what was decided, by what its reason says. */
  decided(reason: string): Locator {
    return this.page
      .getByRole('region', { name: 'Yang sudah diputuskan' })
      .getByRole('row')
      .filter({ hasText: reason });
  }

  async accept(reason: string) {
    const one = this.waiting(reason);
    await one.getByText('Terima…').click();
    await one.getByRole('button', { name: 'Terima target ini' }).click();
  }

  async decline(reason: string, why: string) {
    const one = this.waiting(reason);
    await one.getByText('Tolak…').click();
    await one.getByLabel('Alasan ditolak').fill(why);
    await one.getByRole('button', { name: 'Tolak usulan ini' }).click();
  }
}
