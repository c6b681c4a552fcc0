import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { overNation } from '../../../db/client';
import { listCampaignChanges } from '../../../db/queries/campaign-changes';
import { listRecordedCourses } from '../../../db/queries/campaign-courses';
import { getCampaign } from '../../../db/queries/campaigns';
import { openSmallDatabase, type TestDatabase } from '../../../db/testing/database';
import { type CampaignSettings, campaignSettings, usualSettings } from '../../domain/campaign-settings';
import type { Campaign } from '../../domain/campaigns';
import { toDay } from '../../domain/days';
import { defaultView } from '../../domain/figure-view';
import { courseOf } from '../../domain/plan-courses';
import { planSchema } from '../../domain/plan-schema';
import type { SessionUser } from '../../domain/users';
import { type Context, contextOf } from '../auth/context';
import { createPeople, personOf } from '../auth/fixtures/people';
import { operatorUser } from '../auth/operator';
import { loadCampaignDesk } from '../loaders/campaigns';
import { readAreaProgress } from '../loaders/progress';
import { loadNewestList } from '../loaders/scope';
import { addCampaign, editCampaign, stepCampaign } from './campaigns';
import { saveTyped } from './counts';
import { commitUpload } from './import-commits';
import { undoUpload } from './import-undo';
import { uploadFile } from './imports';
import { saveRecap } from './recaps';
import { saveScope } from './scope';

let database: TestDatabase;
let people: (name: string) => SessionUser;
let made = 0;

beforeAll(async () => {
  database = await openSmallDatabase();
  people = await createPeople(database.serving, [
    ['admin', 'admin', 'id'],
    ['rekan', 'admin', 'id'],
    ['jabar', 'provinsi', '32'],
    ['karawang', 'kabupaten', '32.15'],
    ['telukjambe', 'kecamatan', '32.15.03'],
    ['pembaca', 'pembaca', 'id'],
  ]);
});
afterAll(() => database.close());

const as = (name: string, now = new Date()) => contextOf(people(name), database.serving, now);
const targetSet = { name: 'Target', letter: null, decidedDay: null };
const refusal = (status: number, type: string) => expect.objectContaining({ name: 'Problem', status, type });
const wrong = (...fields: string[]) =>
  expect.objectContaining({
    status: 422,
    type: 'campaign-settings',
    extra: { problems: fields.map((field) => expect.objectContaining({ field })) },
  });

function settings(change: Partial<CampaignSettings> = {}): CampaignSettings {
  made += 1;
  return campaignSettings.parse({
    ...usualSettings,
    ...{ slug: `kampanye-${made}`, name: `Kampanye ${made}`, unit: 'keluarga', edition: '2025', letter: 'SE 1/2023' },
    ...{ startDay: '2023-07-01', endDay: '2023-07-31' },
    ...change,
  });
}

const open = async (change: Partial<CampaignSettings> = {}) => {
  const chosen = settings(change);
  return { chosen, campaign: await addCampaign(as('admin'), { settings: chosen, targetSet }) };
};

const fileSettings = {
  ...{ asOf: null, mode: 'cumulative' as const, stage: 'recorded' as const, channel: 'online' as const },
  ...{ under: null, columns: {}, rows: {} },
};

/** Sends a file of the whole and counts it. Returns its number. */
async function count(campaign: Campaign, kind: 'rekap' | 'targets', content: string, ctx = as('admin')) {
  const bytes = new TextEncoder().encode(content);
  const sent = { campaignSlug: campaign.slug, kind, fileName: `${kind}.csv`, bytes, settings: fileSettings };
  const { id } = await uploadFile(ctx, sent);
  await commitUpload(ctx, { id, acceptPartial: false });
  return id;
}

const setTarget = (campaign: Campaign, target: number) =>
  count(campaign, 'targets', `kode_wilayah,wilayah,target\n32.15,Karawang,${target}\n`);
const report = (campaign: Campaign, day: string, recorded: number) =>
  count(campaign, 'rekap', `kode_wilayah,wilayah,tanggal,online_masuk\n32.15,Karawang,${day},${recorded}\n`);

const shown = async (slug: string, asOf: string) => {
  const request = { ...defaultView, campaignSlug: slug, code: '32.15', asOf: toDay(asOf), series: true };
  const found = await readAreaProgress(as('karawang'), request);
  if (!found) throw new Error(`nobody sees Karawang in ${slug}`);
  return found;
};

