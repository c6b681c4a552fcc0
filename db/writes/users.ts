import { and, eq, isNull, sql } from 'drizzle-orm';
import { rangeOfCode } from '../../lib/domain/areas';
import { Problem } from '../../lib/domain/problems';
import { type AccountRole, fitsRole, levelOfRole, parseEmail } from '../../lib/domain/users';
import type { Database, Transaction } from '../client';
import { apiTokens, areas, sessions, users } from '../schema';
import { recordAudit } from './audit';

/** Who makes the change; null: the operator at the command line. */
export type Actor = { id: number | null };

export type NewUser = {
  email: string;
  name: string;
  office: string;
  role: AccountRole;
  areaCode: string;
  /** Argon2id, from lib/server/auth/passwords.ts; null where nobody signs in with a password. */
  passwordHash: string | null;
};

const roleAreas: Record<AccountRole, string> = {
  admin: 'Indonesia (id)',
  provinsi: 'provinsi, misalnya 32',
  kabupaten: 'kabupaten atau kota, misalnya 32.15',
  kecamatan: 'kecamatan, misalnya 32.15.03',
  pembaca: 'wilayah mana pun',
};

/**
 * Adds a user.
 * @throws Problem 422 for an address, name or area that does not do, 409 for an address that is taken
 */
export async function createUser(database: Database, input: NewUser, actor: Actor): Promise<{ id: number }> {
  const email = parseEmail(input.email);
  if (!email) throw new Problem('email-invalid', `'${input.email}' bukan alamat email.`);
  const name = input.name.trim();
  if (name === '') throw new Problem('name-missing', 'Tulis nama pengguna.');
  await requireArea(database, input);
  const { lo, hi } = rangeOfCode(input.areaCode);
  const { role, areaCode, passwordHash } = input;
  return database.transaction(async (transaction) => {
    const [user] = await transaction
      .insert(users)
      .values({ email, name, office: input.office.trim(), role, areaCode, areaLo: lo, areaHi: hi, passwordHash })
      .onConflictDoNothing({ target: users.email })
      .returning({ id: users.id });
    if (!user) {
      throw new Problem('email-taken', `Sudah ada pengguna dengan alamat ${email}. Pakai alamat lain.`);
    }
    await record(transaction, actor, { action: 'user.create', email, lo, detail: { name, role, areaCode } });
    return user;
  });
}

async function requireArea(database: Database, input: { role: AccountRole; areaCode: string }): Promise<void> {
  const { role, areaCode } = input;
  const [known] = await database.select({ code: areas.code }).from(areas).where(eq(areas.code, areaCode)).limit(1);
  if (!known) {
    throw new Problem(
      'area-unknown',
      `Tidak ada wilayah dengan kode '${areaCode}'. Tulis seperti 32, 32.15 atau 32.15.03; id untuk Indonesia.`,
    );
  }
  if (!fitsRole(role, areaCode)) {
    const level = levelOfRole[role];
    throw new Problem(
      'area-does-not-fit-role',
      `Peran ${role} memerlukan ${level === null ? 'wilayah' : 'kode'} ${roleAreas[role]}; '${areaCode}' tidak cocok.`,
    );
  }
}

/** Shuts a user out: every session ends and every token is revoked, in effect with the next request. */
export async function disableUser(database: Database, input: { email: string }, actor: Actor): Promise<void> {
  await database.transaction(async (transaction) => {
    const user = await lockUser(transaction, input.email);
    if (user.disabled) throw unchanged(`Akun ${user.email} sudah dinonaktifkan.`);
    await transaction.update(users).set({ disabledAt: sql`now()` }).where(eq(users.id, user.id));
    await endSessions(transaction, user.id);
    await transaction
      .update(apiTokens)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(apiTokens.userId, user.id), isNull(apiTokens.revokedAt)));
    await record(transaction, actor, { action: 'user.disable', email: user.email, lo: user.areaLo });
  });
}

/** Lets a disabled user in again, with the password as it was; sessions and tokens of before stay ended. */
export async function enableUser(database: Database, input: { email: string }, actor: Actor): Promise<void> {
  await database.transaction(async (transaction) => {
    const user = await lockUser(transaction, input.email);
    if (!user.disabled) throw unchanged(`Akun ${user.email} sudah aktif.`);
    await transaction.update(users).set({ disabledAt: null }).where(eq(users.id, user.id));
    await record(transaction, actor, { action: 'user.enable', email: user.email, lo: user.areaLo });
  });
}

/** Sets a new password and ends every session: a user who knew the old one is out. Tokens stay. */
export async function setPassword(
  database: Database,
  input: { email: string; passwordHash: string },
  actor: Actor,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const user = await lockUser(transaction, input.email);
    await transaction.update(users).set({ passwordHash: input.passwordHash }).where(eq(users.id, user.id));
    await endSessions(transaction, user.id);
    await record(transaction, actor, { action: 'user.password', email: user.email, lo: user.areaLo });
  });
}

/** Adds an API token to a user; `tokenHash` is the SHA-256 of it, from lib/server/auth/secrets.ts. */
export async function createToken(
  database: Database,
  input: { email: string; tokenHash: string },
  actor: Actor,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const user = await lockUser(transaction, input.email);
    if (user.disabled) throw unchanged(`Akun ${user.email} dinonaktifkan. Aktifkan dahulu, lalu buat token.`);
    await transaction.insert(apiTokens).values({ hash: input.tokenHash, userId: user.id });
    await record(transaction, actor, { action: 'token.create', email: user.email, lo: user.areaLo });
  });
}

/** Revokes an API token, in effect with the next request. */
export async function revokeToken(database: Database, input: { tokenHash: string }, actor: Actor): Promise<void> {
  await database.transaction(async (transaction) => {
    const [revoked] = await transaction
      .update(apiTokens)
      .set({ revokedAt: sql`now()` })
      .from(users)
      .where(and(eq(apiTokens.hash, input.tokenHash), isNull(apiTokens.revokedAt), eq(users.id, apiTokens.userId)))
      .returning({ email: users.email, lo: users.areaLo });
    if (!revoked) {
      throw new Problem('token-unknown', 'Token ini tidak ada atau sudah dicabut.');
    }
    await record(transaction, actor, { action: 'token.revoke', ...revoked });
  });
}

async function lockUser(
  transaction: Transaction,
  typed: string,
): Promise<{ id: number; email: string; areaLo: number; disabled: boolean }> {
  const [user] = await transaction
    .select({
      id: users.id,
      email: users.email,
      areaLo: users.areaLo,
      disabled: sql<boolean>`${users.disabledAt} is not null`,
    })
    .from(users)
    .where(eq(users.email, typed.trim().toLowerCase()))
    .for('update');
  if (user) return user;
  throw new Problem('user-unknown', `Tidak ada pengguna dengan alamat '${typed}'.`);
}

async function endSessions(transaction: Transaction, userId: number): Promise<void> {
  await transaction
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt)));
}

function record(
  transaction: Transaction,
  actor: Actor,
  change: { action: string; email: string; lo: number; detail?: Record<string, unknown> },
): Promise<void> {
  const { action, email, lo, detail = {} } = change;
  return recordAudit(transaction, { userId: actor.id, action, campaignId: null, area: lo, subject: email, detail });
}

function unchanged(detail: string): Problem {
  return new Problem('user-state', detail);
}
