// `npm run drill`: two web servers, HAProxy, PgBouncer, a primary and its standby on this machine, by the files of
// docs/deploy/several; offices report through them while one after the other is killed. Exit code 0: nothing that was
// acknowledged is lost and no journey failed. Started by drill.mjs.
import { setTimeout as sleep } from 'node:timers/promises';
import { createSteps } from '../steps.mjs';
import { newTally, type Tally } from './asking';
import { attackHere } from './attack/run';
import { openDatabases } from './databases';
import { type Acknowledged, travel } from './journeys';
import { makePlace } from './place';
import type { Running } from './processes';
import { obtainPrograms, type Programs } from './programs';
import { prove } from './proofs';
import { settingsOf, startPooler, startProxy, startWeb, untilReached, untilReady } from './servers';
import { setUp } from './setup';
import { soak } from './soak';
import { stopHere } from './stopping';
import { formatTable } from './table';

const offices = 3;
const calmMs = 20_000;
/** What an operator needs to see that the primary is gone, before promoting: here as little as the check of HAProxy. */
const noticedAfterMs = 3_000;

const asked = (flag: string) => process.argv.some((word) => word.startsWith(flag));
const drills = { '--soak': soak, '--attack': attackHere, '--stop': stopHere };
const [, chosen = drillHere] = Object.entries(drills).find(([flag]) => asked(flag)) ?? [];
process.exitCode = (await chosen()) ? 0 : 1;

async function drillHere(): Promise<boolean> {
  const programs = obtainPrograms();
  if (!('missing' in programs)) return drill(programs);
  console.error(
    `Latihan tidak dapat dijalankan: ${programs.missing.join(', ')} tidak ada dan tidak dapat dipasang. Jalankan sebagai root di Debian, atau: apt-get install postgresql pgbouncer haproxy`,
  );
  return false;
}

async function drill(found: Programs): Promise<boolean> {
  const steps = createSteps();
  const place = await makePlace(found);
  const databases = openDatabases(place);
  const up = new Map<string, Running>();
  let sound = false;
  try {
    steps.begin('Menyalakan Postgres utama');
    databases.makePrimary();
    steps.begin('Menyalin ke Postgres salinan');
    await databases.makeStandby('db2', 'db1');
    up.set('proxy', startProxy(place));
    await untilReached(place);
    const { today, offices: made } = await setUp(settingsOf(place, 'command'), steps, offices);
    steps.begin('Menyalakan PgBouncer dan dua server web');
    const hash = databases.readServingHash();
    for (const name of ['pooler1', 'pooler2'] as const) up.set(name, startPooler(place, name, hash));
    for (const name of ['web1', 'web2'] as const) {
      up.set(name, startWeb(place, name));
      await untilReady(place, name);
    }
    steps.end();

    const acknowledged: Acknowledged[] = [];
    const parts = new Map<string, Tally>();
    let tally = newTally();
    let running = true;
    const travels = made.map((office) =>
      travel({
        ...{ site: `http://127.0.0.1:${place.ports.web}`, office, today },
        tally: () => tally,
        saved: (one) => acknowledged.push(one),
        goesOn: () => running,
      }),
    );
    const part = async (name: string, work: () => Promise<void>) => {
      steps.begin(name);
      tally = newTally();
      parts.set(name, tally);
      await work();
      await sleep(calmMs);
    };
    await part('semua berjalan', async () => {});
    await part('server web 1 mati', async () => {
      await up.get('web1')?.kill();
      await sleep(5_000);
      up.set('web1', startWeb(place, 'web1'));
      await untilReady(place, 'web1');
    });
    await part('PgBouncer 1 mati', async () => {
      await up.get('pooler1')?.kill();
      await sleep(1_000);
      up.set('pooler1', startPooler(place, 'pooler1', hash));
      await untilReady(place, 'web1');
    });
    await part('Postgres utama mati', async () => {
      databases.kill('db1');
      await sleep(noticedAfterMs);
      databases.promote('db2', 'db1');
    });
    await part('bekas utama kembali', () => databases.makeStandby('db1', 'db2'));
    running = false;
    await Promise.all(travels);
    steps.begin('Memeriksa semua yang tersimpan');
    const proofs = await prove(place, acknowledged);
    steps.end();
    console.log(`\n${formatTable(parts, proofs)}`);
    const sum = (of: (tally: Tally) => number) => [...parts.values()].reduce((all, one) => all + of(one), 0);
    if (sum(({ standby }) => standby) === 0) console.error('Tidak ada jawaban yang dibaca dari salinan.');
    const whole = [proofs.figures, ...Object.values(proofs.audit)].every((said) => said === 'utuh');
    const travelled = sum(({ journeys }) => journeys) > 0 && sum(({ standby }) => standby) > 0;
    sound = travelled && sum(({ failed }) => failed) === 0 && proofs.lost.length === 0 && whole;
  } catch (error) {
    steps.fail();
    console.error(error);
    console.error(`Catatan semua proses: ${place.folder}`);
  } finally {
    for (const one of [...up.values()].reverse()) await one.end();
    databases.stop();
    if (sound) place.throwAway();
    else console.error(`Catatan semua proses: ${place.folder}`);
  }
  return sound;
}