const edit = (
  campaign: Campaign,
  chosen: CampaignSettings,
  change: Partial<CampaignSettings>,
  who: Context = as('admin'),
) =>
  editCampaign(who, {
    slug: campaign.slug,
    settings: { ...chosen, ...change },
    version: campaign.version,
    basis: 'SE 4/2023',
  });

describe('all but administrators of the nation', () => {
  const outsiders = [
    ['a province', personOf('provinsi', '32')],
    ['a kabupaten', personOf('kabupaten', '32.15')],
    ['a kecamatan', personOf('kecamatan', '32.15.03')],
    ['a reader of the nation', personOf('pembaca', 'id')],
    ['a guest with a link', personOf('tamu', '32.15')],
    ['an administrator of a province, which no account is', personOf('admin', '32')],
  ] as const;

  test.each(outsiders)('%s opens, edits, closes, archives and reopens nothing', async (_who, person) => {
    const { campaign, chosen } = await open();
    const ctx = contextOf(person, database.serving);
    const refused = refusal(403, 'may-not-manage');
    await expect(addCampaign(ctx, { settings: settings(), targetSet })).rejects.toEqual(refused);
    await expect(edit(campaign, chosen, { name: 'Lain' }, ctx)).rejects.toEqual(refused);
    for (const step of ['close', 'archive', 'reopen'] as const) {
      const moved = stepCampaign(ctx, { slug: campaign.slug, step, version: 1, basis: 'SE 1' });
      await expect(moved).rejects.toEqual(refused);
    }
    expect(await loadCampaignDesk(ctx)).toBeNull();
    expect(await getCampaign(database.owner, campaign.slug)).toMatchObject({ version: 1, closedAt: null });
  });
});

describe('a campaign that is opened', () => {
  test('is there with its first version of targets, and the audit says who opened it by which letter', async () => {
    const chosen = settings({ words: { recorded: 'terdaftar' }, unit: 'kampung', channels: [], stages: ['recorded'] });
    const campaign = await addCampaign(as('admin'), {
      settings: chosen,
      targetSet: { name: 'Portal', letter: 'SE 12/2024', decidedDay: toDay('2023-06-05') },
    });
    expect(campaign).toMatchObject({
      unit: 'kampung',
      words: { recorded: 'terdaftar' },
      channels: ['unsplit'],
      version: 1,
    });
    const { targetSets } = await shown(campaign.slug, '2023-07-07');
    expect(targetSets).toEqual([{ id: expect.any(Number), slug: 'portal', name: 'Portal' }]);
    const [change] = await listCampaignChanges(database.owner, campaign.id);
    expect(change).toMatchObject({ by: 'admin', action: 'campaign.open', basis: 'SE 1/2023' });
  });

  test('BPS Situbondo: 24 % after 7 days of 4 % a day is at risk, and 0,86 of the 28 that are due', async () => {
    const { campaign } = await open({ plan: { kind: 'percentADay', percent: 4 } });
    await setTarget(campaign, 100_000);
    await report(campaign, '2023-07-07', 24_000);
    const { headline, series } = await shown(campaign.slug, '2023-07-07');
    expect(headline).toMatchObject({ percent: 24, expectedPercent: 28, status: 'atRisk', requiredPace: 4_223 });
    expect(series.at(-1)).toMatchObject({ total: 24_000, expected: 28_000 });
  });

  test('and the straight line over the same 31 days would be content', async () => {
    const { campaign } = await open();
    await setTarget(campaign, 100_000);
    await report(campaign, '2023-07-07', 24_000);
    const { headline } = await shown(campaign.slug, '2023-07-07');
    expect(headline).toMatchObject({ percent: 24, expectedPercent: 22.58, status: 'onTrack', requiredPace: 3_167 });
  });

  test('PK23: a campaign that follows it expects 38,01 % on 12 July', async () => {
    const points = [
      { day: 3, percent: 7.74 },
      { day: 12, percent: 38.01 },
      { day: 18, percent: 63.07 },
      { day: 31, percent: 100.25 },
    ];
    const { campaign } = await open({ plan: { kind: 'course', of: 'PK23', dayCount: 31, points } });
    expect((await shown(campaign.slug, '2023-07-12')).headline.expectedPercent).toBe(38.01);
  });
});

