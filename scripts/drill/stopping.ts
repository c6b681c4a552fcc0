import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, connectServing, type Database } from '../../db/client';
import { findPlace } from '../../db/embedded-place';
import { verifyProgress } from '../../db/writes/rebuild';
import { addUser } from '../../lib/server/auth/accounts';
import { openPostgres, prepare } from '../database';
import { readEnvironment } from '../environment';
import { createSteps, type Steps } from '../steps.mjs';
import { type Caller, signIn } from './attack/caller';
import { listAllDesa } from './desa';
import {
  commitNation,
  type GoneOn,
  goOnWith,
  sendAgain,
  sendNation,
  type Typed,
  type Typist,
  typeOn,
} from './interrupted';
import { placeServer, type RunningServer } from './own-server';
import { dayOf, password, setUp, slug } from './setup';

/** `--stop=20` for another number. */
const flag = process.argv.find((word) => word.startsWith('--stop='));
const rounds = Number(flag?.split('=')[1] ?? 8);

/** A server ends within this: the 10 seconds of docs/operations.md for the requests it has, and what Postgres needs. */
const mostSeconds = 20;

/** A national file that was acknowledged, and the figure of each desa in it. */
type SavedFile = { id: number; value: number };

/** What was seen of all rounds: `defects` are those of which none may be. */
type Seen = { acknowledged: number; unheard: number; savedUnheard: number; told: number; defects: string[] };

/**
 * `npm run drill -- --stop`: Ctrl-C, to all processes of a server at once, in the middle of the commit of a national file and of
 * figures that offices type. It ends in time and with a clean Postgres; what was acknowledged is there, nothing counts in part, and
 * who never got an answer is told by the next start and on the page of the upload, or has the same form answered as the first time.
 */
export async function stopHere(): Promise<boolean> {
  const steps = createSteps();
  const { site, settings, folder, start, throwAway } = placeServer(3972, { demo: false, ownTerminal: true });
  process.once('SIGINT', () => process.exit(130));
  steps.begin('Menyalakan server');
  let server = await start();
  const seen: Seen = { acknowledged: 0, unheard: 0, savedUnheard: 0, told: 0, defects: [] };
  try {
    const { today, offices } = await setUp(settings, steps, 4);
    const desa = await inDatabase(settings, steps, async ({ owner, serving }) => {
      const person = { email: 'nasional@latihan.test', name: 'Nasional', office: 'Pusat', role: 'admin' as const };
      await addUser(serving, { ...person, areaCode: 'id', password }, { id: null });
      return listAllDesa(owner);
    });
    steps.end();
    const callerOf = async (email: string, area: string): Promise<Caller> => ({
      ...{ name: area, area, headers: { cookie: await signIn(site, email, password) } },
    });
    const nation = await callerOf('nasional@latihan.test', 'id');
    const typists: Typist[] = [];
    for (const office of offices) typists.push({ office, caller: await callerOf(office.email, office.code), next: 1 });
    const yesterday = dayOf(new Date(Date.now() - 86_400_000));
    const typed: Typed[] = [];
    const files: SavedFile[] = [];
    let took = 8_000;
    for (let round = 1; round <= rounds; round += 1) {
      // Every other round there is no file: what is typed is over in a blink, and waits behind a national one.
      const sent = round % 2 === 1 ? await sendNation({ site, nation, desa, day: yesterday, value: round }) : null;
      let running = true;
      const before = typed.length;
      const typing = typists.map((typist) => typeOn({ site, typist, today, typed, goesOn: () => running }));
      const began = performance.now();
      const committing = sent === null ? null : commitNation(site, nation, sent);
      // The first one is let through, and says how long the next one will take.
      if (round === 1) {
        await committing;
        took = performance.now() - began;
      } else await sleep(Math.random() * (sent === null ? 1_500 : took * 1.1));
      const stopped = await stopAsTerminal(server, folder);
      running = false;
      await Promise.all(typing);
      const answered = committing === null ? null : (await committing).status;
      server = await start();
      const said = server.said().join('\n');
      const lost = sent === null || answered === 200 ? null : await goOnWith(site, nation, { id: sent, said });
      if (sent !== null) files.push({ id: sent, value: round });
      if (lost) {
        seen.unheard += 1;
        if (lost.saved) seen.savedUnheard += 1;
        if (lost.told) seen.told += 1;
        seen.defects.push(...lost.defects);
      }
      const here = typed.slice(before);
      for (const one of here.filter(({ id }) => id === null)) {
        seen.unheard += 1;
        const defect = await sendAgain(site, one);
        if (defect) seen.defects.push(defect);
        else seen.told += 1;
      }
      for (const defect of stopped.defects) seen.defects.push(`${round}: ${defect}`);
      console.log(
        `${round}: Ctrl-C, berhenti dalam ${stopped.seconds.toFixed(1)} dtk; berkas nasional ${sent === null ? 'tidak ada' : describeAnswer(answered, lost)}; isian ${here.length}`,
      );
    }
    seen.acknowledged = files.length + typed.length;
    await inDatabase(settings, steps, ({ owner }) => prove(owner, { desa: desa.length, files, typed, seen }));
    steps.end();
  } finally {
    await server.stop('SIGTERM');
    throwAway();
  }
  console.log(
    `\nDiakui tersimpan: ${seen.acknowledged}; terputus sebelum dijawab: ${seen.unheard}, di antaranya tersimpan utuh: ${seen.savedUnheard}; diberitahukan sesudahnya: ${seen.told}`,
  );
  for (const defect of seen.defects) console.log(`  ${defect}`);
  console.log(seen.defects.length === 0 ? 'Tidak ada yang hilang, sebagian, atau beda dengan hitung ulang.' : '');
  return seen.defects.length === 0;
}

