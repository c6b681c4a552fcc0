// The clock: a process of its own beside the web server, which looks each minute for what is due, notes the end of the
// audit chain each day and reads it through each night. Started by serve.ts.
import { connectServing } from '../db/client';
import { forgetAddresses } from '../db/writes/accesses';
import { headsFile } from '../db/writes/audit-heads';
import { deleteExpiredLimits } from '../db/writes/limiters';
import { describeBroken, describeSound } from '../lib/format/audit-check-words';
import { contextOf } from '../lib/server/auth/context';
import { scheduleActor } from '../lib/server/auth/operator';
import { verifyAuditNightly } from '../lib/server/services/audit';
import { explainBriefly } from '../lib/server/services/explain-briefly';
import { askRecipients } from '../lib/server/services/recap-recipients';
import { type RecapRun, runRecaps } from '../lib/server/services/recap-schedule';
import { type ReminderRun, runReminders } from '../lib/server/services/reminder-schedule';
import { createDailyHead } from './audit-head';
import { readEnvironment } from './environment';

const servingUrl = process.env.KEJAR_SERVING_URL;
if (!servingUrl) throw new Error('KEJAR_SERVING_URL is not set: serve.ts starts the clock.');
const { mail, publicUrl } = readEnvironment();
const database = connectServing(servingUrl, { connections: 3 });

const noteDailyHead = createDailyHead(database, say);

let stopping = false;
let wake = () => {};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopping = true;
    wake();
  });
}
// The driver throws where nobody can catch it when Postgres goes away under a query. serve.ts starts the clock again.
process.on('uncaughtException', (error) => {
  say(`Jadwal rekap berhenti: ${explainBriefly(error)}`);
  process.exit(1);
});
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

/** What went wrong the last time: the same is not said each minute. */
let lastProblems = '';

while (!stopping) {
  await tick();
  if (!stopping) await untilNextMinute();
}
await database.close();
process.exit(0);

async function tick(): Promise<void> {
  try {
    const asked = await askRecipients(contextOf(scheduleActor(), database), { mail, publicUrl });
    if (asked?.asked) say(`Konfirmasi penerima rekap: ${asked.asked} tautan terkirim.`);
    const run = await runRecaps(contextOf(scheduleActor(), database), { mail, publicUrl });
    const reminded = await runReminders(contextOf(scheduleActor(), database), { mail, publicUrl });
    if (reminded) reportReminders(reminded);
    if (run) report(run);
    complain([...(run?.failed ?? []), ...(reminded?.failed ?? [])].map(describeFailed));
    await noteDailyHead(new Date());
    await deleteExpiredLimits(database, new Date());
    await forgetAddresses(database, new Date());
    const check = await verifyAuditNightly(contextOf(scheduleActor(), database));
    if (check) say(check.broken ? describeBroken(check.broken, headsFile()) : describeSound(check));
  } catch (error) {
    complain([explainBriefly(error)]);
  }
}

/** Says what was done, without figures and addresses. */
function report(run: RecapRun): void {
  for (const { area, campaign, forDay } of run.prepared) say(`Rekap ${area} ${campaign} untuk ${forDay} disiapkan.`);
  for (const { area, campaign, state, reached, left } of run.mailed) {
    const rest =
      left === 0 ? '' : `, ${left} belum sampai${state === 'waiting' ? ' dan dicoba lagi' : ' dan tidak dicoba lagi'}`;
    say(`Email rekap ${area} ${campaign}: ${reached} terkirim${rest}.`);
  }
}

function reportReminders(run: ReminderRun): void {
  for (const { area, campaign, forDay, silent, letters } of run.prepared) {
    say(`Pengingat ${area} ${campaign} untuk ${forDay}: ${silent} belum lapor, ${letters} diingatkan.`);
  }
  for (const { area, campaign, reached, left } of run.mailed) {
    say(`Email pengingat ${area} ${campaign}: ${reached} terkirim${left === 0 ? '' : `, ${left} belum sampai`}.`);
  }
}

function describeFailed({ area, campaign, reason }: RecapRun['failed'][number]): string {
  return `${area} ${campaign}: ${reason}`;
}

function complain(problems: string[]): void {
  const all = problems.join('; ');
  if (all !== '' && all !== lastProblems) say(`Jadwal rekap gagal, dicoba lagi setiap menit: ${all}`);
  lastProblems = all;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Just after the full minute, so that what is due at 16.00 is prepared at 16.00. */
function untilNextMinute(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 60_050 - (Date.now() % 60_000));
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}
