// Runs clients against a server whose database loses connections, and counts what must not be. It writes into the demo: give
// it a data folder of its own. `node --import tsx bench/lost-connections.ts http://localhost:3101 .data [seconds] [clients]`
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../db/client';
import type { ImportAnswer } from '../lib/domain/api-imports';
import type { ProgressAnswer } from '../lib/domain/api-progress';
import { demoPassword, type Persona, personas } from '../lib/domain/personas';

const [address = 'http://localhost:3000', folder = '.data', seconds = '60', clientCount = '20'] = process.argv.slice(2);
const patienceMs = 20_000;
const campaign = 'pk21';

const counts = {
  answers: 0,
  'answers of another scope': 0,
  'valid sessions answered 401': 0,
  'own areas answered 404': 0,
  'answers 503': 0,
  'answers 500': 0,
  'connections refused or cut': 0,
  'requests without an answer after 20 s': 0,
  'backends terminated': 0,
  'acknowledged writes': 0,
  'acknowledged writes missing': 0,
};
const examples = new Set<string>();
let running = true;

const place = join(folder, 'postgres');
const read = (name: string) => readFileSync(join(place, name), 'utf8').trim();
const owner = connect(`postgres://kejar_owner:${read('password')}@127.0.0.1:${read('port')}/kejar`, {
  connections: 2,
  statementSeconds: 0,
});

type Answer = { status: number; body: unknown };

/** One request; null when nothing came back. */
async function ask(path: string, cookie: string, init: RequestInit = {}): Promise<Answer | null> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const headers = { ...init.headers, cookie };
    const response = await fetch(`${address}${path}`, { ...init, headers, signal, redirect: 'manual' });
    const text = await response.text();
    counts.answers++;
    if (response.status === 503) counts['answers 503']++;
    if (response.status === 500) counts['answers 500']++;
    if (response.status === 500) examples.add(`500 ${path} ${text.slice(0, 200)}`);
    const json = response.headers.get('content-type')?.includes('json');
    return { status: response.status, body: json ? JSON.parse(text) : text };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    counts[late ? 'requests without an answer after 20 s' : 'connections refused or cut']++;
    examples.add(`${late ? 'no answer' : error} ${init.method ?? 'GET'} ${path}`);
    return null;
  }
}

