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
import { findWebProcess } from './process-memory';
import { type ProcessorTime, readProcessorTime } from './process-time';
import { formatTime, type Result } from './report';
import { fetchPage, type RunningServer, signedInCookie, whileServing } from './web-server';

/**
 * What comes in just before 16.00 WIB, when recaps are due, whatever the server makes of it, and parts of it: the machine
 * bears the highest of which the goals hold. Each for so many seconds.
 */
const rungs = [
  { filesASecond: 1, pagesASecond: 7.5 },
  { filesASecond: 2, pagesASecond: 15 },
  { filesASecond: 3, pagesASecond: 22.5 },
  { filesASecond: 4, pagesASecond: 30 },
] as const;
type Rung = (typeof rungs)[number];
const seconds = 60;
const wanted = Math.max(...rungs.map((rung) => rung.filesASecond));
const warmUpFiles = 8;
const warmUpMs = 10_000;
const idleMs = 20_000;
const goals = { commit: 1_000, page: 300 } as const;

type Office = { token: string; bytes: Uint8Array<ArrayBuffer> };
type Peak = {
  rung: Rung;
  checks: Times;
  commits: Times;
  pages: Times;
  /** Requests without the answer that they should have had, or without any. */
  failed: number;
  /** Files under way after a sixth of the time, and at its end. */
  waiting: { early: number; late: number };
  /** Seconds of processor time, to the last answer. Null: not on Linux. */
  processor: ProcessorTime | null;
  /** Seconds until the last answer. */
  lasted: number;
};

/**
 * 16.00 as an open model, which nothing slows down: so many files a second, each of another kecamatan (sent, checked and then
 * committed over HTTP by that kecamatan's own account), beside so many area pages a second. Times count from when a request
 * was due. From a quarter of it upward, as far as the goals hold.
 */
export function measureBusyHour(place: Place, steps: Steps): Promise<{ results: Result[]; notes: string[] }> {
  return whileServing(place, steps, async (server) => {
    steps.begin('Pukul 16.00: akun dan file kecamatan');
    await forgetLaterDays(place.owner, place.campaign.id);
    const day = await readNationalDay(place);
    const files = rungs.reduce((sum, { filesASecond }) => sum + filesASecond * seconds, warmUpFiles);
    const offices = await openOffices(place, day, files);
    const paths = listPages(day);
    const cookie = await signedInCookie(place, 'admin@kejar.test');
    const visit = (at: number) => fetchPage(`${server.address}${paths[at % paths.length]}`, cookie);
    steps.begin('Pukul 16.00: halaman tanpa beban');
    await visitFor(warmUpMs, visit);
    const idle = await visitFor(idleMs, visit);
    for (const office of offices.splice(0, warmUpFiles)) await sendFile(server, office);
    const web = findWebProcess(server.pid);
    const readTime = () => web && readProcessorTime({ web, dataFolder: place.environment.dataFolder });
    const peaks: Peak[] = [];
    for (const rung of rungs) {
      steps.begin(`Pukul 16.00: ${describeRung(rung)}`);
      const due = offices.splice(0, rung.filesASecond * seconds);
      const before = readTime();
      const peak = await runPeak(server, rung, due, visit);
      const after = readTime();
      peaks.push({ ...peak, processor: before && after ? since(before, after) : null });
      if (!holds(peak)) break;
    }
    steps.begin('Merapikan');
    await forgetLaterDays(place.owner, place.campaign.id);
    steps.end();
    return summarise(peaks, idle);
  });
}

const describeRung = ({ filesASecond, pagesASecond }: Rung) =>
  `${filesASecond} file dan ${pagesASecond.toLocaleString('id-ID')} halaman sedetik`;

/** Reads pages one after the other for so many milliseconds. */
async function visitFor(span: number, visit: (at: number) => Promise<void>): Promise<Times> {
  const times: number[] = [];
  const until = performance.now() + span;
  while (performance.now() < until) times.push(await timeFrom(performance.now(), visit(times.length)));
  return sorted(times);
}

