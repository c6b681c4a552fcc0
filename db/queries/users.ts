import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { type SessionUser, sessionLimits } from '../../lib/domain/users';
import type { Database } from '../client';
import { apiTokens, sessions, users } from '../schema';

const columns = {
  kind: sql<'user'>`'user'`,
  id: users.id,
  email: users.email,
  name: users.name,
  office: users.office,
  role: users.role,
  area: { code: users.areaCode, lo: users.areaLo, hi: users.areaHi },
};

/** What signing in needs to know of an account; disabled ones are found too. */
export async function getAccount(
  database: Database,
  email: string,
): Promise<{ id: number; passwordHash: string | null; disabled: boolean } | null> {
  const [account] = await database
    .select({
      id: users.id,
      passwordHash: users.passwordHash,
      disabled: sql<boolean>`${users.disabledAt} is not null`,
    })
    .from(users)
    .where(eq(users.email, email));
  return account ?? null;
}

/** Whether a session is open: it was not ended, its time is not over, and it was used within the hours that it may be idle. */
export function isOpenSession() {
  const idle = sql`make_interval(hours => ${sessionLimits.idleHours})`;
  return and(
    isNull(sessions.endedAt),
    gt(sessions.expiresAt, sql`now()`),
    gt(sql`coalesce(${sessions.usedAt}, ${sessions.createdAt})`, sql`now() - ${idle}`),
  );
}

/** Whose session this is: null when it is unknown or not open, or when the user was disabled. */
export async function getSessionUser(database: Database, sessionHash: string): Promise<SessionUser | null> {
  const [user] = await database
    .select(columns)
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.hash, sessionHash), isOpenSession(), isNull(users.disabledAt)));
  return user ?? null;
}

/** Whether an API token was neither revoked nor has come to its end. */
export function isValidToken() {
  return and(isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, sql`now()`));
}

/** Whose API token this is: null when it is unknown or not valid, or when the user was disabled. */
export async function getTokenUser(database: Database, tokenHash: string): Promise<SessionUser | null> {
  const [user] = await database
    .select(columns)
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(and(eq(apiTokens.hash, tokenHash), isValidToken(), isNull(users.disabledAt)));
  return user ?? null;
}

/** Those of the addresses that belong to a user who is not disabled, the widest area first. */
export async function listEnabledUsers(database: Database, emails: readonly string[]): Promise<SessionUser[]> {
  if (emails.length === 0) return [];
  return database
    .select(columns)
    .from(users)
    .where(and(inArray(users.email, [...emails]), isNull(users.disabledAt)))
    .orderBy(sql`${users.areaHi} - ${users.areaLo} desc`, asc(users.id));
}

/** All users, disabled ones too, the widest area first. */
export async function listUsers(database: Database): Promise<(SessionUser & { disabled: boolean })[]> {
  return database
    .select({ ...columns, disabled: sql<boolean>`${users.disabledAt} is not null` })
    .from(users)
    .orderBy(sql`${users.areaHi} - ${users.areaLo} desc`, asc(users.email));
}
