import { setTimeout } from 'node:timers/promises';
import { forgetLaterDays, nationalCampaign } from '../db/seed/national';
import { auditedAs } from '../lib/domain/users';
import { issueToken } from '../lib/server/auth/accounts';
import { operatorUser } from '../lib/server/auth/operator';
import type { Steps } from '../scripts/steps.mjs';
import { middle } from './importing';
import { percentile } from './measure';
import { type NationalDay, writeXlsx } from './national-day';
import type { Place } from './place';
import { findWebProcess, type MemoryPeak, whileWatching } from './process-memory';
import { formatTime, type Result } from './report';
import { fetchPage, type RunningServer, signedInCookie, whileServing } from './web-server';

const runs = 3;
const warmUpVisits = 120;
/** Between two pages, as long as a hurried reader needs at the very least. */
const pauseMs = 25;
const mostMegabytes = 100;
/** So many desa are imported before anything is measured, so that the server has loaded what an import needs. */
const smallRows = 200;

type Sent = { fileName: string; bytes: Uint8Array<ArrayBuffer> };

const pages = [
  { name: 'Halaman Karawang, pk21', path: '/pk21/32.15?per=2021-04-12' },
  { name: 'Halaman Karawang, nasional', path: `/${nationalCampaign.slug}/32.15` },
];

/** A page that a user read: which, when it was asked for (`performance.now()`), and how long it took. */
type Visit = { page: number; at: number; milliseconds: number };

type Imported = { check: number; commit: number; during: { check: Visit[]; commit: Visit[] } };
type Run = Imported & { memory: MemoryPeak | null };
/** The same pages at the same pace and under the same watch, and no import. */
type Idle = { visits: Visit[]; memory: MemoryPeak | null };

/**
 * The same day through `npm start` and the API, while a user of Karawang reads pages one after the other: how much
 * slower these become, and how much the web process grows. After each import as many pages are read at the same pace
 * while nothing else happens.
 */
export function measureImportingLive(
  place: Place,
  steps: Steps,
  national: { day: NationalDay; file: Sent },
): Promise<{ results: Result[]; notes: string[] }> {
  return whileServing(place, steps, async (server) => {
    const token = await issueToken(place.serving, { email: 'admin@kejar.test' }, { id: auditedAs(operatorUser()) });
    const reader = { server, cookie: await signedInCookie(place, 'karawang@kejar.test') };
    const webPid = findWebProcess(server.pid);
    steps.begin('Impor lewat HTTP, pemanasan');
    const { day, rows } = national.day;
    const small = { fileName: 'contoh.xlsx', bytes: await writeXlsx({ day, rows: rows.slice(0, smallRows) }) };
    await commit(server, token, await check(server, token, small));
    await visitPages(reader, (visits) => visits < warmUpVisits);
    const alone: (MemoryPeak | null)[] = [];
    for (let run = 1; run <= runs; run += 1) {
      steps.begin(`Impor lewat HTTP, sendirian, ${run} dari ${runs}`);
      await forgetLaterDays(place.owner, place.campaign.id);
      const importAlone = async () => commit(server, token, await check(server, token, national.file));
      alone.push((await whileWatching(webPid, importAlone)).memory);
    }
    const measured: Run[] = [];
    const idle: Idle[] = [];
    for (let run = 1; run <= runs; run += 1) {
      steps.begin(`Impor lewat HTTP, ${run} dari ${runs}`);
      await forgetLaterDays(place.owner, place.campaign.id);
      const imported = await whileWatching(webPid, () => importWhileReading(reader, token, national.file));
      const { during } = imported.found;
      measured.push({ ...imported.found, memory: imported.memory });
      steps.begin(`Halaman tanpa impor, ${run} dari ${runs}`);
      await forgetLaterDays(place.owner, place.campaign.id);
      const wanted = during.check.length + during.commit.length;
      const quiet = await whileWatching(webPid, () => visitPages(reader, (visits) => visits < wanted));
      idle.push({ visits: quiet.found, memory: quiet.memory });
    }
    steps.end();
    return summarise({ measured, idle, alone });
  });
}

async function importWhileReading(reader: Reader, token: string, file: Sent): Promise<Imported> {
  let importing = true;
  const importFile = async () => {
    const began = performance.now();
    const id = await check(reader.server, token, file);
    const checked = performance.now();
    await commit(reader.server, token, id);
    return { began, checked, ended: performance.now() };
  };
  const [{ began, checked, ended }, visits] = await Promise.all([
    importFile().finally(() => {
      importing = false;
    }),
    visitPages(reader, () => importing),
  ]);
  const during = {
    check: visits.filter(({ at }) => at < checked),
    commit: visits.filter(({ at }) => at >= checked && at < ended),
  };
  return { check: checked - began, commit: ended - checked, during };
}

type Reader = { server: RunningServer; cookie: string };