test('the course of a campaign is read off its figures, for another to follow', async () => {
  const { campaign } = await open({ name: 'Yang diikuti' });
  await setTarget(campaign, 1_000);
  await report(campaign, '2023-07-12', 380);
  await report(campaign, '2023-07-31', 1_002);
  const recorded = await overNation(database.serving, listRecordedCourses);
  const plan = recorded.map(courseOf).find((course) => course?.of === 'Yang diikuti');
  expect(plan).toMatchObject({
    dayCount: 31,
    points: [
      { day: 12, percent: 38 },
      { day: 31, percent: 100.2 },
    ],
  });
  const { campaign: follower } = await open(plan ? { plan: planSchema.parse(plan) } : {});
  expect((await shown(follower.slug, '2023-07-12')).headline.expectedPercent).toBe(38);
});

describe('what cannot be opened', () => {
  test.each([
    ['dates that cross', { startDay: toDay('2023-08-01') }, 'endDay'],
    ['ten years by a slipped digit', { endDay: toDay('2033-07-31') }, 'endDay'],
    ['an edition that is not there', { edition: '1999' }, 'edition'],
    ['a plan that does not lead to the end', { plan: { kind: 'percentADay', percent: 2 } as const }, 'plan'],
    [
      'a step after the end',
      { plan: { kind: 'steps', steps: [{ day: toDay('2023-08-01'), percent: 5 }] } as const },
      'plan',
    ],
    ['limits that cross', { atRiskFrom: 1.2 }, 'atRiskFrom'],
    [
      'an online share without the channel',
      { channels: ['manual'] as const, plannedOnlinePercent: 70 },
      'plannedOnlinePercent',
    ],
  ])('%s', async (_what, change, field) => {
    const chosen = settings(change as Partial<CampaignSettings>);
    await expect(addCampaign(as('admin'), { settings: chosen, targetSet })).rejects.toEqual(wrong(field));
    expect(await getCampaign(database.owner, chosen.slug)).toBeNull();
  });

  test('a slug that exists, and the first campaign stays as it is', async () => {
    const { campaign } = await open();
    const again = addCampaign(as('rekan'), { settings: settings({ slug: campaign.slug, name: 'Lain' }), targetSet });
    await expect(again).rejects.toEqual(wrong('slug'));
    expect(await getCampaign(database.owner, campaign.slug)).toMatchObject({ name: campaign.name });
  });

  test('an edition without areas', async () => {
    await database.owner.execute("insert into editions (name, source) values ('kosong', 'uji')");
    await expect(addCampaign(as('admin'), { settings: settings({ edition: 'kosong' }), targetSet })).rejects.toEqual(
      wrong('edition'),
    );
  });

  test.each(['kelola', 'api', 'b', 'Besar', 'dua kata', '-x', 'x'.repeat(41), ''])('the address %j', (slug) => {
    expect(campaignSettings.safeParse({ ...settings(), slug }).success).toBe(false);
  });
});

