import { setTimeout } from 'node:timers/promises';
import { forgetLaterDays, nationalCampaign } from '../db/seed/national';
import { parentCode } from '../lib/domain/areas';
import { auditedAs } from '../lib/domain/users';
import { addUser, issueToken } from '../lib/server/auth/accounts';
import { operatorUser } from '../lib/server/auth/operator';
import type { Steps } from '../scripts/steps.mjs';
import { percentile, type Times } from './measure';
import { type NationalDay, readNationalDay, writeCsv } from './national-day';
import type { Place } from './place';
import { formatTime, type Result } from './report';
import { fetchPage, type RunningServer, signedInCookie, whileServing } from './web-server';

/** What comes in just before 16.00 WIB, when recaps are due, whatever the server makes of it. */
const load = { seconds: 60, filesASecond: 4, pagesASecond: 30 } as const;
const warmUpFiles = 8;
const idleMs = 20_000;
const goals = { commit: 1_000, page: 300 } as const;
/** So many files more under way at the end than just after the beginning are a queue that grows. */
const mostGrowth = load.filesASecond;

type Office = { token: string; bytes: Uint8Array<ArrayBuffer> };
type Peak = {
  checks: number[];
  commits: number[];
  pages: number[];
  /** Requests without the answer that they should have had, or without any. */
  failed: number;
  waiting: { early: number; late: number };
};

/**
 * 16.00 as an open model, which nothing slows down: so many files a second, each of another kecamatan (sent, checked and then
 * committed over HTTP by that kecamatan's own account), beside so many area pages a second. Times count from when a request
 * was due.
 */
export function measureBusyHour(place: Place, steps: Steps): Promise<{ results: Result[]; notes: string[] }> {
  return whileServing(place, steps, async (server) => {
    steps.begin('Pukul 16.00: akun dan file kecamatan');
    await forgetLaterDays(place.owner, place.campaign.id);
    const day = await readNationalDay(place);
    const offices = await openOffices(place, day, warmUpFiles + load.seconds * load.filesASecond);
    const paths = listPages(day);
    const cookie = await signedInCookie(place, 'admin@kejar.test');
    const visit = (at: number) => fetchPage(`${server.address}${paths[at % paths.length]}`, cookie);
    steps.begin('Pukul 16.00: halaman tanpa beban');
    const idle: number[] = [];
    const until = performance.now() + idleMs;
    while (performance.now() < until) idle.push(await timeFrom(performance.now(), visit(idle.length)));
    const early = offices.splice(0, warmUpFiles);
    for (const office of early) await sendFile(server, office);
    steps.begin(`Pukul 16.00: ${load.filesASecond} file dan ${load.pagesASecond} halaman sedetik`);
    const peak = await runPeak(server, offices, visit);
    steps.begin('Merapikan');
    await forgetLaterDays(place.owner, place.campaign.id);
    steps.end();
    return summarise(peak, sorted(idle));
  });
}

async function runPeak(
  server: RunningServer,
  offices: readonly Office[],
  visit: (at: number) => Promise<void>,
): Promise<Peak> {
  const found: Peak = { checks: [], commits: [], pages: [], failed: 0, waiting: { early: 0, late: 0 } };
  const fail = () => {
    found.failed += 1;
  };
  let under = 0;
  const began = performance.now();
  const files = offices.map(async (office, at) => {
    const due = began + (at * 1000) / load.filesASecond;
    await setTimeout(due - performance.now());
    under += 1;
    const sent = await sendFile(server, office, due).catch(fail);
    under -= 1;
    if (!sent) return;
    found.checks.push(sent.check);
    found.commits.push(sent.commit);
  });
  const pages = Array.from({ length: load.seconds * load.pagesASecond }, async (_, at) => {
    const due = began + (at * 1000) / load.pagesASecond;
    await setTimeout(due - performance.now());
    found.pages.push(await timeFrom(due, visit(at).catch(fail)));
  });
  const look = async (share: number) => {
    await setTimeout(load.seconds * 1000 * share);
    return under;
  };
  const [early, late] = await Promise.all([look(1 / 6), look(0.99), ...files, ...pages]);
  found.waiting = { early: Number(early), late: Number(late) };
  return found;
}

