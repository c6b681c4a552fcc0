import { type Database, servingDatabase } from '../../../db/client';
import { primaryOf } from '../../../db/client-standby';
import { type FoundShare, findShare } from '../../../db/queries/shares';
import { countWrongShare, hasGuessedTooOften } from '../../../db/writes/share-limits';
import { countUse, makeShareLink, type NewShare } from '../../../db/writes/shares';
import type { AuthorizedArea } from '../../domain/areas';
import type { Actor } from '../../domain/users';
import { type Context, contextOf, readingContext } from './context';
import { hashSecret, newSecret } from './secrets';

/** In the context of the guest who opened a link, what the link is of. */
export type OpenShare = { ctx: Context; link: FoundShare };

/**
 * What a link opens, to a guest who sees one area and nothing above or beside it. Null for a guessed secret and in the
 * same way for a link that no longer works, and for any from an address that has guessed too often. A right one never
 * counts as a guess.
 * @param address whom wrong secrets are counted for, from `clientAddress`
 */
export async function openShare(
  secret: string,
  address: string,
  database: Database = servingDatabase(),
): Promise<OpenShare | null> {
  if (await hasGuessedTooOften(database, address)) return null;
  const secretHash = hashSecret(secret);
  const link = await findShare(database, secretHash);
  if (!link) {
    await countWrongShare(database, { address, secretHash });
    return null;
  }
  return { ctx: await readingContext(contextOf(guestOf(link, address), database)), link };
}

/** A guest has no account and no office; where the area's own has said nothing of itself, the link's maker speaks. */
function guestOf({ id, area, office }: FoundShare, address: string): Actor {
  return { kind: 'guest', email: '', name: 'Tamu', office, role: 'tamu', area, link: { id, address } };
}

/** Counts that a link was opened. */
export function noteShareUse({ ctx, link }: OpenShare): Promise<void> {
  return countUse(primaryOf(ctx.database), link);
}

/**
 * Makes a link and gives back its address: the one time that anybody sees it.
 * @throws Problem as `makeShareLink`
 */
export async function issueShare(
  database: Database,
  area: AuthorizedArea,
  input: Omit<NewShare, 'secretHash'>,
): Promise<{ id: number; secret: string; expiresAt: Date }> {
  const secret = newSecret();
  const made = await makeShareLink(database, area, { ...input, secretHash: hashSecret(secret) });
  return { ...made, secret };
}

/** The address of what a link opens, as it is sent on, or of its picture. */
export function shareUrl(secret: string, below = ''): string {
  const site = process.env.NEXTAUTH_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
  return new URL(`/b/${secret}${below}`, site).href;
}
