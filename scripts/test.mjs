/**
 * `npm test`: everything that proves the project, from a bare clone. Each step shows its time; all of them run even if
 * one fails, so that one run tells all. The last line is the count of tests.
 * `-- --only=unit|db|e2e` runs one kind of test, for who works on it; `-- --long` makes 10.000 generated files
 * instead of 60, among others, which takes an hour.
 */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureBuilt, forgetDevTypes } from './build.mjs';
import { obtainChromium } from './chromium.mjs';
import { installPackages, requireNode, root } from './install.mjs';
import { obtainLibreOffice } from './libreoffice.mjs';
import { createReport } from './test-report.mjs';
import { copyServerData, removeElsewhere, startServer, stopFlushing } from './test-servers.mjs';

const kinds = ['unit', 'db', 'e2e'];
const { only, long } = readFlags();
const scratch = mkdtempSync(join(tmpdir(), 'kejar-test-run-'));
// Open to pass through: Postgres may have to run as another user.
chmodSync(scratch, 0o711);
/** Each worker of the browser tests writes to a server and a demo of its own. */
const browserWorkers = 2;
/** Programs of ours that run now; they end with us. */
const running = new Set();
const report = createReport();
/** The steps that `npm start` shows are ours to show here. */
const quiet = { begin() {}, end() {}, fail() {}, say() {} };

/** What a run of the tests must not inherit from the shell it is called in. */
const { DATABASE_URL, KEJAR_SERVING_URL, KEJAR_DEMO, AUTH_SECRET, PORT, NODE_ENV, ...outside } = process.env;
const environment = { ...outside, NEXT_TELEMETRY_DISABLED: '1', ...(long && { KEJAR_LONG: '1' }) };
// Logs of CI are read as text.
if (!process.stdout.isTTY && !('FORCE_COLOR' in outside)) environment.NO_COLOR = '1';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    await Promise.all([...running].map((child) => end(child)));
    cleanUp();
    process.exit(1);
  });
}

process.exitCode = (await main()) ? 0 : 1;

async function main() {
  const wanted = (kind) => only === null || only === kind;
  try {
    const ready = await step('packages', () => {
      requireNode();
      return installPackages({ steps: quiet });
    });
    if (!ready) return false;
    if (only === null) {
      await step('types', async () => {
        forgetDevTypes();
        await run('next', ['typegen']);
        await run('tsc', ['--noEmit']);
      });
    }
    // Beside the other tests, which leave parts of a core idle: they wait for processes, locks and clocks.
    const prepared = wanted('e2e') ? prepareBrowserTests() : null;
    if (only === null) {
      await step('lint and format', () => run('biome', ['check', '.']));
      await step('unused code', () => run('knip', ['--no-progress']));
    }
    if (wanted('unit')) {
      await step('LibreOffice', findLibreOffice);
      await step('unit tests', () => vitest('unit'));
    }
    if (wanted('db')) await step('database tests', () => vitest('db'));
    if (prepared) {
      if (await prepared) await step('browser tests', () => browserTests());
      else report.addStep({ name: 'browser tests', seconds: 0, error: 'not run, for there is no build or no server' });
    }
  } finally {
    cleanUp();
  }
  return report.print();
}

function readFlags() {
  const flags = process.argv.slice(2);
  const long = flags.includes('--long');
  const others = flags.filter((flag) => flag !== '--long');
  const kind = /^--only=(.+)$/.exec(others[0] ?? '')?.[1] ?? null;
  if (others.length === 0 || (others.length === 1 && kinds.includes(kind))) return { only: kind, long };
  console.error(`npm test knows -- --only=${kinds.join('|')} and --long, not ${flags.join(' ')}.`);
  process.exit(2);
}

/** Runs a step and remembers how it went. Answers whether it went well. */
async function step(name, work, { beside = false } = {}) {
  const started = Date.now();
  console.log(`\n── ${name}${beside ? ', beside the next steps' : ''}`);
  let error = null;
  try {
    await work();
  } catch (thrown) {
    error = thrown instanceof Error ? thrown.message : String(thrown);
    console.error(`${name}: ${error}`);
  }
  report.addStep({ name, seconds: (Date.now() - started) / 1000, error, beside });
  return error === null;
}

/** The build, and the data of the servers: the demo is loaded once, and copied for the other workers. */
async function prepareBrowserTests() {
  const beside = { beside: true };
  if (!(await step('production build', () => ensureBuilt(quiet), beside))) return false;
  return step(
    'demo',
    async () => {
      const server = await serve(0);
      await server.stop();
      stopFlushing(dataFolderOf(0));
      for (let worker = 1; worker < browserWorkers; worker++) copyServerData(dataFolderOf(0), dataFolderOf(worker));
    },
    beside,
  );
}

/** Runs a program of node_modules to its end. @throws when it fails */
async function run(program, flags, { extra = {}, silent = false } = {}) {
  const child = start(join(root, 'node_modules', '.bin', program), flags, { ...environment, ...extra }, silent);
  const { code, signal } = await child.ended;
  if (code !== 0) throw new Error(`${program} ${flags.join(' ')} ended with ${signal ?? code}`);
}

