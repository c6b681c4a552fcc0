import { type Database, servingDatabase } from '../../../db/client';
import { readingDatabase } from '../../../db/client-standby';
import type { Actor, SessionUser } from '../../domain/users';

/** With what a loader or a service is called: who acts, on which database, at which instant. */
export type Context<Who extends Actor = Actor> = { actor: Who; database: Database; now: Date };

/** A user with an account, as a request speaks for one. */
export type UserContext = Context<SessionUser>;

/** The context of an actor: on the database of this process and now, unless said otherwise. */
export function contextOf<Who extends Actor>(
  actor: Who,
  database: Database = servingDatabase(),
  now: Date = new Date(),
): Context<Who> {
  return { actor, database, now };
}

/** The same actor, for what only reads: on the standby, where there is one that has all that was committed by now. */
export async function readingContext<Who extends Actor>(ctx: Context<Who>): Promise<Context<Who>> {
  return { ...ctx, database: await readingDatabase(ctx.database) };
}
