import { listAreasByCode, listEditions } from '../../../db/queries/areas';
import { getSecondFactor } from '../../../db/queries/second-factors';
import { getSetting } from '../../../db/queries/settings';
import {
  type Account,
  getAccountOf,
  listAccounts,
  listSessions,
  listTokens,
  type TokenRow,
} from '../../../db/queries/user-accounts';
import { isInside, rangeOfCode } from '../../domain/areas';
import {
  type AccountRole,
  type AccountState,
  mayManageAccount,
  needsSecondFactor,
  type Person,
  rolesManagedBy,
  type SessionUser,
  userLimits,
} from '../../domain/users';
import type { Context } from '../auth/context';

/** An account with the name of its area, null where no edition knows it any more. */
export type ListedAccount = Account & { areaName: string | null };

/** Which accounts are asked for, as an address says it. */
export type AccountsRequest = {
  /** An area inside the reader's own; null: their own. */
  areaCode: string | null;
  role: AccountRole | null;
  state: AccountState | null;
  find: string;
  /** From 1. */
  page: number;
};

export type AccountPage = {
  accounts: ListedAccount[];
  total: number;
  page: number;
  pages: number;
  /** The roles that the reader may give. */
  roles: readonly AccountRole[];
  areaCode: string;
};

/** The accounts that a person may manage, a page at a time; null: the actor manages none, or none of that area. */
export async function loadAccounts(ctx: Context, request: AccountsRequest): Promise<AccountPage | null> {
  const roles = rolesManagedBy(ctx.actor.role);
  const areaCode = request.areaCode ?? ctx.actor.area.code;
  const inside = rangeOrNull(areaCode);
  if (roles.length === 0 || !inside || !isInside(inside, ctx.actor.area)) return null;
  const { role, state, find } = request;
  const page = Math.max(1, request.page);
  const { accounts, total } = await listAccounts(
    ctx.database,
    { inside, roles, role, state, find },
    { offset: (page - 1) * userLimits.page, limit: userLimits.page },
  );
  const pages = Math.max(1, Math.ceil(total / userLimits.page));
  return { accounts: await withAreaNames(ctx, accounts), total, page, pages, roles, areaCode };
}

function rangeOrNull(code: string): { lo: number; hi: number } | null {
  try {
    return rangeOfCode(code);
  } catch {
    return null;
  }
}

async function withAreaNames(ctx: Context, accounts: readonly Account[]): Promise<ListedAccount[]> {
  const names = new Map<string, string>();
  const codes = [...new Set(accounts.map(({ area }) => area.code))];
  // The newest edition last, so that its names stand.
  for (const { id } of (await listEditions(ctx.database)).reverse()) {
    for (const { code, name } of await listAreasByCode(ctx.database, id, codes)) names.set(code, name);
  }
  return accounts.map((account) => ({ ...account, areaName: names.get(account.area.code) ?? null }));
}

/** An account that a person may manage, by its number or address; null: there is none, or the reader may not see it. */
export async function findAccount(
  ctx: Context,
  which: { id: number } | { email: string },
): Promise<ListedAccount | null> {
  const account = await getAccountOf(ctx.database, which);
  if (!account || !mayManageAccount(ctx.actor, account)) return null;
  const [named] = await withAreaNames(ctx, [account]);
  return named ?? null;
}

/** One's own account: sessions, tokens, second factor. */
export type OwnAccount = {
  sessions: { id: number; agent: string; createdAt: Date; usedAt: Date | null; current: boolean }[];
  tokens: TokenRow[];
  secondFactor: { on: boolean; offered: boolean; required: boolean };
};

/** @param currentHash of the session that asks; null: it is none */
export async function loadOwnAccount(ctx: Context<SessionUser>, currentHash: string | null): Promise<OwnAccount> {
  const { database, actor } = ctx;
  const [sessions, tokens, { on }, required] = await Promise.all([
    listSessions(database, actor.id),
    listTokens(database, actor.id),
    getSecondFactor(database, actor.id),
    isSecondFactorRequired(ctx, actor),
  ]);
  return {
    sessions: sessions.map(({ hash, ...session }) => ({ ...session, current: hash === currentHash })),
    tokens,
    secondFactor: { on, offered: needsSecondFactor(actor.role), required },
  };
}

/** Whether a person of this role must have a second factor here. */
export async function isSecondFactorRequired(ctx: Context, person: Pick<Person, 'role'>): Promise<boolean> {
  return needsSecondFactor(person.role) && (await getSetting(ctx.database, 'secondFactor')) === 'required';
}
