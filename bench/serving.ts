import { nationalCampaign } from '../db/seed/national';
import type { Steps } from '../scripts/steps.mjs';
import { measure, percentile, type Times } from './measure';
import type { Place } from './place';
import { formatTime, type Result } from './report';
import { fetchPage, signedInCookie, whileServing } from './web-server';

const warmUps = 40;
const runs = 300;
/** A file that the same server hands out as it lies there. */
const staticPath = '/icon.svg';

const pages = [
  { name: 'Halaman Karawang, pk21', path: '/pk21/32.15?tanggal=2021-04-12' },
  { name: 'Halaman Indonesia, nasional', path: `/${nationalCampaign.slug}/id` },
  { name: 'Halaman Karawang, nasional', path: `/${nationalCampaign.slug}/32.15` },
];

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
    steps.end();
    return { results, notes };
  });
}

function spread(times: Times): string {
  return `p50 ${formatTime(percentile(times, 50))}, p95 ${formatTime(percentile(times, 95))}`;
}
