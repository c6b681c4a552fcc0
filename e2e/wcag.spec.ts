import { expect, type Page, test } from '@playwright/test';
import { AreaPage } from './pages/area';
import { OfficePage } from './pages/office';
import { RecapPage } from './pages/recap';
import { SharesPage } from './pages/shares';
import { SignInPage } from './pages/sign-in';
import { SnapshotsPage } from './pages/snapshots';
import { people } from './personas';

/** What axe does not see of WCAG 2.2 AA. */

const per = '2021-04-12';

/** Text spacing as WCAG 1.4.12 has users set it. */
const spacing =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }';

test.beforeEach(({ page }) => new SignInPage(page).signInAs(people.karawang));

async function openKarawang(page: Page, width: number, query: Record<string, string> = {}) {
  await page.setViewportSize({ width, height: 768 });
  await new AreaPage(page).open('pk21', '32.15', { per, ...query });
  // What no desktop has room for comes when the page is awake.
  if (width < 1240) await expect(page.locator('#tabel thead [data-col=lapor]')).toHaveCount(1);
}

type Node = { role: string; name: string };

/** What the browser tells a screen reader of the table, in the order in which it is read. */
async function readTable(page: Page): Promise<Node[]> {
  const client = await page.context().newCDPSession(page);
  const { root } = await client.send('DOM.getDocument', { depth: 0 });
  const { nodeId } = await client.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#tabel table' });
  const { node } = await client.send('DOM.describeNode', { nodeId });
  const { nodes } = await client.send('Accessibility.queryAXTree', { backendNodeId: node.backendNodeId });
  await client.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value ?? '') }));
}

test('on a phone and at 200 % the table keeps its headings, and each figure its name', async ({ page }) => {
  await openKarawang(page, 1366);
  const countOf = (nodes: Node[], role: string) => nodes.filter((node) => node.role === role).length;
  const wide = await readTable(page);
  for (const width of [360, 683]) {
    await page.setViewportSize({ width, height: 768 });
    // What no desktop has room for is heard here.
    await expect(page.locator('#tabel thead [data-col=lapor]')).toHaveCount(1);
    const nodes = await readTable(page);
    for (const role of ['columnheader', 'rowheader', 'row']) {
      const whole = countOf(nodes, role) >= countOf(wide, role) && countOf(wide, role) > 0;
      expect([width, role, whole]).toEqual([width, role, true]);
    }
    const texts = nodes.map(({ name }) => name.trim());
    for (const label of ['Sisa', 'Online', 'Total', 'Terakhir lapor']) expect(texts).toContain(label);
  }
});

test('what bars and the bars of a fortnight show is said, and a filter says how many rows it left', async ({
  page,
}) => {
  await openKarawang(page, 1024);
  const row = new AreaPage(page).row('Majalaya');
  await expect(row.locator('[data-col=capaian]')).toHaveText(/^seharusnya 19,67\s%/);
  await expect(row.locator('[data-col=spark]')).toHaveText(/^Lapor \d+ dari 14 hari/);
  // It stands there before it says anything, or screen readers would not hear it.
  const said = page.locator('#tabel > [role=status]');
  await expect(said).toHaveText('');
  // Until scripts run a filter is a link, and what it leads to says nothing by itself.
  await expect(page.getByRole('button', { name: 'Salin tabel' })).toBeVisible();
  await page.getByRole('link', { name: /^Tidak lapor hari ini/ }).click();
  await expect(said).toHaveText('5 baris, urut persen menurun');
  await page.getByRole('columnheader', { name: /^Sisa/ }).getByRole('link').click();
  await expect(said).toHaveText('5 baris, urut sisa menurun');
  const search = page.getByRole('combobox', { name: 'Cari wilayah' });
  await search.fill('klari');
  await expect(page.getByRole('search').first().locator('[aria-live=polite]')).toHaveText(/\d+ wilayah cocok/);
});

