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
import { findWebProcess, whileWatching } from './process-memory';
import { formatTime, type Result } from './report';
import { fetchPage, type RunningServer, signedInCookie, whileServing } from './web-server';

const pauseMs = 25;
/** So long pages are read: before anything is measured, with nothing else, and while long work is asked for again and again. */
const spans = { warmUp: 10_000, idle: 30_000, load: 60_000 } as const;
const mostMegabytes = 700;
const page = '/pk21/32.15?tanggal=2021-04-12';
const province = '33';

type Answers = Map<number, number>;

/**
 * What another person's area page costs while long work is asked for: 20 people at once who each want all desa as CSV, and
 * 40 requests at once that open a link to all desa of a province without an account; against the same pages at the same
 * pace just before, with nothing else.
 */
export function measureAdmission(place: Place, steps: Steps): Promise<{ results: Result[]; notes: string[] }> {
  return whileServing(place, steps, async (server) => {
    const cookie = await signedInCookie(place, 'karawang@kejar.test');
    const tokens = await issueTokens(place, 20);
    const link = await makeLink(place);
    const pid = findWebProcess(server.pid);
    steps.begin('Pekerjaan panjang, pemanasan');
    await visit(server, cookie, spans.warmUp);
    const results: Result[] = [];
    const notes: string[] = [];
    const csv = `/${nationalCampaign.slug}/id/unduh?format=csv&rinci=desa`;
    const loads = {
      '20 CSV semua desa': tokens.map((token) => ({ path: csv, headers: { authorization: `Bearer ${token}` } })),
      '40 permintaan satu tautan': Array.from({ length: 40 }, () => ({ path: link, headers: { accept: 'text/html' } })),
    };
    for (const [name, asked] of Object.entries(loads)) {
      steps.begin(`${name}: halaman tanpa beban`);
      const idle = await visit(server, cookie, spans.idle);
      steps.begin(`${name}: halaman dengan beban`);
      const { found, memory } = await whileWatching(pid, () => visitUnderLoad(server, cookie, asked));
      const [ours, other] = [percentile(found.times, 95), percentile(idle, 95)];
      results.push({
        what: `Halaman orang lain, p95, ${name}`,
        ours,
        other,
        reached: ours / other,
        goal: { atMost: 2 },
      });
      const most = memory ? Math.round((memory.most + memory.mostOfChildren) / 1e6) : null;
      if (most !== null) {
        const goal = { atMost: mostMegabytes };
        results.push({ what: `Memori server web, ${name}`, unit: 'MB', ours: most, other: null, reached: most, goal });
      }
      const answered = [...found.answers].map(([status, count]) => `${count} kali ${status}`).join(', ');
      notes.push(
        `${name}, diminta lagi selama ${formatTime(spans.load)}: dijawab ${answered}; ${found.times.length} halaman dibaca, paling lama ${formatTime(percentile(found.times, 100))} (tanpa beban ${formatTime(percentile(idle, 100))}).`,
      );
    }
    steps.end();
    return { results, notes };
  });
}

type Asked = { path: string; headers: Record<string, string> };

async function visitUnderLoad(
  server: RunningServer,
  cookie: string,
  asked: readonly Asked[],
): Promise<{ times: number[]; answers: Answers }> {
  const answers: Answers = new Map();
  const stop = new AbortController();
  const all = asked.map((one) => askAgain(server, one, { stop: stop.signal, answers }));
  const times = await visit(server, cookie, spans.load);
  stop.abort();
  await Promise.all(all);
  return { times, answers };
}

/** Asks until it is stopped, as often as it is told to wait. */
async function askAgain(
  { address }: RunningServer,
  { path, headers }: Asked,
  { stop, answers }: { stop: AbortSignal; answers: Answers },
): Promise<void> {
  while (!stop.aborted) {
    try {
      const response = await fetch(`${address}${path}`, { headers, signal: stop });
      await response.arrayBuffer();
      answers.set(response.status, (answers.get(response.status) ?? 0) + 1);
      const seconds = Number(response.headers.get('retry-after') ?? 0);
      await setTimeout(seconds * 1000, undefined, { signal: stop });
    } catch {
      // Stopped.
      return;
    }
  }
}

/** Reads the page again and again, one after the other, for so many milliseconds; the times, sorted. */
async function visit({ address }: RunningServer, cookie: string, span: number): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + span;
  do {
    const at = performance.now();
    await fetchPage(`${address}${page}`, cookie);
    times.push(performance.now() - at);
    await setTimeout(pauseMs);
  } while (performance.now() < until);
  return times.sort((one, other) => one - other);
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
