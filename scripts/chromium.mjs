import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { canUseApt, installByApt } from './apt.mjs';

/** The first is the same engine without a window: it does the tests with half the work of the processor. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * A Chromium for the browser tests: CHROMIUM_PATH, one on the machine, Playwright's own (downloaded when it can be),
 * Debian's (when root).
 * @returns {Promise<{ path: string, origin: string }>} where it is, and where it comes from in words
 * @throws {Error} with what to do when there is none
 */
export async function obtainChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (runs(given)) return { path: given, origin: 'CHROMIUM_PATH' };
    throw new Error(`CHROMIUM_PATH is ${given}, which does not run. Correct it, or leave it out.`);
  }
  const found = onMachine();
  if (found) return { path: found, origin: 'on this machine' };
  const own = await playwrightsOwn();
  if (own) return { path: own, origin: "Playwright's" };
  const installed = debians();
  if (installed) return { path: installed, origin: "Debian's, installed just now" };
  throw new Error(
    'No Chromium for the browser tests. Install one (Debian: apt-get install chromium-headless-shell), or set CHROMIUM_PATH to one.',
  );
}

function onMachine() {
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
    for (const name of names) {
      const path = join(folder, name);
      if (existsSync(path) && runs(path)) return path;
    }
  }
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return existsSync(mac) ? mac : null;
}

/** Ubuntu's chromium-browser may be a script that only tells how to get the real one; so it is asked. */
function runs(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  const present = () => (runs(chromium.executablePath()) ? chromium.executablePath() : null);
  if (present()) return present();
  // Root on Debian gets the browser with all the libraries it needs from apt instead.
  if (canUseApt()) return null;
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 });
  return present();
}

function debians() {
  if (!canUseApt()) return null;
  installByApt('chromium-headless-shell');
  return onMachine();
}
