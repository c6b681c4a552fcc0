import { nationalCampaign } from '../db/seed/national';
import type { Steps } from '../scripts/steps.mjs';
import { whileFloorServes } from './floor';
import { measure, median, percentile, type Times } from './measure';
import type { Place } from './place';
import { formatTime, type Result } from './report';
import { fetchPage, signedInCookie, whileServing } from './web-server';

const warmUps = 40;
const runs = 300;
/** Turns of two pages that are measured beside each other: short ones, for a shared machine is quicker at one time than at another. */
const rounds = 100;
/** A file that the same server hands out as it lies there. */
const staticPath = '/icon.svg';

const karawang = { name: 'Halaman Karawang, pk21', path: '/pk21/32.15?per=2021-04-12' };
const pages = [
  karawang,
  { name: 'Halaman Indonesia, nasional', path: `/${nationalCampaign.slug}/id` },
  { name: 'Halaman Karawang, nasional', path: `/${nationalCampaign.slug}/32.15` },
];

/** What our page may take beside one of the framework alone: as much as on 28 November 2026 (37 against 7 ms). */
const mostOfFloor = 37 / 7;

/** Area pages over HTTP, one request after the other from a user signed in, against a static file. */
export function measureServing(place: Place, steps: Steps): Promise<{ results: Result[]; notes: string[] }> {
  return whileServing(place, steps, async ({ address }) => {
    const cookie = await signedInCookie(place, 'admin@kejar.test');
    const timeRequests = (path: string) =>
      measure({ warmUps, runs, work: () => fetchPage(`${address}${path}`, cookie) });
    steps.begin(`${staticPath} lewat HTTP`);
    const still = await timeRequests(staticPath);
    const notes = [`${staticPath}: ${spread(still)}.`];
    const results: Result[] = [];
    for (const { name, path } of pages) {
      steps.begin(`${name} lewat HTTP`);
      const times = await timeRequests(path);
      const [ours, other] = [percentile(times, 95), percentile(still, 95)];
      notes.push(`${name}: ${spread(times)}.`);
      results.push({ what: `${name}, p95 lewat HTTP`, ours, other, reached: ours / other, goal: { atMost: 3 } });
    }
    const floor = await whileFloorServes(place, steps, async (server) => {
      steps.begin('Halaman tetap dan halaman Karawang bergantian lewat HTTP');
      return measureByTurns(`${address}${karawang.path}`, `${server.address}/`, cookie);
    });
    notes.push(`Halaman tetap (30 baris, 14 kolom, tanpa basis data): ${spread(floor.other)}.`);
    const [ours, other] = [median(floor.ours), median(floor.other)];
    results.push({
      what: 'Halaman Karawang terhadap halaman tetap, p50',
      ...{ ours, other, reached: ours / other, goal: { atMost: mostOfFloor } },
    });
    steps.end();
    return { results, notes };
  });
}

/** Both pages by turns, so that what else the machine does falls on both alike. */
async function measureByTurns(one: string, other: string, cookie: string): Promise<{ ours: Times; other: Times }> {
  const found = { ours: [] as number[], other: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const few = { warmUps: round === 0 ? warmUps : 1, runs: runs / rounds };
    found.ours.push(...(await measure({ ...few, work: () => fetchPage(one, cookie) })));
    found.other.push(...(await measure({ ...few, work: () => fetchPage(other, '') })));
  }
  const sorted = (times: number[]) => times.sort((less, more) => less - more);
  return { ours: sorted(found.ours), other: sorted(found.other) };
}

function spread(times: Times): string {
  return `p50 ${formatTime(percentile(times, 50))}, p95 ${formatTime(percentile(times, 95))}`;
}
