import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import { runLogged } from './run.mjs';
import { createSteps, StepError } from './steps.mjs';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const oldestNode = [20, 19];

/** @throws StepError when this Node is too old for the packages */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new StepError(
    `Kejar Target memerlukan Node ${oldestNode.join('.')} atau lebih baru; yang terpasang ${process.versions.node}.\nPasang versi baru dari https://nodejs.org, lalu ulangi perintah ini.`,
  );
}

/**
 * Installs the packages when there are none yet, or other ones than package.json, its lock and the patches ask for.
 * @throws StepError with the end of npm's output and what to do
 */
export async function installPackages({ steps = createSteps() } = {}) {
  if (isInstalled()) return;
  const waiting = (pid) => steps.begin(`Menunggu pemasangan oleh proses ${pid}`);
  await withLock(join(root, '.data', 'install.lock'), waiting, async () => {
    if (isInstalled()) return;
    steps.begin('Memasang paket');
    // A patch fits the package as it was published, not one that an older patch has changed: npm fetches that anew.
    for (const name of patchedPackages()) rmSync(join(root, 'node_modules', name), { recursive: true, force: true });
    const log = join(root, '.data', 'log', 'install.log');
    // npm leaves out what the build needs where NODE_ENV says production.
    const flags = ['install', '--no-audit', '--no-fund', '--include=dev'];
    const { code, signal, tail } = await runNpm(flags, log);
    if (signal) process.exit(130);
    if (code !== 0) {
      steps.fail();
      throw new StepError(
        `${tail}\n\nPemasangan paket gagal (npm install berakhir dengan kode ${code}).\nPeriksa sambungan internet atau proksi (npm config get registry) dan ruang disk, lalu ulangi perintah ini.\nCatatan lengkap: ${log}`,
      );
    }
    writeFileSync(marker(), wanted());
  });
  steps.end();
}

function runNpm(flags, log) {
  // Started by npm itself, its program is known: on Windows `npm` is a script that only a shell can run.
  const program = process.env.npm_execpath;
  if (program?.endsWith('.js')) return runLogged(process.execPath, [program, ...flags], { cwd: root, log });
  return runLogged('npm', flags, { cwd: root, log }).catch((error) => {
    throw new StepError(`npm tidak dapat dijalankan (${error.message}). Pasang npm, lalu ulangi perintah ini.`);
  });
}

function isInstalled() {
  return existsSync(marker()) && readFileSync(marker(), 'utf8') === wanted();
}

function marker() {
  return join(root, 'node_modules', '.kejar-install');
}

function wanted() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const file of ['package.json', 'package-lock.json', ...patches().map((name) => `patches/${name}`)]) {
    const path = join(root, file);
    hash.update(`\0${file}\0`);
    if (existsSync(path)) hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** The patches that npm applies after each install (patches/README.md). */
function patches() {
  const folder = join(root, 'patches');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.patch'))
    .sort();
}

/** A patch is called `name+version.patch`, `@scope+name+version.patch` for a package with a scope. */
function patchedPackages() {
  return patches().map((name) => name.split('+').slice(0, -1).join('/'));
}