/** Reads the pages in turn, one request after the other, for as long as asked; at least one. */
async function visitPages(reader: Reader, goesOn: (visits: number) => boolean): Promise<Visit[]> {
  const visits: Visit[] = [];
  do {
    const page = visits.length % pages.length;
    const at = performance.now();
    await fetchPage(`${reader.server.address}${pages[page]?.path}`, reader.cookie);
    visits.push({ page, at, milliseconds: performance.now() - at });
    await setTimeout(pauseMs);
  } while (goesOn(visits.length));
  return visits;
}

async function check({ address }: RunningServer, token: string, file: Sent): Promise<number> {
  const form = new FormData();
  form.set('campaign', nationalCampaign.slug);
  form.set('kind', 'rekap');
  form.set('file', new File([file.bytes], file.fileName));
  return (await ask(`${address}/api/v1/imports`, token, form)).id;
}

async function commit({ address }: RunningServer, token: string, id: number): Promise<void> {
  const { status } = await ask(`${address}/api/v1/imports/${id}/commit`, token, JSON.stringify({}));
  if (status !== 'committed') throw new Error(`import ${id} is ${status} after its commit`);
}

async function ask(url: string, token: string, body: FormData | string): Promise<{ id: number; status: string }> {
  const headers = {
    Authorization: `Bearer ${token}`,
    ...(typeof body === 'string' && { 'Content-Type': 'application/json' }),
  };
  const response = await fetch(url, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

type Found = { results: Result[]; notes: string[] };

type Measured = { measured: readonly Run[]; idle: readonly Idle[]; alone: readonly (MemoryPeak | null)[] };

function summarise(all: Measured): Found {
  const [times, memory] = [summariseTimes(all.measured, all.idle), summariseMemory(all)];
  return { results: [...times.results, ...memory.results], notes: [...times.notes, ...memory.notes] };
}

function summariseTimes(measured: readonly Run[], idle: readonly Idle[]): Found {
  const checking = measured.flatMap(({ during }) => during.check);
  const committing = measured.flatMap(({ during }) => during.commit);
  const importing = [...checking, ...committing];
  const quiet = idle.flatMap(({ visits }) => visits);
  const [check, commit] = [middle(measured.map((run) => run.check)), middle(measured.map((run) => run.commit))];
  const results: Result[] = [];
  const notes = [
    `Lewat HTTP, sambil halaman dibaca: pemeriksaan ${formatTime(check)}, penyimpanan ${formatTime(commit)}; ${importing.length} halaman selama impor dan ${quiet.length} tanpa impor.`,
  ];
  for (const [page, { name }] of pages.entries()) {
    const at = (percent: number, visits: readonly Visit[]) => percentile(timesOf(visits, page), percent);
    const [ours, other] = [at(95, importing), at(95, quiet)];
    results.push({ what: `${name}, p95 selama impor`, ours, other, reached: ours / other, goal: { atMost: 2 } });
    notes.push(
      `${name}: p95 ${formatTime(at(95, checking))} selama pemeriksaan, ${formatTime(at(95, committing))} selama penyimpanan, ${formatTime(other)} tanpa impor; paling lama ${formatTime(at(100, importing))} selama impor, ${formatTime(at(100, quiet))} tanpa impor.`,
    );
  }
  return { results, notes };
}

/**
 * What an import takes is measured by itself, for pages that are read beside it make the process grow too, import or not.
 * The worst run counts: a process that has grown once grows less the next time.
 */
function summariseMemory({ measured, idle, alone }: Measured): Found {
  const importing = alone.flatMap((memory) => memory ?? []);
  const beside = measured.flatMap(({ memory }) => memory ?? []);
  const quiet = idle.flatMap(({ memory }) => memory ?? []);
  if (importing.length === 0) return { results: [], notes: ['Memori proses web hanya dapat diukur di Linux.'] };
  const growth = Math.max(...importing.map(growthOf));
  const unit = 'MB';
  const goal = { atMost: mostMegabytes };
  const spans = importing.map(({ before, most }) => `${megabytes(before)} ke ${megabytes(most)} MB`).join('; ');
  const children = megabytes(Math.max(...importing.map((one) => one.mostOfChildren)));
  const most = (peaks: readonly MemoryPeak[]) => Math.round(Math.max(...peaks.map(growthOf)));
  return {
    results: [{ what: 'Pertumbuhan proses web', unit, ours: growth, other: null, reached: growth, goal }],
    notes: [
      `Proses web selama impor tanpa pembaca lain: ${spans}. Sambil halaman dibaca terus-menerus paling banyak bertambah ${most(beside)} MB dengan impor dan ${most(quiet)} MB tanpa impor. Proses yang dinyalakannya, tidak dihitung: sampai ${children} MB.`,
    ],
  };
}

const growthOf = ({ before, most }: MemoryPeak) => (most - before) / 1e6;
const megabytes = (bytes: number) => Math.round(bytes / 1e6);

function timesOf(visits: readonly Visit[], page: number): number[] {
  return visits
    .filter((visit) => visit.page === page)
    .map(({ milliseconds }) => milliseconds)
    .sort((one, other) => one - other);
}