/** Milliseconds from when each was due: the file until it was checked, its commit from then on. */
async function sendFile(
  { address }: RunningServer,
  { token, bytes }: Office,
  due = performance.now(),
): Promise<{ check: number; commit: number }> {
  const form = new FormData();
  form.set('campaign', nationalCampaign.slug);
  form.set('kind', 'rekap');
  form.set('file', new File([bytes], 'rekap.csv'));
  const { id } = await post(`${address}/api/v1/imports`, token, form);
  const checked = performance.now();
  const { status } = await post(`${address}/api/v1/imports/${id}/commit`, token, '{}');
  if (status !== 'committed') throw new Error(`import ${id} is ${status} after its commit`);
  return { check: checked - due, commit: performance.now() - checked };
}

async function post(url: string, token: string, body: FormData | string): Promise<{ id: number; status: string }> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(typeof body === 'string' && { 'content-type': 'application/json' }),
  };
  const response = await fetch(url, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Kecamatan all over the nation, each with an account and the rekap of its desa. */
async function openOffices(place: Place, { day, rows }: NationalDay, count: number): Promise<Office[]> {
  const operator = { id: auditedAs(operatorUser()) };
  const byKecamatan = new Map<string, NationalDay['rows']>();
  for (const row of rows) {
    const of = parentCode(row.code) ?? '';
    const known = byKecamatan.get(of);
    if (known) known.push(row);
    else byKecamatan.set(of, [row]);
  }
  const codes = [...byKecamatan.keys()];
  const step = Math.floor(codes.length / count);
  const offices: Office[] = [];
  for (let at = 0; at < count; at += 1) {
    const areaCode = codes[at * step] ?? '';
    const email = `kecamatan-${areaCode}@kejar.test`;
    const person = { email, name: areaCode, office: '', role: 'kecamatan', areaCode, password: null } as const;
    // They stay from one measurement to the next.
    await addUser(place.serving, person, operator).catch(() => undefined);
    const bytes = new Uint8Array(writeCsv({ day, rows: byKecamatan.get(areaCode) ?? [] }));
    offices.push({ token: await issueToken(place.serving, { email }, operator), bytes });
  }
  return offices;
}

/** The pages of all kabupaten and kota, as the offices above open them while files come in. */
function listPages({ rows }: NationalDay): string[] {
  const codes = new Set(rows.map(({ code }) => code.slice(0, 5)));
  return [...codes].map((code) => `/${nationalCampaign.slug}/${code}`);
}

async function timeFrom(due: number, work: Promise<void>): Promise<number> {
  await work;
  return performance.now() - due;
}

const sorted = (times: readonly number[]): Times => [...times].sort((one, other) => one - other);

function summarise(peak: Peak, idle: Times): { results: Result[]; notes: string[] } {
  const [checks, commits, pages] = [sorted(peak.checks), sorted(peak.commits), sorted(peak.pages)];
  const growth = peak.waiting.late - peak.waiting.early;
  const say = (times: Times) => `p50 ${formatTime(percentile(times, 50))}, p99 ${formatTime(percentile(times, 99))}`;
  const [commit, page, quiet] = [percentile(commits, 99), percentile(pages, 99), percentile(idle, 50)];
  const ratio = (time: number) => (time / quiet).toLocaleString('id-ID', { maximumFractionDigits: 1 });
  const what = `Pukul 16.00, ${load.filesASecond} file dan ${load.pagesASecond} halaman sedetik`;
  return {
    results: [
      { what: `${what}: penyimpanan p99`, ours: commit, other: null, reached: commit, goal: { atMost: goals.commit } },
      { what: `${what}: halaman p99`, ours: page, other: null, reached: page, goal: { atMost: goals.page } },
      {
        ...{ what: `${what}: antrean bertambah`, unit: 'file' as const, ours: growth, other: null, reached: growth },
        goal: { atMost: mostGrowth },
      },
    ],
    notes: [
      `Pukul 16.00: pemeriksaan ${say(checks)}; penyimpanan ${say(commits)}; halaman ${say(pages)}, tanpa beban ${say(idle)}. File yang masih dikerjakan setelah seperenam waktu ${peak.waiting.early}, pada akhirnya ${peak.waiting.late}; gagal ${peak.failed} dari ${load.seconds * (load.filesASecond + load.pagesASecond)} permintaan.`,
      `Terhadap halaman tanpa beban (p50): penyimpanan p99 ${ratio(commit)}×, halaman p99 ${ratio(page)}×.`,
    ],
  };
}
