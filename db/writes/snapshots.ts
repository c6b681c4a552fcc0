import { and, eq } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import { Problem } from '../../lib/domain/problems';
import { ownsSnapshot, type SnapshotContent } from '../../lib/domain/snapshots';
import type { SessionUser } from '../../lib/domain/users';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { hashContent } from '../queries/snapshots';
import { snapshots } from '../schema';
import { recordAudit } from './audit';
import { lockSnapshots } from './locks';
import { requireFreeName, requireName, requireRoom, requireRows, type SnapshotPlace } from './snapshot-rules';

/** Who changes a snapshot: its owner or the administrator. */
type Actor = Pick<SessionUser, 'id' | 'role'>;

/**
 * Keeps a sheet as it stands now. The same form sent twice keeps it once: the second gets the first one's number.
 * @param area authorized for the verb `publish`
 * @throws Problem 422 a name that cannot be used or too many rows; 409 `snapshot-name-taken` (its `extra` holds a free
 *   name as `suggestion`), `snapshot-form-used` (the same form under another name), `snapshots-full`
 */
export async function freezeSnapshot(
  database: Database,
  area: AuthorizedArea,
  input: { campaignId: number; name: string; requestKey: string; userId: number | null; content: SnapshotContent },
): Promise<number> {
  const { campaignId, requestKey, userId, content } = input;
  const name = requireName(input.name);
  const rowCount = requireRows(content);
  const text = JSON.stringify(content);
  const sha256 = hashContent(text);
  const { headline, day } = content.side;
  const place = { campaignId, area };
  return inScope(database, area, async (transaction) => {
    await lockSnapshots(transaction, place);
    const first = await findByKey(transaction, place, { requestKey, name });
    if (first !== null) return first;
    await requireFreeName(transaction, place, name);
    await requireRoom(transaction, place);
    const [added] = await transaction
      .insert(snapshots)
      .values({
        campaignId,
        areaCode: area.code,
        areaLo: area.lo,
        areaHi: area.hi,
        asOf: day,
        name,
        total: headline.total,
        target: headline.target,
        rowCount,
        content: text,
        sha256,
        requestKey,
        userId,
      })
      .onConflictDoNothing()
      .returning({ id: snapshots.id });
    // The key is another user's, out of sight: nobody's form has it by chance.
    if (!added) throw formUsed();
    await audited(transaction, place, {
      id: added.id,
      userId,
      action: 'snapshot.freeze',
      detail: { name, asOf: day, total: headline.total, rows: rowCount, sha256 },
    });
    return added.id;
  });
}

/**
 * Gives a snapshot another name.
 * @param input.before the name that the form was opened with
 * @throws Problem 404 unknown or deleted, 403 another user's, 422 a bad name, 409 `snapshot-name-taken` or
 *   `snapshot-renamed` when it has another name by now than `before`
 */
export async function renameSnapshot(
  database: Database,
  area: AuthorizedArea,
  input: { campaignId: number; id: number; name: string; before: string; user: Actor },
): Promise<void> {
  const { id, campaignId, user } = input;
  const name = requireName(input.name);
  const place = { campaignId, area };
  await inScope(database, area, async (transaction) => {
    await lockSnapshots(transaction, place);
    const found = await findForChange(transaction, place, { id, user });
    if (found.deletedAt !== null) throw unknownSnapshot();
    if (found.name === name) return;
    if (found.name !== input.before) throw renamedMeanwhile(found.name);
    await requireFreeName(transaction, place, name, id);
    await transaction.update(snapshots).set({ name }).where(eq(snapshots.id, id));
    const detail = { from: found.name, to: name };
    await audited(transaction, place, { id, userId: user.id, action: 'snapshot.rename', detail });
  });
}

/**
 * Marks a snapshot as deleted; nothing of it is lost. Twice is once.
 * @throws Problem 404 unknown, 403 another user's
 */
export async function deleteSnapshot(
  database: Database,
  area: AuthorizedArea,
  input: { campaignId: number; id: number; user: Actor },
): Promise<void> {
  const { id, campaignId, user } = input;
  const place = { campaignId, area };
  await inScope(database, area, async (transaction) => {
    await lockSnapshots(transaction, place);
    const found = await findForChange(transaction, place, { id, user });
    if (found.deletedAt !== null) return;
    await transaction.update(snapshots).set({ deletedAt: new Date() }).where(eq(snapshots.id, id));
    await audited(transaction, place, {
      id,
      userId: user.id,
      action: 'snapshot.delete',
      detail: { name: found.name },
    });
  });
}

