import type { Page } from '@playwright/test';

/** What is on the clipboard, as a field gets it: a page of ours may write the clipboard and not read it. */
export async function readPasted(page: Page): Promise<string> {
  const field = page.locator('#tempel');
  await page.evaluate(() => document.body.append(Object.assign(document.createElement('textarea'), { id: 'tempel' })));
  await field.press('Control+v');
  const text = await field.inputValue();
  await field.evaluate((one) => one.remove());
  return text;
}