test('the heading that has the focus is not behind the names, and its ring is not cut', async ({ page }) => {
  for (const width of [768, 1100]) {
    await openKarawang(page, width);
    const hidden = await page.locator('#tabel thead').evaluate(async (head) => {
      const found: string[] = [];
      const links = [...head.querySelectorAll<HTMLElement>('a')];
      for (const link of [...links, ...links.toReversed()]) {
        link.focus();
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const { left, right, top, bottom } = link.getBoundingClientRect();
        for (const x of [left + 2, right - 2]) {
          const seen = document.elementFromPoint(x, (top + bottom) / 2);
          if (!seen || !(link.contains(seen) || seen.contains(link))) found.push(link.innerText);
        }
      }
      return found;
    });
    expect([width, hidden]).toEqual([width, []]);
  }
  for (const width of [360, 768, 1366]) {
    await openKarawang(page, width);
    await page.keyboard.press('Tab');
    const cut = await page.locator('#tabel').evaluate((table) => {
      const found: string[] = [];
      for (const link of table.querySelectorAll<HTMLElement>('tbody a')) {
        link.focus();
        const ring = 4.5;
        const box = link.getBoundingClientRect();
        for (let one = link.parentElement; one && one !== table; one = one.parentElement) {
          if (getComputedStyle(one).overflow === 'visible' || one.tagName === 'DIV') continue;
          const room = one.getBoundingClientRect();
          if (box.left - ring < room.left || box.right + ring > room.right) found.push(link.innerText);
          else if (box.top - ring < room.top || box.bottom + ring > room.bottom) found.push(link.innerText);
        }
      }
      return found;
    });
    expect([width, cut]).toEqual([width, []]);
  }
});

test('wider spacing of text cuts nothing of the table and lays nothing over anything', async ({ page }) => {
  for (const [width, query] of [
    [360, {}],
    [768, {}],
    [1366, {}],
    [1366, { rinci: 'desa' }],
  ] as const) {
    await openKarawang(page, width, query);
    // As a browser's extension does it: a style element of a stranger is kept out by the policy of the page.
    await page.evaluate((rules) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      document.adoptedStyleSheets.push(sheet);
    }, spacing);
    const faults = await page.locator('#tabel table').evaluate((table) => {
      const found: string[] = [];
      const shown = (cell: HTMLElement) => cell.clientWidth > 1 && cell.clientHeight > 1;
      for (const row of [...table.querySelectorAll('tbody tr, tfoot tr')].slice(0, 40)) {
        const texts = [...row.querySelectorAll<HTMLElement>('[data-col]')].filter(shown).flatMap((cell) => {
          if (getComputedStyle(cell).overflow !== 'visible' && cell.scrollWidth > cell.clientWidth) {
            found.push(`cut: ${cell.innerText}`);
          }
          const texts: DOMRect[] = [];
          const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
          for (let text = walker.nextNode(); text; text = walker.nextNode()) {
            if (text.parentElement?.closest('.visually-hidden')) continue;
            const range = document.createRange();
            range.selectNodeContents(text);
            texts.push(...range.getClientRects());
          }
          return texts.filter(({ width, height }) => width > 2 && height > 2).map((rect) => ({ cell, rect }));
        });
        for (const one of texts) {
          for (const other of texts) {
            if (one.cell === other.cell) continue;
            const [a, b] = [one.rect, other.rect];
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (across > 1 && down > 2) found.push(`${one.cell.innerText} over ${other.cell.innerText}`);
          }
        }
      }
      return found.slice(0, 6);
    });
    expect([width, query, faults]).toEqual([width, query, []]);
  }
});

test('the ring on the choice that is taken keeps its contrast, also in the dark', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await openKarawang(page, 1366);
    await page.keyboard.press('Tab');
    const contrasts = await page.evaluate(() => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const luminance = (colour: string) => {
        if (!canvas) return 0;
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
          const share = part / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const inside = [...document.querySelectorAll<HTMLElement>('a[aria-current]')].filter((link) => {
        link.focus();
        return Number.parseFloat(getComputedStyle(link).outlineOffset) < 0;
      });
      return inside.map((link) => {
        link.focus();
        const { outlineColor, backgroundColor } = getComputedStyle(link);
        const [ring, ground] = [luminance(outlineColor), luminance(backgroundColor)];
        return (Math.max(ring, ground) + 0.05) / (Math.min(ring, ground) + 0.05);
      });
    });
    expect(contrasts.length).toBeGreaterThan(0);
    expect([colorScheme, Math.min(...contrasts) >= 3]).toEqual([colorScheme, true]);
  }
});

