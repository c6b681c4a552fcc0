import { inScope } from '../../../db/client';
import { listExtensions } from '../../../db/queries/campaigns';
import { getFreshness } from '../../../db/queries/progress';
import { lastReportableDay } from '../../domain/campaigns';
import { addDays, dayInJakarta, earlierDay, type IsoDay, laterDay } from '../../domain/days';
import type { FigureView } from '../../domain/figure-view';
import {
  computeMovement,
  type MovementSide,
  type MovementTable,
  type SideChoice,
  type SideSource,
  takeSide,
} from '../../domain/movement';
import { Problem } from '../../domain/problems';
import { requireAllRows } from '../admission/all-rows';
import type { Context } from '../auth/context';
import { requireContext } from '../auth/session';
import { readAreaProgress } from './progress';
import { damagedSnapshot, readSnapshot, readSnapshots, type SnapshotList, type SnapshotPlace } from './snapshots';

/** Without any snapshot, the figures of so many days before are the other side. */
const daysBefore = 7;
/** So many days can be chosen from, the newest first. */
const mostDays = 200;

export type MovementRequest = SnapshotPlace & {
  /** Null: the newest snapshot; without any, the figures of a week before. */
  from: SideChoice | null;
  /** Null: the newest figures. */
  to: SideChoice | null;
  /** What is compared where both sides are days; a day beside a snapshot is read as the snapshot was frozen. */
  view: Omit<FigureView, 'asOf'>;
};

/** Two sides that can be compared, and where they come from. */
export type Compared = { table: MovementTable; sources: { before: SideSource; after: SideSource } };

export type LoadedMovement = Omit<SnapshotList, 'mayFreeze' | 'deleted'> & {
  /** The days whose figures can be a side, the newest first. */
  days: IsoDay[];
  /** Null where a side could not be read: `refusal` says why. */
  compared: Compared | null;
  refusal: { title: string; detail: string } | null;
};

/** What has changed in an area between two sides, for the user who is signed in; null as in `loadSnapshots`. */
export async function loadMovement(request: MovementRequest & { returnTo: string }): Promise<LoadedMovement | null> {
  return readMovement(await requireContext(request.returnTo), request);
}

/** As `loadMovement`, for a user who is known already. */
export async function readMovement(ctx: Context, request: MovementRequest): Promise<LoadedMovement | null> {
  const list = await readSnapshots(ctx, request);
  if (!list) return null;
  const { campaign, area, snapshots } = list;
  const days = await listDays(ctx, list);
  const page = { ctx, campaign, area, snapshots, days };
  try {
    const compared = await compare(ctx, request, { list, newest: days[0] ?? campaign.startDay });
    return { ...page, compared, refusal: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...page, compared: null, refusal: { title: error.title, detail: error.detail } };
  }
}

async function listDays(ctx: Context, { campaign, area }: SnapshotList): Promise<IsoDay[]> {
  const [extensions, { lastReportDay }] = await inScope(ctx.database, area, (transaction) =>
    Promise.all([
      listExtensions(transaction, campaign.id),
      getFreshness(transaction, { area, campaignId: campaign.id }),
    ]),
  );
  const today = earlierDay(dayInJakarta(ctx.now), lastReportableDay(campaign, extensions));
  const newest = laterDay(campaign.startDay, lastReportDay ?? today);
  const days: IsoDay[] = [];
  for (let day = newest; day >= campaign.startDay && days.length < mostDays; day = addDays(day, -1)) days.push(day);
  return days;
}

async function compare(
  ctx: Context,
  request: MovementRequest,
  known: { list: SnapshotList; newest: IsoDay },
): Promise<Compared> {
  const { list, newest } = known;
  const [last] = list.snapshots;
  const weekBefore = laterDay(list.campaign.startDay, addDays(newest, -daysBefore));
  const from: SideChoice =
    request.from ?? (last ? { kind: 'snapshot', id: last.id } : { kind: 'day', day: weekBefore });
  const to: SideChoice = request.to ?? { kind: 'day', day: newest };
  const frozen = {
    before: from.kind === 'snapshot' ? await openFrozen(ctx, request, from.id) : null,
    after: to.kind === 'snapshot' ? await openFrozen(ctx, request, to.id) : null,
  };
  const like = frozen.before?.side ?? frozen.after?.side ?? null;
  const view = like ? { stage: like.stage, detail: like.detail, targetSet: like.targetSet?.id ?? null } : request.view;
  const readDay = async (choice: SideChoice): Promise<Side> => {
    if (choice.kind !== 'day') throw new Error('a snapshot is no day');
    const wanted = { campaignSlug: request.campaignSlug, code: request.code, asOf: choice.day, series: false, ...view };
    const progress = await readAreaProgress(ctx, wanted);
    if (!progress) throw new Error(`area ${request.code} was there a moment ago`);
    requireAllRows(progress);
    return { side: takeSide(progress), source: { kind: 'day' } };
  };
  const before = frozen.before ?? (await readDay(from));
  const after = frozen.after ?? (await readDay(to));
  return {
    table: computeMovement(before.side, after.side),
    sources: { before: before.source, after: after.source },
  };
}

type Side = { side: MovementSide; source: SideSource };

async function openFrozen(ctx: Context, place: SnapshotPlace, id: number): Promise<Side> {
  const opened = await readSnapshot(ctx, { campaignSlug: place.campaignSlug, code: place.code, id });
  if (!opened) throw unknownSide(id);
  const { snapshot, content } = opened;
  if (!content) throw damagedSnapshot(snapshot);
  const { name, frozenAt } = snapshot;
  return { side: content.side, source: { kind: 'snapshot', id, name, frozenAt } };
}

function unknownSide(id: number): Problem {
  return new Problem(
    'snapshot-unknown',
    `Arsip rapat nomor ${id} tidak ada di wilayah dan kampanye ini, atau sudah dihapus. Pilih yang lain di bawah ini.`,
  );
}
