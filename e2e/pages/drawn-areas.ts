import { type APIRequestContext, expect } from '@playwright/test';
import { progressAnswer } from '../../lib/domain/api-progress';
import { stages } from '../../lib/domain/counts';
import { addDays, daysBetween, type IsoDay, toDay } from '../../lib/domain/days';
import { stageSlugs } from '../../lib/format/area-query';

/*
 * Addresses of area pages whose figures are odd, and of pages drawn at random over campaigns, levels, days and stages.
 * KEJAR_CRAWL_SEED repeats a run.
 */

export const seed = Number(process.env.KEJAR_CRAWL_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Other areas are drawn in each run, so that runs add up; `npm test -- --long` opens all that are flagged. */
const long = Boolean(process.env.KEJAR_LONG);
const drawnPages = long ? 400 : 24;

export const campaigns = [
  { slug: 'pk21', top: 'id', start: toDay('2021-04-01'), end: toDay('2021-05-31') },
  { slug: 'pk23-jabar', top: '32', start: toDay('2023-07-01'), end: toDay('2023-07-31') },
  { slug: 'kampung-kb', top: 'id', start: toDay('2024-01-01'), end: toDay('2024-06-30') },
  { slug: 'pk24-karawang', top: '32.15', start: toDay('2024-08-01'), end: toDay('2024-09-11') },
  { slug: 'mou19-banten', top: '36', start: toDay('2019-09-01'), end: toDay('2019-11-20') },
];
type Campaign = (typeof campaigns)[number];

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomFrom(seed);
const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
export const someOf = <T>(list: readonly T[], count: number): T[] =>
  list
    .map((one) => ({ one, at: random() }))
    .sort((one, other) => one.at - other.at)
    .slice(0, count)
    .map(({ one }) => one);

export async function readRows(
  request: APIRequestContext,
  campaign: string,
  code: string,
  query: Record<string, string> = {},
) {
  const address = `/api/v1/progress/${campaign}/${code}?${new URLSearchParams(query)}`;
  // All desa of a province take their time on a machine with other work.
  const response = await request.get(address, { timeout: 120_000 });
  expect([campaign, code, response.status()]).toEqual([campaign, code, 200]);
  return progressAnswer.shape.rows.parse((await response.json()).rows);
}

const addressOf = (campaign: string, code: string, query: Record<string, string>) =>
  `/${campaign}/${code}?${new URLSearchParams(query)}`;

/** Flags that a handful of areas carry: most of those are opened. Of the others, which hundreds carry, some. */
const rare = ['fell', 'partsExceedWhole', 'targetPartsDiffer', 'implausiblePerKader'];
const ofRareFlag = long ? Number.POSITIVE_INFINITY : 5;
const ofCommonFlag = long ? 10 : 2;

let flagged: Promise<string[]> | null = null;

/** Addresses of flagged areas, on the day of the flag and on the days after, when it is part of the way. Found once a worker. */
export function listFlagged(request: APIRequestContext): Promise<string[]> {
  flagged ??= findFlagged(request);
  return flagged;
}

async function findFlagged(request: APIRequestContext): Promise<string[]> {
  const looks: [string, string, string, string | null][] = [
    ['pk21', 'id', 'children', null],
    ['pk21', 'id', 'kecamatan', null],
    ['pk21', '32.15', 'desa', '2021-04-12'],
    ['pk23-jabar', '32', 'children', '2023-07-31'],
    ['pk23-jabar', '32', 'kecamatan', '2023-07-05'],
    ['pk23-jabar', '32', 'kecamatan', '2023-07-23'],
    ['pk23-jabar', '32', 'kecamatan', '2023-07-31'],
    ['pk23-jabar', '32', 'desa', '2023-07-21'],
    ['pk23-jabar', '32', 'desa', '2023-07-31'],
    ['kampung-kb', 'id', 'children', null],
  ];
  const addresses = new Set<string>();
  for (const [campaign, code, detail, per] of looks) {
    const rows = await readRows(request, campaign, code, { detail, ...(per && { asOf: per }) });
    const byFlag = new Map<string, string[]>();
    for (const { area, figures } of rows) {
      for (const flag of figures.flags) byFlag.set(flag, [...(byFlag.get(flag) ?? []), area.code]);
    }
    for (const [flag, codes] of byFlag) {
      for (const one of someOf(codes, rare.includes(flag) ? ofRareFlag : ofCommonFlag)) {
        addresses.add(addressOf(campaign, one, per ? { per } : {}));
      }
    }
  }
  return [...addresses];
}

/** Areas of every level, with one that nothing was reported of. */
async function drawAreas(request: APIRequestContext, campaign: Campaign): Promise<string[][]> {
  const codesOf = async (code: string, detail: string) =>
    (await readRows(request, campaign.slug, code, { detail })).map((row) => row.area.code);
  const kecamatan = await codesOf(campaign.top, 'kecamatan');
  const desa: string[] = [];
  for (const one of someOf(kecamatan, long ? 12 : 4)) desa.push(...(await codesOf(one, 'desa')));
  const above = (length: number) => [...new Set(kecamatan.map((code) => code.slice(0, length)))];
  return [[campaign.top], above(2), above(5), kecamatan, desa];
}

/** First and last day, the days outside of the campaign, none, and any between. */
function drawDay({ start, end }: Campaign): IsoDay | null {
  const outside = [addDays(start, -1), addDays(start, -40), addDays(end, 1), addDays(end, 90)];
  const within = () => addDays(start, Math.floor(random() * (daysBetween(start, end) + 1)));
  return oneOf([() => null, () => start, () => end, () => oneOf(outside), within, within, within, within])();
}

export async function listDrawn(request: APIRequestContext): Promise<string[]> {
  const areas = new Map<string, string[][]>();
  for (const campaign of campaigns) areas.set(campaign.slug, await drawAreas(request, campaign));
  return Array.from({ length: drawnPages }, () => {
    const campaign = oneOf(campaigns);
    const per = drawDay(campaign);
    const stage = oneOf([null, ...stages]);
    const query = { ...(per && { per }), ...(stage && { tahap: stageSlugs[stage] }) };
    return addressOf(campaign.slug, oneOf(oneOf(areas.get(campaign.slug) ?? [[campaign.top]])), query);
  });
}