test('forced colours show which choice is taken', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  for (const path of [`/pk21/32.15?per=${per}`, `/pk21/32.15/lembar?per=${per}`, '/pk21/kunjungan']) {
    await page.goto(path);
    const taken = await page.locator('main a[aria-current]').evaluateAll((links) =>
      links.map((link) => {
        const other = link.closest('nav, ul')?.querySelector('a:not([aria-current])');
        return other ? [getComputedStyle(link).backgroundColor, getComputedStyle(other).backgroundColor] : null;
      }),
    );
    const pairs = taken.filter((pair) => pair !== null);
    expect([path, pairs.length > 0]).toEqual([path, true]);
    for (const [ground, other] of pairs) expect([path, ground]).not.toEqual([path, other]);
  }
});

/** What has the focus: its tag and its text. */
const focused = (page: Page) =>
  page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent?.trim()}`);

test('after a sheet is kept, deleted and taken back the focus stays on the page', async ({ page }) => {
  const snapshots = new SnapshotsPage(page);
  await snapshots.open('pk21', '32.15', { per });
  const name = `Fokus ${Date.now().toString(36)}`;
  await snapshots.name.fill(name);
  await snapshots.freezeButton.press('Enter');
  await page.waitForURL(/\/rapat\/\d+$/);
  await expect.poll(() => focused(page)).toBe(`H1 ${name}`);
  await snapshots.delete();
  await expect.poll(() => focused(page)).toBe(`P Arsip rapat “${name}” baru saja dihapus.`);
  await snapshots.restore(name);
  await page.waitForURL(/\/rapat\/\d+$/);
  await expect.poll(() => focused(page)).toBe(`H1 ${name}`);
  await snapshots.delete();

  const recap = new RecapPage(page);
  await recap.open('32.15.05');
  await recap.text.fill('Fokus');
  await recap.save.press('Enter');
  await expect.poll(() => focused(page)).toBe('P Teks tersimpan.');
  await recap.reset.press('Enter');
  await expect.poll(() => focused(page)).toBe('P Kembali ke teks otomatis.');
});

test('what was typed stays when the session has ended', async ({ page, context }) => {
  const recap = new RecapPage(page);
  const end = () => context.clearCookies();
  const told = page.getByRole('main').getByRole('alert').filter({ hasText: 'Sesi berakhir' });
  await recap.open('32.15.05');
  await recap.text.fill('Ketikan yang panjang');
  const cookies = await context.cookies();
  await end();
  await recap.save.click();
  await expect(told).toBeVisible();
  await expect(recap.text).toHaveValue('Ketikan yang panjang');

  await context.addCookies(cookies);
  const office = new OfficePage(page);
  await office.open();
  await office.field('Nama pejabat, dengan gelar').fill('Siti Aminah');
  await end();
  await office.save('Tanda tangan');
  await expect(told).toBeFocused();
  await expect(office.field('Nama pejabat, dengan gelar')).toHaveValue('Siti Aminah');

  await context.addCookies(cookies);
  await new SharesPage(page).open('pk21', '32.15', { per });
  await page.getByLabel('Catatan').fill('Untuk rapat camat');
  await end();
  await page.getByRole('button', { name: 'Buat tautan' }).click();
  await expect(told).toBeVisible();
  await expect(page.getByLabel('Catatan')).toHaveValue('Untuk rapat camat');

  await context.addCookies(cookies);
  const snapshots = new SnapshotsPage(page);
  await snapshots.open('pk21', '32.15', { per });
  await snapshots.name.fill('Rapat camat');
  await end();
  await snapshots.freezeButton.click();
  await expect(told).toBeVisible();
  await expect(snapshots.name).toHaveValue('Rapat camat');
});
