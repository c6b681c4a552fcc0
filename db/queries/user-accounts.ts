import { and, asc, between, count, desc, eq, gt, ilike, isNull, lte, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import type { AccountRole, AccountState } from '../../lib/domain/users';
import type { Database, Transaction } from '../client';
import { apiTokens, invitations, sessions, users } from '../schema';
import { isOpenSession } from './users';

/** An account as the users who manage it see it. */
export type Account = {
  id: number;
  email: string;
  name: string;
  office: string;
  role: AccountRole;
  area: { code: string; lo: number; hi: number };
  state: AccountState;
  /** End of its invitation link; null: it has none. */
  invitedUntil: Date | null;
  /** Time of the last sign-in; null: never, or longer ago than sessions are kept. */
  signedInAt: Date | null;
  /** Whether signing in asks for a code too. */
  secondFactor: boolean;
  createdAt: Date;
};

/** The open link of an account. A subquery, for an account has at most one. */
const invitedUntil = sql<Date | null>`(select max(i.expires_at) from invitations i
  where i.user_id = users.id and i.used_at is null)`;
const hasInvitation = sql`exists (select 1 from invitations i where i.user_id = users.id and i.used_at is null)`;

const state = sql<AccountState>`case when users.disabled_at is not null then 'disabled'
  when users.password_hash is not null then 'active'
  when ${hasInvitation} then 'invited' else 'noPassword' end`;

const columns = {
  id: users.id,
  email: users.email,
  name: users.name,
  office: users.office,
  role: users.role,
  area: { code: users.areaCode, lo: users.areaLo, hi: users.areaHi },
  state,
  invitedUntil: invitedUntil.mapWith((value: string | Date) => new Date(value)),
  signedInAt: sql<Date | null>`(select max(s.created_at) from sessions s where s.user_id = users.id)`.mapWith(
    (value: string | Date) => new Date(value),
  ),
  secondFactor: sql<boolean>`users.totp_since is not null`,
  createdAt: users.createdAt,
};

/** The filter of a list of accounts. `inside` and `roles`: those that the caller may manage. */
export type AccountFilter = {
  inside: AreaRange;
  roles: readonly AccountRole[];
  role: AccountRole | null;
  state: AccountState | null;
  /** A part of the address, name or office; '': any. */
  find: string;
};

/** A page of the accounts whose area lies inside a range, widest area first, and the number of all. */
export async function listAccounts(
  database: Database,
  filter: AccountFilter,
  page: { offset: number; limit: number },
): Promise<{ accounts: Account[]; total: number }> {
  const where = conditionOf(filter);
  const [accounts, [counted]] = await Promise.all([
    database
      .select(columns)
      .from(users)
      .where(where)
      .orderBy(sql`${users.areaHi} - ${users.areaLo} desc`, asc(users.areaLo), asc(users.email))
      .limit(page.limit)
      .offset(page.offset),
    database.select({ total: count() }).from(users).where(where),
  ]);
  return { accounts, total: counted?.total ?? 0 };
}

function conditionOf({ inside, roles, role, state: wanted, find }: AccountFilter): SQL | undefined {
  // Characters that are special in a pattern are searched for as they are.
  const pattern = `%${find.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
  const asked = role === null ? roles : roles.filter((one) => one === role);
  return and(
    between(users.areaLo, inside.lo, inside.hi),
    lte(users.areaHi, inside.hi),
    asked.length === 0 ? sql`false` : or(...asked.map((one) => eq(users.role, one))),
    wanted === null ? undefined : sql`${state} = ${wanted}`,
    find.trim() === ''
      ? undefined
      : or(ilike(users.email, pattern), ilike(users.name, pattern), ilike(users.office, pattern)),
  );
}

/** An account by its number or address; null: there is none. */
export async function getAccountOf(
  database: Database,
  which: { id: number } | { email: string },
): Promise<Account | null> {
  const [account] = await database
    .select(columns)
    .from(users)
    .where('id' in which ? eq(users.id, which.id) : eq(users.email, which.email.trim().toLowerCase()));
  return account ?? null;
}

/** The account of a valid invitation link; null: the link is invalid. */
export async function getInvited(
  database: Database,
  hash: string,
): Promise<{ email: string; name: string; office: string; role: AccountRole; areaCode: string } | null> {
  const [invited] = await database
    .select({
      email: users.email,
      name: users.name,
      office: users.office,
      role: users.role,
      areaCode: users.areaCode,
    })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.userId))
    .where(
      and(
        eq(invitations.hash, hash),
        isNull(invitations.usedAt),
        gt(invitations.expiresAt, sql`now()`),
        isNull(users.disabledAt),
      ),
    );
  return invited ?? null;
}

export type SessionRow = { id: number; agent: string; createdAt: Date; usedAt: Date | null; hash: string };

/** The open sessions of a user, newest first. */
export async function listSessions(database: Database, userId: number): Promise<SessionRow[]> {
  return database
    .select({
      id: sessions.id,
      agent: sessions.agent,
      createdAt: sessions.createdAt,
      usedAt: sessions.usedAt,
      hash: sessions.hash,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isOpenSession()))
    .orderBy(desc(sessions.createdAt));
}

export type TokenRow = {
  id: number;
  name: string;
  createdAt: Date;
  expiresAt: Date;
  /** Whether it has come to its end; it stays listed until it is revoked, so that its owner sees why a program stopped. */
  expired: boolean;
  usedAt: Date | null;
};

/** The API tokens of a user that were not revoked, newest first. */
export async function listTokens(database: Database, userId: number): Promise<TokenRow[]> {
  return database
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      createdAt: apiTokens.createdAt,
      expiresAt: apiTokens.expiresAt,
      expired: sql<boolean>`${apiTokens.expiresAt} <= now()`,
      usedAt: apiTokens.usedAt,
    })
    .from(apiTokens)
    .where(and(eq(apiTokens.userId, userId), isNull(apiTokens.revokedAt)))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id));
}

/** Whether there is an administrator who is not disabled, whose address is none of `except`. */
export async function hasAdministrator(
  database: Database | Transaction,
  except: readonly string[] = [],
): Promise<boolean> {
  const [found] = await database
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.role, 'admin'),
        isNull(users.disabledAt),
        except.length > 0 ? notInArray(users.email, [...except]) : undefined,
      ),
    )
    .limit(1);
  return found !== undefined;
}