describe('a campaign that is edited', () => {
  test('while nothing was reported, changes for all its days', async () => {
    const { campaign, chosen } = await open();
    const now = await edit(campaign, chosen, {
      plan: { kind: 'percentADay', percent: 4 },
      startDay: toDay('2023-07-02'),
    });
    expect(now).toMatchObject({ version: 2, earlierTerms: [], startDay: '2023-07-02' });
    expect((await shown(campaign.slug, '2023-07-08')).headline.expectedPercent).toBe(28);
  });

  test('leaves what was expected on a past day as it was: plan, end and limits', async () => {
    const { campaign, chosen } = await open();
    await setTarget(campaign, 100_000);
    await report(campaign, '2023-07-07', 24_000);
    const before = await shown(campaign.slug, '2023-07-14');
    const tenth = as('admin', new Date('2023-07-15T03:00:00Z'));
    await edit(
      campaign,
      chosen,
      { plan: { kind: 'percentADay', percent: 4 }, endDay: toDay('2023-08-10'), onTrackFrom: 1.5, atRiskFrom: 1.2 },
      tenth,
    );
    const past = await shown(campaign.slug, '2023-07-14');
    expect(past.headline).toEqual(before.headline);
    expect(past.series).toEqual(before.series);
    expect(past.clock.endDay).toBe('2023-07-31');
    const after = await shown(campaign.slug, '2023-07-15');
    expect(after.headline.expectedPercent).toBe(60);
    expect(after.clock.endDay).toBe('2023-08-10');
    expect(after.series.slice(0, 14).map(({ expected }) => expected)).toEqual(
      before.series.map(({ expected }) => expected),
    );
    const [change] = await listCampaignChanges(database.owner, campaign.id);
    expect(change).toMatchObject({ by: 'admin', basis: 'SE 4/2023', detail: { from: '2023-07-15', version: 2 } });
  });

  test('twice on a day, keeps what held the day before and not what held an hour', async () => {
    const { campaign, chosen } = await open();
    await report(campaign, '2023-07-07', 24_000);
    const noon = as('admin', new Date('2023-07-15T05:00:00Z'));
    const once = await edit(campaign, chosen, { onTrackFrom: 1.5 }, noon);
    const twice = await edit(once, chosen, { onTrackFrom: 1.6 }, noon);
    expect(twice.earlierTerms).toEqual([
      { endDay: '2023-07-31', plan: { kind: 'straight' }, onTrackFrom: 1, atRiskFrom: 0.75, untilDay: '2023-07-14' },
    ]);
  });

  test('by two administrators is refused to the second, who is told whom to ask; saying the same is no conflict', async () => {
    const { campaign, chosen } = await open();
    await edit(campaign, chosen, { name: 'Nama pertama' });
    const second = edit(campaign, chosen, { name: 'Nama kedua' }, as('rekan'));
    await expect(second).rejects.toMatchObject({
      type: 'campaign-changed',
      status: 409,
      extra: { by: 'admin', version: 2 },
    });
    expect(await getCampaign(database.owner, campaign.slug)).toMatchObject({ name: 'Nama pertama', version: 2 });
    expect(await edit(campaign, chosen, { name: 'Nama pertama' }, as('rekan'))).toMatchObject({ version: 2 });
  });

  test('by two at the same instant, only one is saved', async () => {
    const { campaign, chosen } = await open();
    const both = await Promise.allSettled([
      edit(campaign, chosen, { name: 'Satu' }),
      edit(campaign, chosen, { name: 'Dua' }, as('rekan')),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await listCampaignChanges(database.owner, campaign.id)).toHaveLength(2);
  });

  test('keeps its address always, and once something was reported its start, its edition and what was reported', async () => {
    const { campaign, chosen } = await open();
    const fixed = refusal(409, 'campaign-fixed');
    await expect(edit(campaign, chosen, { slug: 'alamat-lain' })).rejects.toEqual(fixed);
    await report(campaign, '2023-07-07', 24_000);
    await expect(edit(campaign, chosen, { startDay: toDay('2023-06-01') })).rejects.toEqual(fixed);
    await expect(edit(campaign, chosen, { endDay: toDay('2023-07-06') })).rejects.toEqual(fixed);
    await expect(edit(campaign, chosen, { channels: ['manual'] })).rejects.toEqual(fixed);
    expect(await edit(campaign, chosen, { stages: ['recorded'] })).toMatchObject({ stages: ['recorded'] });
  });
});

describe('a campaign that is closed or archived', () => {
  async function reported() {
    const { campaign } = await open();
    await setTarget(campaign, 100_000);
    const id = await report(campaign, '2023-07-07', 24_000);
    const move = async (step: 'close' | 'archive' | 'reopen') => {
      const { version } = (await getCampaign(database.owner, campaign.slug)) ?? { version: 0 };
      return stepCampaign(as('admin'), { slug: campaign.slug, step, version, basis: 'Berita acara 1' });
    };
    const type = () =>
      saveTyped(as('karawang'), {
        ...{ campaignSlug: campaign.slug, code: '32.15', day: toDay('2023-07-08'), stage: 'recorded' },
        cells: [{ code: '32.15.03', channel: 'online', text: '10', opened: null }],
        requestKey: randomUUID(),
      });
    const recap = () =>
      saveRecap(as('karawang'), {
        ...{ campaignSlug: campaign.slug, code: '32.15', asOf: toDay('2023-07-07'), text: 'Teks', version: 0 },
        fingerprint: 'x',
      });
    return { campaign, id, move, type, recap };
  }

  test('closed: no upload and no entry; what is wrong can still be undone; opened again it takes both', async () => {
    const { campaign, id, move, type } = await reported();
    const waiting = await uploadFile(as('karawang'), {
      ...{ campaignSlug: campaign.slug, kind: 'rekap', fileName: 'lain.csv', settings: fileSettings },
      bytes: new TextEncoder().encode('kode_wilayah,wilayah,tanggal,online_masuk\n32.15,Karawang,2023-07-09,25000\n'),
    });
    await move('close');
    const closed = refusal(409, 'campaign-closed');
    await expect(report(campaign, '2023-07-08', 25_000)).rejects.toEqual(closed);
    await expect(commitUpload(as('karawang'), { id: waiting.id, acceptPartial: false })).rejects.toEqual(closed);
    await expect(type()).rejects.toEqual(closed);
    await undoUpload(as('admin'), { id, acceptLater: false, knownLater: 0 });
    expect((await shown(campaign.slug, '2023-07-07')).headline.total).toBeNull();
    await move('reopen');
    expect(await type()).toMatchObject({ kind: 'saved' });
  });

  test('archived: nothing of it changes, and its pages are read as before', async () => {
    const { campaign, id, move, type, recap } = await reported();
    const { chosen } = { chosen: settings({ slug: campaign.slug }) };
    await move('archive');
    const archived = refusal(409, 'campaign-archived');
    await expect(report(campaign, '2023-07-08', 25_000)).rejects.toEqual(archived);
    await expect(setTarget(campaign, 90_000)).rejects.toEqual(archived);
    await expect(type()).rejects.toEqual(archived);
    await expect(undoUpload(as('admin'), { id, acceptLater: false, knownLater: 0 })).rejects.toEqual(archived);
    await expect(recap()).rejects.toEqual(archived);
    await expect(edit({ ...campaign, version: 2 }, chosen, {})).rejects.toEqual(archived);
    expect((await shown(campaign.slug, '2023-07-07')).headline).toMatchObject({ total: 24_000, percent: 24 });
  });

  test('is moved once: a second time, or on an old page, is refused', async () => {
    const { campaign, move } = await reported();
    await move('close');
    await expect(move('close')).rejects.toEqual(refusal(409, 'campaign-state'));
    const old = stepCampaign(as('rekan'), { slug: campaign.slug, step: 'archive', version: 1, basis: 'BA' });
    await expect(old).rejects.toEqual(refusal(409, 'campaign-changed'));
    await move('reopen');
    await expect(move('reopen')).rejects.toEqual(refusal(409, 'campaign-state'));
  });
});

test('the operator at the command line may, and the audit names no user', async () => {
  const campaign = await addCampaign(contextOf(operatorUser(), database.serving), { settings: settings(), targetSet });
  expect((await listCampaignChanges(database.owner, campaign.id))[0]).toMatchObject({ by: null });
});

describe('a list of areas is copied with a campaign', () => {
  const opened = { ...usualSettings, unit: 'keluarga', startDay: toDay('2024-08-20'), endDay: toDay('2024-09-20') };
  const settingsFor = (slug: string, edition = '2025'): CampaignSettings => ({ ...opened, name: slug, slug, edition });

  test('by its newest version, from the first day, and without extensions', async () => {
    await addCampaign(as('admin'), { settings: settingsFor('asal'), targetSet });
    const list = { letter: null, note: null, basedOn: null };
    const areas = [{ code: '32.15.05', mode: 'formulir' as const }];
    await saveScope(as('admin'), { ...list, campaignSlug: 'asal', fromDay: toDay('2024-08-20'), areas });
    const later = [...areas, { code: '32.15.03', mode: 'smartphone' as const }];
    const second = { letter: null, note: null, campaignSlug: 'asal', fromDay: toDay('2024-09-01'), areas: later };
    await saveScope(as('admin'), second);
    await addCampaign(as('admin'), { settings: settingsFor('salinan'), targetSet, copyScopeOf: 'asal' });
    const copy = await getCampaign(database.serving, 'salinan');
    expect(copy && (await loadNewestList(as('admin'), copy))).toEqual([
      { code: '32.15.03', mode: 'smartphone' },
      { code: '32.15.05', mode: 'formulir' },
    ]);
  });

  test('is refused in words where the edition differs, or there is none, and nothing is opened', async () => {
    const open = (slug: string, copyScopeOf: string, edition?: string) =>
      addCampaign(as('admin'), { settings: settingsFor(slug, edition), targetSet, copyScopeOf });
    await expect(open('lain', 'asal', '2020')).rejects.toMatchObject({
      status: 422,
      detail: expect.stringContaining('memakai edisi 2025, sedangkan kampanye ini 2020'),
    });
    await addCampaign(as('admin'), { settings: settingsFor('sensus'), targetSet });
    await expect(open('lain', 'sensus')).rejects.toMatchObject({
      status: 422,
      detail: expect.stringContaining('semua ikut serta'),
    });
    await expect(open('lain', 'tidak-ada')).rejects.toEqual(refusal(404, 'campaign-unknown'));
    expect(await getCampaign(database.serving, 'lain')).toBeNull();
    await expect(
      addCampaign(as('jabar'), { settings: settingsFor('lain'), targetSet, copyScopeOf: 'asal' }),
    ).rejects.toMatchObject({ status: 403 });
  });
});
