import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';
import { isAlive, withLock } from './lock.mjs';
import { runLogged } from './run.mjs';
import { StepError } from './steps.mjs';

/** All that a build is made of. Other files may change without a new one. */
const sources = [
  'app',
  'components',
  'db',
  'lib',
  'public',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.mjs',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'tsconfig.json',
];

const marker = join(root, '.next', 'kejar-build');

/** Holds a record of each server of this folder (claim.ts), touched every two seconds while it lives. */
export const serversFolder = join(root, '.data', 'servers');
const staleMs = 20_000;

/**
 * What the names of actions are hashed with, the same for every build: a form that an older build drew finds its action in a
 * newer one. It is no secret: what is encrypted is encrypted with the key of the running server (web-variables.ts).
 */
const nameOfActions = createHash('sha256').update('kejar-target').digest('base64');

/** The name of a build, by which a page knows that the server has another one now. The same sources have the same. */
const nameOfBuild = (hash) => hash.slice(0, 16);

/** The name of the build in `.next`; null where there is none, as beside a development server. */
export function readBuildName() {
  return existsSync(marker) ? nameOfBuild(readFileSync(marker, 'utf8')) : null;
}

/** Whether `.next` holds the build of the sources as they are now. */
function isBuilt() {
  return existsSync(marker) && readFileSync(marker, 'utf8') === hashSources();
}

/**
 * Builds when the sources have changed since the last build, or there is none.
 * @throws StepError with the end of the output and what to do
 */
export async function ensureBuilt(steps) {
  if (isBuilt()) return;
  const waiting = (pid) => steps.begin(`Menunggu pembangunan oleh proses ${pid}`);
  await withLock(join(root, '.data', 'build.lock'), waiting, async () => {
    if (isBuilt()) return;
    requireNoServer();
    steps.begin('Membangun aplikasi');
    // Sources that change while the build runs must lead to another one.
    const hash = hashSources();
    rmSync(marker, { force: true });
    forgetDevTypes();
    const log = join(root, '.data', 'log', 'build.log');
    const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: nameOfActions,
      NEXT_DEPLOYMENT_ID: nameOfBuild(hash),
    };
    const { code, signal, tail } = await runLogged(process.execPath, [next, 'build'], { cwd: root, env, log });
    if (code !== 0) {
      steps.fail();
      throw new StepError(
        `${tail}\n\nPembangunan aplikasi gagal (next build berakhir dengan ${signal ?? `kode ${code}`}).\nBila sumbernya tidak Anda ubah: periksa ruang disk dan memori (perlu sekitar 2 GB), hapus folder .next, lalu ulangi perintah ini.\nCatatan lengkap: ${log}`,
      );
    }
    writeFileSync(marker, hash);
  });
  steps.end();
}

/** `next dev` leaves types of routes that may be gone by now, and tsconfig.json must name them or Next.js adds them. */
export function forgetDevTypes() {
  rmSync(join(root, '.next', 'dev', 'types'), { recursive: true, force: true });
}

/** A server loads parts of its build when they are asked for: replaced under it, they are gone. */
function requireNoServer() {
  if (!existsSync(serversFolder)) return;
  for (const name of readdirSync(serversFolder)) {
    const file = join(serversFolder, name);
    if (Date.now() - statSync(file).mtimeMs > staleMs) continue;
    const { pid, port, state } = JSON.parse(readFileSync(file, 'utf8'));
    if (state !== 'serving' || !isAlive(pid)) continue;
    throw new StepError(
      `Sumber aplikasi berubah, tetapi server dari folder ini masih berjalan di porta ${port} (proses ${pid}) dengan hasil bangunan yang lama.\nHentikan dulu server itu, lalu ulangi perintah ini.`,
    );
  }
}

function hashSources() {
  const hash = createHash('sha256').update(process.versions.node);
  for (const source of sources) {
    for (const file of filesOf(source)) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** The files below a path in a fixed order, without tests, which no build holds. */
function filesOf(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`));
}