async function runPeak(
  server: RunningServer,
  rung: Rung,
  offices: readonly Office[],
  visit: (at: number) => Promise<void>,
): Promise<Omit<Peak, 'processor'>> {
  const [checks, commits, pages]: number[][] = [[], [], []];
  let failed = 0;
  const fail = () => {
    failed += 1;
  };
  let under = 0;
  const began = performance.now();
  const ofFiles = offices.map(async (office, at) => {
    const due = began + (at * 1000) / rung.filesASecond;
    await setTimeout(due - performance.now());
    under += 1;
    const sent = await sendFile(server, office, due).catch(fail);
    under -= 1;
    if (!sent) return;
    checks?.push(sent.check);
    commits?.push(sent.commit);
  });
  const ofPages = Array.from({ length: seconds * rung.pagesASecond }, async (_, at) => {
    const due = began + (at * 1000) / rung.pagesASecond;
    await setTimeout(due - performance.now());
    pages?.push(await timeFrom(due, visit(at).catch(fail)));
  });
  const look = async (share: number) => {
    await setTimeout(seconds * 1000 * share);
    return under;
  };
  const [early, late] = await Promise.all([look(1 / 6), look(0.99), ...ofFiles, ...ofPages]);
  return {
    ...{ rung, checks: sorted(checks ?? []), commits: sorted(commits ?? []), pages: sorted(pages ?? []), failed },
    waiting: { early: Number(early), late: Number(late) },
    lasted: (performance.now() - began) / 1000,
  };
}

/** So many files more under way at the end than just after the beginning are a queue that grows: those of a second. */
const growthOf = ({ waiting }: Pick<Peak, 'waiting'>) => waiting.late - waiting.early;

function holds(peak: Omit<Peak, 'processor'>): boolean {
  const { rung, commits, pages, failed } = peak;
  return (
    failed === 0 &&
    growthOf(peak) <= rung.filesASecond &&
    percentile(commits, 99) <= goals.commit &&
    percentile(pages, 99) <= goals.page
  );
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

function since(before: ProcessorTime, after: ProcessorTime): ProcessorTime {
  const of = (part: keyof ProcessorTime) => after[part] - before[part];
  return { web: of('web'), helpers: of('helpers'), postgres: of('postgres'), bench: of('bench') };
}

/** The rows are of the last rung, the first of which the goals did not hold if there is one; the notes have them all. */
function summarise(peaks: readonly Peak[], idle: Times): { results: Result[]; notes: string[] } {
  const last = peaks.at(-1);
  if (!last) throw new Error('nothing was measured');
  const borne = Math.max(0, ...peaks.filter(holds).map(({ rung }) => rung.filesASecond));
  const what = `Pukul 16.00, ${describeRung(last.rung)}`;
  const at = (times: Times) => (times.length > 0 ? percentile(times, 99) : Number.POSITIVE_INFINITY);
  const [commit, page, growth] = [at(last.commits), at(last.pages), growthOf(last)];
  return {
    results: [
      {
        ...{ what: 'Pukul 16.00, tertanggung: file sedetik', unit: 'file', ours: borne, other: null, reached: borne },
        goal: { atLeast: wanted },
      },
      { what: `${what}: penyimpanan p99`, ours: commit, other: null, reached: commit, goal: { atMost: goals.commit } },
      { what: `${what}: halaman p99`, ours: page, other: null, reached: page, goal: { atMost: goals.page } },
      {
        ...{ what: `${what}: antrean bertambah`, unit: 'file', ours: growth, other: null, reached: growth },
        goal: { atMost: last.rung.filesASecond },
      },
    ],
    notes: [`Pukul 16.00: halaman tanpa beban ${describeTimes(idle)}.`, ...peaks.map(describePeak)],
  };
}

function describePeak(peak: Peak): string {
  const { rung, checks, commits, pages, failed, waiting, processor, lasted } = peak;
  const asked = Math.round(seconds * (rung.filesASecond + rung.pagesASecond));
  return [
    `Pukul 16.00, ${describeRung(rung)}: pemeriksaan ${describeTimes(checks)}; penyimpanan ${describeTimes(commits)}; halaman ${describeTimes(pages)}.`,
    `File yang masih dikerjakan setelah seperenam waktu ${waiting.early}, pada akhirnya ${waiting.late}; gagal ${failed} dari ${asked} permintaan.`,
    ...(processor ? [describeProcessor(processor, lasted)] : []),
  ].join(' ');
}

/** Cores that each kept busy, on average. */
function describeProcessor({ web, helpers, postgres, bench }: ProcessorTime, lasted: number): string {
  const cores = (time: number) => (time / lasted).toLocaleString('id-ID', { maximumFractionDigits: 2 });
  return `Inti prosesor yang terpakai: server web ${cores(web)}, proses pemeriksa ${cores(helpers)}, Postgres ${cores(postgres)}, pengukuran ini sendiri ${cores(bench)}.`;
}

function describeTimes(times: Times): string {
  if (times.length === 0) return 'tidak ada';
  return `p50 ${formatTime(percentile(times, 50))}, p99 ${formatTime(percentile(times, 99))}`;
}
