import { type Database, servingDatabase } from '../../../db/client';
import { type FoundRecipient, findRecipient } from '../../../db/queries/recap-recipients';
import { answerRecipient } from '../../../db/writes/recap-recipients';
import { Problem } from '../../domain/problems';
import { recipientLinkDays } from '../../domain/recap-recipients';
import { openOneTimeLink } from './one-time-links';
import { hashSecret, newSecret } from './secrets';

/** A link for the owner of an address, as it goes into the mail, and what is kept of it. */
export type RecipientLink = { url: string; secretHash: string; expiresAt: Date };

/** Makes a link that opens for seven days. @param site the address of the server */
export function makeRecipientLink(now: Date, site: string): RecipientLink {
  const secret = newSecret();
  return {
    url: new URL(`/penerima/${secret}`, site).href,
    secretHash: hashSecret(secret),
    expiresAt: new Date(now.getTime() + recipientLinkDays * 86_400_000),
  };
}

/** What a link asks its owner; null as `openOneTimeLink` says. */
export function openRecipientLink(
  secret: string,
  address: string,
  database: Database = servingDatabase(),
): Promise<FoundRecipient | null> {
  return openOneTimeLink(database, { kind: 'recipient', secret, address }, findRecipient);
}

/**
 * Takes the answer of the owner of an address, once.
 * @throws Problem 404 `recipient-link-refused`, whatever the reason
 */
export async function answerRecipientLink(
  input: { secret: string; wanted: boolean; address: string },
  database: Database = servingDatabase(),
): Promise<FoundRecipient> {
  const found = await openRecipientLink(input.secret, input.address, database);
  const answer = { secretHash: hashSecret(input.secret), wanted: input.wanted };
  if (!found || !(await answerRecipient(database, found.area, { id: found.id, ...answer }))) {
    throw new Problem(
      'recipient-link-refused',
      `Tautan konfirmasi dipakai sekali dan berlaku ${recipientLinkDays} hari. Mintalah kantor itu mengirim tautan baru.`,
    );
  }
  return found;
}
