import { defineConfig, devices } from '@playwright/test';
import { testServer } from './e2e/server';

/** `npm test` starts the servers and finds the browser; both are named by its environment. */
const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Tests of one server run one after the other; `npm test` has more servers, and a worker for each.
  workers: 1,
  forbidOnly: process.env.CI !== undefined,
  // A second try tells a fault of the product from a hiccup of a busy machine; the report of `npm test` names each test
  // that needed one, for that is a fault too, of the test or of a race.
  retries: 1,
  // Long stories on two busy cores.
  timeout: 240_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: testServer.address,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    // Recording all tests takes a third longer: KEJAR_TRACE=1 does it for those that one looks into.
    trace: process.env.KEJAR_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    // A step that waits for what never comes is named, instead of the whole test.
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Debian's Chromium runs as root in containers, where its sandbox cannot; only our own pages are opened.
      chromiumSandbox: false,
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
      ],
    },
  },
  projects: [
    // What only a phone has to show carries the tag @phone-only; the widths of a desktop are in widths.spec.ts.
    { name: 'desktop', grepInvert: /@phone-only/, use: { viewport: { width: 1366, height: 768 } } },
    // Only what is different on a phone: tests that carry the tag @phone or @phone-only.
    {
      name: 'phone',
      grep: /@phone/,
      use: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    },
  ],
});
