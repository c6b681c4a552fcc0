// The server: everything from an environment to an address that answers, and back. Started by start.mjs.

import { connectServing } from '../db/client';
import { demoPassword } from '../lib/domain/personas';
import { listDemoUsers } from '../lib/server/auth/demo';
import { issueFirstRunCode } from '../lib/server/auth/first-run';
import { describeBrokenCommits } from './broken-commits';
import { ensureBuilt } from './build.mjs';
import { type Claim, claimPort } from './claim';
import { type DailyBackups, startDailyBackups } from './daily-backups';
import { type OpenPostgres, openPostgres, prepare } from './database';
import { type DemoOrders, watchDemoOrders } from './demo-orders';
import { type Environment, readEnvironment } from './environment';
import { explainFolderError } from './folder-error';
import { loadSettings } from './settings';
import { type Schedule, startSchedule } from './start-schedule';
import { createSteps, StepError } from './steps.mjs';
import { startWeb, type WebServer } from './web';
import { actionsKey, servingVariables } from './web-variables';

const dev = process.argv.includes('--dev');
const drainMs = 10_000;
const steps = createSteps();
const began = performance.now();

/** What is up, in the order in which it came up. */
const up: {
  claim?: Claim;
  postgres?: Promise<OpenPostgres>;
  web?: WebServer;
  schedule?: Schedule;
  backups?: DailyBackups;
  demoOrders?: DemoOrders;
} = {};
let ending: Promise<void> | null = null;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (!ending) steps.say('\nMenghentikan Kejar Target');
    void end(0, drainMs);
  });
}
// The process that started us was killed: nobody reads what we say, and the next start waits for us.
process.once('disconnect', () => void end(1, 0));
// The driver throws where nobody can catch it when Postgres goes away under a query, as it does when we stop it.
process.on('uncaughtException', (error) => {
  if (ending) return;
  console.error(error);
  void end(1, drainMs);
});
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

try {
  loadSettings();
  await serve(readEnvironment());
} catch (error) {
  if (!ending) {
    steps.fail();
    console.error(error instanceof StepError ? `\n${error.message}` : (explainFolderError(error) ?? error));
  }
  await end(1, 0);
}

async function serve(environment: Environment): Promise<void> {
  const { port, host, demo } = environment;
  up.claim = await claimPort(environment, steps);
  if (!dev) await ensureBuilt(steps);
  const lost = (error: Error) => {
    steps.say(error.message);
    void end(1, 0);
  };
  up.postgres = openPostgres({ environment, steps, lost });
  const postgres = await up.postgres;
  const { servingUrl } = await prepare({ postgres, environment, steps, mayChangeSecret: true });
  steps.end();
  if (ending) return;

  for (const line of await describeBrokenCommits(postgres.ownerUrl)) steps.say(line);
  steps.begin('Menyalakan server web');
  up.claim.tell('serving');
  const web = startWeb({
    port,
    host,
    dev,
    env: {
      PORT: String(port),
      ...servingVariables(servingUrl, environment),
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey(postgres.authSecret),
      AUTH_SECRET: postgres.authSecret,
      NEXTAUTH_SECRET: postgres.authSecret,
      NEXTAUTH_URL: environment.publicUrl,
      KEJAR_DEMO: demo ? '1' : '0',
      KEJAR_PROXY_HOPS: String(environment.proxyHops),
      KEJAR_HSTS: environment.hsts,
      KEJAR_SENDS_MAIL: environment.mail ? '1' : '0',
      ...postgres.auditVariables,
    },
  });
  up.web = web;
  await web.ready;
  steps.end();
  if (ending) return;
  up.schedule = startSchedule({
    env: {
      PORT: String(port),
      KEJAR_SERVING_URL: servingUrl,
      NEXTAUTH_URL: environment.publicUrl,
      ...postgres.auditVariables,
    },
    say: (line) => steps.say(line),
  });
  const { backups } = environment;
  if (backups) {
    const say = (line: string) => steps.say(line);
    up.backups = startDailyBackups({ environment: { ...environment, backups }, postgres, say });
  }
  up.demoOrders = watchDemoOrders({ ownerUrl: postgres.ownerUrl, servingUrl, say: (line) => steps.say(line) });
  void web.ended.then(() => {
    if (ending) return;
    steps.say('\nServer web berhenti sendiri; semuanya dihentikan. Jalankan npm start lagi.');
    void end(1, 0);
  });
  await greet({ environment, servingUrl });
}

/** Says where it is and how to get in. */
async function greet(input: { environment: Environment; servingUrl: string }): Promise<void> {
  const seconds = ((performance.now() - began) / 1000).toFixed(1).replace('.', ',');
  steps.say(`\nKejar Target siap dalam ${seconds} detik: ${input.environment.publicUrl}`);
  const database = connectServing(input.servingUrl, { connections: 1 });
  try {
    const people = input.environment.demo ? await listDemoUsers(database) : [];
    if (people.length > 0) {
      steps.say(`\nIni demo. Masuk dengan satu klik di halaman masuk, atau dengan kata sandi ${demoPassword}:`);
      for (const { email, name, office } of people) steps.say(`  ${email.padEnd(24)} ${name}, ${office}`);
    }
    const code = await issueFirstRunCode(database);
    if (code !== null) {
      steps.say(`\nBelum ada administrator. Buka ${new URL('/mulai', input.environment.publicUrl).href}`);
      steps.say(`Kode, dipakai sekali: ${code}`);
    }
  } finally {
    await database.close();
  }
  steps.say('\nBerhenti: Ctrl-C');
}

/** Takes everything down in the reverse order and ends the process. Of several calls the first one counts. */
function end(code: number, graceMs: number): Promise<void> {
  ending ??= takeDown(graceMs)
    .catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      return 1;
    })
    .then((failure) => process.exit(failure ?? code));
  return ending;
}

async function takeDown(graceMs: number): Promise<void> {
  up.claim?.tell('stopping');
  const patience = new Promise<void>((resolve) => setTimeout(resolve, graceMs));
  // A backup that is being written is dropped when it takes longer: a file appears under its name when it is whole.
  const backups = up.backups && Promise.race([up.backups.stop(), patience]);
  await Promise.all([up.schedule?.stop(graceMs), up.web?.stop(graceMs), backups, up.demoOrders?.stop()]);
  // Postgres may still be on its way up; then it is stopped as soon as it is there.
  const postgres = await up.postgres?.catch(() => null);
  const left = await postgres?.close();
  if (left === 'inUse') steps.say('Postgres dibiarkan berjalan: proses lain dari folder ini masih memakainya.');
  up.claim?.release();
}
