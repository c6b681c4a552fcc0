import { execFileSync, spawnSync } from 'node:child_process';

/** Whether we are root on Debian or one of its kin. */
export function canUseApt() {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Installs a package of Debian without what it merely recommends; says so where it cannot. */
export function installByApt(name) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...flags) => execFileSync('apt-get', flags, { stdio: ['ignore', 'ignore', 'inherit'], env });
  try {
    apt('update');
    apt('install', '--yes', '--no-install-recommends', name);
  } catch (error) {
    console.error(`apt-get could not install ${name}: ${error.message}`);
  }
}
