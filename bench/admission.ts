import { setTimeout } from 'node:timers/promises';
import { nationalCampaign } from '../db/seed/national';
import { auditedAs } from '../lib/domain/users';
import { addUser, issueToken } from '../lib/server/auth/accounts';
import { contextOf } from '../lib/server/auth/context';
import { listDemoUsers } from '../lib/server/auth/demo';
import { operatorUser } from '../lib/server/auth/operator';
import { makeShare } from '../lib/server/services/shares';
import type { Steps } from '../scripts/steps.mjs';
import { percentile } from './measure';
import type { Place } from './place';
import { findWebProcess, type MemoryPeak, whileWatching } from './process-memory';
import { formatTime, type Result } from './report';
import { fetchPage, type RunningServer, signedInCookie, whileServing } from './web-server';

const pauseMs = 25;
/**
 * So long pages are read: before anything is measured, with nothing else, and while long work is asked for: again and again,
 * or until everybody has what they want, and no longer than `most`.
 */
const spans = { warmUp: 10_000, idle: 30_000, load: 60_000, most: 240_000 } as const;
const mostMegabytes = 700;
const page = '/pk21/32.15?tanggal=2021-04-12';
const province = '33';

type Asked = { path: string; headers: Record<string, string> };
/** `once`: each asks until it has its answer, as a person does; otherwise all ask again and again. */
type Load = { name: string; once: boolean; asked: readonly Asked[] };

type Found = {
  /** Milliseconds of the pages of another person, sorted. */
  pages: number[];
  answers: Map<number, number>;
  /** Milliseconds until each that got its answer had it, the times included that it was told to ask again; sorted. */
  waits: number[];
};

/**
 * What another person's area page costs while long work is asked for: 20 people at once who each want all desa as CSV, and
 * 40 requests at once, again and again, that open a link to all desa of a province without an account; against the same
 * pages at the same pace just before, with nothing else.
 */
export function measureAdmission(place: Place, steps: Steps): Promise<{ results: Result[]; notes: string[] }> {
  return whileServing(place, steps, async (server) => {
    const cookie = await signedInCookie(place, 'karawang@kejar.test');
    const csv = `/${nationalCampaign.slug}/id/unduh?format=csv&rinci=desa`;
    const link = await makeLink(place);
    const loads: Load[] = [
      {
        name: '20 CSV semua desa',
        once: true,
        asked: (await issueTokens(place, 20)).map((token) => ({
          path: csv,
          headers: { authorization: `Bearer ${token}` },
        })),
      },
      {
        name: '40 permintaan satu tautan',
        once: false,
        asked: Array.from({ length: 40 }, () => ({ path: link, headers: { accept: 'text/html' } })),
      },
    ];
    const pid = findWebProcess(server.pid);
    steps.begin('Pekerjaan panjang, pemanasan');
    await visit(server, cookie, within(spans.warmUp));
    const results: Result[] = [];
    const notes: string[] = [];
    for (const load of loads) {
      steps.begin(`${load.name}: halaman tanpa beban`);
      const idle = await visit(server, cookie, within(spans.idle));
      steps.begin(`${load.name}: halaman dengan beban`);
      const watched = await whileWatching(pid, () => visitUnderLoad(server, cookie, load));
      const told = summarise(load, idle, watched);
      results.push(...told.results);
      notes.push(...told.notes);
    }
    steps.end();
    return { results, notes };
  });
}

function summarise(
  { name, once, asked }: Load,
  idle: readonly number[],
  { found, memory }: { found: Found; memory: MemoryPeak | null },
): { results: Result[]; notes: string[] } {
  const [ours, other] = [percentile(found.pages, 95), percentile(idle, 95)];
  const results: Result[] = [
    { what: `Halaman orang lain, p95, ${name}`, ours, other, reached: ours / other, goal: { atMost: 2 } },
  ];
  const answered = [...found.answers].map(([status, count]) => `${count} kali ${status}`).join(', ');
  const waited = (percent: number) => formatTime(percentile(found.waits, percent));
  const got =
    found.waits.length === 0
      ? ''
      : `, separuhnya paling lama ${waited(50)} setelah pertama kali diminta, semuanya paling lama ${waited(100)}`;
  const notes = [
    `${name}: ${once ? `${found.waits.length} dari ${asked.length} mendapat jawabannya${got}` : `diminta lagi selama ${formatTime(spans.load)}`}; dijawab ${answered}. ${found.pages.length} halaman dibaca, paling lama ${formatTime(percentile(found.pages, 100))} (tanpa beban ${formatTime(percentile(idle, 100))}).`,
  ];
  const most = memory && describeMemory(memory);
  if (most) {
    const goal = { atMost: mostMegabytes };
    results.push({
      what: `Memori server web dan prosesnya (RSS), ${name}`,
      ...{ unit: 'MB', ours: most.resident, other: null, reached: most.resident, goal },
    });
    notes.push(`${name}, memori: ${most.text}`);
  }
  return { results, notes };
}