/**
 * Takes a deletion back, under another name where its own is taken by now.
 * @param input.name null: its own
 * @throws Problem as `renameSnapshot`, and 409 `snapshots-full`
 */
export async function restoreSnapshot(
  database: Database,
  area: AuthorizedArea,
  input: { campaignId: number; id: number; name: string | null; user: Actor },
): Promise<void> {
  const { id, campaignId, user } = input;
  const place = { campaignId, area };
  const given = input.name === null ? null : requireName(input.name);
  await inScope(database, area, async (transaction) => {
    await lockSnapshots(transaction, place);
    const found = await findForChange(transaction, place, { id, user });
    if (found.deletedAt === null) return;
    await requireRoom(transaction, place);
    const name = given ?? found.name;
    await requireFreeName(transaction, place, name, id);
    await transaction.update(snapshots).set({ name, deletedAt: null }).where(eq(snapshots.id, id));
    const detail = { name, ...(name !== found.name && { from: found.name }) };
    await audited(transaction, place, { id, userId: user.id, action: 'snapshot.restore', detail });
  });
}

/** What this form has frozen already; null: nothing. @throws Problem 409 when it did so under another name or elsewhere */
async function findByKey(
  transaction: ScopedTransaction,
  { campaignId, area }: SnapshotPlace,
  sent: { requestKey: string; name: string },
): Promise<number | null> {
  const [found] = await transaction
    .select({
      id: snapshots.id,
      name: snapshots.name,
      campaignId: snapshots.campaignId,
      areaLo: snapshots.areaLo,
      areaHi: snapshots.areaHi,
      deletedAt: snapshots.deletedAt,
    })
    .from(snapshots)
    .where(eq(snapshots.requestKey, sent.requestKey));
  if (!found) return null;
  const same = found.campaignId === campaignId && found.areaLo === area.lo && found.areaHi === area.hi;
  if (same && found.deletedAt === null && found.name === sent.name) return found.id;
  throw formUsed(found.name);
}

function formUsed(name: string | null = null): Problem {
  const what = name === null ? '' : ` untuk membekukan “${name}”`;
  return new Problem(
    'snapshot-form-used',
    `Formulir ini sudah dipakai${what}. Kirim sekali lagi bila memang hendak membekukan satu lembar lagi.`,
  );
}

function renamedMeanwhile(name: string): Problem {
  return new Problem(
    'snapshot-renamed',
    `Orang lain sudah mengganti namanya menjadi “${name}” setelah halaman ini dibuka. Muat ulang halaman, lalu ganti lagi bila perlu.`,
    { extra: { name } },
  );
}

/** A snapshot of the place, deleted or not, for an actor who may change it. */
async function findForChange(
  transaction: ScopedTransaction,
  { campaignId, area }: SnapshotPlace,
  input: { id: number; user: Actor },
): Promise<Pick<typeof snapshots.$inferSelect, 'name' | 'deletedAt'>> {
  const [found] = await transaction
    .select({ name: snapshots.name, deletedAt: snapshots.deletedAt, userId: snapshots.userId })
    .from(snapshots)
    .where(
      and(
        eq(snapshots.id, input.id),
        eq(snapshots.campaignId, campaignId),
        eq(snapshots.areaLo, area.lo),
        eq(snapshots.areaHi, area.hi),
      ),
    );
  if (!found) throw unknownSnapshot();
  if (!ownsSnapshot(input.user, found.userId)) throw notYours();
  return found;
}

function unknownSnapshot(): Problem {
  return new Problem('snapshot-unknown', 'Lembar ini tidak ada, atau sudah dihapus.');
}

function notYours(): Problem {
  return new Problem(
    'snapshot-not-yours',
    'Hanya yang membekukan lembar ini, atau administrator, dapat mengganti nama atau menghapusnya.',
  );
}

async function audited(
  transaction: ScopedTransaction,
  { campaignId, area }: SnapshotPlace,
  entry: { id: number; userId: number | null; action: string; detail: Record<string, unknown> },
): Promise<void> {
  const { id, userId, action, detail } = entry;
  const subject = `lembar beku ${id}`;
  await recordAudit(transaction, { userId, action, campaignId, area: area.lo, subject, detail });
}
