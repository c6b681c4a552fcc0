import { inArray, sql } from 'drizzle-orm';
import { rangeOfCode } from '../../lib/domain/areas';
import type { AccountRole } from '../../lib/domain/users';
import type { Database } from '../client';
import { invitations, users } from '../schema';
import { addInvitation, type NewInvitation } from './user-changes';
import { type Actor, readUserWords, recordUser } from './users';

/** A person of a list whose words, role and area have been settled to do, with the link that they would get. */
export type NewPerson = {
  email: string;
  name: string;
  office: string;
  role: AccountRole;
  areaCode: string;
  invitation: NewInvitation;
};

/** invited: a new account. renewed: one that nobody has used yet, with a new link. known: one that is left as it is. */
export type PersonOutcome = 'invited' | 'renewed' | 'known';

/**
 * Adds accounts, each with its link and its audit row, in one transaction.
 * @param mayRenew whether the actor manages an account as it stands, and so may give it a new link
 */
export async function invitePeople(
  database: Database,
  people: readonly NewPerson[],
  mayRenew: (account: { role: AccountRole; area: { lo: number; hi: number } }) => boolean,
  actor: Actor,
): Promise<Map<string, PersonOutcome>> {
  const outcomes = new Map<string, PersonOutcome>();
  if (people.length === 0) return outcomes;
  const byEmail = new Map(people.map((person) => [person.email, person]));
  await database.transaction(async (transaction) => {
    const added = await transaction
      .insert(users)
      .values(
        people.map((person) => {
          const { lo, hi } = rangeOfCode(person.areaCode);
          const { email, role, areaCode } = person;
          return { email, ...readUserWords(person), role, areaCode, areaLo: lo, areaHi: hi };
        }),
      )
      .onConflictDoNothing({ target: users.email })
      .returning({ id: users.id, email: users.email });
    const links: (typeof invitations.$inferInsert)[] = [];
    for (const { id, email } of added) {
      const person = byEmail.get(email);
      if (!person) continue;
      const { name, role, areaCode } = person;
      links.push({ ...person.invitation, userId: id, createdBy: actor.id });
      outcomes.set(email, 'invited');
      const { lo } = rangeOfCode(areaCode);
      await recordUser(transaction, actor, { action: 'user.create', email, lo, detail: { name, role, areaCode } });
    }
    if (links.length > 0) await transaction.insert(invitations).values(links);
    const others = people.filter(({ email }) => !outcomes.has(email));
    if (others.length === 0) return;
    const standing = await transaction
      .select({
        id: users.id,
        email: users.email,
        role: users.role,
        area: { lo: users.areaLo, hi: users.areaHi },
        unused: sql<boolean>`${users.passwordHash} is null and ${users.disabledAt} is null`,
      })
      .from(users)
      .where(
        inArray(
          users.email,
          others.map(({ email }) => email),
        ),
      )
      .for('update');
    for (const account of standing) {
      const person = byEmail.get(account.email);
      const renewed = person !== undefined && account.unused && mayRenew(account);
      outcomes.set(account.email, renewed ? 'renewed' : 'known');
      if (!renewed) continue;
      const { email, area } = account;
      await addInvitation(transaction, { userId: account.id, ...person.invitation }, actor);
      await recordUser(transaction, actor, { action: 'user.reset', email, lo: area.lo });
    }
  });
  return outcomes;
}