/**
 * The goal is held to the RSS of all processes together, although what they share (the text of Node.js, some 50 MB each, and
 * of libraries) is in it once for each: it flatters nobody, and is what tools show. The PSS beside it has shared pages once in
 * all, so it is what the machine gives away for them.
 */
function describeMemory({ together }: MemoryPeak): { resident: number; text: string } {
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  const sum = (of: (one: MemoryPeak['together'][number]) => number) =>
    megabytes(together.reduce((total, one) => total + of(one), 0));
  const proportional = together.some((one) => one.proportional === null)
    ? ''
    : `, PSS ${sum((one) => one.proportional ?? 0)} MB`;
  const each = together.map(
    ({ program, resident, proportional: own }) =>
      `${program} ${megabytes(resident)}${own === null ? '' : ` (${megabytes(own)})`}`,
  );
  const resident = sum((one) => one.resident);
  return { resident, text: `RSS ${resident} MB${proportional}, pada saat terbanyak: ${each.join(', ')}.` };
}

async function visitUnderLoad(server: RunningServer, cookie: string, { once, asked }: Load): Promise<Found> {
  const found: Omit<Found, 'pages'> = { answers: new Map(), waits: [] };
  const stop = new AbortController();
  let left = asked.length;
  const all = asked.map(async (one) => {
    do {
      const at = performance.now();
      if (!(await askUntilAnswered(server, one, { stop: stop.signal, answers: found.answers }))) return;
      if (once) found.waits.push(performance.now() - at);
    } while (!once);
    left -= 1;
  });
  const inTime = within(once ? spans.most : spans.load);
  const pages = await visit(server, cookie, () => left > 0 && inTime());
  stop.abort();
  await Promise.all(all);
  found.waits.sort((one, other) => one - other);
  return { ...found, pages };
}

/** Asks again, as often and as late as it is told to, until it has its answer; false: stopped before. */
async function askUntilAnswered(
  { address }: RunningServer,
  { path, headers }: Asked,
  { stop, answers }: { stop: AbortSignal; answers: Found['answers'] },
): Promise<boolean> {
  try {
    while (true) {
      const response = await fetch(`${address}${path}`, { headers, signal: stop });
      await response.arrayBuffer();
      answers.set(response.status, (answers.get(response.status) ?? 0) + 1);
      if (response.status === 200) return true;
      const seconds = Number(response.headers.get('retry-after') ?? 1);
      await setTimeout(seconds * 1000, undefined, { signal: stop });
    }
  } catch {
    return false;
  }
}

/** Reads the page again and again, one after the other, as long as `goesOn`; the times, sorted. */
async function visit({ address }: RunningServer, cookie: string, goesOn: () => boolean): Promise<number[]> {
  const times: number[] = [];
  do {
    const at = performance.now();
    await fetchPage(`${address}${page}`, cookie);
    times.push(performance.now() - at);
    await setTimeout(pauseMs);
  } while (goesOn());
  return times.sort((one, other) => one - other);
}

/** Whether so many milliseconds from now are not over. */
function within(span: number): () => boolean {
  const until = performance.now() + span;
  return () => performance.now() < until;
}

async function issueTokens(place: Place, count: number): Promise<string[]> {
  const operator = { id: auditedAs(operatorUser()) };
  const tokens: string[] = [];
  for (let at = 1; at <= count; at += 1) {
    const email = `beban-${at}@kejar.test`;
    const person = { email, name: `Beban ${at}`, office: '', role: 'pembaca', areaCode: 'id', password: null } as const;
    // They stay from one measurement to the next.
    await addUser(place.serving, person, operator).catch(() => undefined);
    tokens.push(await issueToken(place.serving, { email }, operator));
  }
  return tokens;
}

/** The path of a link to the area page of a province with all its desa. */
async function makeLink(place: Place): Promise<string> {
  const [user] = await listDemoUsers(place.serving);
  if (!user) throw new Error('the data of the measurements have no demo');
  const { url } = await makeShare(
    contextOf(user, place.serving),
    { campaignSlug: nationalCampaign.slug, code: province },
    { shows: 'halaman', query: 'rinci=desa', snapshotId: null, days: '1', note: 'Pengukuran' },
  );
  return new URL(url).pathname;
}
