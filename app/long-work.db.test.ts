import { readdirSync, readlinkSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { longTableRows } from '@/lib/domain/admission';
import { problemAnswer } from '@/lib/domain/api-answers';
import { defaultAreaQuery } from '@/lib/format/area-query';
import { buildProgressAnswer } from '@/lib/reports/progress-json';
import { follow, stopFollowing } from '@/lib/server/admission/fixtures/follow';
import { operatorUser } from '@/lib/server/auth/operator';
import { readAreaProgress } from '@/lib/server/loaders/progress';
import { offerAreaFile } from '@/lib/server/services/long-files';
import { makeAreaFile } from '@/lib/server/services/sheets';
import * as sheetRoute from './[kampanye]/[kode]/unduh/route';
import { openServed, type ServedDatabase } from './api/v1/fixtures/served-database';
import * as progressRoute from './api/v1/progress/[campaign]/[areaCode]/route';

let served: ServedDatabase;
beforeAll(async () => {
  served = await openServed('pk21', {
    admin: { role: 'admin', areaCode: 'id' },
    jabar: { role: 'provinsi', areaCode: '32' },
    karawang: { role: 'kabupaten', areaCode: '32.15' },
  });
});
afterAll(() => served.close());

afterEach(stopFollowing);

function request(who: string, path: string): Request {
  return new Request(`http://kejar.example${path}`, { headers: { authorization: `Bearer ${served.tokens[who]}` } });
}

const csv = (who: string, kode: string) => () =>
  sheetRoute.GET(request(who, `/pk21/${kode}/unduh?format=csv`), {
    params: Promise.resolve({ kampanye: 'pk21', kode }),
  });

const json = (areaCode: string, query: string) => () =>
  progressRoute.GET(request('admin', `/api/v1/progress/pk21/${areaCode}?${query}`), {
    params: Promise.resolve({ campaign: 'pk21', areaCode }),
  });

describe('files at once', () => {
  test('of ten from one person one is made, five wait and are told their place, four are sent away', async () => {
    const all = Array.from({ length: 10 }, () => follow(csv('karawang', '32.15')));
    const answers = await Promise.all(all.map((one) => one.response));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 429)).toHaveLength(9);
    const refused = answers.filter(({ status }) => status === 429);
    for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(3);
    const problems = await Promise.all(refused.map(async (one) => problemAnswer.parse(await one.json())));
    expect(problems.filter(({ type }) => type === 'queue-full')).toHaveLength(4);
    const queued = problems.filter(({ type }) => type === 'queued');
    expect(queued.map(({ detail }) => /^Urutan ke-\d dari 5 yang menunggu/.test(detail))).toEqual(Array(5).fill(true));

    // Others are let in meanwhile; and the same person as soon as the answer was sent.
    const other = follow(csv('jabar', '32'));
    expect((await other.response).status).toBe(200);
    for (const one of [...all, other]) one.close();
    const again = follow(csv('karawang', '32.15'));
    expect((await again.response).status).toBe(200);
    again.close();
  });
});

describe('a table of more than 1.000 rows is made beside the web server', () => {
  const place = { campaignSlug: 'pk21', code: '32' };

  test('and is the same, to the byte', { timeout: 180_000 }, async () => {
    const ctx = { actor: operatorUser(), database: served.database.serving, now: new Date() };
    const view = { ...defaultAreaQuery, detail: 'desa' } as const;
    const progress = await readAreaProgress(ctx, { ...place, ...view, series: false });
    if (!progress) throw new Error('no area');
    expect(progress.rows.length).toBeGreaterThan(longTableRows);
    const order = { key: 'persen', descending: true } as const;
    const answer = await json('32', 'detail=desa')();
    expect(answer.headers.get('content-type')).toBe('application/json');
    const here = buildProgressAnswer(progress, { order, filter: { status: null, search: '' } }, null);
    expect(await answer.text()).toBe(JSON.stringify(here));

    const wish = { kind: { format: 'csv', pemisah: 'koma' }, query: view } as const;
    const [made, offered] = [await makeAreaFile(ctx, place, wish), await offerAreaFile(ctx, place, wish)];
    if (!('content' in offered)) throw new Error('made here');
    expect(offered.fileName).toBe(made.fileName);
    expect(new Uint8Array(await new Response(offered.content).arrayBuffer())).toEqual(made.bytes);
  });

  test('what it refuses is refused in the same words', { timeout: 180_000 }, async () => {
    const answer = await json('32', 'detail=desa&asOf=2020-01-01')();
    expect([answer.status, problemAnswer.parse(await answer.json()).type]).toEqual([400, 'day-outside-campaign']);
    const unknown = await json('32', 'detail=desa&targetSet=99999')();
    expect([unknown.status, problemAnswer.parse(await unknown.json()).type]).toEqual([400, 'query-invalid']);
  });

  test('and is stopped when its reader goes, also while the process starts', { timeout: 180_000 }, async () => {
    const leaveSoon = () => {
      const followed = follow(async () => {
        const answer = json('id', 'detail=desa')();
        // Long before 83.762 rows are read.
        setTimeout(() => followed.abort(), 500);
        return answer;
      });
      return followed.response;
    };
    const began = performance.now();
    expect((await leaveSoon()).status).toBe(503);
    // The one before has ended the process with its work: this one finds none, and goes before there is another.
    expect((await leaveSoon()).status).toBe(503);
    expect(performance.now() - began).toBeLessThan(60_000);
    const next = follow(json('32', 'detail=desa'));
    expect((await next.response).status).toBe(200);
    await (await next.response).body?.cancel();
    next.close();
  });

  test('and leaves no file open when nobody takes the answer', { timeout: 180_000 }, async () => {
    const before = openFiles();
    const opened = () => openFiles().filter((path) => !before.includes(path));
    const followed = follow(json('32', 'detail=desa'));
    expect((await followed.response).status).toBe(200);
    expect(opened()).toHaveLength(1);
    followed.close();
    await expect.poll(opened).toEqual([]);
  });
});

/** Files of long work that this process holds open; they have no name any more. */
function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`);
      return path.includes(`/kejar-${process.pid}-`) ? [path] : [];
    } catch {
      return [];
    }
  });
}
