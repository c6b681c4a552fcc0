import { and, eq, isNotNull, isNull, ne, notInArray, sql } from 'drizzle-orm';
import { personas } from '../../lib/domain/personas';
import { Problem } from '../../lib/domain/problems';
import type { Transaction } from '../client';
import { advisoryLocks } from '../client-locks';
import { users } from '../schema';

/** Waits until no other transaction decides who the administrators are, until this one ends. */
export async function lockAdministrators(transaction: Transaction): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${advisoryLocks.administrators})`);
}

/**
 * Requires that another administrator can sign in, before this one is disabled, demoted or reset. Two administrators who
 * disable each other at the same time wait for one another here. The demo's users do not count: they can sign in only where
 * there is a demo.
 * @throws Problem 409 `last-administrator`
 */
export async function requireOtherAdministrator(transaction: Transaction, userId: number): Promise<void> {
  await lockAdministrators(transaction);
  const [other] = await transaction
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.role, 'admin'),
        ne(users.id, userId),
        isNull(users.disabledAt),
        isNotNull(users.passwordHash),
        notInArray(
          users.email,
          personas.map(({ email }) => email),
        ),
      ),
    )
    .limit(1);
  if (other) return;
  throw new Problem(
    'last-administrator',
    'Tidak ada administrator lain yang dapat masuk. Undang administrator lain dan tunggu sampai ia mengatur kata sandinya, lalu ulangi.',
  );
}
