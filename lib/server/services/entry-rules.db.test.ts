import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import type { Stage } from '../../domain/counts';
import { toDay } from '../../domain/days';
import type { SentCell } from '../../domain/typed-figures';
import { type Context, contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { loadPlan } from '../loaders/imports';
import { saveTyped } from './counts';
import { commitUpload } from './import-commits';
import { loadOriginalFile } from './import-files';
import { requireImport, uploadFile } from './imports';

let database: TestDatabase;
let ctx: Context;

const before = toDay('2021-04-12');
const day = toDay('2021-04-14');
const after = toDay('2021-04-16');
const kecamatan = ['32.15.01', '32.15.02', '32.15.03', '32.15.04', '32.15.05', '32.15.06', '32.15.07'] as const;

/** Each area's figure before, its target where it has one, and the figure reported now: nothing is odd about the first. */
const figures: Record<(typeof kecamatan)[number], { stood: number; target: number | null; says: number }> = {
  '32.15.01': { stood: 100, target: 1_000, says: 130 },
  '32.15.02': { stood: 900, target: 1_000, says: 700 },
  '32.15.03': { stood: 900, target: 1_000, says: 1_044 },
  '32.15.04': { stood: 900, target: 1_000, says: 910_000 },
  '32.15.05': { stood: 200, target: null, says: 20_500 },
  '32.15.06': { stood: 0, target: 1_000, says: 0 },
  '32.15.07': { stood: 50, target: 1_000, says: 50 },
};

beforeAll(async () => {
  database = await openTestDatabase();
  ctx = contextOf(personOf('kabupaten', '32.15'), database.serving);
});
afterAll(() => database.close());

const settings = { asOf: null, channel: 'unsplit', under: '32.15', columns: {}, rows: {} } as const;

async function upload(
  campaignSlug: string,
  stage: Stage,
  lines: readonly string[],
  mode: 'cumulative' | 'daily' = 'cumulative',
): Promise<number> {
  const bytes = Buffer.from(`${lines.join('\r\n')}\r\n`);
  const file = {
    campaignSlug,
    kind: 'rekap' as const,
    fileName: 'rekap.csv',
    bytes,
    settings: { ...settings, stage, mode },
  };
  return (await uploadFile(ctx, file)).id;
}

async function prepare(slug: string): Promise<void> {
  await makeTestCampaign(database.owner, slug);
  await database.owner.execute(
    `insert into target_sets (campaign_id, name, is_default) select id, 'Target', true from campaigns where slug = '${slug}'`,
  );
  for (const [code, { target }] of Object.entries(figures)) {
    if (target === null) continue;
    await database.owner.execute(
      `insert into targets (target_set_id, area, total, stated) select s.id, ${code.replaceAll('.', '')}0000, ${target}, ${target} from target_sets s join campaigns c on c.id = s.campaign_id where c.slug = '${slug}'`,
    );
  }
  const rows = Object.entries(figures).map(([code, { stood }]) => `${code};${before};${stood}`);
  const id = await upload(slug, 'recorded', ['kode_wilayah;tanggal;online_masuk', ...rows]);
  await commitUpload(ctx, { id, acceptPartial: false });
  const added = await upload(slug, 'recorded', ['kode_wilayah;tanggal;online_masuk', `32.15.01;${after};10`], 'daily');
  await commitUpload(ctx, { id: added, acceptPartial: false });
}

/** All that is judged of an import: what it moves, what is odd about each row, and what is held. */
async function judged(id: number) {
  const found = await requireImport(ctx, id);
  const rows = await loadPlan(ctx, found.scope, { importId: id, filter: 'all', limit: 100, offset: 0 });
  const { rowCount, acceptedCount, heldCount, held, warnings, refused, byMeasure, levels, plan, span, later } = found;
  return { rowCount, acceptedCount, heldCount, held, warnings, refused, byMeasure, levels, plan, span, later, rows };
}

const cells: SentCell[] = Object.entries(figures).map(([code, { says }]) => ({
  ...{ code, channel: 'online', text: String(says), opened: null },
}));

test.each(['recorded', 'collected', 'validated'] as const)(
  'figures of the stage %s entered by hand are judged as those of a file are, row by row',
  async (stage) => {
    const [byHand, byFile] = [`tangan-${stage}`, `file-${stage}`];
    await prepare(byHand);
    await prepare(byFile);
    const sent = { campaignSlug: byHand, code: '32.15', day, stage, requestKey: randomUUID(), cells };
    const outcome = await saveTyped(ctx, sent);
    if (outcome.kind !== 'saved' || outcome.importId === null) throw new Error(`not saved: ${outcome.kind}`);
    const { bytes } = await loadOriginalFile(ctx, { campaignSlug: byHand, id: outcome.importId });
    const id = await upload(byFile, stage, new TextDecoder().decode(bytes).trim().split('\r\n'));
    await commitUpload(ctx, { id, acceptPartial: false });
    const one = await judged(outcome.importId);
    expect(one).toEqual(await judged(id));
    if (stage !== 'recorded') return;
    expect(one.held.map(({ row, area, code }) => [row, area, code])).toEqual([
      [5, '32.15.04', 'aboveTarget'],
      [6, '32.15.05', 'aboveLastReport'],
    ]);
    expect(one).toMatchObject({ rowCount: 7, acceptedCount: 5, heldCount: 2 });
    // What is held has left the plan.
    expect(one.plan.flags.map(({ flag, first }) => [flag, first.map(({ row }) => row)])).toEqual([
      ['fell', [3]],
      ['overTarget', [4]],
    ]);
    // What a later day added is put on the new figure.
    expect(one.later).toMatchObject({ moved: 1, days: [{ before: 110, after: 140 }] });
  },
);