/** Starts a program in a process group of its own, so that what it starts can be ended with it. */
function start(program, flags, env, silent = false) {
  const windows = process.platform === 'win32';
  const child = spawn(windows && !program.endsWith('.exe') ? `${program}.cmd` : program, flags, {
    cwd: root,
    env,
    stdio: ['ignore', silent ? 'pipe' : 'inherit', silent ? 'pipe' : 'inherit'],
    detached: !windows,
    shell: windows,
  });
  running.add(child);
  child.ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  }).finally(() => running.delete(child));
  return child;
}

/** Asks a program to end, and after a while makes it. */
async function end(child) {
  const tell = (signal) => {
    try {
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
    } catch {
      // It has ended.
    }
  };
  child.kill('SIGTERM');
  const patience = setTimeout(() => tell('SIGKILL'), 30_000);
  await child.ended.catch(() => {});
  clearTimeout(patience);
  tell('SIGKILL');
}

/** For the tests that open our workbooks and the CSV for programs as an office does. Without it they are skipped, and nothing else. */
function findLibreOffice() {
  const office = obtainLibreOffice();
  if (office) {
    environment.SOFFICE_PATH = office.path;
    console.log(`LibreOffice: ${office.path} (${office.origin})`);
    return;
  }
  console.log('LibreOffice: none on this machine, and none could be installed. The tests that open files with it are');
  console.log('SKIPPED. Install it (Debian: apt-get install libreoffice-calc-nogui), or set SOFFICE_PATH to one.');
}

async function vitest(project) {
  const file = join(scratch, `${project}.json`);
  const flags = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  try {
    await run('vitest', flags);
  } finally {
    const result = readJson(file);
    report.count(result?.numPassedTests, result?.numFailedTests);
    const tests = [];
    for (const { name, status, message, assertionResults } of result?.testResults ?? []) {
      for (const { fullName, duration } of assertionResults)
        tests.push({ name: `${fileOf(name)}: ${fullName}`, seconds: (duration ?? 0) / 1000 });
      const failed = assertionResults.filter((test) => test.status === 'failed');
      for (const { fullName, failureMessages } of failed)
        report.addFailure(`${fileOf(name)}: ${fullName}`, failureMessages[0]);
      // A file that could not be loaded has no tests.
      if (status === 'failed' && failed.length === 0) report.addFailure(fileOf(name), message);
    }
    report.addTests(project, tests);
  }
}

async function browserTests() {
  const chromium = await obtainChromium();
  console.log(`Chromium: ${chromium.path} (${chromium.origin})`);
  const started = Date.now();
  const servers = [];
  const file = join(scratch, 'e2e.json');
  try {
    const workers = Array.from({ length: browserWorkers }, (_, worker) => worker);
    const starts = await Promise.allSettled(workers.map(serve));
    for (const { value } of starts) if (value) servers.push(value);
    for (const { reason } of starts) if (reason) throw reason;
    const addresses = servers.map(({ address }) => address).join(' and ');
    console.log(`Servers: ${addresses}, up after ${((Date.now() - started) / 1000).toFixed(1)} s`);
    await run('playwright', ['test', '--reporter=list,json', `--workers=${browserWorkers}`], {
      extra: {
        CHROMIUM_PATH: chromium.path,
        E2E_SERVERS: JSON.stringify(servers.map(({ address, dataFolder, log }) => ({ address, dataFolder, log }))),
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      },
    });
  } catch (error) {
    for (const { address, said } of servers) console.error(`${address} said:\n${said()}`);
    throw error;
  } finally {
    const { stats, suites = [], errors = [] } = readJson(file) ?? {};
    report.count((stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected);
    const timed = [];
    for (const { title, file, line, tests } of suites.flatMap(specsOf)) {
      const name = `e2e/${file}:${line}: ${title}`;
      for (const { status, results, projectName } of tests) {
        const milliseconds = results.reduce((sum, { duration }) => sum + duration, 0);
        timed.push({ name: `${name} (${projectName})`, seconds: milliseconds / 1000 });
        if (status !== 'unexpected' && status !== 'flaky') continue;
        const error = results.flatMap((result) => result.errors)[0];
        report.addFailure(name, error?.message, status === 'flaky' ? 'SECOND TRY' : 'FAILED');
      }
    }
    report.addTests('e2e', timed);
    for (const { message } of errors) report.addFailure('browser tests', message);
    await Promise.all(servers.map(({ stop }) => stop()));
  }
}

/** The tests of a file of browser tests, those in its groups included. */
function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

function fileOf(path) {
  return relative(root, path);
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function dataFolderOf(worker) {
  return join(scratch, `server-${worker}`);
}

/** The server of a worker. */
function serve(worker) {
  const dataFolder = dataFolderOf(worker);
  return startServer({
    dataFolder,
    launch: (extra) =>
      start(process.execPath, [join(root, 'scripts', 'start.mjs')], { ...environment, ...extra }, true),
    end,
  });
}

function cleanUp() {
  for (let worker = 0; worker < browserWorkers; worker++) removeElsewhere(dataFolderOf(worker));
  rmSync(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
