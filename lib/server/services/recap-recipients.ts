// The addresses of a recap: their owners are asked once whether they want it.
import { inScope } from '../../../db/client';
import { listWaitingRecipients, type WaitingRecipient } from '../../../db/queries/recap-recipients';
import { alone } from '../../../db/writes/alone';
import { askAgain, markAsked, takeAsking } from '../../../db/writes/recap-recipients';
import { notFoundProblem, Problem } from '../../domain/problems';
import { mayAskAgain, type RecapRecipient } from '../../domain/recap-recipients';
import { isMailDue, settleMail } from '../../domain/recaps';
import { auditedAs } from '../../domain/users';
import { buildConfirmationMail, type MailServer, sendMail } from '../../reports/mail';
import type { Context } from '../auth/context';
import { makeRecipientLink } from '../auth/recipients';
import { readOfficeRecipients } from '../loaders/recap-schedule';
import { changeOffice, requireOffice } from './offices';
import type { Means } from './scheduled-mail';

/**
 * Sends the links that wait to the owners of addresses. What does not arrive is tried again as a recap is, each time with a
 * link of its own. Null: no mail is sent here, or another process on this database is at it.
 */
export async function askRecipients(ctx: Context, means: Means): Promise<{ asked: number; left: number } | null> {
  const { mail: server, publicUrl } = means;
  if (!server) return null;
  return alone(ctx.database, 'recipientSchedule', async () => {
    const waiting = await inScope(ctx.database, ctx.actor.area, listWaitingRecipients);
    const run = { asked: 0, left: 0 };
    for (const recipient of waiting.filter((one) => isMailDue({ now: ctx.now, ...one }))) {
      const state = await ask(ctx, { server, publicUrl, recipient });
      if (state === 'sent') run.asked += 1;
      else if (state) run.left += 1;
    }
    return run;
  });
}

async function ask(
  ctx: Context,
  { server, publicUrl, recipient }: { server: MailServer; publicUrl: string; recipient: WaitingRecipient },
) {
  const { id, area, email, office, attempts } = recipient;
  const { url, ...link } = makeRecipientLink(ctx.now, publicUrl);
  if (!(await takeAsking(ctx.database, area, { id, attempts, now: ctx.now, ...link }))) return null;
  const outcomes = await sendMail(server, buildConfirmationMail({ office, url }), [email]);
  const { state, error } = settleMail({ attempts: attempts + 1, outcomes });
  const ended = state === 'sent' ? 'asked' : state === 'failed' ? 'failed' : 'waiting';
  await markAsked(ctx.database, area, { id, state: ended, error });
  return state;
}

/**
 * The recipients of the recap of an area's office (null: the actor's own), for an actor who may change it.
 * @throws Problem 404: there is no such area, or the actor may not change its office
 */
export async function readRecipients(ctx: Context, areaCode: string | null): Promise<RecapRecipient[]> {
  const { area, office } = await requireOffice(ctx, areaCode);
  return readOfficeRecipients(ctx, area, office.recap.emails);
}

/**
 * Has the link of a recipient sent anew; the one before opens nothing once it has gone out.
 * @throws Problem 404 as `readRecipients`, or for one that is not of this office; 409 for one who has answered
 */
export async function askRecipientAgain(ctx: Context, input: { areaCode: string | null; id: number }): Promise<void> {
  const { area } = await requireOffice(ctx, input.areaCode);
  const { id, state } = await requireRecipient(ctx, input);
  const userId = auditedAs(ctx.actor);
  if (!mayAskAgain(state) || !(await askAgain(ctx.database, area, { id, userId }))) {
    throw new Problem('recipient-state', 'Alamat ini sudah menjawab, atau tautannya sedang dikirim.');
  }
}

/**
 * Takes a recipient off the list of an office; the link that was sent opens nothing.
 * @throws Problem as `askRecipientAgain`, and as `changeOffice`
 */
export async function withdrawRecipient(ctx: Context, input: { areaCode: string | null; id: number }): Promise<void> {
  const { areaCode } = input;
  const { office } = await requireOffice(ctx, areaCode);
  const { email } = await requireRecipient(ctx, input);
  const emails = office.recap.emails.filter((one) => one !== email);
  await changeOffice(ctx, { areaCode, change: { emails }, version: office.version });
}

async function requireRecipient(
  ctx: Context,
  { areaCode, id }: { areaCode: string | null; id: number },
): Promise<RecapRecipient> {
  const found = (await readRecipients(ctx, areaCode)).find((one) => one.id === id);
  if (!found) throw notFoundProblem();
  return found;
}
