import { inScope } from '../../../db/client';
import { getSnapshot, listSnapshots } from '../../../db/queries/snapshots';
import { type AuthorizedArea, levelOfCode } from '../../domain/areas';
import type { Campaign } from '../../domain/campaigns';
import { Problem } from '../../domain/problems';
import { parseSnapshotContent } from '../../domain/snapshot-content';
import { ownsSnapshot, type Snapshot, type SnapshotContent } from '../../domain/snapshots';
import { type Actor, accountOf, type Role } from '../../domain/users';
import { authorizeArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { requireContext } from '../auth/session';
import { readCampaign } from './campaigns';

/** Where snapshots are looked at: an area in a campaign, both as its URL names them. */
export type SnapshotPlace = { campaignSlug: string; code: string };

export type SnapshotList = {
  ctx: Context;
  campaign: Campaign;
  area: AuthorizedArea;
  /** Whether the user may freeze here. */
  mayFreeze: boolean;
  snapshots: Snapshot[];
  /** Deleted ones that the user may take back. */
  deleted: Snapshot[];
};

/** The frozen sheets of an area for the user who is signed in; null: no such campaign or area, or it is not theirs. */
export async function loadSnapshots(place: SnapshotPlace & { returnTo: string }): Promise<SnapshotList | null> {
  return readSnapshots(await requireContext(place.returnTo), place);
}

/** As `loadSnapshots`, for a user who is known already. */
export async function readSnapshots(ctx: Context, place: SnapshotPlace): Promise<SnapshotList | null> {
  const found = await findPlace(ctx, place);
  if (!found) return null;
  const { campaign, area } = found;
  const [mayFreeze, lists] = await Promise.all([
    authorizeArea(ctx, { editionId: campaign.editionId, code: area.code, verb: 'publish' }),
    inScope(ctx.database, area, (transaction) =>
      Promise.all([
        listSnapshots(transaction, { campaignId: campaign.id, area, deleted: false }),
        listSnapshots(transaction, { campaignId: campaign.id, area, deleted: true }),
      ]),
    ),
  ]);
  const [snapshots, deleted] = lists;
  const mine = deleted.filter(({ owner }) => ownsSnapshot(ownerOf(ctx.actor), owner?.id ?? null));
  return { ctx, campaign, area, mayFreeze: mayFreeze !== null, snapshots, deleted: mayFreeze ? mine : [] };
}

export type OpenedSnapshot = {
  campaign: Campaign;
  area: AuthorizedArea;
  snapshot: Snapshot;
  /** Null: what is stored is not what was frozen, and is not shown. */
  content: SnapshotContent | null;
};

/** A frozen sheet for the user who is signed in; null: there is none with this number, or it is not theirs to see. */
export async function loadSnapshot(
  place: SnapshotPlace & { id: number; returnTo: string },
): Promise<(OpenedSnapshot & { ctx: Context; mayChange: boolean }) | null> {
  const ctx = await requireContext(place.returnTo);
  const opened = await readSnapshot(ctx, place);
  if (!opened) return null;
  const { editionId } = opened.campaign;
  const mayPublish = await authorizeArea(ctx, { editionId, code: opened.area.code, verb: 'publish' });
  return {
    ...opened,
    ctx,
    mayChange: mayPublish !== null && ownsSnapshot(ownerOf(ctx.actor), opened.snapshot.owner?.id ?? null),
  };
}

/** As `loadSnapshot`, for a user who is known already. */
export async function readSnapshot(
  ctx: Context,
  place: SnapshotPlace & { id: number },
): Promise<OpenedSnapshot | null> {
  const found = await findPlace(ctx, place);
  if (!found) return null;
  const { campaign, area } = found;
  const row = await inScope(ctx.database, area, (transaction) =>
    getSnapshot(transaction, { campaignId: campaign.id, area, id: place.id }),
  );
  if (!row) return null;
  const content = row.content === null ? null : parseSnapshotContent(row.content);
  return { campaign, area, snapshot: row.snapshot, content };
}

/** The refusal of a frozen sheet whose content is not what was frozen. */
export function damagedSnapshot({ name }: Pick<Snapshot, 'name'>): Problem {
  return new Problem(
    'snapshot-damaged',
    `Isi “${name}” yang tersimpan tidak sama lagi dengan saat disimpan: sidik SHA-256-nya tidak cocok. Angkanya tidak ditampilkan, karena tidak dapat dijamin. Beri tahu pengelola aplikasi.`,
  );
}

async function findPlace(
  ctx: Context,
  { campaignSlug, code }: SnapshotPlace,
): Promise<{ campaign: Campaign; area: AuthorizedArea } | null> {
  if (levelOfCode(code) === null) return null;
  const campaign = await readCampaign(ctx.database, campaignSlug);
  const area = campaign && (await authorizeArea(ctx, { editionId: campaign.editionId, code, verb: 'view' }));
  return area && { campaign, area };
}

function ownerOf(actor: Actor): { id: number | null; role: Role } {
  return { id: accountOf(actor), role: actor.role };
}