async function signIn({ email }: Persona): Promise<string> {
  const first = await fetch(`${address}/api/auth/csrf`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const jar = first.headers.getSetCookie().map((one) => one.split(';')[0]);
  const answer = await fetch(`${address}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: jar.join('; '), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, email, password: demoPassword, json: 'true' }),
  });
  const session = answer.headers.getSetCookie().find((one) => one.includes('session-token='));
  if (!session) throw new Error(`${email} cannot sign in: ${answer.status}`);
  return session.split(';')[0] ?? '';
}

/** Reads its own area, which must be there, and one outside it, which must not. */
async function readAreas(persona: Persona, cookie: string): Promise<boolean> {
  const { areaCode } = persona;
  const own = await ask(`/api/v1/progress/${campaign}/${areaCode}`, cookie);
  if (own?.status === 401) counts['valid sessions answered 401']++;
  if (own?.status === 404) counts['own areas answered 404']++;
  if (own?.status === 200) {
    const { area, rows } = own.body as ProgressAnswer;
    const inside = (code: string) => areaCode === 'id' || code === areaCode || code.startsWith(`${areaCode}.`);
    if (area.code !== areaCode || !rows.every((row) => inside(row.area.code))) counts['answers of another scope']++;
  }
  if (areaCode !== 'id') {
    const other = await ask(`/api/v1/progress/${campaign}/33.13`, cookie);
    if (other?.status === 200) counts['answers of another scope']++;
    if (other?.status === 401) counts['valid sessions answered 401']++;
  }
  const page = await ask(`/${campaign}/${areaCode}`, cookie);
  // A user who is signed in is not sent to the sign-in page.
  if (page?.status === 307 || page?.status === 303) counts['valid sessions answered 401']++;
  if (page?.status === 404) counts['own areas answered 404']++;
  return own?.status === 200 && page?.status === 200;
}

type Written = { area: string; day: string; value: number; id: number };
const acknowledged: Written[] = [];

/** Sends one figure of a desa and commits it. */
async function write(cookie: string, area: string, day: string, value: number): Promise<void> {
  const form = new FormData();
  form.set('campaign', campaign);
  form.set('file', new Blob([`kode_wilayah;tanggal;online_masuk\n${area};${day};${value}\n`]), `${area}-${day}.csv`);
  const sent = await ask('/api/v1/imports', cookie, { method: 'POST', body: form });
  if (sent?.status !== 201) return count(sent);
  const { id, accepted } = sent.body as ImportAnswer;
  if (accepted !== 1) throw new Error(`${area} ${day} ${value} was not accepted: ${JSON.stringify(sent.body)}`);
  const committed = await ask(`/api/v1/imports/${id}/commit`, cookie, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (committed?.status !== 200) return count(committed);
  counts['acknowledged writes']++;
  acknowledged.push({ area, day, value, id });
}

function count(answer: Answer | null): void {
  if (answer?.status === 401) counts['valid sessions answered 401']++;
  if (answer?.status === 404) counts['own areas answered 404']++;
  if (answer && ![401, 404, 500, 503].includes(answer.status)) {
    examples.add(`${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`);
  }
}

type Client = { number: number; persona: Persona; cookie: string };

async function runClient({ number, persona, cookie }: Client): Promise<void> {
  // A desa of Karawang for one of each role that may write there; its figures rise from day to day. Each upload starts a
  // process, and more of them at once would measure the machine.
  const writes = number < personas.length && ['kabupaten', 'kecamatan'].includes(persona.role);
  const desa = writes ? `32.15.03.20${String(number).padStart(2, '0')}` : null;
  for (let step = 0; running; step++) {
    await readAreas(persona, cookie);
    const day = new Date(Date.UTC(2021, 3, 13 + step)).toISOString().slice(0, 10);
    const before = desa === null ? undefined : knownDesa.get(desa);
    if (desa && before !== undefined && day <= '2021-05-31') await write(cookie, desa, day, before + step + 1);
    // Readers read; without a pause the machine's processor would be what is measured.
    await sleep(1_000 + Math.random() * 2_000);
  }
}

/** What each desa has reported so far. */
const knownDesa = new Map<string, number>();
const karawang = personas.find(({ role }) => role === 'kabupaten') as Persona;
const cookie = await signIn(karawang);
const list = await ask(`/api/v1/progress/${campaign}/32.15.03`, cookie);
if (list?.status !== 200) throw new Error(`${address} answers ${list?.status}`);
for (const { area, figures } of (list.body as ProgressAnswer).rows) knownDesa.set(area.code, figures.online ?? 0);

const clients: Client[] = [];
for (let number = 0; number < Number(clientCount); number++) {
  const persona = personas[number % personas.length] as Persona;
  clients.push({ number, persona, cookie: await signIn(persona) });
}
const work = clients.map(runClient);
const until = performance.now() + Number(seconds) * 1000;
while (performance.now() < until) {
  const gone = await owner.execute(`
    select pg_terminate_backend(pid) from pg_stat_activity
    where usename = 'kejar_serving' and application_name = 'kejar-target' order by random() limit 1
  `);
  counts['backends terminated'] += gone.length;
  await sleep(1_000);
}
running = false;
await Promise.all(work);

await sleep(5_000);
const answersBefore = { ...counts };
const began = performance.now();
const healthy = await Promise.all(clients.map(({ persona, cookie }) => readAreas(persona, cookie)));
const ready = await ask('/readyz', '');
for (const { area, day, value } of acknowledged) {
  const found = await ask(`/api/v1/progress/${campaign}/${area}?asOf=${day}`, cookie);
  const stands = found?.status === 200 && (found.body as ProgressAnswer).figures.online === value;
  if (!stands) counts['acknowledged writes missing']++;
  if (!stands) examples.add(`missing: ${area} ${day} ${value}: ${JSON.stringify(found).slice(0, 300)}`);
}
await owner.close();

console.log(counts);
console.log({
  'healthy 5 s later': `${healthy.filter(Boolean).length} of ${clientCount}`,
  'without an answer after it':
    counts['requests without an answer after 20 s'] - answersBefore['requests without an answer after 20 s'],
  'seconds of that': Math.round((performance.now() - began) / 100) / 10,
  readyz: ready?.status ?? 'no answer',
});
for (const example of [...examples].slice(0, 10)) console.log(example);
process.exit(0);
