import { type Database, servingDatabase } from '../../../db/client';
import { getInvited } from '../../../db/queries/user-accounts';
import { acceptInvitation, type NewInvitation } from '../../../db/writes/user-changes';
import { Problem } from '../../domain/problems';
import { type AccountRole, userLimits } from '../../domain/users';
import { acceptPassword } from './accounts';
import { openOneTimeLink } from './one-time-links';
import { hashSecret, newSecret } from './secrets';

/** A one-time link as it is handed over, the one time that anybody sees it, and what is kept of it. */
export type IssuedInvitation = { url: string; expiresAt: Date; kept: NewInvitation };

/** Makes a link that opens for seven days. @param site the address of the server; left out: that of this process */
export function issueInvitation(now: Date, site?: string): IssuedInvitation {
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + userLimits.invitationDays * 86_400_000);
  return { url: invitationUrl(secret, site), expiresAt, kept: { hash: hashSecret(secret), expiresAt } };
}

function invitationUrl(secret: string, site?: string): string {
  const base = site ?? process.env.NEXTAUTH_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
  return new URL(`/undangan/${secret}`, base).href;
}

/** Whom a link is for, as its page greets them. */
export type Invited = { email: string; name: string; office: string; role: AccountRole; areaCode: string };

/** Whom a link is for; null as `openOneTimeLink` says. */
export function openInvitation(
  secret: string,
  address: string,
  database: Database = servingDatabase(),
): Promise<Invited | null> {
  return openOneTimeLink(database, { kind: 'invitation', secret, address }, getInvited);
}

/**
 * Uses a link: its person's name and password are set, and their sessions ended.
 * @throws Problem 404 `invitation-refused`, whatever the reason; 422 for a name or a password, and the link stays
 */
export async function redeemInvitation(
  input: { secret: string; name: string; password: string; address: string },
  database: Database = servingDatabase(),
): Promise<{ id: number; email: string }> {
  const invited = await openInvitation(input.secret, input.address, database);
  if (!invited) throw invitationRefused();
  const passwordHash = await acceptPassword(input.password, [invited.email, input.name, invited.office]);
  const accepted = await acceptInvitation(database, { hash: hashSecret(input.secret), name: input.name, passwordHash });
  if (!accepted) throw invitationRefused();
  return accepted;
}

function invitationRefused(): Problem {
  return new Problem(
    'invitation-refused',
    `Tautan undangan dipakai sekali dan berlaku ${userLimits.invitationDays} hari. Periksa alamatnya, atau mintalah tautan baru kepada yang mengundang Anda.`,
  );
}