/** Ctrl-C; what is not as docs/operations.md says it is a defect. */
async function stopAsTerminal(server: RunningServer, folder: string): Promise<{ seconds: number; defects: string[] }> {
  const { log } = findPlace(folder);
  const before = readFileSync(log, 'utf8').length;
  const began = performance.now();
  const code = await server.stop('SIGINT');
  const seconds = (performance.now() - began) / 1000;
  const logged = readFileSync(log, 'utf8').slice(before);
  const defects = [
    code !== 0 && `exit code ${code}`,
    seconds > mostSeconds && `ended after ${seconds} s`,
    !logged.includes('database system is shut down') && `Postgres did not shut down: ${logged.slice(-200)}`,
    isAlive(server.pid) && 'a process of it is left',
  ];
  return { seconds, defects: defects.filter((one) => one !== false) };
}

function isAlive(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

type Databases = { owner: Database; serving: Database };

/** Opens the database of the running server beside it. */
async function inDatabase<T>(
  settings: Record<string, string>,
  steps: Steps,
  work: (databases: Databases) => Promise<T>,
): Promise<T> {
  const environment = readEnvironment(settings);
  const postgres = await openPostgres({ environment, steps });
  const { servingUrl } = await prepare({ postgres, environment, steps, mayChangeSecret: false });
  const owner = connect(postgres.ownerUrl, { connections: 1, statementSeconds: 0 });
  const serving = connectServing(servingUrl, { connections: 1 });
  try {
    return await work({ owner, serving });
  } finally {
    await Promise.all([owner.close(), serving.close()]);
    await postgres.close();
  }
}

function describeAnswer(answered: number | null, lost: GoneOn | null): string {
  if (lost === null) return `dijawab ${answered}`;
  const after = lost.saved ? 'tersimpan utuh' : 'tidak tersimpan, lalu disimpan lagi';
  return `tidak dijawab (${answered}), ${after}${lost.told ? ', diberitahukan' : ''}`;
}

/** What must hold in the ledger whenever the server was stopped. */
async function prove(
  owner: Database,
  input: { desa: number; files: readonly SavedFile[]; typed: readonly Typed[]; seen: Seen },
) {
  const { desa, files, typed, seen } = input;
  const rows = await owner.execute<{ id: number; status: string; typed: boolean; value: number; counted: number }>(`
    select i.id, status, entered is not null as typed, coalesce(max(c.value), 0)::int as value, count(distinct c.area)::int as counted
    from imports i left join counts c on c.import_id = i.id group by i.id`);
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const row of rows) {
    const whole = row.typed ? 1 : desa;
    const expected = row.status === 'committed' ? whole : 0;
    if (row.counted !== expected)
      seen.defects.push(`unggahan ${row.id} (${row.status}): ${row.counted} dari ${expected}`);
  }
  for (const { id, value } of [...files, ...typed]) {
    const row = id === null ? undefined : found.get(id);
    if (row?.status !== 'committed' || row.value !== value) seen.defects.push(`hilang: unggahan ${id}, ${value}`);
  }
  const [verified] = await verifyProgress(owner, slug);
  if (verified?.difference !== null) seen.defects.push(`beda dengan hitung ulang: ${verified?.difference}`);
}
