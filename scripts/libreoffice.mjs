import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { canUseApt, installByApt } from './apt.mjs';

const names = ['soffice', 'libreoffice'];
const elsewhere = [
  '/opt/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.com',
];

/**
 * A LibreOffice that opens and recalculates our workbooks in the tests: SOFFICE_PATH, one on the machine, Debian's (when
 * root).
 * @returns {{ path: string, origin: string } | null} where it is, and where it comes from in words; null: there is none
 * @throws {Error} where SOFFICE_PATH does not run
 */
export function obtainLibreOffice() {
  const given = process.env.SOFFICE_PATH;
  if (given) {
    if (runs(given)) return { path: given, origin: 'SOFFICE_PATH' };
    throw new Error(`SOFFICE_PATH is ${given}, which does not run. Correct it, or leave it out.`);
  }
  const found = onMachine();
  if (found) return { path: found, origin: 'on this machine' };
  if (!canUseApt()) return null;
  installByApt('libreoffice-calc-nogui');
  const installed = onMachine();
  return installed && { path: installed, origin: "Debian's, installed just now" };
}

function onMachine() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const paths = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...elsewhere];
  return paths.find((path) => existsSync(path) && runs(path)) ?? null;
}

/** With a profile of its own, for one that is open elsewhere would answer in its place. */
function runs(path) {
  const profile = mkdtempSync(join(tmpdir(), 'kejar-soffice-'));
  const flags = [`-env:UserInstallation=${pathToFileURL(profile)}`, '--headless', '--version'];
  try {
    return spawnSync(path, flags, { stdio: 'ignore', timeout: 60_000 }).status === 0;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
