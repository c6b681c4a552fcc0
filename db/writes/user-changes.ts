import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { rangeOfCode } from '../../lib/domain/areas';
import { Problem } from '../../lib/domain/problems';
import type { AccountRole } from '../../lib/domain/users';
import type { Database, Transaction } from '../client';
import { invitations, users } from '../schema';
import { requireOtherAdministrator } from './administrators';
import {
  type Actor,
  addUser,
  endSessions,
  type LockedUser,
  lockUser,
  type NewUser,
  readUserWords,
  recordUser,
  requireArea,
  unchanged,
} from './users';

/** What is kept of a one-time link: the SHA-256 of its secret, and until when it opens. */
export type NewInvitation = { hash: string; expiresAt: Date };

/** What can be changed of an account. */
export type UserWords = { name: string; office: string; role: AccountRole; areaCode: string };

/**
 * Adds a user without a password and with a link to set one.
 * @throws Problem as `createUser`
 */
export async function inviteUser(
  database: Database,
  input: Omit<NewUser, 'passwordHash'> & { invitation: NewInvitation },
  actor: Actor,
): Promise<{ id: number }> {
  const { invitation, ...user } = input;
  return database.transaction(async (transaction) => {
    const { id } = await addUser(transaction, { ...user, passwordHash: null }, actor);
    await addInvitation(transaction, { userId: id, ...invitation }, actor);
    return { id };
  });
}

/** Adds a link to an account; the one before it, if it was not used, opens nothing any more. */
export async function addInvitation(
  transaction: Transaction,
  { userId, hash, expiresAt }: NewInvitation & { userId: number },
  actor: Actor,
): Promise<void> {
  await transaction.delete(invitations).where(and(eq(invitations.userId, userId), isNull(invitations.usedAt)));
  await transaction.insert(invitations).values({ hash, userId, createdBy: actor.id, expiresAt });
}

/**
 * Changes an account. What it had in role and area holds until the commit, and what it has then with its person's next
 * request.
 * @param input.before what the form was opened with
 * @throws Problem 409 `user-changed` when it stands otherwise by now, `last-administrator`; 404, 422
 */
export async function changeUser(
  database: Database,
  input: { email: string; before: UserWords; to: UserWords },
  actor: Actor,
): Promise<void> {
  const { role, areaCode } = input.to;
  const words = readUserWords(input.to);
  await database.transaction(async (transaction) => {
    const user = await lockUser(transaction, input.email);
    requireSame(user, input.before);
    const changes = Object.fromEntries(
      Object.entries({ ...words, role, areaCode }).flatMap(([key, to]) => {
        const from = user[key as keyof UserWords];
        return from === to ? [] : [[key, { from, to }]];
      }),
    );
    if (Object.keys(changes).length === 0) return;
    if ('role' in changes || 'areaCode' in changes) await requireArea(transaction, { role, areaCode });
    if (user.role === 'admin' && role !== 'admin' && !user.disabled) {
      await requireOtherAdministrator(transaction, user.id);
    }
    const { lo, hi } = rangeOfCode(areaCode);
    await transaction
      .update(users)
      .set({ ...words, role, areaCode, areaLo: lo, areaHi: hi })
      .where(eq(users.id, user.id));
    await recordUser(transaction, actor, { action: 'user.change', email: user.email, lo, detail: { changes } });
  });
}

function requireSame(user: LockedUser, before: UserWords): void {
  const keys = ['name', 'office', 'role', 'areaCode'] as const;
  if (keys.every((key) => user[key] === before[key])) return;
  throw new Problem(
    'user-changed',
    'Orang lain mengubah akun ini setelah halaman ini dibuka. Periksa yang tersimpan sekarang, lalu ubah lagi.',
  );
}

/**
 * Takes the password of an account away and gives it a link to set a new one; its sessions end. Tokens and second factor
 * stay.
 * @throws Problem 404, 409 for an account that is disabled, `last-administrator` unless the operator does it
 */
export async function resetUser(
  database: Database,
  input: { email: string; invitation: NewInvitation },
  actor: Actor,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const user = await lockUser(transaction, input.email);
    if (user.disabled) throw unchanged(`Akun ${user.email} dinonaktifkan. Aktifkan dahulu.`);
    // The operator has the link at the command line, and may ask for another.
    if (user.role === 'admin' && actor.id !== null) await requireOtherAdministrator(transaction, user.id);
    await transaction.update(users).set({ passwordHash: null }).where(eq(users.id, user.id));
    await endSessions(transaction, user.id);
    await addInvitation(transaction, { userId: user.id, ...input.invitation }, actor);
    await recordUser(transaction, actor, { action: 'user.reset', email: user.email, lo: user.areaLo });
  });
}

/**
 * Uses a link: its person says what they are called and which password they have. Null: there is no such link, it was
 * used, its time is over, or its account is disabled.
 */
export async function acceptInvitation(
  database: Database,
  input: { hash: string; name: string; passwordHash: string },
): Promise<{ id: number; email: string } | null> {
  const { name } = readUserWords({ name: input.name, office: '' });
  return database.transaction(async (transaction) => {
    // The account first, as shutting and resetting do: in the other order each waits for the other, and Postgres ends one.
    await transaction
      .select({ id: users.id })
      .from(users)
      .where(
        inArray(
          users.id,
          transaction.select({ id: invitations.userId }).from(invitations).where(eq(invitations.hash, input.hash)),
        ),
      )
      .for('update');
    const [user] = await transaction
      .update(invitations)
      .set({ usedAt: sql`now()` })
      .from(users)
      .where(
        and(
          eq(invitations.hash, input.hash),
          isNull(invitations.usedAt),
          sql`${invitations.expiresAt} > now()`,
          eq(users.id, invitations.userId),
          isNull(users.disabledAt),
        ),
      )
      .returning({ id: users.id, email: users.email, lo: users.areaLo });
    if (!user) return null;
    const { id, email, lo } = user;
    await transaction.update(users).set({ name, passwordHash: input.passwordHash }).where(eq(users.id, id));
    await endSessions(transaction, id);
    await recordUser(transaction, { id }, { action: 'user.accept', email, lo, detail: { name } });
    return { id, email };
  });
}
